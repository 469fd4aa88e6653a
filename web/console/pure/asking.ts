/** Whether a customer waits for a word of this agent, and on what. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'

/**
 * What a reply would be to: the seq of the customer's last word, where this agent holds the conversation and nobody of
 * the team has answered it; undefined otherwise.
 */
export function awaiting(
  { status, agent, snoozedUntil, messages }: StaffSnapshotState,
  me: string,
): number | undefined {
  if (status !== 'assigned' || agent?.id !== me || snoozedUntil) return undefined
  const last = messages.findLast(
    ({ visibility, author }) => visibility === 'public' && (author.kind === 'customer' || author.kind === 'agent'),
  )
  return last?.author.kind === 'customer' ? last.seq : undefined
}
