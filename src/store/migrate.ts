/**
 * Brings a database up to the tables of this code, and its rows to what this code makes of the events. The files are drizzle-kit's and so is the table that remembers them;
 * drizzle's own runner is not used because it looks before it locks: two processes that open a new file at the same
 * moment would both make the tables.
 */
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { tagKey } from '../domain/tags.ts'
import { words } from '../domain/text.ts'
import { StoreUnavailable } from '../ports/store.ts'
import type { Connection } from './connection.ts'
import { refold } from './refold.ts'

/** "bell", in the file's header: tells our databases from other programs'. */
const APPLICATION_ID = 0x62656c6c

/** @throws StoreUnavailable for a database of another program or of a newer version; it is left as it was */
export function migrate(connection: Connection, folder: string | URL, file: string): void {
  const known = knownIn(folder)
  // What migrations fill in is folded as the store folds it.
  connection.function('bellhop_words', { deterministic: true }, (text) => words(String(text ?? '')).join(' ') || null)
  connection.function('bellhop_tag', { deterministic: true }, (tag) => tagKey(String(tag)))
  // Off while tables are rebuilt, which drops what others refer to; the check below makes up for it.
  connection.pragma('foreign_keys = OFF')
  connection
    .transaction(() => {
      const applied = appliedTo(connection, file)
      if (applied.some((when) => !known.some(({ folderMillis }) => folderMillis === when))) {
        throw new StoreUnavailable(
          `The database ${file} was written by a newer version of Bellhop than this one; ` +
            'start that version, or point BELLHOP_DATA at another folder.',
        )
      }
      const pending = known.filter(({ folderMillis }) => !applied.includes(folderMillis))
      for (const { sql, hash, folderMillis } of pending) {
        for (const statement of sql) connection.exec(statement)
        connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, folderMillis)
      }
      if (pending.length > 0) assertReferences(connection, file)
      refold(connection)
    })
    .immediate()
  connection.pragma('foreign_keys = ON')
}

/**
 * Whose a database is; it is only looked at.
 * @returns `older` needs migrations that a start of this version runs, `newer` has some that this version does not know
 */
export function whose(
  connection: Connection,
  folder: string | URL,
): 'nobody' | 'another program' | 'older' | 'newer' | 'ours' {
  if (connection.prepare('select 1 from sqlite_schema limit 1').get() === undefined) return 'nobody'
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'another program'
  const known = knownIn(folder).map(({ folderMillis }) => folderMillis)
  const applied = appliedMigrations(connection)
  if (applied.some((when) => !known.includes(when))) return 'newer'
  return applied.length < known.length ? 'older' : 'ours'
}

function knownIn(folder: string | URL) {
  return readMigrationFiles({ migrationsFolder: typeof folder === 'string' ? folder : fileURLToPath(folder) })
}

function appliedMigrations(connection: Connection): number[] {
  return connection.prepare('select created_at from __drizzle_migrations').pluck().all().map(Number)
}

/** When the migrations that this database has were made, which is what they are known by. */
function appliedTo(connection: Connection, file: string): number[] {
  const empty = connection.prepare('select 1 from sqlite_schema limit 1').get() === undefined
  if (empty) {
    connection.pragma(`application_id = ${APPLICATION_ID}`)
    connection.exec(
      'create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
    )
    return []
  }
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new StoreUnavailable(
      `The database ${file} belongs to another program; move it away, or point BELLHOP_DATA at another folder.`,
    )
  }
  return appliedMigrations(connection)
}

function assertReferences(connection: Connection, file: string): void {
  const broken = connection.pragma('foreign_key_check') as unknown[]
  if (broken.length === 0) return
  throw new StoreUnavailable(
    `The database ${file} holds ${broken.length} rows that refer to missing ones, so that it was not upgraded; ` +
      'start the version that wrote it, or restore a backup.',
  )
}
