import type { Clock } from '../ports/system.ts'

/** The machine's clock. Timers are monotonic: a clock that jumps moves none of them. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
