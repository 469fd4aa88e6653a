/** Who may make which call: every registered route × every kind of asker. A route without a row fails. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, customerOf, type Headers } from './client.ts'
import { routesOf } from './routes.ts'

const actors = ['nobody', 'owner', 'other', 'agent', 'admin', 'editor', 'disabled', 'expired', 'forged'] as const
type Actor = (typeof actors)[number]

/** Statuses in the order of `actors`; 0 stands for the success of that row. */
const classes = {
  anyone: [0, 0, 0, 0, 0, 0, 0, 0, 401],
  page: [0, 0, 0, 0, 0, 0, 0, 0, 0],
  visitor: [401, 0, 404, 403, 403, 403, 401, 401, 401],
  party: [401, 0, 404, 0, 0, 403, 401, 401, 401],
  staff: [401, 403, 403, 0, 0, 403, 401, 401, 401],
  admin: [401, 403, 403, 403, 0, 403, 401, 401, 401],
  signedIn: [401, 401, 401, 0, 0, 0, 401, 401, 401],
  /** Needs our own Origin, which only the staff's browsers send here. */
  ownOrigin: [403, 403, 403, 0, 0, 0, 0, 0, 401],
} satisfies Record<string, number[]>

interface Row {
  who: keyof typeof classes
  success?: number
  body?: (to: { agent: Agent }) => unknown
  /** What the conversation is like; assigned to the asker where that is an agent or admin. */
  when?: 'queued' | 'assigned' | 'resolved'
}

const text = () => ({ clientMessageId: randomUUID(), text: 'Hello' })
const rows: Record<string, Row> = {
  'GET /': { who: 'page' },
  'GET /console': { who: 'page', success: 302 },
  'GET /console/': { who: 'page' },
  'GET /widget': { who: 'page', success: 302 },
  'GET /widget/': { who: 'page' },
  'GET /widget.js': { who: 'page' },
  'GET /assets/*': { who: 'page' },
  'GET /help/:articleId{.+}': { who: 'page' },
  'GET /healthz': { who: 'page' },
  'GET /readyz': { who: 'page' },
  'GET /metrics': { who: 'page' },
  'GET /api/openapi.json': { who: 'page' },
  'GET /api/articles/public/:articleId{.+}': { who: 'anyone' },
  'GET /api/welcome': { who: 'anyone' },
  'GET /api/setup': { who: 'anyone' },
  'POST /api/setup': {
    who: 'anyone',
    success: 403,
    body: () => ({ token: 'guessed', name: 'X', email: 'x@example.org', password: 'a long password' }),
  },
  'POST /api/session': { who: 'anyone', body: ({ agent: { email, password } }) => ({ email, password }) },
  'DELETE /api/session': { who: 'ownOrigin' },
  'GET /api/me': { who: 'signedIn' },
  'POST /api/conversations': { who: 'anyone', success: 201, body: () => ({}) },
  'GET /api/conversations/:id': { who: 'party' },
  'GET /api/conversations/:id/events': { who: 'party' },
  'GET /api/conversations/:id/transcript': { who: 'party' },
  'POST /api/conversations/:id/messages': { who: 'party', body: text, when: 'assigned' },
  'POST /api/conversations/:id/stop': { who: 'visitor' },
  'POST /api/conversations/:id/handoff': { who: 'visitor' },
  'DELETE /api/conversations/:id/handoff': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/assistant': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/brief': { who: 'visitor', body: () => ({ text: 'So' }), when: 'queued' },
  'PATCH /api/conversations/:id/contact': { who: 'visitor', body: () => ({ name: 'M' }) },
  'POST /api/conversations/:id/rating': { who: 'visitor', body: () => ({ csat: 4 }) },
  // The message is none of the assistant's; who may ask is told apart before that.
  'POST /api/conversations/:id/messages/:messageId/rating': {
    who: 'visitor',
    success: 404,
    body: () => ({ helpful: true }),
  },
  'GET /api/conversations': { who: 'staff' },
  'GET /api/queue': { who: 'staff' },
  'GET /api/staff': { who: 'staff' },
  'POST /api/conversations/:id/claim': { who: 'staff', when: 'queued' },
  'POST /api/conversations/:id/release': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/transfer': {
    who: 'staff',
    when: 'assigned',
    body: ({ agent }) => ({ agentId: agent.id, note: 'Yours' }),
  },
  'POST /api/conversations/:id/return': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/snooze': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/resolve': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/reopen': { who: 'staff', when: 'resolved' },
  'GET /api/settings': { who: 'admin' },
  'POST /api/privacy/export': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'POST /api/privacy/erase': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'PUT /api/settings': { who: 'admin', body: () => ({ queue: { capacity: 50 } }) },
}

let server: TestServer
let agent: Agent
let admin: Agent
let owner: Customer
let other: Customer
beforeAll(async () => {
  const limits = {
    ADDRESS_CONVERSATIONS_PER_HOUR: 10_000,
    VISITOR_MESSAGES_PER_MINUTE: 10_000,
    SIGN_IN_FAILURES: 1_000,
  }
  server = await startServer({ limits })
  agent = await agentOf(server)
  admin = await agentOf(server, ['admin'])
  await admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50 } } })
  owner = await customerOf(server)
  other = await customerOf(server)
})
afterAll(() => server.removed())

it('Every call has a row here', () => {
  expect(new Set(Object.keys(rows))).toEqual(new Set(routesOf(server)))
})

describe.each(Object.keys(rows))('[S54] %s', (route) => {
  it.each(actors)('asked by %s', async (actor) => {
    const row = rows[route] as Row
    const [method = '', pattern = ''] = route.split(' ')
    const holder = actor === 'admin' ? admin : agent
    const id = route.includes(':id') ? await conversation(row.when, holder) : ''
    const path = pattern
      .replace(':articleId{.+}', 'orders/delivery')
      .replace(':messageId', randomUUID())
      .replace(':id', id)
      .replace('*', 'page.css')
    const before = id && (await server.desk.store.conversation(id))?.seq
    const body = method === 'GET' ? undefined : (row.body?.({ agent }) ?? (method === 'DELETE' ? undefined : {}))
    const answer = await call(server, method, path, { body, headers: await headersOf(actor) })

    const expected = classes[row.who][actors.indexOf(actor)] || (row.success ?? 200)
    expect(answer.status, await answer.clone().text()).toBe(expected)
    if (expected < 400 || !id) return
    expect((await server.desk.store.conversation(id))?.seq).toBe(before)
    const { error } = (await answer.json()) as { error: { message: string } }
    expect(error.message).not.toContain(id)
  })
})

/** A fresh session for those whom the call may sign out. */
async function headersOf(actor: Actor): Promise<Headers> {
  const { desk, url: origin } = server
  switch (actor) {
    case 'nobody':
      return {}
    case 'owner':
      return owner.headers
    case 'other':
      return other.headers
    case 'forged':
      return { authorization: `Bearer ${'A'.repeat(43)}` }
    case 'agent':
    case 'admin': {
      const session = desk.ids.secret()
      const staffId = actor === 'agent' ? agent.id : admin.id
      const at = desk.clock.now()
      await desk.store.addSession({
        tokenHash: desk.ids.hash(session),
        staffId,
        at,
        expires: '2999-01-01T00:00:00.000Z',
      })
      return { cookie: `bellhop_session=${session}`, origin }
    }
    case 'editor':
      return { cookie: (await server.staff(['editor'])).cookie, origin }
    case 'disabled': {
      const { id, cookie } = await server.staff(['agent', 'admin'])
      await desk.store.setDisabled(id, true)
      return { cookie, origin }
    }
    case 'expired': {
      const session = desk.ids.secret()
      const times = { at: '2020-01-01T00:00:00.000Z', expires: '2020-01-08T00:00:00.000Z' }
      await desk.store.addSession({ tokenHash: desk.ids.hash(session), staffId: admin.id, ...times })
      return { cookie: `bellhop_session=${session}`, origin }
    }
  }
}

/** A conversation of the owner's, brought to where the row needs it. */
async function conversation(when: Row['when'], holder: Agent): Promise<string> {
  const { id } = await customerOf(server, {}, owner.headers)
  const own = (path: string) => `/api/conversations/${id}/${path}`
  if (when === 'queued') await call(server, 'POST', own('handoff'), { body: {}, headers: owner.headers })
  if (when === 'assigned' || when === 'resolved') await holder.call('POST', own('claim'))
  if (when === 'resolved') await holder.call('POST', own('resolve'))
  return id
}
