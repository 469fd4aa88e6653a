/** A server to throw things at: its calls as it declares them, everybody who may ask, and what it has on record. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import Database from 'better-sqlite3'
import { expect, vi } from 'vitest'
import type { z } from 'zod'
import { recordMisses } from '../../src/desk/misses/record.ts'
import { writeReads } from '../../src/desk/reading.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, customerOf, type Headers } from '../http/client.ts'
import { naughty } from './naughty.ts'

export const actors = ['nobody', 'owner', 'other', 'agent', 'admin', 'editor', 'forged'] as const
export type Actor = (typeof actors)[number]

export interface Declared {
  method: string
  /** In OpenAPI's form: `/api/conversations/{id}`. */
  path: string
  body?: z.ZodType
  query?: z.ZodType
}

export interface House {
  server: TestServer
  routes: Declared[]
  owner: Customer
  other: Customer
  agent: Agent
  admin: Agent
  editor: Agent
  /** Texts that fields may want: ids that exist, and what is hard to guess. */
  hints: string[]
  headersOf(actor: Actor): Promise<Headers>
  /** A path with these parameters in it. */
  pathOf(route: Declared, params?: Record<string, string>): string
  /** All that is on record, a hash for each table; without what changes by being looked at. */
  record(): Promise<string>
  removed(): Promise<void>
}

/** Wide enough that what is tried here meets what it is about, and not a limit. */
const limits = {
  ADDRESS_CONVERSATIONS_PER_HOUR: 1_000_000,
  ADDRESS_REQUESTS_PER_MINUTE: 1_000_000,
  VISITOR_MESSAGES_PER_MINUTE: 1_000_000,
  SIGN_IN_FAILURES: 1_000_000,
  SOCKET_FRAMES_PER_MINUTE: 1_000_000,
  STAFF_FRAMES_PER_MINUTE: 1_000_000,
  REPLY_WAIT_SECONDS: 3,
}

/** Changed by being asked, by being refused, or by the clock. */
const restless = /^(sessions|presence|intents|audit|sqlite_sequence|.*_(data|idx|content|docsize|config))$/

export async function openHouse(): Promise<House> {
  const server = await startServer({ limits, env: { BELLHOP_TRUST_PROXY: '1' } })
  const [owner, other] = [await customerOf(server), await customerOf(server)]
  const [agent, admin, editor] = [
    await agentOf(server, ['agent'], 'Ana'),
    await agentOf(server, ['admin'], 'Mira'),
    await agentOf(server, ['editor'], 'Edo'),
  ]
  await admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50 } } })
  const { message: first } = await owner.says('Hello')
  const staff: Partial<Record<Actor, Agent>> = { agent, admin, editor }
  // What the articles say is written down behind the start: none of that is what a test did.
  const articles = server.desk.content.articles.all().size
  await vi.waitFor(async () => expect((await server.desk.store.latestRevisions()).size).toBe(articles), {
    timeout: 20_000,
  })

  /** New each time: a call may sign out who asks. */
  async function sessionOf(id: string): Promise<Headers> {
    const { ids, clock, store } = server.desk
    const session = ids.secret()
    const tokenHash = ids.hash(session)
    await store.addSession({ tokenHash, staffId: id, at: clock.now(), expires: '2999-01-01T00:00:00.000Z' })
    return { cookie: `bellhop_session=${session}`, origin: server.url }
  }

  const known: Record<string, string> = { id: owner.id, messageId: first.id, articleId: 'orders/delivery' }
  return {
    server,
    routes: declaredBy(server),
    owner,
    other,
    agent,
    admin,
    editor,
    hints: [
      '#1f3355',
      'https://shop.example',
      // The beginning of every PNG, which is all that is looked at.
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==',
      ...[owner.id, other.id, agent.id, admin.id, first.id, agent.email, agent.password],
      ...['en', 'sr-Latn', 'UTC', 'Europe/Belgrade', '09:00', '17:30', '24:00', '2026-12-25', '2030-01-01T10:00:00Z'],
      ...['https://shop.example/a?b=c', 'jo@example.org', 'm-1', 'returns', 'handoff', '#1f3355', 'x'.repeat(300)],
      // A revision, a finding, and where an article lies.
      ...['0'.repeat(64), '0123456789abcdef', 'orders/delivery.md', 'orders/new.md'],
      ...Object.values(naughty),
    ],
    async headersOf(actor) {
      if (actor === 'owner') return owner.headers
      if (actor === 'other') return other.headers
      if (actor === 'forged') return { authorization: `Bearer ${'A'.repeat(43)}` }
      const member = staff[actor]
      return member ? sessionOf(member.id) : {}
    },
    pathOf: ({ path }, params = {}) =>
      path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? known[name] ?? server.desk.ids.next()),
    async record() {
      // What customers have read is written within a second: that of an earlier test must not turn up in this one.
      await writeReads(server.desk)
      // Nor what is written down behind the log: the next sweep gathers what customers did not get.
      while (!(await recordMisses(server.desk)));
      const strays = () => server.desk.store.misses({ clusterId: null, limit: 1 })
      await vi.waitFor(async () => expect(await strays()).toEqual([]), { timeout: 20_000 })
      return recordIn(join(server.data, 'bellhop.sqlite'))
    },
    removed: () => server.removed(),
  }
}

export function declaredBy(server: TestServer): Declared[] {
  const { definitions } = (server.app as OpenAPIHono).openAPIRegistry
  const calls = definitions.flatMap((each) => (each.type === 'route' ? [each.route as RouteConfig] : []))
  return calls.map(({ method, path, request }) => {
    const content = request?.body?.content['application/json'] as { schema?: z.ZodType } | undefined
    const query = request?.query as z.ZodType | undefined
    return {
      method: method.toUpperCase(),
      path,
      ...(content?.schema && { body: content.schema }),
      ...(query && { query }),
    }
  })
}

function recordIn(file: string): string {
  const db = new Database(file, { readonly: true })
  try {
    const all = db.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all()
    const tables = (all as string[]).filter((name) => !restless.test(name))
    const lines = tables.map((table) => {
      const rows = db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]
      const kept = rows.map(({ used_at: _, ...row }) => JSON.stringify(row))
      return `${table}: ${createHash('sha256').update(JSON.stringify(kept)).digest('hex')}`
    })
    return lines.join('\n')
  } finally {
    db.close()
  }
}
