import { statSync } from 'node:fs'
import { StoreUnavailable } from '../ports/store.ts'

/**
 * Makes a check that a database is still the file that was opened: SQLite goes on writing to one that was deleted or
 * replaced, and what is acknowledged then is on no disk once the process ends.
 * @param file path of a database that was just opened
 * @returns throws StoreUnavailable where something else, or nothing, is at that path now
 */
export function unmoved(file: string): () => void {
  const opened = placeOf(file)
  return () => {
    if (placeOf(file) === opened) return
    throw new StoreUnavailable(
      `The database ${file} was removed or replaced while Bellhop runs; stop Bellhop, put it back or restore a backup, ` +
        'and start again.',
    )
  }
}

/** Device and inode, without the cost of an error where the file is gone. */
function placeOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found && `${found.dev} ${found.ino}`
}
