/** Waiting for what comes, and not twice at a time. */

/** What is told to a set of listeners next, or false after so many milliseconds. */
export function until(listeners: Set<(open: boolean) => void>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (open: boolean) => {
      listeners.delete(done)
      resolve(open)
    }
    listeners.add(done)
    window.setTimeout(done, ms, false)
  })
}

/** Runs at most one at a time; what is asked for meanwhile runs once more afterwards. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve()
  let busy = false
  let again = false
  const start = async () => {
    busy = true
    try {
      do {
        again = false
        await run()
      } while (again)
    } finally {
      busy = false
    }
  }
  return () => {
    if (busy) again = true
    else running = start()
    return running
  }
}
