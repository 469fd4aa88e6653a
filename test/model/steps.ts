/** Everything that can happen to the desk, as fast-check commands. */
import { deepStrictEqual as same } from 'node:assert'
import fc from 'fast-check'
import { giveBack, release, reopen, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { arrive, leave, signOfLife } from '../../src/desk/presence.ts'
import { rate, rateAnswer } from '../../src/desk/rate.ts'
import { receive } from '../../src/desk/receive.ts'
import { relay } from '../../src/desk/relay.ts'
import { stop } from '../../src/desk/stop.ts'
import { askForPerson, correctBrief, identify, keepAssistant, leaveQueue } from '../../src/desk/waiting.ts'
import type { Command } from '../../src/domain/decide.ts'
import type { Message } from '../../src/domain/events.ts'
import { message } from '../fixtures/events.ts'
import { calledOff, expected, type Owner } from './expected.ts'
import { inMood, moods, texts } from './moods.ts'
import { SECRET } from './readers.ts'
import { count, opens, perform, restarted } from './shift.ts'
import { look, type Member, type Sent, type Shift, type Watched } from './watch.ts'
import { CAPACITY, type World } from './world.ts'

export type Step = fc.AsyncCommand<Shift, World>

const MOST_CONVERSATIONS = 4
export const TEAM = 'billing'

/** Which conversation and which agent, by a number that is taken around. */
const which = fc.nat({ max: MOST_CONVERSATIONS - 1 })
/** Mostly whoever holds it: what only they may do is not refused every time. */
const who = fc.oneof({ arbitrary: fc.constant('holder' as const), weight: 3 }, fc.nat({ max: 2 }))

function step(name: string, run: (shift: Shift, world: World) => Promise<unknown>): Step {
  return {
    check: () => true,
    async run(shift, world) {
      await run(shift, world)
    },
    toString: () => name,
  }
}

/** Mostly one that such a step means something to. */
function at({ conversations }: Shift, number: number, ...owners: Owner['is'][]): Watched {
  const fitting = conversations.filter(({ model }) => owners.includes(model.owner.is))
  const among = fitting.length > 0 && number < MOST_CONVERSATIONS - 1 ? fitting : conversations
  return among[number % among.length] as Watched
}

function agentFor({ members }: Shift, { model: { owner } }: Watched, whom: 'holder' | number): Member {
  const holder = owner.is === 'agent' ? members.find(({ id }) => id === owner.id) : undefined
  return (whom === 'holder' ? holder : members[whom]) ?? (members[0] as Member)
}

function held({ conversations }: Shift, { id }: Member): { open: number; capacity: number } {
  const open = conversations.filter(({ model: { owner } }) => owner.is === 'agent' && owner.id === id).length
  return { open, capacity: CAPACITY }
}

/** A call over REST is a sign of life, and refused to whoever is disabled. */
async function calls(world: World, member: Member): Promise<boolean> {
  if (member.disabled) return false
  if (!member.connected) {
    const became = await world.attempt((desk) => signOfLife(desk, member))
    if (typeof became === 'string') return false
    count('signOfLife', 'done')
    member.seenAt = world.elapsed()
  }
  return true
}

/** Whose conversations a verb is for. */
const meant: Record<string, Owner['is'][]> = { claim: ['queue', 'assistant'], reopen: ['nobody'] }

/** A verb of an agent on a conversation. */
function work(
  name: string,
  number: number,
  whom: 'holder' | number,
  command: (agent: Member, one: Watched, shift: Shift, world: World) => Command,
  act: (
    ...given: [desk: Parameters<typeof claim>[0], id: string, agent: Member, shift: Shift, world: World]
  ) => ReturnType<typeof claim>,
): Step {
  return step(`${name} ${number} by ${whom}`, async (shift, world) => {
    const one = at(shift, number, ...(meant[name] ?? ['agent']))
    const agent = agentFor(shift, one, whom)
    if (!(await calls(world, agent))) return cut(world, shift)
    const foretold = expected(one.model, command(agent, one, shift, world), { now: world.wall() })
    await perform(world, shift, name, (desk) => act(desk, one.id, agent, shift, world), one, foretold)
  })
}

/** Where a call could not even begin: the process may be gone. */
async function cut(world: World, shift: Shift): Promise<void> {
  shift.disturbedAt = world.elapsed()
  if (!world.alive()) await restarted(world, shift)
  await look(world, shift)
}

const line = message('', { author: { kind: 'system' } })
const now = { kind: 'now' as const }
const later = { kind: 'later' as const }

/** What the customer sends, and what must become of it. */
async function sends(world: World, shift: Shift, one: Watched, clientId: string, text: string): Promise<void> {
  const key = `customer ${clientId}`
  const before = one.sent.get(key)
  const became = await perform(world, shift, 'receive', (desk) =>
    receive(desk, one.id, { clientMessageId: clientId, text }),
  )
  one.sent.set(key, remembered(before, 'customer', clientId, text, false, became))
}

/** A repeat brings the first result; what was never acknowledged may be taken now or have been taken then. */
function remembered(
  before: Sent | undefined,
  by: string,
  clientId: string,
  text: string,
  note: boolean,
  became: Awaited<ReturnType<typeof perform<{ message: Message }>>>,
): Sent {
  const sent = before ?? { id: '', by, clientId, text, note }
  const otherBody = before !== undefined && (before.text !== text || before.note !== note)
  if (became === 'cut off') return sent
  if ('refused' in became) {
    if (before?.first || otherBody) same(became.refused.refused, 'otherBody')
    return sent
  }
  if (before?.first) {
    same(otherBody, false, 'another body under the same id was taken')
    same(JSON.stringify(became.result.message), before.first, 'a repeat brings another result')
    return before
  }
  return { ...sent, text, note, id: became.result.message.id, first: JSON.stringify(became.result.message) }
}

let written = 0

const customers: fc.Arbitrary<Step>[] = [
  fc.tuple(which, fc.constantFrom(...texts), fc.integer({ min: 1, max: 3 })).map(([number, text, times]) =>
    step(`the customer writes in ${number}: ${text} ×${times}`, async (shift, world) => {
      for (let n = 0; n < times; n++) await sends(world, shift, at(shift, number), `c${++written}`, text)
    }),
  ),
  fc.tuple(which, fc.nat(), fc.boolean()).map(([number, back, otherwise]) =>
    step(`the customer sends again in ${number}: ${back}${otherwise ? ', another text' : ''}`, async (shift, world) => {
      const one = at(shift, number)
      const mine = [...one.sent.values()].filter(({ by }) => by === 'customer')
      const again = mine[mine.length - 1 - (back % Math.max(1, mine.length))]
      if (!again || (otherwise && !again.first)) return
      const events = one.view.events.length
      await sends(world, shift, one, again.clientId, otherwise ? `${again.text} and more` : again.text)
      if (again.first) same(one.view.events.length, events, 'a repeat changed something')
    }),
  ),
]

const waits: fc.Arbitrary<Step>[] = [
  fc.tuple(which, fc.boolean()).map(([number, tells]) =>
    step(`the customer of ${number} asks for a person${tells ? ', and tells' : ''}`, async (shift, world) => {
      const one = at(shift, number)
      const { is } = one.model.owner
      const told = tells ? { text: 'it is the blue one', email: 'jo@example.org' } : {}
      const became = await perform(world, shift, 'askForPerson', (desk) => askForPerson(desk, one.id, told))
      if (became === 'cut off') return
      same(['queue', 'agent'].includes(one.model.owner.is), true, 'asking for a person always works')
      if (tells && (is === 'assistant' || is === 'nobody')) {
        const snapshot = one.view.panel.snapshot
        same([snapshot.brief, snapshot.contact.email], [told.text, told.email], 'what was told with it')
      }
    }),
  ),
  ...(
    [
      ['leaveQueue', leaveQueue, { do: 'leaveQueue', says: line }],
      ['keepAssistant', keepAssistant, { do: 'keepAssistant' }],
    ] as const
  ).map(([name, act, command]) =>
    which.map((number) =>
      step(`the customer of ${number}: ${name}`, async (shift, world) => {
        const one = at(shift, number, 'queue')
        const foretold = expected(one.model, command, { now: world.wall() })
        await perform(world, shift, name, (desk) => act(desk, one.id), one, foretold)
      }),
    ),
  ),
  which.map((number) =>
    step(`the customer of ${number} stops`, async (shift, world) => {
      const one = at(shift, number)
      one.stopping = true
      await perform(world, shift, 'stop', async (desk) => {
        const stopped = await stop(desk, one.id)
        one.model = calledOff(one.model)
        same(await world.store.intent(one.id), undefined, 'what was stopped is still to be answered')
        return stopped
      })
      one.stopping = false
    }),
  ),
  fc.tuple(which, fc.integer({ min: 1, max: 5 })).map(([number, csat]) =>
    step(`the customer of ${number} rates ${csat}`, async (shift, world) => {
      const one = at(shift, number)
      await perform(world, shift, 'rate', (desk) => rate(desk, one.id, { csat }), one)
    }),
  ),
  fc.tuple(which, fc.boolean(), fc.constantFrom(0, 0, 0, 1, 9)).map(([number, helpful, back]) =>
    step(`the customer of ${number}: thumbs ${helpful ? 'up' : 'down'} for ${back}`, async (shift, world) => {
      const one = shift.conversations.find(({ model }) => model.said.at(-1)?.by === 'assistant') ?? at(shift, number)
      const replies = one.model.said.filter(({ by }) => by === 'assistant')
      const reply = replies.at(-1 - back)
      await perform(
        world,
        shift,
        'rateAnswer',
        (desk) => rateAnswer(desk, one.id, reply?.id ?? 'none', { helpful }),
        reply ? undefined : one,
        reply ? undefined : { refused: 'unknownMessage' },
      )
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} corrects the brief`, async (shift, world) => {
      await perform(world, shift, 'correctBrief', (desk) => correctBrief(desk, at(shift, number).id, 'the red one'))
    }),
  ),
  which.map((number) =>
    step(`the customer of ${number} says who they are`, async (shift, world) => {
      await perform(world, shift, 'identify', (desk) => identify(desk, at(shift, number).id, { name: 'Jo' }))
    }),
  ),
  fc.constant(
    step('a customer opens a conversation', async (shift, world) => {
      if (shift.conversations.length < MOST_CONVERSATIONS) await opens(world, shift)
    }),
  ),
]

const agents: fc.Arbitrary<Step>[] = [
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'claim',
      number,
      whom,
      (agent, _one, shift) => ({ do: 'claim', agent, ...held(shift, agent) }),
      (desk, id, agent) => claim(desk, id, agent),
    ),
  ),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'release',
      number,
      whom,
      ({ id }, _one, shift) => ({ do: 'release', agentId: id, why: 'agent', promise: shift.open ? now : later }),
      (desk, id, agent) => release(desk, id, agent),
    ),
  ),
  fc.tuple(which, who, fc.nat({ max: 3 })).map(([number, whom, to]) =>
    step(`transfer ${number} by ${whom} to ${to}`, async (shift, world) => {
      const one = at(shift, number, 'agent')
      const agent = agentFor(shift, one, whom)
      const colleague = shift.members[to]
      if (!(await calls(world, agent))) return cut(world, shift)
      const note = `${SECRET}: knows more`
      const promise = shift.open ? now : later
      const command: Command = {
        do: 'transfer',
        agentId: agent.id,
        to: colleague ? { kind: 'agent', ...colleague } : { kind: 'team', id: TEAM },
        note,
        promise,
      }
      const foretold = colleague?.disabled ? undefined : expected(one.model, command, { now: world.wall() })
      const receiver = colleague ? { agentId: colleague.id } : { teamId: TEAM }
      const became = await perform(
        world,
        shift,
        'transfer',
        (desk) => transfer(desk, one.id, agent, { ...receiver, note }),
        one,
        foretold,
      )
      if (colleague?.disabled && became !== 'cut off') same('refused' in became, true, 'handed to who is disabled')
    }),
  ),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'giveBack',
      number,
      whom,
      ({ id }) => ({ do: 'return', agentId: id, says: line }),
      (desk, id, agent) => giveBack(desk, id, agent),
    ),
  ),
  fc.tuple(which, who, fc.option(fc.constantFrom(-60, 0, 20, 400))).map(([number, whom, seconds]) => {
    const until = (world: World) =>
      seconds === null ? undefined : new Date(Date.parse(world.wall()) + seconds * 1_000).toISOString()
    return work(
      'snooze',
      number,
      whom,
      ({ id }, _one, _shift, world) =>
        ({ do: 'snooze', agentId: id, ...(seconds !== null && { until: until(world) }) }) as Command,
      (desk, id, agent, _shift, world) => snooze(desk, id, agent, until(world)),
    )
  }),
  fc.tuple(which, who).map(([number, whom]) =>
    work(
      'resolve',
      number,
      whom,
      ({ id }) => ({ do: 'resolve', agentId: id, outcome: 'solved' }),
      (desk, id, agent) => resolve(desk, id, agent),
    ),
  ),
  fc.tuple(which, fc.nat({ max: 2 })).map(([number, whom]) =>
    work(
      'reopen',
      number,
      whom,
      (agent, _one, shift) => ({ do: 'reopen', agent, load: held(shift, agent) }),
      (desk, id, agent) => reopen(desk, id, agent),
    ),
  ),
  fc
    .tuple(which, who, fc.boolean(), fc.option(fc.nat({ max: 4 })), fc.option(fc.nat(), { freq: 4 }))
    .map(([number, whom, note, lag, again]) =>
      step(`relay ${number} by ${whom}${note ? ', a note' : ''}, lag ${lag}, again ${again}`, (shift, world) =>
        writes(shift, world, number, whom, note, lag, again),
      ),
    ),
]

/** An agent writes, having seen all but the last few events; or sends once more what they sent before. */
async function writes(
  shift: Shift,
  world: World,
  number: number,
  whom: 'holder' | number,
  note: boolean,
  lag: number | null,
  again: number | null,
): Promise<void> {
  const one = at(shift, number)
  const agent = agentFor(shift, one, whom)
  if (!(await calls(world, agent))) return cut(world, shift)
  const mine = [...one.sent.values()].filter(({ by }) => by === agent.id)
  const before = again === null ? undefined : mine[again % Math.max(1, mine.length)]
  const clientId = before?.clientId ?? `a${++written}`
  const text = before?.text ?? (note ? `${SECRET}: difficult` : 'Hello, I am here.')
  const isNote = before?.note ?? note
  const seenSeq = lag === null ? undefined : Math.max(0, one.view.events.length - lag)
  const sent = { clientMessageId: clientId, text, note: isNote, ...(seenSeq !== undefined && { seenSeq }) }
  const unseen = one.view.events.flatMap(({ seq, type, data }) =>
    type === 'message.posted' && data.visibility === 'public' && seenSeq !== undefined && seq > seenSeq
      ? [data.author.id ?? data.author.kind]
      : [],
  )
  const command: Command = {
    do: 'agentSends',
    agentId: agent.id,
    message: message(text, { author: { kind: 'agent', id: agent.id }, visibility: isNote ? 'note' : 'public' }),
    load: held(shift, agent),
  }
  const foretold = before ? undefined : expected(one.model, command, { now: world.wall(), unseen })
  const became = await perform(world, shift, 'relay', (desk) => relay(desk, one.id, agent, sent), one, foretold)
  // What was refused was never sent; what was cut off may have been taken.
  if (became !== 'cut off' && 'refused' in became && !before?.first) return
  one.sent.set(`${agent.id} ${clientId}`, remembered(before, agent.id, clientId, text, isNote, became))
}

const presences: fc.Arbitrary<Step>[] = [
  fc.tuple(fc.nat({ max: 2 }), fc.constantFrom('online', 'away', 'assign_only', undefined)).map(([number, state]) =>
    step(`agent ${number} comes, ${state}`, async (shift, world) => {
      const member = shift.members[number] as Member
      if (member.disabled) return
      const became = await world.attempt((desk) => arrive(desk, member, state))
      if (typeof became === 'string') return cut(world, shift)
      count('arrive', 'done')
      member.connected = true
      if (state) member.away = state === 'away'
      await look(world, shift)
    }),
  ),
  fc.nat({ max: 2 }).map((number) =>
    step(`agent ${number} leaves`, async (shift, world) => {
      const member = shift.members[number] as Member
      if (!member.connected) return
      member.connected = false
      member.seenAt = world.elapsed()
      const became = await world.attempt((desk) => leave(desk, member))
      if (typeof became === 'string') return cut(world, shift)
      count('leave', 'done')
      await look(world, shift)
    }),
  ),
  fc.nat({ max: 2 }).map((number) =>
    step(`agent ${number} is disabled or enabled`, async (shift, world) => {
      const member = shift.members[number] as Member
      // One at a time, so that somebody works.
      if (shift.members.some((other) => other !== member && other.disabled)) return
      member.disabled = !member.disabled
      await world.store.setDisabled(member.id, member.disabled)
      // Their sockets are closed within a second, and what they chose is as it was.
      if (member.connected) {
        member.connected = false
        member.seenAt = world.elapsed()
        await world.attempt((desk) => leave(desk, member))
      }
      await look(world, shift)
    }),
  ),
]

const surroundings: fc.Arbitrary<Step>[] = [
  fc.constantFrom(...moods).map((mood) =>
    step(`the model: ${mood}`, async (_shift, world) => {
      inMood(world.desk, mood)
    }),
  ),
  fc.boolean().map((works) =>
    step(`searching ${works ? 'works' : 'breaks'}`, async (_shift, world) => {
      world.desk.retriever.breaks(works ? undefined : new Error('no index'))
    }),
  ),
  fc.integer({ min: -7_200, max: 7_200 }).map((seconds) =>
    step(`the wall clock jumps by ${seconds} s`, async (shift, world) => {
      world.jump(seconds * 1_000)
      shift.disturbedAt = world.elapsed()
      shift.jumped = true
    }),
  ),
  fc.boolean().map((open) =>
    step(`the desk ${open ? 'opens' : 'closes'}`, async (shift, world) => {
      shift.open = open
      world.setHours(open)
    }),
  ),
  fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 6 })).map(([after, times]) =>
    step(`the disk fails after ${after} operations, ${times} times`, async (shift, world) => {
      world.failDisk(after, times)
      shift.disturbedAt = world.elapsed()
    }),
  ),
  fc.tuple(fc.nat({ max: 20 }), fc.boolean()).map(([operations, after]) =>
    step(`the process dies ${after ? 'after' : 'before'} operation ${operations}`, async (shift, world) => {
      world.dieAt(operations, after)
      shift.disturbedAt = world.elapsed()
    }),
  ),
  fc.constant(
    step('the process is killed', async (shift, world) => {
      await restarted(world, shift)
      await look(world, shift)
    }),
  ),
]

const times: fc.Arbitrary<Step>[] = [
  fc.constantFrom(50, 400, 1_000, 5_000, 20_000, 45_000).map((ms) =>
    step(`${ms} ms pass`, async (shift, world) => {
      await world.advance(ms)
      await cutOrLook(world, shift)
    }),
  ),
]

async function cutOrLook(world: World, shift: Shift): Promise<void> {
  if (!world.alive()) await restarted(world, shift)
  await look(world, shift)
}

/** What happens more often in a day happens more often here. */
export const anyStep: fc.Arbitrary<Step>[] = [
  ...repeated(customers, 5),
  ...waits,
  ...repeated(times, 12),
  ...repeated(agents.slice(0, 1), 3),
  ...agents,
  ...repeated(agents.slice(-1), 3),
  ...repeated(presences.slice(0, 2), 4),
  ...presences.slice(2),
  ...surroundings,
]

function repeated<T>(list: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => list).flat()
}
