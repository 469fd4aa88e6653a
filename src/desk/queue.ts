/** The queue as it stands: places, honest waits, and the lines of the console's lists. */
import { type Conversation, shownStatus } from '../domain/conversation.ts'
import type { Iso, Promise_ } from '../domain/events.ts'
import { promiseAt } from '../domain/hours.ts'
import { type Served, waitRanges } from '../domain/queue.ts'
import type { QueuePlace } from '../domain/snapshot.ts'
import type { Entry } from '../protocol/shapes.ts'
import { clockOf } from './clocks.ts'
import type { Desk } from './desk.ts'
import { colleagues } from './presence.ts'

/** How far back the service rate is read from. */
const RECENT_MS = 2 * 3_600_000

/** What may be promised to a customer who joins the queue now. */
export function presentPromise(desk: Desk): Promise_ {
  return promiseAt(desk.settings().hours, desk.clock.now())
}

/** Where every waiting conversation stands, by conversation id. */
export async function places(desk: Desk): Promise<Map<string, QueuePlace>> {
  const turns = await desk.store.turns()
  if (turns.length === 0) return new Map()
  const estimate = await estimator(desk)
  // What was promised on joining is over once the desk opens or closes: then all stand in line, or nobody does.
  const promise = presentPromise(desk)
  return new Map(
    turns.map((id, at) => {
      const position = promise.kind === 'now' ? at + 1 : null
      return [id, { position, waitSeconds: position === null ? null : estimate(position), promise }]
    }),
  )
}

/** The place that a customer who joins now would get. */
export async function nextPlace(desk: Desk): Promise<QueuePlace & { staffed: boolean }> {
  const promise = presentPromise(desk)
  const staffed = (await colleagues(desk)).some(({ works, state }) => works && state !== 'offline')
  if (promise.kind === 'later') return { position: null, waitSeconds: null, promise, staffed }
  const position = (await desk.store.turns()).length + 1
  return { position, waitSeconds: (await estimator(desk))(position), promise, staffed }
}

async function estimator(desk: Desk): Promise<(position: number) => [number, number] | null> {
  const [agents, served] = await Promise.all([colleagues(desk), recentlyServed(desk)])
  return waitRanges(agents, served)
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
    else if (event.type === 'conversation.claimed' && queuedAt) {
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
    ...(status.kind === 'queued' && status.teamId && { teamId: status.teamId }),
    ...(status.kind === 'assigned' && status.snoozedUntil && { snoozedUntil: status.snoozedUntil }),
    ...(conversation.lastMessage && { lastMessage: conversation.lastMessage }),
  }
}
