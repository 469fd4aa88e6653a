/** Bellhop's record in one SQLite file. */
import { setImmediate } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Store, StoreUnavailable } from '../ports/store.ts'
import { answeredRows } from './answered.ts'
import { binRows } from './article-bin.ts'
import { draftRows } from './article-drafts.ts'
import { revisionRows } from './article-revisions.ts'
import { atOnce } from './at-once.ts'
import { auditRows } from './audit.ts'
import { citationRows } from './citations.ts'
import { type Connection, connect, disconnect } from './connection.ts'
import { contactRows } from './contacts.ts'
import { conversationLog, conversationRow } from './conversations.ts'
import { demoRows } from './demo.ts'
import { deskRows } from './desk.ts'
import { discardedRows } from './discarded-drafts.ts'
import { dismissedRows } from './dismissed-overlaps.ts'
import { erasing } from './erase.ts'
import { fileRows } from './files.ts'
import { helpRows } from './help.ts'
import { intentRows } from './intents.ts'
import { inviteRows } from './invites.ts'
import { letterRows } from './letters.ts'
import { conversationLists } from './lists.ts'
import { migrate } from './migrate.ts'
import { missClusterRows } from './miss-clusters.ts'
import { missRows } from './misses.ts'
import type { Part } from './part.ts'
import { proposalRows } from './proposals.ts'
import { readRows } from './reads.ts'
import { retention } from './retention.ts'
import { staffRows } from './staff.ts'
import { keptStates, type States } from './states.ts'
import { subjectRows } from './subjects.ts'
import { type Together, together } from './together.ts'
import { explained } from './unavailable.ts'
import { unmoved } from './unmoved.ts'
import { usageRows } from './usage.ts'
import { visitorRows } from './visitors.ts'

/** The migrations that came with this code: beside it in `src/store`, or from `dist`, where it is bundled. */
export const ownMigrations = new URL(
  import.meta.url.endsWith('.ts') ? './migrations' : '../src/store/migrations',
  import.meta.url,
)

/** How long a write waits for another process that is writing, before it is refused. Writes take milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000
const RETRY_MS = 10

/**
 * Opens the database, makes it where it is missing and brings it up to this version's tables.
 * @param options.file path of the database file; its folder is made, for this user alone, where it is missing
 * @param options.migrations folder of migrations, if not the ones that came with this code
 * @param options.busyTimeoutMs default BUSY_TIMEOUT_MS
 * @param options.hurried a loss of power may take the last writes with it, until it is closed: only for what is made up
 * @throws StoreUnavailable with a sentence that says what is wrong and what to do: the folder or file cannot be
 * written, the file is no database of Bellhop's or a newer version's, or another process keeps it locked
 */
export async function openSqlite(options: {
  file: string
  migrations?: string
  busyTimeoutMs?: number
  hurried?: boolean
}): Promise<Store> {
  const { file, busyTimeoutMs = BUSY_TIMEOUT_MS, hurried = false } = options
  try {
    const connection = await patiently(() => connect(file, busyTimeoutMs), busyTimeoutMs)
    try {
      migrate(connection, options.migrations ?? ownMigrations, file)
      if (hurried) connection.pragma('synchronous = NORMAL')
      const db = drizzle(connection)
      const states = keptStates(connection, conversationRow(db))
      const assertUnmoved = unmoved(file)
      const commits = together(connection, states.forget, assertUnmoved)
      return promised(file, rules(connection, commits, states, assertUnmoved), {
        ...visitorRows(db),
        ...contactRows(db),
        ...proposalRows(db),
        ...conversationLog(db, states),
        ...conversationLists(db),
        ...intentRows(db),
        ...staffRows(db),
        ...inviteRows(db),
        ...letterRows(db),
        ...deskRows(db),
        ...auditRows(db),
        ...answeredRows(db),
        ...subjectRows(db),
        ...readRows(db),
        ...fileRows(db),
        ...helpRows(db),
        ...missRows(db),
        ...missClusterRows(db),
        ...erasing(db, states),
        ...demoRows(db),
        ...retention(db),
        ...usageRows(db),
        ...draftRows(db),
        ...discardedRows(db),
        ...revisionRows(db),
        ...citationRows(db),
        ...binRows(db),
        ...dismissedRows(db),
        close() {
          commits.flush()
          disconnect(connection)
        },
      })
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw explained(error, file)
  }
}

/** SQLite does not wait for another process that turns a new file's log on at the same moment; this does. */
async function patiently<T>(open: () => T, timeoutMs: number): Promise<T> {
  for (const start = performance.now(); ; ) {
    try {
      return open()
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() - start > timeoutMs) throw error
      await setTimeout(RETRY_MS)
    }
  }
}

/** What customers, agents and the assistant write all day shares commits; everything else is done at once, alone. */
const often: ReadonlySet<string> = new Set<keyof Store>([
  'addVisitor',
  'create',
  'append',
  'appendBoth',
  'addAudit',
  // Each in a turn of its own: the parts of a large file let others through.
  'addFile',
  'addFilePart',
  'completeFile',
])

/**
 * Nobody was told that these are for good: a lease ends by itself, a budget is one of many calls, who has read is asked
 * again, and what was missed follows from the log.
 */
const passing: ReadonlySet<string> = new Set<keyof Store>([
  'leaseIntent',
  'renewIntent',
  'reserveUsage',
  'settleUsage',
  'saveReads',
  'foldMisses',
  'saveAgain',
])

type Do = (name: string, work: () => unknown) => unknown

/** How a method is carried out. */
function rules(connection: Connection, commits: Together, states: States, assertUnmoved: () => void): Do {
  const changes = connection.prepare('select total_changes()').pluck()
  const looked = onceATurn(assertUnmoved)
  const write = atOnce(connection)
  return (name, work) => {
    if (often.has(name)) return commits.write(work)
    if (name === 'close') return work()
    looked()
    if (passing.has(name)) return write(work)
    const before = changes.get()
    try {
      return work()
    } finally {
      // Also where it throws: what it wrote of them by then was undone.
      if (changes.get() !== before) states.forget()
    }
  }
}

/** Passing once is good for the rest of this turn of the event loop. */
function onceATurn(assert: () => void): () => void {
  let passed = false
  return () => {
    if (passed) return
    assert()
    passed = true
    setImmediate(() => {
      passed = false
    })
  }
}

/** The same as promises, with what SQLite throws put into a sentence. */
function promised(file: string, carryOut: Do, parts: Part<keyof Store>): Store {
  let open = true
  const methods = Object.entries(parts).map(([name, part]) => {
    const method = async (...args: unknown[]) => {
      if (!open) {
        if (name === 'close') return
        throw new StoreUnavailable(
          `The database ${file} is closed, because Bellhop is stopping; try again once it runs.`,
        )
      }
      if (name === 'close') open = false
      try {
        return await carryOut(name, () => (part as (...args: unknown[]) => unknown)(...args))
      } catch (error) {
        throw explained(error, file)
      }
    }
    return [name, method]
  })
  return Object.fromEntries(methods) as Store
}
