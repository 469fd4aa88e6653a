import type { Clock } from '../ports/system.ts'

/** The machine's clock. Timers are monotonic: a clock that jumps moves none of them. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  after(ms, task) {
    // A timer of 0 is one of a whole millisecond.
    if (ms <= 0) {
      const next = setImmediate(task)
      return () => clearImmediate(next)
    }
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
