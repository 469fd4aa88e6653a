/** Time as drafting needs it: monotonic, so that a clock that jumps changes nothing. */

export interface Timing {
  /** Milliseconds that only ever go forward. */
  now(): number
  /** Runs `task` after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void
  /** 0…1, for jitter. */
  random(): number
}

export const realTiming: Timing = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

/** Waits, unless the signal aborts first. */
export function wait(timing: Timing, ms: number, signal: AbortSignal): Promise<'waited' | 'aborted'> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve('aborted')
    const onAbort = () => {
      cancel()
      resolve('aborted')
    }
    const cancel = timing.after(ms, () => {
      signal.removeEventListener('abort', onAbort)
      resolve('waited')
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
