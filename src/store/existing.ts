/** A database file that is there already, opened to be looked at or copied, and never brought up to another version. */
import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StoreUnavailable } from '../ports/store.ts'
import type { Connection } from './connection.ts'
import { whose } from './migrate.ts'
import { BUSY_TIMEOUT_MS, ownMigrations } from './sqlite.ts'

/**
 * Opens a database of Bellhop's. A write-ahead log beside it is read with it, and a server may be writing meanwhile.
 * @throws StoreUnavailable with a sentence: it is missing, no database, damaged, another program's or a newer version's
 */
export function openExisting(file: string): Connection {
  if (!existsSync(file)) throw new StoreUnavailable(`There is no database ${file}.`)
  if (!statSync(file).isFile()) throw new StoreUnavailable(`${file} is no file.`)
  return reading(file, () => {
    const connection = opened(file)
    try {
      const owner = whose(connection, ownMigrations)
      if (owner === 'nobody') throw new StoreUnavailable(`${file} is an empty database, not one of Bellhop's.`)
      if (owner === 'another program') throw new StoreUnavailable(`The database ${file} belongs to another program.`)
      if (owner === 'newer') {
        throw new StoreUnavailable(
          `The database ${file} was written by a newer version of Bellhop than this one; use that version.`,
        )
      }
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

/** Not read-only where it may be written: only then does the last to close take the log's two files away again. */
function opened(file: string): Connection {
  const options = { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }
  try {
    const connection = new Database(file, options)
    connection.prepare('select 1 from sqlite_schema').get()
    return connection
  } catch (error) {
    if (!/SQLITE_(READONLY|CANTOPEN|PERM)/.test((error as { code?: string }).code ?? '')) throw error
    return new Database(file, { ...options, readonly: true })
  }
}

/** What is wrong with a database as a whole, a sentence each; none where its pages and references are sound. */
export function flaws(connection: Connection): string[] {
  const pages = (connection.pragma('integrity_check') as { integrity_check: string }[])
    .map(({ integrity_check }) => integrity_check)
    .filter((said) => said !== 'ok')
  const orphans = connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  return [
    ...pages,
    ...orphans.map(({ table, rowid, parent }) => `row ${rowid} of ${table} refers to missing ${parent}`),
  ]
}

export interface Counts {
  conversations: number
  events: number
  staff: number
}

export function counted(connection: Connection): Counts {
  const count = (table: string) => connection.prepare(`select count(*) from ${table}`).pluck().get() as number
  return { conversations: count('conversations'), events: count('events'), staff: count('staff') }
}

/** @throws StoreUnavailable for what SQLite or the file system says of reading the file; everything else as it is */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const why = cause(error)
    throw why ? new StoreUnavailable(`${file} cannot be read: ${why}.`, { cause: error }) : error
  }
}

/** Why a file could not be read or written, as the end of a sentence; undefined for what no disk is to blame for. */
export function cause(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return causes.find(([codes]) => codes.test(code))?.[1]
}

/** Why, where the bytes of a database make no sense. */
export const damaged = 'it is damaged'

const causes: [RegExp, string][] = [
  [/^SQLITE_NOTADB/, 'it is no database'],
  [/^SQLITE_(CORRUPT|SCHEMA|ERROR)/, damaged],
  [/^SQLITE_FULL|^(ENOSPC|EDQUOT|EFBIG)$/, 'the disk is full'],
  [/^SQLITE_(BUSY|LOCKED)/, 'another process keeps it locked'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^E(ACCES|PERM|ROFS|NOTDIR|ISDIR|NOENT|XDEV)$/, 'permission is missing there'],
  [/^SQLITE_(IOERR|PROTOCOL|NOLFS)|^EIO$/, 'the disk reports errors'],
]
