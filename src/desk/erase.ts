/** Erasing what is kept about visitors (GDPR, Article 17), and seeing to what another process erased. */
import type { Iso } from '../domain/events.ts'
import type { AuditEntry } from '../ports/audit.ts'
import type { Erased } from '../ports/privacy.ts'
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

/** Nobody drafts for it any more, whoever follows it or one that took it in sees it empty, and it leaves the queue. */
export function tell(desk: Partial<Pick<Desk, 'fanout' | 'runs'>>, { state, events, also }: Erased): void {
  desk.runs?.cancel(state.id)
  for (const each of [{ state, events }, ...also]) {
    desk.fanout?.publish({ kind: 'events', conversationId: each.state.id, events: each.events, state: each.state })
  }
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
    const log = await desk.store.eventsSince(['conversation.erased', 'absorbed.erased'], before(since, OVERLAP_MS))
    since = now
    const key = ({ conversationId, seq }: (typeof log)[number]) => `${conversationId} ${seq}`
    const fresh = log.filter((event) => !seen.has(key(event)))
    seen = new Set(log.map(key))
    pending ||= fresh.length > 0
    for (const { conversationId, ...event } of fresh) {
      const state = await desk.store.conversation(conversationId)
      if (!state) continue
      if (event.type === 'absorbed.erased') {
        desk.fanout.publish({ kind: 'events', conversationId, events: [event], state })
        continue
      }
      tell(desk, { state, events: [event], also: [] })
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
