/** What an agent can be held to have seen, so that a reply never overtakes a message unread. */
import type { Message } from '../../../src/domain/events.ts'

/** A message on the screen for less than this has not been read yet, in milliseconds. */
export const GLANCE_MS = 900

export interface Seen {
  /** The last seq that was on the screen for long enough. */
  seq: number
  /** The newest seq on the screen, and since when (milliseconds). */
  showing: { seq: number; since: number }
}

export const unseen: Seen = { seq: 0, showing: { seq: 0, since: 0 } }

/** Everything up to `seq` counts as seen: it was there when the conversation was opened, or was agreed to. */
export function seenThrough(seq: number, now: number): Seen {
  return { seq, showing: { seq, since: now } }
}

/**
 * What was seen, a moment later.
 * @param showing the newest seq on the screen; leave out while the end of the transcript is not in view
 * @param now milliseconds of a clock that only goes forward
 */
export function look(seen: Seen, showing: number | undefined, now: number): Seen {
  const settled = now - seen.showing.since >= GLANCE_MS ? Math.max(seen.seq, seen.showing.seq) : seen.seq
  if (showing === undefined) return { seq: settled, showing: { seq: settled, since: now } }
  return { seq: settled, showing: showing > seen.showing.seq ? { seq: showing, since: now } : seen.showing }
}

/** The public messages that came in, or were put right, after what the agent had seen, other than their own. */
export function between(messages: readonly Message[], seenSeq: number, me: string): Message[] {
  return messages.filter(
    ({ seq, edited, visibility, author }) =>
      (edited?.seq ?? seq) > seenSeq && visibility === 'public' && author.kind !== 'system' && author.id !== me,
  )
}
