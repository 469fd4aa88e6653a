import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replay } from '../../src/domain/apply.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { backUp, restore } from '../../src/store/backup.ts'
import { serveAlone } from '../../src/store/serving.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { beforeLists } from '../fixtures/before-lists.ts'
import { conversationOf, moment, posted } from '../fixtures/events.ts'

const NOBODY = 65534
const writer = fileURLToPath(new URL('../fixtures/store-writer.ts', import.meta.url))

let folder: string
let file: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-backup-'))
  mkdirSync(join(folder, 'data'))
  file = join(folder, 'data', 'bellhop.sqlite')
  target = join(folder, 'backup.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database with one conversation that holds these texts. */
async function databaseWith(...texts: string[]): Promise<void> {
  const store = await openSqlite({ file })
  await conversationOf(
    store,
    'c',
    texts.map((text) => posted(text)),
  )
  await store.close()
}

async function textsIn(database: string): Promise<string[]> {
  const store = await openSqlite({ file: database })
  const events = await store.events('c', 1, 1_000)
  await store.close()
  return events.map(({ data }) => (data as { text: string }).text)
}

async function refused(promise: Promise<unknown>, sentence: RegExp): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect((error as Error).message).toMatch(sentence)
}

/** What lies in the data folder besides the database and the mark of the server. */
function beside(): string[] {
  return readdirSync(join(folder, 'data')).filter((name) => !/^bellhop\.sqlite(\.lock)?$/.test(name))
}

describe('a backup', () => {
  it('is one file that nobody else may read, sound, and as the database was', async () => {
    await databaseWith('one', 'two')
    const { bytes, ...counts } = await backUp(file, target)
    expect(counts).toEqual({ conversations: 1, events: 3, staff: 0 })
    expect(bytes).toBe(statSync(target).size)
    expect(statSync(target).mode & 0o777).toBe(0o600)
    expect(verify(target)).toMatchObject({ faults: [], events: 3 })
    expect(readdirSync(folder).sort()).toEqual(['backup.sqlite', 'data'])
    expect(beside()).toEqual([])
  })

  it('holds what was committed and lies in the log alone', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c', [posted('in the log')])
    expect(existsSync(`${file}-wal`)).toBe(true)
    await backUp(file, target)
    await store.close()
    expect(await textsIn(target)).toEqual(['in the log'])
  })

  it('[P13] made while two processes write holds all that was acknowledged before it, restored too', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c')
    const acknowledged: string[] = []
    const writers = ['left', 'right'].map((name) => {
      const child = spawn(process.execPath, ['--import', 'tsx', writer, file, 'c', name, '2000'])
      let rest = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        acknowledged.push(...lines)
      })
      return child
    })
    const ended = writers.map((child) => once(child, 'close'))
    while (acknowledged.length < 200) await new Promise((soon) => setTimeout(soon, 5))
    for (let round = 0; round < 3; round++) {
      const before = [...acknowledged]
      await backUp(file, target, { force: true })
      const copied = join(folder, `restored-${round}`, 'bellhop.sqlite')
      await restore(target, copied, moment(round))
      expect(verify(copied).faults).toEqual([])
      const copy = await openSqlite({ file: copied })
      const log = await copy.events('c', 1, 100_000)
      expect(await copy.conversation('c')).toEqual(replay('c', await copy.events('c', 0, 100_000)))
      await copy.close()
      const held = new Set(
        log.map(({ seq, data }) => `${seq} ${(data as { clientMessageId: string }).clientMessageId}`),
      )
      expect(before.filter((line) => !held.has(line))).toEqual([])
      expect(before.length).toBeGreaterThanOrEqual(200)
    }
    // They were not done: it was made under load.
    expect(writers.map(({ exitCode }) => exitCode)).toContain(null)
    for (const child of writers) child.kill('SIGKILL')
    await Promise.all(ended)
    await store.close()
  }, 60_000)

  it('replaces a file only where it is told to, and then only by a whole one', async () => {
    await databaseWith('new')
    writeFileSync(target, 'precious')
    await refused(backUp(file, target), /is there already; name another file, or add --force/)
    expect(readFileSync(target, 'utf8')).toBe('precious')
    await backUp(file, target, { force: true })
    expect(await textsIn(target)).toEqual(['new'])
  })

  it('is refused into the database itself, a folder, a folder that is not there, and from nothing', async () => {
    await refused(backUp(file, target), /There is no database .*bellhop\.sqlite\./)
    await databaseWith('one')
    await refused(backUp(file, file, { force: true }), /is the database itself/)
    await refused(backUp(file, folder, { force: true }), /is a folder; name a file in it/)
    await refused(backUp(file, join(folder, 'none', 'x.sqlite')), /There is no folder .*none/)
    expect(await textsIn(file)).toEqual(['one'])
  })

  it('of a damaged database is refused with where to look, and an earlier one is kept', async () => {
    await databaseWith(...Array.from({ length: 400 }, (_, at) => `message ${at}`))
    await backUp(file, target)
    const before = readFileSync(target)
    const bytes = readFileSync(file)
    bytes.fill(0xee, 4096 * 30, 4096 * 45)
    writeFileSync(file, bytes)
    await refused(
      backUp(file, target, { force: true }),
      /is damaged, so that nothing was replaced; bellhop verify says what is wrong/,
    )
    expect(readFileSync(target).equals(before)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['backup.sqlite', 'data'])
  })

  it('[S85] on a full disk is refused in a sentence and leaves nothing half', async () => {
    await databaseWith(...Array.from({ length: 600 }, (_, at) => `message ${at} ${'x'.repeat(900)}`))
    const small = join(folder, 'small')
    mkdirSync(small)
    const said = limitedTo(200_000, `await backUp(${JSON.stringify(file)}, ${JSON.stringify(join(small, 'b.sqlite'))})`)
    expect(said).toMatch(/StoreUnavailable: .*b\.sqlite could not be written: the disk (is full|reports errors)\./)
    expect(readdirSync(small)).toEqual([])
  }, 30_000)

  it('where its user may not write is refused in a sentence', async () => {
    await databaseWith('one')
    const closed = join(folder, 'closed')
    mkdirSync(closed)
    chmodSync(folder, 0o755)
    chmodSync(closed, 0o555)
    const said = bySomeoneElse(`await backUp(${JSON.stringify(file)}, ${JSON.stringify(join(closed, 'b.sqlite'))})`)
    expect(said).toMatch(/^StoreUnavailable: .* could not be written: permission is missing there\.$/m)
  }, 30_000)
})

describe('restoring', () => {
  it('puts the backup in place, keeps what was there under a name with the time, and leaves no log of it', async () => {
    await databaseWith('before')
    await backUp(file, target)
    rmSync(file)
    await databaseWith('after', 'more')
    const { aside, ...copied } = await restore(target, file, '2026-03-02T10:00:00.000Z')
    expect(aside).toBe(`${file}.2026-03-02T10-00-00-000Z`)
    expect(copied).toMatchObject({ conversations: 1, events: 2 })
    expect(beside()).toEqual(['bellhop.sqlite.2026-03-02T10-00-00-000Z'])
    expect(await textsIn(file)).toEqual(['before'])
    expect(await textsIn(aside ?? '')).toEqual(['after', 'more'])
  })

  it('into a place without a database makes its folder, and has nothing to keep', async () => {
    await databaseWith('one')
    await backUp(file, target)
    const fresh = join(folder, 'deep', 'er', 'bellhop.sqlite')
    expect(await restore(target, fresh, moment(0))).not.toHaveProperty('aside')
    expect(await textsIn(fresh)).toEqual(['one'])
  })

  it('takes the log of a server that was killed along, and none that lies about is read into the backup', async () => {
    await databaseWith('backed up')
    await backUp(file, target)
    rmSync(file)
    killedAfterWriting('killed')
    expect(existsSync(`${file}-wal`)).toBe(true)
    const { aside } = await restore(target, file, moment(1))
    expect(await textsIn(file)).toEqual(['backed up'])
    expect(await textsIn(aside ?? '')).toEqual(['killed'])
    // The database was taken away by hand, and its log was forgotten.
    killedAfterWriting('killed again', join(folder, 'other.sqlite'))
    rmSync(file)
    writeFileSync(`${file}-wal`, readFileSync(join(folder, 'other.sqlite-wal')))
    await restore(target, file, moment(2))
    expect(await textsIn(file)).toEqual(['backed up'])
  }, 30_000)

  it('in the place of a damaged database works, and keeps the damaged one as it is', async () => {
    await databaseWith('one')
    await backUp(file, target)
    writeFileSync(file, 'no database any more')
    writeFileSync(`${file}-wal`, 'nor a log')
    const { aside } = await restore(target, file, moment(0))
    expect(readFileSync(aside ?? '', 'utf8')).toBe('no database any more')
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('nor a log')
    expect(await textsIn(file)).toEqual(['one'])
  })

  it('is refused while a server runs, and not because of one that was killed', async () => {
    await databaseWith('present')
    await backUp(file, target)
    const server = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', serving(file)])
    await once(server.stdout, 'data')
    await refused(restore(target, file, moment(0)), /Bellhop is running on the database .* already; stop it first/)
    expect(beside()).toEqual([])
    server.kill('SIGKILL')
    await once(server, 'close')
    await restore(target, file, moment(0))
    expect(await textsIn(file)).toEqual(['present'])
  }, 30_000)

  it('is refused while any other process has the database open, and changes nothing', async () => {
    await databaseWith('present')
    await backUp(file, target)
    const other = await openSqlite({ file })
    await other.conversation('c')
    await refused(restore(target, file, moment(0)), /Another process has the database .* open; stop it/)
    await conversationOf(other, 'd', [posted('still written')])
    await other.close()
    expect(beside()).toEqual([])
    expect(await textsIn(file)).toEqual(['present'])
  })

  it.each<[string, (path: string) => void, RegExp]>([
    ['that is not there', () => {}, /There is no database/],
    ['that is a folder', (path) => mkdirSync(path), /is no file/],
    [
      'that is no database',
      (path) => writeFileSync(path, 'Dear diary. '.repeat(500)),
      /cannot be read: it is no database/,
    ],
    ['that is empty', (path) => writeFileSync(path, ''), /is an empty database, not one of Bellhop's/],
    ["of another program's", (path) => withSql(path, 'create table songs (id)'), /belongs to another program/],
    ['that was cut short', (path) => writeFileSync(path, readFileSync(file).subarray(0, 4096 * 9)), /damaged/],
    ['with a page of rubbish', (path) => writeFileSync(path, rubbish(readFileSync(file))), /damaged/],
    [
      'of a newer version',
      (path) => {
        writeFileSync(path, readFileSync(file))
        withSql(path, "insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)")
      },
      /written by a newer version of Bellhop than this one/,
    ],
  ])('of a file %s is refused, and what is there stays', async (_what, make, sentence) => {
    await databaseWith(...Array.from({ length: 300 }, (_, at) => `message ${at}`))
    make(target)
    const before = readFileSync(file)
    await refused(restore(target, file, moment(0)), sentence)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(beside()).toEqual([])
  })

  it('from the database itself is refused', async () => {
    await databaseWith('one')
    await refused(restore(file, file, moment(0)), /is the database itself/)
    expect(await textsIn(file)).toEqual(['one'])
  })

  it('of a backup of an earlier version works: the next start brings it up to this one', async () => {
    await databaseWith('one')
    writeFileSync(target, readFileSync(file))
    beforeLists(target)
    await restore(target, file, moment(0))
    expect(await textsIn(file)).toEqual(['one'])
  })
})

describe('a database that is served', () => {
  it('is served by one server at a time, and by the next as soon as that one has ended', () => {
    const end = serveAlone(file)
    expect(() => serveAlone(file, { waitMs: 0 })).toThrow(
      /Bellhop is running on the database .* already; stop it first/,
    )
    end()
    serveAlone(file, { waitMs: 0 })()
    expect(beside()).toEqual([])
  })

  it('can be opened by others meanwhile', async () => {
    const end = serveAlone(file)
    await databaseWith('by script')
    end()
    expect(await textsIn(file)).toEqual(['by script'])
  })
})

function withSql(path: string, sql: string): void {
  const connection = new Database(path)
  connection.exec(sql)
  connection.close()
}

/** With the middle of the file overwritten. */
function rubbish(bytes: Buffer): Buffer {
  return bytes.fill(0xee, 4096 * 12, 4096 * 20)
}

const imports = `
  import { backUp } from ${JSON.stringify(new URL('../../src/store/backup.ts', import.meta.url).href)}
  import { serveAlone } from ${JSON.stringify(new URL('../../src/store/serving.ts', import.meta.url).href)}
  import { openSqlite } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)}
  import { conversationOf, posted } from ${JSON.stringify(new URL('../fixtures/events.ts', import.meta.url).href)}
`

function serving(database: string): string {
  return `${imports}
    serveAlone(${JSON.stringify(database)})
    console.log('serving')
    setInterval(() => {}, 1000)`
}

/** A process that writes and is killed at once: its log lies beside the database. */
function killedAfterWriting(text: string, database = file): void {
  const script = `${imports}
    const store = await openSqlite({ file: ${JSON.stringify(database)} })
    await conversationOf(store, 'c', [posted(${JSON.stringify(text)})])
    process.kill(process.pid, 'SIGKILL')`
  const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect(signal, stderr).toBe('SIGKILL')
}

/** What running this says where no file may grow beyond so many bytes: what a full disk does, without one. */
function limitedTo(bytes: number, code: string): string {
  const script = `${imports}; try { ${code}; console.log('done') } catch (error) { console.log(String(error)) }`
  const command = `ulimit -f ${Math.floor(bytes / 512)}; exec "$0" --import tsx --input-type=module -e "$1"`
  const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, script], { encoding: 'utf8' })
  return stdout || stderr
}

/** What running this as a user other than root says; root may write everywhere. */
function bySomeoneElse(code: string): string {
  const root = process.getuid?.() === 0
  if (root) for (const path of [folder, join(folder, 'data'), file]) chownSync(path, NOBODY, NOBODY)
  const script = `${imports}; try { ${code}; console.log('done') } catch (error) { console.log(String(error)) }`
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    ...(root && { uid: NOBODY, gid: NOBODY }),
  })
  return stdout || stderr
}
