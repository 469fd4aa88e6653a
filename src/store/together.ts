/** Writes that arrive in the same turn of the event loop share one commit: waiting for the disk costs more than writing. */
import { setImmediate } from 'node:timers'
import type { Connection } from './connection.ts'

export interface Together {
  /**
   * Does a write in one transaction with the others of this turn. One that throws is undone and rejected, and takes
   * none of the others with it; where the commit fails, none of them is written, and all are rejected.
   * @param work may be done again, after a first time that was undone
   * @returns what the write returned, once it is on disk
   */
  write<T>(work: () => T): Promise<T>
  /** Does what still waits, at once. */
  flush(): void
}

interface Waiting {
  work: () => unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * @param undone told when what was written is not in the database after all
 * @param assertInPlace throws where a commit would go to a file that nobody will open again; asked before each
 */
export function together(connection: Connection, undone: () => void, assertInPlace: () => void): Together {
  let waiting: Waiting[] = []
  let culprit: Waiting | undefined
  // Immediate: the lock comes before the look, so that no other process writes in between.
  const commit = connection.transaction((batch: readonly Waiting[]) => batch.map(attempt)).immediate

  function attempt(one: Waiting): unknown {
    try {
      return one.work()
    } catch (error) {
      // A disk that is full or broken ends the transaction by itself, and is nobody's fault.
      if (connection.inTransaction) culprit = one
      throw error
    }
  }

  function flush(): void {
    const batch = waiting
    waiting = []
    if (batch.length > 0) settle(batch)
  }

  function settle(batch: readonly Waiting[]): void {
    culprit = undefined
    let results: unknown[]
    try {
      assertInPlace()
      results = commit(batch)
    } catch (error) {
      undone()
      for (const one of culprit ? [culprit] : batch) one.reject(error)
      const others = culprit ? batch.filter((one) => one !== culprit) : []
      if (others.length > 0) settle(others)
      return
    }
    for (const [at, { resolve }] of batch.entries()) resolve(results[at])
  }

  return {
    write(work) {
      return new Promise((resolve, reject) => {
        if (waiting.push({ work, resolve: resolve as Waiting['resolve'], reject }) === 1) setImmediate(flush)
      })
    },
    flush,
  }
}
