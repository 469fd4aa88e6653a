/** What lists cost: every one is read from an index, whatever is asked together, and an older database gains all of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewEvent } from '../../src/domain/events.ts'
import type { ConversationQuery } from '../../src/ports/lists.ts'
import { connect } from '../../src/store/connection.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Filter, placesOf } from '../../src/store/pages.ts'
import { openSqlite, ownMigrations } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { beforeLists } from '../fixtures/before-lists.ts'
import { conversationOf, moment, posted, started } from '../fixtures/events.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-lists-'))
  file = join(folder, 'bellhop.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** One value for each thing that may be asked; together they are every combination there is. */
const filters: Omit<ConversationQuery, 'status' | 'sort' | 'q' | 'cursor' | 'limit'> = {
  assignee: 'ann',
  team: 'billing',
  tag: ['vip', 'late'],
  lang: ['de', 'fr'],
  priority: [1, 2],
  snoozed: true,
  since: moment(0),
  until: moment(9),
}

function combinations(): Filter[] {
  const names = Object.keys(filters) as (keyof typeof filters)[]
  return Array.from({ length: 2 ** names.length }, (_, bits) => {
    const chosen = names.filter((_, at) => bits & (1 << at)).map((name) => [name, filters[name]])
    return { ...Object.fromEntries(chosen), limit: 51 } as Filter
  })
}

/** What SQLite says that it does for each query of a list. */
function plansOf(asked: Filter[]): string[] {
  const connection = connect(file, 100)
  migrate(connection, ownMigrations, file)
  const plans = new Set<string>()
  const db = drizzle(connection)
  const prepare = connection.prepare.bind(connection)
  const spied = Object.assign(Object.create(connection), {
    prepare(sql: string) {
      const plan = prepare(`explain query plan ${sql}`).all(paramsOf(sql)) as { detail: string }[]
      plans.add(plan.map(({ detail }) => detail).join(' | '))
      return prepare(sql)
    },
  })
  const places = placesOf(Object.assign(Object.create(db), { $client: spied }))
  for (const filter of asked) places(filter)
  connection.close()
  return [...plans]
}

function paramsOf(sql: string): Record<string, string | number> {
  return Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, name === 'limit' ? 1 : '[]']))
}

describe('every list, whatever is asked together', () => {
  it.each(['newest', 'oldest'] as const)('is read in its order from the index, %s first', (sort) => {
    const after = { at: moment(5), id: 'c' }
    const plans = plansOf(
      combinations().flatMap((filter) => [
        { ...filter, sort },
        { ...filter, sort, after },
      ]),
    )
    expect(plans.length).toBeGreaterThan(8)
    for (const plan of plans) {
      expect(plan).toMatch(/^SEARCH conversations USING (COVERING )?INDEX conversations_by_status \(status=\?/)
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN conversations/)
    }
  })

  it('is read in turn from the queue’s own', () => {
    const after = { at: '19', id: 'c' }
    const plans = plansOf(
      combinations().flatMap((filter) => [
        { ...filter, sort: 'turn' as const },
        { ...filter, sort: 'turn' as const, after },
      ]),
    )
    for (const plan of plans) {
      expect(plan).toMatch(/USING INDEX conversations_in_turn/)
      expect(plan).not.toMatch(/TEMP B-TREE/)
    }
  })

  it('looks up those that a search has found by their ids', () => {
    for (const plan of plansOf([
      { ids: ['a', 'b'], limit: 51 },
      { ids: ['a'], tag: ['vip'], lang: ['de'], limit: 51 },
    ])) {
      expect(plan).toMatch(/SEARCH conversations USING INDEX sqlite_autoindex_conversations_1 \(id=\?\)/)
    }
  })
})

describe('a search for what stands in thousands of messages', () => {
  it('goes on from page to page in the order of the list, and finds each once', async () => {
    const store = await openSqlite({ file })
    const lines = Array.from({ length: 50 }, (_, n) => posted(`cup number ${n}`, { id: `m${n}` }))
    for (let n = 0; n < 60; n++) {
      const said = n % 3 === 0 ? posted('a plate', { at: moment(n) }) : posted(`the cup ${n}`, { at: moment(n) })
      await conversationOf(
        store,
        `c${String(n).padStart(3, '0')}`,
        [said, ...(n % 3 === 0 ? [] : lines)].map((event) => ({ ...event, at: moment(n) })) as NewEvent[],
      )
    }
    const expected = Array.from({ length: 60 }, (_, n) => 59 - n).filter((n) => n % 3 !== 0)
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await store.conversations({ q: 'cup', limit: 7, ...(cursor && { cursor }) })
      found.push(...page.conversations.map(({ id }) => id))
      cursor = page.next
    }
    expect(found).toEqual(expected.map((n) => `c${String(n).padStart(3, '0')}`))
    expect((await store.conversations({ q: 'cup 13' })).conversations.length).toBeGreaterThan(0)
    await store.close()
  })
})

describe('a database from before', () => {
  it('knows its queue’s order, what is set aside, its tags and its customers’ names after the upgrade', async () => {
    const store = await openSqlite({ file })
    const system = { kind: 'system' } as const
    await conversationOf(store, 'waits', [
      {
        type: 'conversation.queued',
        at: moment(1),
        actor: system,
        data: { handoffId: 'h', priority: 2, front: false, promise: { kind: 'now' } },
      },
      { type: 'tags.changed', at: moment(1), actor: system, data: { tags: ['VIP', 'Späte Lieferung'] } },
    ])
    await conversationOf(store, 'sleeps', [
      { type: 'conversation.claimed', at: moment(1), actor: system, data: { agentId: 'ann', agentName: 'Ann' } },
      { type: 'conversation.snoozed', at: moment(2), actor: system, data: { until: moment(9) } },
      {
        type: 'contact.identified',
        at: moment(2),
        actor: system,
        data: { name: 'Željko', email: 'z@shop.example', verified: false },
      },
    ])
    await store.addVisitor({ id: 'mira', contact: { verified: false }, tokenHash: 'm', at: moment(0) })
    const start = started('mira')
    await store.create('named', [
      { ...start, data: { ...start.data, contact: { name: 'Mira', verified: false } } } as NewEvent,
    ])
    await store.close()
    beforeLists(file)

    const connection = connect(file, 100)
    migrate(connection, ownMigrations, file)
    connection.close()
    expect(verify(file).faults).toEqual([])
    const again = await openSqlite({ file })
    const ids = async (query: ConversationQuery) => (await again.conversations(query)).conversations.map(({ id }) => id)
    expect(await ids({ sort: 'turn' })).toEqual(['waits'])
    expect(await ids({ tag: 'späte lieferung' })).toEqual(['waits'])
    expect(await ids({ snoozed: true })).toEqual(['sleeps'])
    expect(await ids({ q: 'zeljko' })).toEqual(['sleeps'])
    expect(await ids({ q: 'mira' })).toEqual(['named'])
    expect(await again.tags(10)).toContainEqual({ tag: 'VIP', count: 1 })
    await again.close()
  })
})
