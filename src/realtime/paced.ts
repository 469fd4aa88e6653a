/**
 * Announcements that cost something: a change after a quiet moment is told at once, and where everybody writes, a small
 * share of the processor and of the line goes into telling.
 */
import type { Desk } from '../desk/desk.ts'

/** Changes within this time are told in one go, in milliseconds. */
export const TOGETHER_MS = 40
/** After an announcement comes a rest of so many times what it took: a twentieth of the processor. */
const REST_TIMES = 20
/** Bytes in a millisecond, to all agents together: 4 MB a second. */
const BYTES_PER_MS = 4_000
/** However much there is to tell, it is told within so many milliseconds. */
const LONGEST_REST_MS = 2_000

export interface Paced {
  /** There is something to tell. */
  due(): void
  stop(): void
}

/**
 * @param announce tells what there is to tell
 * @returns the bytes that were sent, and whether somebody is still to be told
 */
export function paced(desk: Desk, announce: () => Promise<{ bytes: number; more: boolean }>): Paced {
  let due = false
  let callOff: (() => void) | undefined
  let announcing = false
  let restUntil = 0

  function plan(): void {
    if (callOff || announcing || !due) return
    callOff = desk.clock.after(Math.max(TOGETHER_MS, restUntil - performance.now()), () => {
      callOff = undefined
      announcing = true
      tell()
        .catch((error) => desk.log.error({ err: error }, 'announcing the lists failed'))
        .finally(() => {
          announcing = false
          plan()
        })
    })
  }

  async function tell(): Promise<void> {
    const began = performance.now()
    due = false
    const { bytes, more } = await announce()
    due ||= more
    const took = performance.now() - began
    restUntil = performance.now() + Math.min(LONGEST_REST_MS, Math.max(took * REST_TIMES, bytes / BYTES_PER_MS))
  }

  return {
    due() {
      due = true
      plan()
    },
    stop() {
      due = false
      callOff?.()
    },
  }
}
