/** Erased means gone from the bytes on the disk: the database, its log, and the index of words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { moment, posted, started } from '../fixtures/events.ts'
import { planted } from '../fixtures/planted.ts'
import { type TemporaryStore, temporaryStore } from '../fixtures/store.ts'

const word = 'kanariq7x'

let temporary: TemporaryStore
let store: Store
beforeEach(async () => {
  temporary = await temporaryStore()
  store = temporary.store
})
afterEach(() => temporary.close())

/** Files of the folder that hold the word in any case. */
function holding(): string[] {
  return readdirSync(temporary.folder)
    .filter((file) => readFileSync(join(temporary.folder, file)).toString('latin1').toLowerCase().includes(word))
    .sort()
}

describe('[P15] a word planted in every field', () => {
  it('is nowhere in the files once its visitor was erased', async () => {
    await store.addVisitor({ id: 'v', contact: { name: word, verified: false }, tokenHash: word, at: moment(0) })
    await store.create('c', planted(word, 'v'))
    const entry = { at: moment(1), actor: { kind: 'operator' as const }, action: 'x', outcome: 'done' as const }
    await store.addAudit({ ...entry, conversationId: 'c', detail: { said: word } })
    const by = { id: 'ann', name: 'Ann' }
    await store.saveAttributes('v', { [word]: word })
    await store.addContactNote({ id: 'n', visitorId: 'v', at: moment(1), by, text: word }, 9)
    for (const id of ['open', 'done'] as const) {
      await store.addProposal({ id, conversationId: 'c', title: word, body: word, by, at: moment(1) })
      await store.moveProposal(id, id, by, moment(1))
    }
    expect(holding()).toContain('bellhop.sqlite-wal')
    await store.eraseVisitor('v', moment(2))
    expect(await store.purgeLog()).toBe(true)
    expect(holding()).toEqual([])
    store = await temporary.reopen()
    expect(holding()).toEqual([])
  })

  it('leaves no older copy of it behind in pages that were split, moved or freed meanwhile', async () => {
    for (const id of ['v', 'w']) {
      await store.addVisitor({ id, contact: { verified: false }, tokenHash: id, at: moment(0) })
    }
    await store.create('c', [started('v')])
    await store.create('other', [started('w')])
    // Long and short ones in turn, so that pages overflow, split and are put together again.
    for (let round = 0; round < 150; round++) {
      const filler = `${round} lorem ipsum `.repeat((round * 37) % 400)
      const message = { id: `m${round}`, clientMessageId: `${word}-${round}`, at: moment(round) }
      await store.append('c', round + 1, [posted(`${word}${round} ${filler}`, message)])
      await store.append('other', round + 1, [posted(`plain ${filler}`, { ...message, clientMessageId: `o${round}` })])
    }
    await store.purgeLog()
    expect(holding()).toEqual(['bellhop.sqlite'])
    await store.eraseVisitor('v', moment(999))
    await store.purgeLog()
    expect(holding()).toEqual([])
    expect((await store.conversations({ q: 'plain' })).conversations.map(({ id }) => id)).toEqual(['other'])
  })

  it('stays in the log file as long as somebody reads there, which is said, and goes with them', async () => {
    await store.addVisitor({ id: 'v', contact: { verified: false }, tokenHash: 'v', at: moment(0) })
    await store.create('c', planted(word, 'v'))
    const reader = new Database(temporary.file, { readonly: true })
    const reading = reader.prepare('select data from events').iterate()
    reading.next()
    await store.eraseVisitor('v', moment(2))
    expect(await store.purgeLog()).toBe(false)
    expect(holding()).toContain('bellhop.sqlite-wal')
    reading.return?.()
    reader.close()
    expect(await store.purgeLog()).toBe(true)
    expect(holding()).toEqual([])
  })

  it('is gone where another process erased it', async () => {
    await store.addVisitor({ id: 'v', contact: { verified: false }, tokenHash: 'v', at: moment(0) })
    await store.create('c', planted(word, 'v'))
    const operator = await openSqlite({ file: temporary.file })
    expect(await operator.eraseVisitor('v', moment(2))).toHaveLength(1)
    expect(await operator.purgeLog()).toBe(true)
    await operator.close()
    expect(holding()).toEqual([])
    expect((await store.conversation('c'))?.status.kind).toBe('erased')
  })
})
