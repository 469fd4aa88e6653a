/** What goes out on one socket: the frames of one turn in one write, and no more waiting than a reader may be behind. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ReaderEvent } from '../domain/events.ts'
import type { Clock } from '../ports/system.ts'
import { closes } from '../protocol/frames.ts'

/** Milliseconds that a reader who was too slow has to read what still waits, and the close after it. */
const LAST_WORDS_MS = 2_000

/**
 * Sends a frame that was serialised by the caller. A reader who would have more than `backlogBytes` waiting is let go
 * with 1013, and resumes from its cursor.
 * @param stream what the socket writes to
 */
export function outgoing(ws: WebSocket, stream: Duplex, clock: Clock, backlogBytes: number): (json: Buffer) => void {
  let held = false
  const release = () => {
    held = false
    stream.uncork()
  }
  return (json) => {
    if (ws.readyState !== ws.OPEN) return
    // One frame alone may be larger: who reads gets it all the same.
    if (ws.bufferedAmount > 0 && ws.bufferedAmount + json.length > backlogBytes) {
      ws.close(closes.tooSlow, 'too slow: come back and resume')
      // A reader that does not read would not see the close either.
      clock.after(LAST_WORDS_MS, () => ws.terminate())
      return
    }
    if (!held) {
      held = true
      stream.cork()
      process.nextTick(release)
    }
    ws.send(json, { binary: false })
  }
}

/** Frames of events that were just told, by the event's data, which all its readers share. */
const serialised = new WeakMap<object, { prev: number; json: Buffer }>()

/** The frame that tells an event: the same bytes for every reader who sees the same of it. */
export function eventFrame(conversationId: string, event: ReaderEvent): Buffer {
  const before = serialised.get(event.data)
  if (before?.prev === event.prev) return before.json
  const json = Buffer.from(JSON.stringify({ type: 'event', conversationId, event }))
  serialised.set(event.data, { prev: event.prev, json })
  return json
}
