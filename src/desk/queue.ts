/** The queue as it stands: places, honest waits, and the lines of the console's lists. */
import { type Conversation, shownStatus } from '../domain/conversation.ts'
import type { Iso, Promise_ } from '../domain/events.ts'
import { promiseAt } from '../domain/hours.ts'
import { type Served, standings, type Waiting, waitRange } from '../domain/queue.ts'
import { suits, type Wanted, wantedBy } from '../domain/routing.ts'
import type { QueuePlace } from '../domain/snapshot.ts'
import type { Entry } from '../protocol/lists.ts'
import { answersByEmail } from './by-email.ts'
import { clockOf } from './clocks.ts'
import type { Desk } from './desk.ts'
import type { Colleague } from './presence.ts'
import { attending } from './routing.ts'

/** How far back the service rate is read from. */
const RECENT_MS = 2 * 3_600_000

/** What may be promised to a customer who joins the queue now. */
export function presentPromise(desk: Desk): Promise_ {
  return promiseAt(desk.settings().hours, desk.clock.now())
}

/** Where every waiting conversation stands, by conversation id. */
export async function places(desk: Desk): Promise<Map<string, QueuePlace>> {
  const queued = await desk.store.queued()
  if (queued.length === 0) return new Map()
  const stands = await standing(
    desk,
    queued.filter(({ byEmail }) => !byEmail),
    await attending(desk),
  )
  const now = desk.clock.now()
  // What was promised on joining is over once the desk opens or closes: then all stand in line, or nobody does.
  const present = presentPromise(desk)
  const mayEmail = answersByEmail(desk) && ({ mayEmail: true } as const)
  return new Map(
    queued.map((conversation) => {
      const promise = countedOn(conversation, now) ?? present
      const place = promise.kind === 'now' ? stands(conversation.id) : nowhere
      return [conversation.id, { ...place, promise, ...mayEmail }]
    }),
  )
}

const nowhere = { position: null, waitSeconds: null }

/** The moment that a customer was told whom nobody took in time, until it has come. */
function countedOn({ status }: Conversation, now: Iso): Promise_ | undefined {
  if (status.kind !== 'queued' || status.circle !== 'later') return undefined
  const { promise } = status
  return promise.kind === 'later' && (!promise.at || promise.at > now) ? promise : undefined
}

/** Somebody who is not there yet, behind all who are. */
const NEXT: Waiting = { conversationId: '', since: '9999', priority: Number.NEGATIVE_INFINITY, front: false }

/** A place, and whether anybody is there for it. */
type Standing = QueuePlace & { staffed: boolean }

/**
 * The place that a customer who joins now would get.
 * @param wanted what their conversation asks of an agent; anything where it is not said
 * @param back who comes back to a place that they kept
 */
export async function nextPlace(
  desk: Desk,
  wanted: Wanted = { circle: 'everyone' },
  back?: Conversation,
): Promise<Standing> {
  return placeFor(desk, { wanted, place: back ? asWaiting(back) : NEXT, agents: await attending(desk) })
}

/**
 * The place that a conversation gets which comes back from the agent who holds it.
 * @param staying whether that agent goes on taking conversations, with one place more
 */
export async function placeBack(
  desk: Desk,
  { id, status, priority, queuedAt }: Conversation,
  wanted: Wanted,
  staying: boolean,
): Promise<Standing> {
  const holder = status.kind === 'assigned' ? status.agentId : undefined
  const agents = (await attending(desk))
    .filter(({ agentId }) => staying || agentId !== holder)
    .map((agent) => (agent.agentId === holder ? { ...agent, open: agent.open - 1 } : agent))
  const place = { conversationId: id, since: queuedAt ?? desk.clock.now(), priority, front: true }
  return placeFor(desk, { wanted, place, agents })
}

interface Coming {
  /** What it asks of an agent. */
  wanted: Wanted
  place: Waiting
}

async function placeFor(
  desk: Desk,
  { agents, ...coming }: Coming & { agents: readonly Colleague[] },
): Promise<Standing> {
  const promise = presentPromise(desk)
  const { teams } = desk.settings()
  const staffed = agents.some((agent) => suits(agent, coming.wanted, teams))
  if (promise.kind === 'later') return { ...nowhere, promise, staffed }
  const live = (await desk.store.queued()).filter(({ byEmail }) => !byEmail)
  return { ...(await standing(desk, live, agents, coming))(coming.place.conversationId), promise, staffed }
}

/** Where those who wait stand, and the one who comes. */
async function standing(desk: Desk, queued: readonly Conversation[], agents: readonly Colleague[], coming?: Coming) {
  const served = await recentlyServed(desk)
  const { teams } = desk.settings()
  const wanted = new Map(queued.map((conversation) => [conversation.id, wantedBy(conversation)]))
  if (coming) wanted.set(coming.place.conversationId, coming.wanted)
  const stands = standings([...queued.map(asWaiting), ...(coming ? [coming.place] : [])], agents, (agent, id) => {
    const asked = wanted.get(id)
    return asked !== undefined && suits(agent, asked, teams)
  })
  return (id: string): Pick<QueuePlace, 'position' | 'waitSeconds'> => {
    const stand = stands.get(id)
    if (!stand) return nowhere
    return { position: stand.position, waitSeconds: waitRange(stand.position, stand.agents, served) }
  }
}

async function recentlyServed(desk: Desk): Promise<Served[]> {
  const since = new Date(Date.parse(desk.clock.now()) - RECENT_MS).toISOString()
  const log = await desk.store.eventsSince(
    [
      'conversation.queued',
      'conversation.claimed',
      'conversation.resolved',
      'conversation.returned',
      'conversation.released',
    ],
    since,
  )
  const waiting = new Map<string, Iso>()
  const open = new Map<string, Served>()
  const served: Served[] = []
  for (const event of log) {
    const id = event.conversationId
    const queuedAt = waiting.get(id)
    if (event.type === 'conversation.queued') waiting.set(id, event.at)
    else if (event.type === 'conversation.claimed' && queuedAt && !event.data.undone) {
      const entry = { queuedAt, claimedAt: event.at }
      waiting.delete(id)
      open.set(id, entry)
      served.push(entry)
    } else {
      waiting.delete(id)
      const entry = open.get(id)
      if (entry) entry.endedAt = event.at
      open.delete(id)
    }
  }
  return served
}

function asWaiting(conversation: Conversation): Waiting {
  const { status } = conversation
  if (status.kind !== 'queued') throw new Error(`conversation ${conversation.id} is not in the queue`)
  return {
    conversationId: conversation.id,
    since: status.since,
    priority: status.priority,
    front: status.front,
    ...(status.teamId && { teamId: status.teamId }),
  }
}

/** One line of a list. */
export function entryOf(desk: Pick<Desk, 'settings'>, conversation: Conversation): Entry {
  const { status, handoff } = conversation
  const agent = status.kind === 'assigned' ? { id: status.agentId, name: status.agentName } : null
  return {
    conversationId: conversation.id,
    seq: conversation.seq,
    status: shownStatus(conversation),
    agent,
    contact: conversation.contact,
    updatedAt: conversation.updatedAt,
    priority: conversation.priority,
    front: status.kind === 'queued' && status.front,
    tags: conversation.tags,
    awaitsReply: conversation.lastMessage?.author === 'customer',
    clock: clockOf(desk, conversation),
    ...((conversation.lang ?? conversation.locale) && { locale: conversation.lang ?? conversation.locale }),
    ...(conversation.queuedAt && { queuedAt: conversation.queuedAt }),
    ...(handoff && { reason: handoff.reason, wants: handoff.correction ?? handoff.brief.wants }),
    ...(status.kind === 'queued' && { promise: status.promise }),
    ...(status.kind === 'queued' && { circle: status.circle }),
    ...(status.kind === 'queued' && status.teamId && { teamId: status.teamId }),
    ...(status.kind === 'queued' && status.knownTo && { yours: status.knownTo }),
    ...(conversation.byEmail && { byEmail: true as const }),
    ...(status.kind === 'assigned' && status.snoozedUntil && { snoozedUntil: status.snoozedUntil }),
    ...(conversation.lastMessage && { lastMessage: conversation.lastMessage }),
  }
}
