/** Which answers cited what: filled in for a database from before, and held against the log. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { beforeLists } from '../fixtures/before-lists.ts'
import { bot, conversationOf, posted } from '../fixtures/events.ts'

const revision = 'a'.repeat(64)
let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-citations-'))
  file = join(folder, 'bellhop.sqlite')
  const store = await openSqlite({ file })
  const citation = { n: 1, articleId: 'a', title: 'A', url: '/help/a', revision }
  const citations = [citation, { ...citation, n: 2, heading: 'Further down' }]
  await conversationOf(store, 'c', [posted('How?'), posted('So. [1]', { id: 'answer', author: bot, citations })])
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('Answers that were given before there was a table for it are in it after an upgrade', async () => {
  beforeLists(file)
  const store = await openSqlite({ file })
  expect(await store.citedCounts([revision])).toEqual(new Map([[revision, 1]]))
  expect(await store.conversationOfAnswer('answer')).toBe('c')
  await store.close()
  expect(verify(file).faults).toEqual([])
})

it('An answer whose citation is missing, and one that never cited, are named', () => {
  const connection = new Database(file)
  connection.exec(`update citations set article_id = 'b'`)
  connection.close()
  expect(verify(file).faults.map(({ what }) => what)).toEqual([
    'answer answer is said to cite b, and does not',
    'answer answer cites a, which is not written down',
  ])
})
