/** What must hold after every step: each conversation against its model, its readers, and the desk as a whole. */
import { deepStrictEqual as same } from 'node:assert'
import { places } from '../../src/desk/queue.ts'
import { customerSnapshot, staffSnapshot } from '../../src/desk/snapshot.ts'
import { replay } from '../../src/domain/apply.ts'
import type { Command } from '../../src/domain/decide.ts'
import { byTurn } from '../../src/domain/queue.ts'
import { type Act, actsOf, asMeant } from './acts.ts'
import { calledOff, type Expected, expected, mayAssist, type Owner } from './expected.ts'
import { sameOwner, sameView, sameWords } from './likeness.ts'
import { follow, type Readers, SECRET, sees } from './readers.ts'
import { CAPACITY, GRACE_MS, PATIENCE, type World } from './world.ts'

export interface Watched {
  id: string
  model: Expected
  view: Readers
  /** When it last changed hands or the customer last wrote, in milliseconds since the beginning. */
  movedAt: number
  /** When it came to the agent who has it. */
  heldAt: number
  /** Since when the customer has had no word of that agent; undefined while it is not the agent's turn; by the wall clock, in milliseconds. */
  silentAt?: number | undefined
  /** Who has just handed it on. */
  notTo?: string | undefined
  /** The customer asked to stop the draft, and it is not known yet whether that was done. */
  stopping: boolean
  /** Messages that were acknowledged or may be on disk, by author and clientMessageId. */
  sent: Map<string, Sent>
}

export interface Sent {
  id: string
  by: string
  clientId: string
  text: string
  note: boolean
  /** Ids of the files that went with it. */
  files?: string[]
  /** The message as it was acknowledged, as JSON; absent where no answer came. */
  first?: string
}

export interface Member {
  id: string
  name: string
  connected: boolean
  away: boolean
  disabled: boolean
  /** When they were last there, in milliseconds since the beginning: connected, or by a call. */
  seenAt: number
}

export interface Shift {
  conversations: Watched[]
  members: Member[]
  /** When a process died, the disk failed, the wall clock jumped or the desk opened or closed last. */
  disturbedAt: number
  jumped: boolean
  /** Within opening hours. */
  open: boolean
  /** The desk gives out by itself. */
  automatic: boolean
}

/** A lease that nobody holds any more, and the look around that finds it. */
const RECOVERY_MS = 30_000 + 5_000
/** Within which a customer is told, or a person has it. */
const TOLD_MS = 20_000
/** By REST alone an agent counts as there for a minute after a call. */
const BY_REST_MS = 60_000
const SWEEP_MS = 5_000

/** Looks at everything. @returns what was done since the last look, by conversation */
export async function look(world: World, shift: Shift): Promise<Map<string, Act[]>> {
  const done = new Map<string, Act[]>()
  // As it is by now: one that was just given away may be looked at after the one that was taken for it.
  const open = await world.store.openByAgent()
  for (const one of shift.conversations) done.set(one.id, await lookAt(world, shift, one, open))
  // Who was silent was set to away.
  const states = await world.store.presences()
  for (const member of shift.members)
    member.away = states.some(({ staffId, state }) => staffId === member.id && state === 'away')
  await queueInOrder(world, shift)
  nobodyWaitsForTheFree(world, shift)
  await goneHoldNothing(world, shift)
  for (const notice of world.desk.notices.splice(0)) {
    if (notice.kind === 'draft') same(notice.text.includes(SECRET), false, 'a draft shows what was withheld')
  }
  return done
}

type Open = ReadonlyMap<string, readonly string[]>

async function lookAt(world: World, shift: Shift, one: Watched, open: Open): Promise<Act[]> {
  const state = await world.store.conversation(one.id)
  if (!state) throw new Error('the conversation is gone')
  const more = await world.store.events(one.id, one.view.events.length, 100_000)
  const started = one.view.events.length === 0 ? 1 : 0
  const acts = actsOf(more.slice(started))
  for (const act of acts) take(world, shift, one, act, open)
  if (more.length > 0) {
    follow(one.view, more)
    same(replay(one.id, one.view.events), state, 'the row is the fold of the log')
    sameOwner(state, one.model)
    sameWords(one.view.events, one.model)
    sameView(one.view, one.model)
    await likeFresh(world, one, state)
  }
  await intended(world, shift, one, state)
  return acts
}

/** One thing that was done, whoever did it: the model must allow it, and go along. */
function take(world: World, shift: Shift, one: Watched, { command: read, at, answers }: Act, open: Open): void {
  const before = one.model
  const command = asMeant(read, before)
  const allowed = expected(before, command, { now: at })
  if ('refused' in allowed) throw new Error(`${command.do} was carried out, and is to be refused: ${allowed.refused}`)
  if (command.do === 'botReplies') {
    const known = [...before.owed, ...before.stopped]
    same(
      (answers ?? []).filter((id) => !known.includes(id)),
      [],
      'a reply answers what was answered before',
    )
    same(
      before.owed.filter((id) => !answers?.includes(id)),
      [],
      'a reply leaves out a part of the burst',
    )
  }
  if (command.do === 'release' && command.why === 'unanswered')
    silentRightly(shift, one, command.agentId, Date.parse(at))
  if (command.do === 'release' && command.why === 'dropped_off') droppedRightly(world, shift, one, command.agentId)
  one.model = allowed.next
  const { owner } = one.model
  const taken = owner.is === 'agent' && (before.owner.is !== 'agent' || before.owner.id !== owner.id)
  // The desk gives out while time passes; a wall clock that jumped tells nothing of when.
  const ago = shift.jumped ? 0 : Date.parse(world.wall()) - Date.parse(at)
  if (taken) one.heldAt = world.elapsed() - ago
  if (taken && command.do !== 'transfer') {
    const held = open.get(owner.id)?.length ?? 0
    if (held > CAPACITY) throw new Error(`${command.do} gives an agent ${held} conversations`)
  }
  if (taken && command.do === 'customerSends') {
    const back = shift.members.find(({ id }) => id === owner.id)
    if (!back || back.disabled || back.away) throw new Error('it goes back to an agent who is not there')
  }
  if (taken && 'how' in command) givenRightly(shift, one, owner.id)
  one.silentAt = silence(one, command, before.owner, Date.parse(at))
  // Whoever handed it on may have it again once it has been elsewhere.
  if (owner.is !== 'queue') one.notTo = undefined
  if (command.do === 'release') one.notTo = command.why === 'agent' ? command.agentId : undefined
  if (command.do === 'transfer') one.notTo = command.agentId
  if (one.model.turn !== before.turn) one.movedAt = world.elapsed()
}

/** Since when the customer waits for a word after this was done. */
function silence(one: Watched, command: Command, before: Owner, now: number): number | undefined {
  const { owner, mail } = one.model
  if (owner.is !== 'agent' || mail) return undefined
  const same = before.is === 'agent' && before.id === owner.id
  switch (command.do) {
    case 'agentSends':
      return command.message.visibility === 'note' ? one.silentAt : undefined
    case 'customerSends':
    case 'customerEdits':
      return same && !before.aside ? (one.silentAt ?? now) : now
    case 'absorb':
      if (!command.waitsSince) return one.silentAt
      return before.is === 'agent' && before.aside ? now : (one.silentAt ?? now)
    case 'wake':
      return one.silentAt === undefined ? undefined : now
    case 'reopen':
      return undefined
    default:
      return same ? one.silentAt : now
  }
}

/** Taken from an agent only where the customer had no word of them for as long as the settings say. */
function silentRightly(shift: Shift, one: Watched, agentId: string, now: number): void {
  const { owner } = one.model
  if (owner.is === 'agent' && owner.aside) throw new Error('taken from an agent who had set it aside')
  if (!shift.open) throw new Error('taken from a silent agent while the desk is closed')
  const silent = now - (one.silentAt ?? now)
  const least = PATIENCE.unansweredMinutes * 60_000
  if (!shift.jumped && silent < least) throw new Error(`taken from ${agentId} after ${silent} ms of silence`)
}

function givenRightly(shift: Shift, one: Watched, agentId: string): void {
  const agent = shift.members.find(({ id }) => id === agentId)
  if (!agent || agent.disabled || agent.away) throw new Error('given to an agent who does not take it')
  if (one.notTo === agentId) throw new Error('given back to the agent who handed it on')
  if (one.model.mail) throw new Error('given out though an email is wanted')
}

function droppedRightly(world: World, shift: Shift, one: Watched, agentId: string): void {
  const agent = shift.members.find(({ id }) => id === agentId)
  if (!agent || agent.disabled) return
  if (agent.connected) throw new Error('taken from an agent who is there')
  const alone = world.elapsed() - Math.max(agent.seenAt, one.heldAt)
  if (!shift.jumped && alone < GRACE_MS) throw new Error(`taken from an agent ${alone} ms after they left`)
}

/** What someone sees who takes a snapshot now is what panel and console made of the events. */
async function likeFresh(world: World, one: Watched, state: Parameters<typeof customerSnapshot>[1]): Promise<void> {
  const desk = { ...world.desk, store: world.store }
  const customers = await customerSnapshot(desk, state)
  sees(customers, [])
  same(placeless(customers), placeless(one.view.panel.snapshot), 'the panel against a fresh snapshot')
  const staffs = await staffSnapshot(desk, state)
  same(placeless(staffs), { ...placeless(one.view.console.snapshot), earlier: staffs.earlier }, 'the console')
}

/** Places, waits and clocks come beside the events. */
function placeless<T extends { queue: unknown }>(snapshot: T): T {
  const waits = { ...snapshot, queue: snapshot.queue === null ? null : 'waits' }
  return 'clock' in waits ? { ...waits, clock: 'beside' } : waits
}

/** What the assistant owes is an intent on disk, in the epoch that it would be posted in; and it is kept in time. */
async function intended(world: World, shift: Shift, one: Watched, state: { epoch: number }): Promise<void> {
  const intent = await world.store.intent(one.id)
  const inQueue = one.model.owner.is === 'queue'
  // The desk gives up by itself what failed too often, where a person has been asked for; and a stop may have been done.
  if (!intent && (inQueue || one.stopping) && one.model.owed.length > 0) one.model = calledOff(one.model)
  const { owed, stopped } = one.model
  if (!mayAssist(one.model)) return same(intent, undefined, 'an intent of someone who may not speak')
  // What was called off may come along where the customer leaves the queue: nothing on record tells it apart.
  const other = (intent?.answers ?? []).filter((id) => !stopped.includes(id))
  same(other, owed, 'what the assistant is to answer')
  if (intent) same(intent.epoch, state.epoch, 'the epoch of the intent')
  if (owed.length === 0) return
  if (inQueue) return
  const since = Math.max(one.movedAt, shift.disturbedAt + RECOVERY_MS)
  if (world.elapsed() - since > TOLD_MS) throw new Error(`not told within ${TOLD_MS} ms`)
}

async function queueInOrder(world: World, shift: Shift): Promise<void> {
  const waiting = shift.conversations.flatMap(({ id, model: { owner, mail } }) =>
    owner.is === 'queue' ? [{ conversationId: id, mail, ...owner }] : [],
  )
  const inTurn = [...waiting].sort(
    (a, b) =>
      Number(b.front) - Number(a.front) ||
      b.priority - a.priority ||
      a.since.localeCompare(b.since) ||
      a.conversationId.localeCompare(b.conversationId),
  )
  same([...waiting].sort(byTurn), inTurn, 'who is next')
  const stand = await places({ ...world.desk, store: world.store })
  same([...stand.keys()].sort(), waiting.map(({ conversationId }) => conversationId).sort(), 'who waits')
  for (const { conversationId, mail } of inTurn)
    if (mail) same(stand.get(conversationId)?.position, null, 'a place in line')
  for (const [at, { conversationId }] of inTurn.filter(({ mail }) => !mail).entries()) {
    const place = stand.get(conversationId)
    same(place?.position, place?.promise.kind === 'now' ? at + 1 : null, 'the place in the queue')
  }
}

/** Where the desk gives out, what waits and who is free have met. */
function nobodyWaitsForTheFree(world: World, shift: Shift): void {
  if (!shift.automatic || world.elapsed() - shift.disturbedAt < SWEEP_MS) return
  const held = (id: string) =>
    shift.conversations.filter(({ model: { owner } }) => owner.is === 'agent' && owner.id === id)
  const free = shift.members.filter(
    ({ id, connected, disabled, away }) => connected && !disabled && !away && held(id).length < CAPACITY,
  )
  for (const { id, notTo, model } of shift.conversations) {
    if (model.owner.is !== 'queue' || model.mail) continue
    const who = free.find((member) => member.id !== notTo)
    if (who) throw new Error(`${id} waits while ${who.name} is free`)
  }
}

async function goneHoldNothing(world: World, shift: Shift): Promise<void> {
  const now = world.elapsed()
  const held = shift.conversations.flatMap(({ model: { owner }, heldAt, movedAt }) =>
    owner.is === 'agent' ? [{ ...owner, since: Math.max(heldAt, movedAt) }] : [],
  )
  for (const { id, aside, since: heldSince } of held) {
    const agent = shift.members.find((member) => member.id === id)
    if (!agent || (agent.connected && !agent.disabled) || (aside && !agent.disabled)) continue
    const since = Math.max(heldSince, agent.seenAt + BY_REST_MS, shift.disturbedAt + BY_REST_MS)
    if (now - since > GRACE_MS + 2 * SWEEP_MS)
      throw new Error(`an agent who left ${now - agent.seenAt} ms ago holds it`)
  }
}

/** When everything has come to rest, nobody waits for nobody, and all that was acknowledged is there, once. */
export async function atRest(world: World, shift: Shift): Promise<void> {
  for (const one of shift.conversations) {
    const { owner, owed } = one.model
    if (owner.is === 'assistant') same(owed, [], 'a customer waits for nobody')
    same(world.desk.runs.active(one.id), false, 'a run that goes on')
    const said = one.view.events.flatMap(({ type, data }) => (type === 'message.posted' ? [data] : []))
    for (const { by, clientId, text, first } of one.sent.values()) {
      const there = said.filter(
        ({ author, clientMessageId }) => (author.id ?? author.kind) === by && clientMessageId === clientId,
      )
      // What an agent got no answer for may have been refused as well.
      if (!first && by !== 'customer' && there.length === 0) continue
      if (there.length !== 1) throw new Error(`${there.length} messages under ${clientId} of ${by}`)
      same(there[0]?.text, text)
      if (first) same(there[0], JSON.parse(first), 'the message that was acknowledged')
    }
    const judged = one.view.events.flatMap(({ type, data }) => (type === 'answer.judged' ? data.answers : []))
    same(new Set(judged).size, judged.length, 'two replies to one message')
  }
}
