/** The made-up fortnight: it is there, it holds together, and it goes without a trace. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { demo } from '../../src/commands/demo.ts'
import { UsageError } from '../../src/commands/usage.ts'
import { DEMO_HOST } from '../../src/ports/demo.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { conversationOf, posted } from '../fixtures/events.ts'

/** Two weeks on a machine that has other things to do; nothing is measured with it. */
const PATIENCE_MS = 400_000

let data: string
let said = ''
let status: number
const file = () => join(data, 'bellhop.sqlite')

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'bellhop-demo-'))
  vi.stubEnv('BELLHOP_DATA', data)
  vi.stubEnv('BELLHOP_KB', join(import.meta.dirname, '../../knowledge-base'))
  listen()
  status = await demo([])
  return () => vi.unstubAllEnvs()
}, PATIENCE_MS)
afterAll(() => rmSync(data, { recursive: true, force: true }))
beforeEach(() => {
  listen()
  return () => vi.restoreAllMocks()
})

function listen() {
  const hears = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hears)
  vi.spyOn(process.stderr, 'write').mockImplementation(hears)
}

function read<T>(query: string): T[] {
  const connection = new Database(file(), { readonly: true })
  try {
    return connection.prepare(query).all() as T[]
  } finally {
    connection.close()
  }
}

/** Every value of every table, as text. */
function everything(): string {
  const tables = read<{ name: string }>(`select name from sqlite_master where type = 'table' and name not like '%fts%'`)
  return tables.map(({ name }) => JSON.stringify(read(`select * from "${name}"`))).join('\n')
}

describe('the demo', () => {
  it('is a fortnight of everything that happens at a desk', () => {
    expect(status).toBe(0)
    expect(said).toContain(`mara@${DEMO_HOST}`)
    const kinds = read<{ status: string; many: number }>(
      'select status, count(*) as many from conversations group by 1',
    )
    const many = Object.fromEntries(kinds.map((kind) => [kind.status, kind.many]))
    expect(many.resolved).toBeGreaterThan(50)
    expect(many.answering).toBeGreaterThan(50)
    expect(many.queued).toBe(4)
    expect(many.assigned).toBeGreaterThanOrEqual(5)
    const types = new Set(read<{ type: string }>('select distinct type from events').map(({ type }) => type))
    for (const type of [
      'answer.judged',
      'answer.rated',
      'handoff.recorded',
      'conversation.claimed',
      'conversation.transferred',
      'conversation.snoozed',
      'conversation.returned',
      'conversation.resolved',
      'rating.given',
      'tags.changed',
      'priority.changed',
    ]) {
      expect([...types], type).toContain(type)
    }
    const later = read(`select 1 from events where type = 'conversation.queued' and data like '%"later"%'`)
    expect(later.length).toBeGreaterThan(0)
    const langs = read<{ lang: string }>('select distinct lang from conversations').map(({ lang }) => lang)
    expect(langs).toEqual(expect.arrayContaining(['en', 'de', 'sr', 'es', 'fr']))
  })

  it('holds together from end to end, and nothing of it is yet to come', () => {
    expect(verify(file()).faults).toEqual([])
    expect(read('select at from events order by at desc limit 1')).toEqual([
      { at: expect.toSatisfy((at: string) => at <= new Date().toISOString()) },
    ])
  })

  it('is held so that nobody has to be there: all that is held is at rest', () => {
    const held = read<{ state: string }>(`select state from conversations where status = 'assigned'`)
    expect(held.map(({ state }) => JSON.parse(state).status.snoozedUntil ?? 'awake')).not.toContain('awake')
  })

  it('is not mixed with anything: not with itself, and not with real conversations', async () => {
    said = ''
    expect(await demo([])).toBe(1)
    expect(said).toContain('--remove')
    await withStore((store) => conversationOf(store, 'real', [posted('Where is my parcel')]))
    said = ''
    expect(await demo([])).toBe(1)
    expect(said).toContain('BELLHOP_DATA')
  })

  it('goes without a trace; what real customers wrote stays', async () => {
    const ids = read<{ id: string }>(
      `select id from conversations where id <> 'real' union select id from visitors where id <> 'visitor-of-real'
       union select id from staff`,
    ).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(200)
    said = ''
    expect(await demo(['--remove'])).toBe(0)
    expect(said).toContain('The demo is gone')
    const left = everything()
    expect(ids.filter((id) => left.includes(id))).toEqual([])
    expect(left).not.toContain(DEMO_HOST)
    expect(left).toContain('Where is my parcel')
    expect(verify(file()).faults).toEqual([])
    said = ''
    expect(await demo(['--remove'])).toBe(0)
    expect(said).toBe('There is no demo data here.\n')
  })

  it('says what it takes', async () => {
    await expect(demo(['--seed', 'x'])).rejects.toThrow(UsageError)
    await expect(demo(['--sooner'])).rejects.toThrow(UsageError)
  })
})

async function withStore(act: (store: Awaited<ReturnType<typeof openSqlite>>) => Promise<void>): Promise<void> {
  const store = await openSqlite({ file: file() })
  try {
    await act(store)
  } finally {
    await store.close()
  }
}
