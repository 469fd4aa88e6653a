/**
 * One server a database. The mark is a lock of the operating system's on a small file beside the database, taken
 * through SQLite because Node has none of its own: it ends with the process, however that ends, so that a server that
 * crashed keeps nobody out.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreUnavailable } from '../ports/store.ts'
import { explained } from './unavailable.ts'

/** Milliseconds that a server which is just ending is waited for. */
const PATIENCE_MS = 2_000

/**
 * Marks the database as served by this process, until the returned function is called or the process ends.
 * @param file path of the database file; its folder is made, for this user alone, where it is missing
 * @param options.waitMs how long a server that has the mark is waited for, in milliseconds; default PATIENCE_MS
 * @throws StoreUnavailable where another server has it, or where the folder cannot be written
 */
export function serveAlone(file: string, { waitMs = PATIENCE_MS } = {}): () => void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const mark = new Database(`${file}.lock`, { timeout: waitMs })
    try {
      // A journal on disk would be left behind by a crash.
      mark.pragma('journal_mode = MEMORY')
      mark.exec('begin exclusive')
    } catch (error) {
      mark.close()
      throw error
    }
    return () => {
      mark.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreUnavailable(
        `Bellhop is running on the database ${file} already; stop it first, or point BELLHOP_DATA at another folder.`,
        { cause: error },
      )
    }
    throw explained(error, file)
  }
}
