/** Tasks at moments of the wall clock, by key: one timer for all, exact, and right again after a jump. */
import type { Iso } from '../domain/events.ts'
import type { Clock } from '../ports/system.ts'

export interface Timers {
  /** Does a task once a moment has come, at once where it has; in place of what was set for this key before. */
  set(key: string, at: Iso, task: () => Promise<void>): void
  clear(key: string): void
  stop(): void
}

/** Timers are monotonic, moments are not: a wall clock that was set on is noticed within so many milliseconds. */
const LONGEST_SLEEP_MS = 30_000
/** Milliseconds until what failed, e.g. because the record took nothing, is tried again. */
export const AGAIN_MS = 5_000

interface Entry {
  at: number
  task: () => Promise<void>
}

/** @param failed is told of every task that rejects; it is tried again until it does not, or the key is set anew */
export function openTimers(clock: Clock, failed: (key: string, error: unknown) => void): Timers {
  const entries = new Map<string, Entry>()
  let sleeping: { until: number; callOff: () => void } | undefined
  let stopped = false

  const now = () => Date.parse(clock.now())

  function sleep(until: number): void {
    sleeping?.callOff()
    const ms = Math.min(LONGEST_SLEEP_MS, Math.max(0, until - now()))
    sleeping = { until, callOff: clock.after(ms, wake) }
  }

  function wake(): void {
    sleeping = undefined
    if (stopped) return
    const reached = now()
    let next = Number.POSITIVE_INFINITY
    for (const [key, entry] of entries) {
      if (entry.at > reached) next = Math.min(next, entry.at)
      else {
        entries.delete(key)
        void carryOut(key, entry)
      }
    }
    if (next < Number.POSITIVE_INFINITY) sleep(next)
  }

  async function carryOut(key: string, { task }: Entry): Promise<void> {
    try {
      await task()
    } catch (error) {
      failed(key, error)
      if (!entries.has(key)) put(key, { at: now() + AGAIN_MS, task })
    }
  }

  function put(key: string, entry: Entry): void {
    if (stopped) return
    entries.set(key, entry)
    if (!sleeping || entry.at < sleeping.until) sleep(entry.at)
  }

  return {
    set: (key, at, task) => put(key, { at: Date.parse(at), task }),
    // Waking for nothing is cheaper than looking for the next one at every word that is written.
    clear: (key) => void entries.delete(key),
    stop() {
      stopped = true
      sleeping?.callOff()
      entries.clear()
    },
  }
}
