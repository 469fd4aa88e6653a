/** One reader following one conversation: every event once, in order, from a cursor on, whatever happens meanwhile. */
import type { ConversationEvent, ReaderEvent } from '../domain/events.ts'
import { forReader } from '../domain/visibility.ts'

export interface Subscription {
  /** Sends what came after the cursor; then everything new. */
  catchUp(): Promise<void>
  /** New events of this conversation. */
  notice(events: readonly ConversationEvent[]): void
  end(): void
}

const PAGE = 500

/**
 * @param cursor the last seq that the reader has
 * @param load events after a seq, at most `limit`
 * @param deliver gets each event once, in order
 * @param failed told when events that were noticed cannot be read; the reader still has its cursor
 */
export function subscribe(
  reader: 'customer' | 'staff',
  cursor: number,
  load: (after: number, limit: number) => Promise<ConversationEvent[]>,
  deliver: (event: ReaderEvent) => void,
  failed: (error: unknown) => void,
): Subscription {
  let seq = cursor
  let prev = cursor
  let reading = false
  let more = false
  let ended = false

  const pass = (events: readonly ConversationEvent[]) => {
    if (ended) return
    for (const event of forReader(events, reader, prev)) {
      deliver(event)
      prev = event.seq
    }
    seq = events.at(-1)?.seq ?? seq
  }

  const catchUp = async () => {
    more = true
    if (reading) return
    reading = true
    try {
      while (more && !ended) {
        more = false
        const events = await load(seq, PAGE)
        if (events.length === PAGE) more = true
        pass(events)
      }
    } finally {
      reading = false
    }
  }

  return {
    catchUp,
    notice(events) {
      const fresh = events.filter((event) => event.seq > seq)
      if (fresh.length === 0) return
      if (!reading && fresh[0]?.seq === seq + 1) pass(fresh)
      else catchUp().catch(failed)
    },
    end() {
      ended = true
    },
  }
}
