/** One connection to the file, with the settings that the promises of the store rest on. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { StoreUnavailable } from '../ports/store.ts'

export type Connection = Database.Database
export type Db = BetterSQLite3Database & { $client: Connection }

/**
 * Pages of 4 KiB in the log before a commit also copies them into the database: about 4 MB. A commit that a hundred
 * messages share writes some 300 pages; with fewer here nearly each of them would wait for the disk three times.
 */
const CHECKPOINT_PAGES = 1_000

/** What the log file shrinks back to after it grew, e.g. during a backup: four times what a checkpoint leaves. */
const LOG_LIMIT_BYTES = 4 * 1024 * 1024

/** How long closing waits for others that still read the log; without them the next opening does what is left. */
const LAST_CHECKPOINT_MS = 1_000

/** SQLite's numbers for `synchronous`. */
const FULL = 2

/** @throws StoreUnavailable or what SQLite and the file system say */
export function connect(file: string, busyTimeoutMs: number): Connection {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const connection = new Database(file, { timeout: busyTimeoutMs })
  try {
    connection.pragma('journal_mode = WAL')
    // A WAL database that is opened again is at NORMAL, where the last commits are lost with the power.
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    // What is deleted or replaced is overwritten at once, also in pages that become free: erased means gone.
    connection.pragma('secure_delete = ON')
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    connection.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`)
    assertDurable(connection, file)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Puts the log into the database, so that the one file is whole where nobody else has it open, and closes. */
export function disconnect(connection: Connection): void {
  try {
    connection.pragma(`busy_timeout = ${LAST_CHECKPOINT_MS}`)
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

function assertDurable(connection: Connection, file: string): void {
  const journal = connection.pragma('journal_mode', { simple: true })
  const synchronous = connection.pragma('synchronous', { simple: true })
  if (journal === 'wal' && synchronous === FULL) return
  throw new StoreUnavailable(
    `The database ${file} cannot be written safely where it is (journal ${journal}, synchronous ${synchronous}); ` +
      'point BELLHOP_DATA at a folder on a local disk.',
  )
}
