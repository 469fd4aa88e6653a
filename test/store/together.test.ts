/** Writes that share a commit: what each is told, what of it is on disk, and what one that fails does to the others. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replay } from '../../src/domain/apply.ts'
import { type Store, StoreUnavailable } from '../../src/ports/store.ts'
import { connect } from '../../src/store/connection.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { keptStates, MOST_KEPT } from '../../src/store/states.ts'
import { together } from '../../src/store/together.ts'
import { conversationOf, posted } from '../fixtures/events.ts'

let folder: string
let file: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-together-'))
  file = join(folder, 'bellhop.sqlite')
  store = await openSqlite({ file, busyTimeoutMs: 20 })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What the file holds, seen from outside. */
function onDisk<T>(sql: string): T[] {
  const connection = new Database(file, { readonly: true })
  const found = connection.prepare(sql).pluck().all() as T[]
  connection.close()
  return found
}

const seqs = (id: string) => onDisk<number>(`select seq from events where conversation_id = '${id}' order by seq`)

describe('Writes of one turn', () => {
  it('share one commit', async () => {
    const connection = connect(join(folder, 'other.sqlite'), 100)
    connection.exec('create table rows (n)')
    const insert = connection.prepare('insert into rows values (?)')
    const watcher = new Database(join(folder, 'other.sqlite'))
    const commits = together(
      connection,
      () => {},
      () => {},
    )
    const seen: unknown[] = []
    const count = () => watcher.prepare('select count(*) from rows').pluck().get()
    await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        await commits.write(() => insert.run(n))
        seen.push(count())
      }),
    )
    // Whoever is told first sees what the last one wrote.
    expect(seen).toEqual(Array.from({ length: 100 }, () => 100))
    for (const each of [watcher, connection]) each.close()
  })

  it('are each told only what is on disk [P1]', async () => {
    for (const id of ['a', 'b', 'c']) await conversationOf(store, id)
    await Promise.all(
      ['a', 'b', 'c'].map(async (id) => {
        const result = await store.append(id, 1, [posted('hello')])
        expect(result).toHaveProperty('appended')
        expect(seqs(id)).toEqual([1, 2])
      }),
    )
  })

  it('answer alone: one appended, one overtaken, one repeated [P2] [P3]', async () => {
    await conversationOf(store, 'c', [posted('first', { clientMessageId: 'k' })])
    await conversationOf(store, 'd')
    const [repeated, appended, overtaken, other] = await Promise.all([
      store.append('c', 1, [posted('first', { clientMessageId: 'k' })]),
      store.append('c', 2, [posted('second')]),
      store.append('c', 2, [posted('third')]),
      store.append('d', 1, [posted('elsewhere')]),
    ])
    expect(repeated).toMatchObject({ duplicate: { seq: 2 } })
    expect(appended).toMatchObject({ appended: [{ seq: 3 }] })
    expect(overtaken).toEqual({ conflict: true })
    expect(other).toHaveProperty('appended')
    expect(seqs('c')).toEqual([1, 2, 3])
    expect(await store.conversation('c')).toEqual(replay('c', await store.events('c', 0, 10)))
  })

  it('are kept where one of them fails, of which nothing is', async () => {
    for (const id of ['a', 'b', 'c']) await conversationOf(store, id)
    const twice = [posted('one', { clientMessageId: 'k' }), posted('two', { clientMessageId: 'k' })]
    const results = await Promise.allSettled([
      store.append('a', 1, [posted('before')]),
      store.append('b', 1, twice),
      store.append('c', 1, [posted('after')]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([seqs('a'), seqs('b'), seqs('c')]).toEqual([[1, 2], [1], [1, 2]])
    expect((await store.conversation('b'))?.seq).toBe(1)
    expect(await store.append('b', 1, [posted('again', { clientMessageId: 'k' })])).toHaveProperty('appended')
  })

  it('are all refused where the commit cannot be had, and can all be sent again [S85]', async () => {
    for (const id of ['a', 'b']) await conversationOf(store, id)
    const other = new Database(file)
    other.exec('begin immediate')
    const send = () => ['a', 'b'].map((id) => store.append(id, 1, [posted('hello', { clientMessageId: 'k' })]))
    for (const { status, ...rest } of await Promise.allSettled(send())) {
      expect(status).toBe('rejected')
      expect((rest as PromiseRejectedResult).reason).toBeInstanceOf(StoreUnavailable)
    }
    for (const id of ['a', 'b']) expect((await store.conversation(id))?.seq).toBe(1)
    other.exec('rollback')
    other.close()
    for (const result of await Promise.all(send())) expect(result).toHaveProperty('appended')
  })

  it('are all refused where the commit itself fails, whoever was done by then [P1]', async () => {
    const connection = connect(join(folder, 'other.sqlite'), 100)
    // Looked at only when everything is written: the commit is what fails.
    connection.exec('create table heads (id integer primary key)')
    connection.exec('create table rows (head integer references heads deferrable initially deferred)')
    let undone = 0
    const commits = together(
      connection,
      () => undone++,
      () => {},
    )
    const results = await Promise.allSettled([
      commits.write(() => connection.exec('insert into heads values (1)')),
      commits.write(() => connection.exec('insert into rows values (2)')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(undone).toBe(1)
    expect(connection.prepare('select count(*) from heads').pluck().get()).toBe(0)
    await commits.write(() => connection.exec('insert into heads values (3)'))
    expect(connection.prepare('select id from heads').pluck().all()).toEqual([3])
    connection.close()
  })

  it('are not acknowledged where the file was gone before they shared its commit [P1] [S85]', async () => {
    await conversationOf(store, 'c')
    const written = store.append('c', 1, [posted('hello')])
    renameSync(file, `${file}.away`)
    await expect(written).rejects.toThrow(/was removed or replaced/)
    renameSync(`${file}.away`, file)
  })

  it('are written before the store closes', async () => {
    await conversationOf(store, 'c')
    const written = store.append('c', 1, [posted('last words')])
    await store.close()
    expect(await written).toHaveProperty('appended')
    expect(seqs('c')).toEqual([1, 2])
  })
})

describe('A conversation that is kept in memory', () => {
  it('is as another process left it, and conflicts with what that one wrote', async () => {
    await conversationOf(store, 'c')
    const other = await openSqlite({ file })
    for (let seq = 1; seq < 20; seq++) {
      const [mine, theirs] = seq % 2 === 0 ? [store, other] : [other, store]
      expect(await theirs.conversation('c')).toMatchObject({ seq })
      expect(await mine.append('c', seq, [posted(`Line ${seq}`)])).toHaveProperty('appended')
      expect(await theirs.append('c', seq, [posted('late')])).toEqual({ conflict: true })
      expect(await theirs.conversation('c')).toEqual(await mine.conversation('c'))
    }
    await other.close()
  })

  it('is as on disk where its erasing was begun and undone, and goes on without a gap [P3]', async () => {
    await conversationOf(store, 'c')
    const other = new Database(file)
    // Looked at last of all that erasing writes.
    other.exec("create trigger no_room before update on visitors begin select raise(abort, 'no room'); end")
    const before = await store.conversation('c')
    await expect(store.eraseConversation('c', '2026-03-02T10:00:00.000Z')).rejects.toThrow()
    expect(await store.conversation('c')).toEqual(before)
    other.exec('drop trigger no_room')
    other.close()
    expect(await store.append('c', 1, [posted('hello')])).toHaveProperty('appended')
    expect(seqs('c')).toEqual([1, 2])
  })

  it('is forgotten before there are too many, the latest last', () => {
    const connection = connect(join(folder, 'other.sqlite'), 100)
    let reads = 0
    const states = keptStates(connection, (id) => {
      reads++
      return { id } as never
    })
    for (let n = 0; n <= MOST_KEPT; n++) states.get(`c${n}`)
    states.get(`c${MOST_KEPT}`)
    expect(reads).toBe(MOST_KEPT + 1)
    states.get('c0')
    expect(reads).toBe(MOST_KEPT + 2)
    connection.close()
  })
})
