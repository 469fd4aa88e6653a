/** Erasing what is kept about visitors (GDPR, Article 17), and seeing to what another process erased. */
import type { Iso } from '../domain/events.ts'
import type { AuditEntry, Erased } from '../ports/store.ts'
import { record } from './audit.ts'
import type { Desk } from './desk.ts'

/** Erasing needs no more than this, so that the command line can do it beside a running server. */
export type Eraser = Pick<Desk, 'store' | 'clock'> & Partial<Pick<Desk, 'fanout' | 'runs'>>

export interface Erasure {
  /** Visitors who were there to be erased. */
  visitors: number
  conversations: number
  /** Whether the log file still holds what was overwritten, because somebody reads there; a running server empties it. */
  pending: boolean
}

/**
 * Erases visitors one by one, each whole or not at all, so that it can be repeated after a crash; those who were
 * erased before cost nothing. What runs or is shown of their conversations in this process ends.
 */
export async function eraseVisitors(
  desk: Eraser,
  visitorIds: readonly string[],
  by: AuditEntry['actor'],
): Promise<Erasure> {
  let visitors = 0
  let conversations = 0
  for (const visitorId of visitorIds) {
    const erased = await desk.store.eraseVisitor(visitorId, desk.clock.now())
    if (!erased) continue
    visitors++
    conversations += erased.length
    for (const each of erased) tell(desk, each)
    desk.fanout?.publish({ kind: 'visitor_erased', visitorId })
    const detail = { conversations: erased.length }
    await record(desk, { actor: by, action: 'erase', target: visitorId, outcome: 'done', detail })
  }
  return { visitors, conversations, pending: !(await desk.store.purgeLog()) }
}

/** Nobody drafts for it any more, whoever follows it sees it empty, and it leaves the queue. */
export function tell(desk: Partial<Pick<Desk, 'fanout' | 'runs'>>, { state, events }: Erased): void {
  desk.runs?.cancel(state.id)
  desk.fanout?.publish({ kind: 'events', conversationId: state.id, events, state })
  desk.fanout?.publish({ kind: 'queue' })
}

/** How far back a look goes behind the last one: another process notes the time before it writes. */
const OVERLAP_MS = 60_000

/**
 * Looks after erasures that other processes make: what this one runs or shows of them ends, and the log file is
 * emptied as soon as nobody reads there. The first look empties it of what was erased before a crash.
 * @returns does one look
 */
export function erasureWatch(desk: Desk): () => Promise<void> {
  let since: Iso = desk.clock.now()
  let seen = new Set<string>()
  let pending = true
  return async () => {
    const now = desk.clock.now()
    const log = await desk.store.eventsSince(['conversation.erased'], before(since, OVERLAP_MS))
    since = now
    const fresh = log.filter(({ conversationId }) => !seen.has(conversationId))
    seen = new Set(log.map(({ conversationId }) => conversationId))
    pending ||= fresh.length > 0
    for (const { conversationId, ...event } of fresh) {
      const state = await desk.store.conversation(conversationId)
      if (!state) continue
      tell(desk, { state, events: [event] })
      if (!(await desk.store.visitorRecord(state.visitorId))) {
        desk.fanout.publish({ kind: 'visitor_erased', visitorId: state.visitorId })
      }
    }
    if (pending) pending = !(await desk.store.purgeLog())
  }
}

function before(at: Iso, ms: number): Iso {
  return new Date(Date.parse(at) - ms).toISOString()
}
