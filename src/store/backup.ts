/** Copies of the whole database: made while a server writes, and put back in its place when none does. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { StoreUnavailable } from '../ports/store.ts'
import type { Connection } from './connection.ts'
import { type Counts, cause, counted, damaged, flaws, openExisting } from './existing.ts'
import { serveAlone } from './serving.ts'

export interface Copied extends Counts {
  bytes: number
}

/** All pages in one step: the copy is of one moment, and a server that goes on writing cannot make it start over. */
const ALL_PAGES = 2 ** 31 - 1

/** What SQLite keeps beside a database in use. */
const BESIDE = ['-wal', '-shm', '-journal'] as const

/**
 * Writes a backup. It is on disk, whole and checked when this returns; until then `target` is as it was.
 * @param options.force whether a file that is there already may be replaced
 * @throws StoreUnavailable with a sentence for whatever is in the way
 */
export async function backUp(file: string, target: string, options: { force?: boolean } = {}): Promise<Copied> {
  if (existsSync(target) && statSync(target).isDirectory())
    throw new StoreUnavailable(`${target} is a folder; name a file in it.`)
  if (existsSync(target) && isSame(target, file)) throw new StoreUnavailable(`${target} is the database itself.`)
  if (existsSync(target) && !options.force) {
    throw new StoreUnavailable(`${target} is there already; name another file, or add --force to replace it.`)
  }
  if (!existsSync(dirname(target))) throw new StoreUnavailable(`There is no folder ${dirname(target)}.`)
  const source = openExisting(file)
  try {
    return await copy(source, target, (made) => {
      renameSync(made, target)
      flush(dirname(target))
    })
  } finally {
    source.close()
  }
}

export interface Restored extends Copied {
  /** Where the database is now that was there before; absent where there was none. */
  aside?: string
}

/**
 * Puts a backup in the place of the database. The backup is read, copied and checked before anything is touched.
 * @param now ISO 8601, for the name that the present database is kept under
 * @throws StoreUnavailable where a server or another process has the database open, or the backup cannot be used
 */
export async function restore(backup: string, file: string, now: string): Promise<Restored> {
  if (existsSync(backup) && existsSync(file) && isSame(backup, file)) {
    throw new StoreUnavailable(`${backup} is the database itself.`)
  }
  const source = openExisting(backup)
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const endService = serveAlone(file, { waitMs: 0 })
    try {
      const aside = `${file}.${now.replaceAll(/[:.]/g, '-')}`
      const replaces = existsSync(file)
      const copied = await copy(source, file, (made) => {
        const release = setAside(file, aside)
        renameSync(made, file)
        flush(dirname(file))
        release()
      })
      return { ...copied, ...(replaces && { aside }) }
    } finally {
      endService()
    }
  } finally {
    source.close()
  }
}

/** Copies to a name beside `target`, checks what was written, and lets `finish` put it where it belongs. */
async function copy(source: Connection, target: string, finish: (made: string) => void): Promise<Copied> {
  const made = join(dirname(target), `.${basename(target)}.${process.pid}.partial`)
  try {
    // Made here, because it holds what customers wrote: nobody else may read it.
    closeSync(openSync(made, 'w', 0o600))
    await source.backup(made, { progress: () => ALL_PAGES })
    const counts = sealed(made, source.name)
    flush(made)
    const { size: bytes } = statSync(made)
    finish(made)
    return { ...counts, bytes }
  } catch (error) {
    const why = cause(error)
    if (!why) throw error
    // SQLite says of what it reads that it is damaged, and never of what it writes.
    if (why === damaged) throw isDamaged(source.name)
    throw new StoreUnavailable(`${target} could not be written: ${why}.`, { cause: error })
  } finally {
    for (const left of ['', ...BESIDE]) rmSync(made + left, { force: true })
  }
}

function isDamaged(file: string): StoreUnavailable {
  return new StoreUnavailable(
    `The database ${file} is damaged, so that nothing was replaced; bellhop verify says what is wrong with it.`,
  )
}

/** Checks a copy, and makes it one file that needs none beside it. */
function sealed(file: string, source: string): Counts {
  const connection = new Database(file, { fileMustExist: true })
  try {
    connection.pragma('journal_mode = DELETE')
    const wrong = flaws(connection)
    if (wrong.length > 0) throw isDamaged(source)
    return counted(connection)
  } finally {
    connection.close()
  }
}

/**
 * Keeps the database under another name, with all that lies beside it: a log left behind would be read into the next
 * one. Until the returned function is called nobody else can open it.
 */
function setAside(file: string, aside: string): () => void {
  const log = `${file}-wal`
  // Opening a damaged database may cost it its log, which may be all that can be saved of it.
  if (existsSync(log)) copyFileSync(log, `${aside}-wal`)
  const held = hold(file, () => rmSync(`${aside}-wal`, { force: true }))
  for (const beside of BESIDE) rmSync(file + beside, { force: true })
  if (existsSync(file)) {
    try {
      // A second name first: at no moment is there no database.
      linkSync(file, aside)
    } catch {
      renameSync(file, aside)
    }
  }
  return held
}

/**
 * Holds a database that nobody else has open, with its log folded into it. One that is too damaged to be opened is
 * left as it lies.
 * @param logIsSpare called where what stands in the log stands in the file as well, or nothing is to be done at all
 */
function hold(file: string, logIsSpare: () => void): () => void {
  if (!existsSync(file)) return () => {}
  const connection = new Database(file, { timeout: 0 })
  try {
    // Leaving the write-ahead log takes the lock that every open connection shares.
    connection.pragma('journal_mode = DELETE')
    connection.exec('begin exclusive')
    logIsSpare()
  } catch (error) {
    connection.close()
    if (!/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) return () => {}
    logIsSpare()
    throw new StoreUnavailable(`Another process has the database ${file} open; stop it, and try again.`, {
      cause: error,
    })
  }
  return () => {
    connection.close()
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)]
  return a.dev === b.dev && a.ino === b.ino
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
