import { execFile, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replay } from '../../src/domain/apply.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { connect } from '../../src/store/connection.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { explained } from '../../src/store/unavailable.ts'
import { verify } from '../../src/store/verify.ts'
import { storeContract } from '../contract/store.ts'
import { conversationOf, posted } from '../fixtures/events.ts'
import { temporaryStore } from '../fixtures/store.ts'

const run = promisify(execFile)
const migrations = fileURLToPath(new URL('../../src/store/migrations', import.meta.url))
const writer = fileURLToPath(new URL('../fixtures/store-writer.ts', import.meta.url))

storeContract('a store in an SQLite file', temporaryStore)

describe('an SQLite file', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bellhop-sqlite-'))
    file = join(folder, 'bellhop.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('[P1] is at synchronous FULL on every connection, also when it is opened again', () => {
    for (let opening = 0; opening < 3; opening++) {
      const connection = connect(file, 100)
      const pragma = (name: string) => connection.pragma(name, { simple: true })
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
      connection.close()
    }
  })

  it('is refused where it cannot have a write-ahead log', async () => {
    await expect(openSqlite({ file: ':memory:' })).rejects.toThrow(/cannot be written safely.*BELLHOP_DATA/)
  })

  it('is made with the folders that it needs, and opened again as it is', async () => {
    const deep = join(folder, 'a', 'b', 'bellhop.sqlite')
    const store = await openSqlite({ file: deep })
    await conversationOf(store, 'c', [posted('kept')])
    await store.close()
    const again = await openSqlite({ file: deep })
    expect((await again.conversation('c'))?.seq).toBe(2)
    await again.close()
  })

  it('is whole in one file once it is closed', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c', [posted('kept')])
    expect(existsSync(`${file}-wal`)).toBe(true)
    await store.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    cpSync(file, `${file}.copy`)
    const copy = await openSqlite({ file: `${file}.copy` })
    expect((await copy.events('c', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2])
    await copy.close()
  })

  it('brings a database of an earlier version up to this one and keeps what it holds', async () => {
    const old = await openSqlite({ file })
    await conversationOf(old, 'c', [posted('kept')])
    await old.close()
    const store = await openSqlite({ file, migrations: withOneMore('create table `later` (`id` text primary key);') })
    expect((await store.conversation('c'))?.seq).toBe(2)
    await store.close()
    const connection = new Database(file)
    expect(connection.prepare('select count(*) from later').pluck().get()).toBe(0)
    connection.close()
  })

  it('is left as it was by a migration that fails', async () => {
    const old = await openSqlite({ file })
    await conversationOf(old, 'c')
    await old.close()
    const broken = withOneMore(
      'create table `later` (`id` text);--> statement-breakpoint\ninsert into nowhere values (1);',
    )
    await expect(openSqlite({ file, migrations: broken })).rejects.toThrow(/nowhere/)
    const store = await openSqlite({ file })
    expect((await store.conversation('c'))?.seq).toBe(1)
    await store.close()
  })

  it('is not upgraded into rows that refer to missing ones', async () => {
    await (await openSqlite({ file })).close()
    const orphans = withOneMore("insert into sessions values ('hash', 'nobody', '2026', '2027');")
    await expect(openSqlite({ file, migrations: orphans })).rejects.toThrow(/1 rows that refer to missing ones/)
    await (await openSqlite({ file })).close()
  })

  it('is refused, and left alone, when a newer version wrote it', async () => {
    await (await openSqlite({ file, migrations: withOneMore('create table `later` (`id` text);') })).close()
    const before = readFileSync(file)
    await refused(openSqlite({ file }), /newer version of Bellhop.*BELLHOP_DATA/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('is refused when it is not a database, or one of another program', async () => {
    writeFileSync(file, 'Dear diary, this is no database. '.repeat(200))
    await refused(openSqlite({ file }), /not a database of Bellhop's.*move it away/)
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear diary/)
    const other = join(folder, 'other.sqlite')
    const connection = new Database(other)
    connection.exec('create table songs (id)')
    connection.close()
    await refused(openSqlite({ file: other }), /belongs to another program/)
  })

  it('is refused when it is damaged, with the way out', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c')
    await store.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, 4096 * 3))
    await refused(openSqlite({ file }), /damaged.*restore a backup/)
  })

  it('is refused below something that is no folder, or where a folder has its name', async () => {
    writeFileSync(join(folder, 'plain'), '')
    await refused(openSqlite({ file: join(folder, 'plain', 'bellhop.sqlite') }), /cannot write the database/)
    mkdirSync(file)
    await refused(openSqlite({ file }), /cannot write the database/)
  })

  it('is refused in a folder that may only be read, also where it is there already', async () => {
    await (await openSqlite({ file })).close()
    if (process.getuid?.() === 0) chownSync(folder, 65534, 65534)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    try {
      expect(openedBySomeoneElse(file)).toMatch(/^StoreUnavailable: Bellhop cannot write the database .*BELLHOP_DATA/)
      const fresh = openedBySomeoneElse(join(folder, 'new.sqlite'))
      expect(fresh).toMatch(/^StoreUnavailable: Bellhop cannot write the database .*let its user write in the folder/)
    } finally {
      chmodSync(folder, 0o755)
    }
  })

  it('[S85] acknowledges nothing while another process keeps it locked, and goes on after that', async () => {
    const store = await openSqlite({ file, busyTimeoutMs: 20 })
    await conversationOf(store, 'c')
    const other = new Database(file)
    other.exec('begin immediate')
    await refused(store.append('c', 1, [posted('hello')]), /Another process keeps the database .* locked/)
    await refused(openSqlite({ file, busyTimeoutMs: 20 }), /locked; stop it, or wait/)
    await refused(store.ping(), /locked/)
    expect((await store.conversation('c'))?.seq).toBe(1)
    other.exec('rollback')
    other.close()
    expect(await store.append('c', 1, [posted('hello')])).toHaveProperty('appended')
    await store.close()
  })

  it('[S85] acknowledges nothing once it is gone or another lies in its place, and goes on when it is back', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c')
    renameSync(file, `${file}.away`)
    await refused(store.append('c', 1, [posted('hello')]), /was removed or replaced while Bellhop runs/)
    await refused(store.ping(), /was removed or replaced/)
    writeFileSync(file, '')
    await refused(store.append('c', 1, [posted('hello')]), /was removed or replaced/)
    renameSync(`${file}.away`, file)
    expect(await store.append('c', 1, [posted('hello')])).toHaveProperty('appended')
    await store.close()
  })

  it('[S85] acknowledges nothing that has no room on the disk, keeps all it did, and goes on once there is room', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c')
    await store.close()
    // No file of that process may grow past this: what a full disk is, without filling one.
    const blocks = 4_000
    const script = `
      import { openSqlite } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)}
      import { posted } from ${JSON.stringify(new URL('../fixtures/events.ts', import.meta.url).href)}
      const store = await openSqlite({ file: process.argv[1] })
      for (let n = 0; n < 300; n++) {
        const seq = (await store.conversation('c')).seq
        const sent = posted('x'.repeat(3000), { clientMessageId: 'k' + n })
        await store.append('c', seq, [sent]).then(() => console.log('ack k' + n), (error) => console.log(String(error)))
      }`
    const limited = `ulimit -f ${blocks}; exec "$0" --import tsx --input-type=module -e "$1" "$2"`
    const { stdout } = await run('sh', ['-c', limited, process.execPath, script, file], { maxBuffer: 10_000_000 })
    const lines = stdout.trim().split('\n')
    const acknowledged = lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4))
    expect(acknowledged.length).toBeGreaterThan(10)
    const refusals = lines.filter((line) => !line.startsWith('ack '))
    expect(refusals.length).toBeGreaterThan(10)
    for (const line of refusals) expect(line).toMatch(/^StoreUnavailable: The disk .* (is full|reports errors)/)
    const again = await openSqlite({ file })
    const held = (await again.events('c', 1, 1_000)).map(
      ({ data }) => (data as { clientMessageId: string }).clientMessageId,
    )
    expect(held).toEqual(acknowledged)
    for (let n = 0; n < 300; n++) {
      const seq = (await again.conversation('c'))?.seq ?? 0
      const sent = await again.append('c', seq, [posted('x'.repeat(3000), { clientMessageId: `k${n}` })])
      expect(sent).toHaveProperty(acknowledged.includes(`k${n}`) ? 'duplicate' : 'appended')
    }
    expect(verify(file).faults).toEqual([])
    await again.close()
  }, 60_000)

  it('[S85] says that the disk is full in a sentence', () => {
    const connection = connect(file, 100)
    connection.pragma('max_page_count = 2')
    const write = () => connection.exec('create table big as select randomblob(100000) as x')
    expect(write).toThrow(/full/)
    try {
      write()
    } catch (error) {
      expect(explained(error, file)).toEqual(
        new StoreUnavailable(`The disk that holds the database ${file} is full; make room on it and try again.`),
      )
    }
    connection.close()
  })

  it('passes on what is no fault of the disk as it is', () => {
    const fault = new TypeError('a defect')
    expect(explained(fault, file)).toBe(fault)
  })

  it('takes words that are gone out of the search index', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c', [posted('the canary sings')])
    await store.close()
    const connection = new Database(file)
    connection.exec("update events set words = null, data = '{}' where words is not null")
    connection.exec("insert into message_words(message_words) values ('integrity-check')")
    connection.close()
    const again = await openSqlite({ file })
    expect(await again.conversations({ q: 'canary' })).toEqual({ conversations: [], next: null })
    await again.close()
  })

  it('is made once by processes that open it at the same moment', async () => {
    const open = () => run(process.execPath, ['--import', 'tsx', writer, file, 'none', 'nobody', '0'])
    const outputs = await Promise.all([open(), open(), open()])
    expect(outputs.map(({ stderr }) => stderr)).toEqual(['', '', ''])
    const connection = new Database(file)
    const applied = connection.prepare('select count(*) from __drizzle_migrations').pluck().get()
    expect(applied).toBe(readdirSync(migrations).filter((name) => name.endsWith('.sql')).length)
    connection.close()
  }, 60_000)

  it('[P3] is written by two processes, 10,000 writes each, without a gap, a loss or a second copy', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'c')
    const each = 5_000
    // Every round writes one message of its own, and one that the other process writes as well.
    const write = (name: string) =>
      run(process.execPath, ['--import', 'tsx', writer, file, 'c', name, String(each)], { maxBuffer: 10_000_000 })
    const outputs = await Promise.all([write('left'), write('right')])
    const acknowledged = outputs.flatMap(({ stdout }) => stdout.trim().split('\n'))
    expect(acknowledged).toHaveLength(4 * each)
    const log = await store.events('c', 1, 100_000)
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: log.length }, (_, at) => at + 2))
    const sent = log.map(({ data }) => (data as { clientMessageId: string }).clientMessageId)
    expect(new Set(sent).size).toBe(sent.length)
    expect(sent.filter((id) => id.startsWith('both'))).toHaveLength(each)
    expect(sent).toHaveLength(3 * each)
    expect(new Set(acknowledged)).toEqual(
      new Set(log.map(({ seq, data }) => `${seq} ${(data as { clientMessageId: string }).clientMessageId}`)),
    )
    expect(await store.conversation('c')).toEqual(replay('c', await store.events('c', 0, 100_000)))
    await store.close()
    // Generous: 30,000 commits wait for the disk, in turn.
  }, 300_000)

  /** A copy of the migrations with one more than this version has. */
  function withOneMore(sql: string): string {
    const copy = join(folder, 'migrations')
    cpSync(migrations, copy, { recursive: true })
    const path = join(copy, 'meta', '_journal.json')
    const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] }
    const last = journal.entries.at(-1)
    if (!last) throw new Error('no migrations')
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_later' })
    writeFileSync(path, JSON.stringify(journal))
    writeFileSync(join(copy, '9999_later.sql'), sql)
    return copy
  }
})

async function refused(promise: Promise<unknown>, sentence: RegExp): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect((error as Error).message).toMatch(sentence)
}

/** What a process that is not root gets when it opens a file; root may write everywhere. */
function openedBySomeoneElse(file: string): string {
  const script = `import { openSqlite } from ${JSON.stringify(new URL('../../src/store/sqlite.ts', import.meta.url).href)}
    openSqlite({ file: process.argv[1] }).then(() => console.log('opened'), (error) => console.log(String(error)))`
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, file],
    {
      encoding: 'utf8',
      ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
    },
  )
  return stdout || stderr
}
