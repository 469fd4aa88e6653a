/** What falls due in a conversation by time alone, and when, counted in opening hours. */
import type { Conversation } from './conversation.ts'
import type { Iso } from './events.ts'
import { afterOpenTime, type OpeningHours } from './hours.ts'

export interface Patience {
  /** Seconds that a conversation waits for its team before everyone is asked. */
  widenSeconds: number
  /** Seconds that it waits for everyone before the customer gets a moment to count on. */
  laterSeconds: number
  /** Minutes that the customer of a claimed conversation waits for a word. */
  unansweredMinutes: number
}

export type Due =
  | { what: 'widen'; circle: 'everyone' | 'later'; since: Iso; at: Iso }
  | { what: 'unanswered'; agentId: string; since: Iso; at: Iso }

/** The next thing that falls due, where nothing else happens first; it may lie in the past. */
export function dueOf(
  state: Pick<Conversation, 'status' | 'byEmail'>,
  patience: Patience,
  hours: OpeningHours,
): Due | undefined {
  const { status } = state
  // Who wants the answer by email waits for nobody here.
  if (state.byEmail) return undefined
  if (status.kind === 'queued' && status.circle !== 'later') {
    const circle = status.circle === 'team' ? 'everyone' : 'later'
    const seconds = circle === 'everyone' ? patience.widenSeconds : patience.laterSeconds
    const at = afterOpenTime(hours, status.circleSince, seconds * 1_000)
    return at ? { what: 'widen', circle, since: status.circleSince, at } : undefined
  }
  if (status.kind === 'assigned' && status.silentSince && !status.snoozedUntil) {
    const at = afterOpenTime(hours, status.silentSince, patience.unansweredMinutes * 60_000)
    return at ? { what: 'unanswered', agentId: status.agentId, since: status.silentSince, at } : undefined
  }
  return undefined
}
