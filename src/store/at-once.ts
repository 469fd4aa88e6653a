/** Writes that wait for no disk. */
import type { Connection } from './connection.ts'

/**
 * Makes a way to write in a transaction of its own, at once. What is written outlives the process, however it ends;
 * a power cut may take the last of it back, until the next write that waits for the disk. SQLite keeps their order, so
 * that nothing which was waited for is lost with it.
 */
export function atOnce(connection: Connection): <T>(work: () => T) => T {
  const transaction = connection.transaction((work: () => unknown) => work()).immediate
  return (work) => {
    connection.exec('pragma synchronous = NORMAL')
    try {
      return transaction(work) as ReturnType<typeof work>
    } finally {
      connection.exec('pragma synchronous = FULL')
    }
  }
}
