/**
 * Who may make which call: every registered route × every kind of asker. A route without a row fails. What staff do by
 * one, and who is refused, is in the audit log; another's conversation is like one that is not there.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { remember } from '../../src/desk/suggested.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, customerOf, type Headers, message } from './client.ts'
import { guardsOf, routesOf } from './routes.ts'
import { type Actor, actors, classes, type Row, rows } from './rows.ts'
import { identityOf, secret } from './signed.ts'

let server: TestServer
let agent: Agent
let colleague: Agent
let admin: Agent
let editor: Agent
let owner: Customer
let kin: Customer
let other: Customer
/** Letters are taken into the queue; that nobody listens there is for later. */
const mail = { BELLHOP_SMTP_URL: 'smtp://127.0.0.1:9?tls=none', BELLHOP_MAIL_FROM: 'help@shop.example' }

beforeAll(async () => {
  const limits = {
    ADDRESS_CONVERSATIONS_PER_HOUR: 10_000,
    VISITOR_MESSAGES_PER_MINUTE: 10_000,
    SIGN_IN_FAILURES: 1_000,
    SIGN_IN_ADDRESS_FAILURES: 1_000,
    AUDIT_REFUSALS_PER_HOUR: 100_000,
  }
  server = await startServer({ limits, env: { BELLHOP_IDENTITY_SECRET: secret, ...mail } })
  agent = await agentOf(server)
  colleague = await agentOf(server)
  admin = await agentOf(server, ['admin'])
  await admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50, email: true } } })
  owner = await customerOf(server, { identity: identityOf({ sub: 'mira' }) })
  kin = await customerOf(server, { identity: identityOf({ sub: 'mira' }) })
  other = await customerOf(server, { identity: identityOf({ sub: 'eve' }) })
})
afterAll(() => server.removed())

it('Every call has a row here, and nothing answers but these', () => {
  expect(new Set(Object.keys(rows))).toEqual(new Set(routesOf(server)))
  expect(new Set(guardsOf(server))).toEqual(new Set(['/*', '/api/*', '/readyz', '/metrics', '/help/*']))
})

describe.each(Object.keys(rows))('[S54] %s', (route) => {
  it.each(actors)('asked by %s', async (actor) => {
    const row = rows[route] as Row
    const holder = actor === 'admin' ? admin : agent
    const id = route.includes(':id') ? await conversation(row.when, holder) : ''
    const { headers, memberId } = await comingAs(actor)
    const written = await newestDeeds()
    const asked = request(route, id, await named(route, id, memberId))
    const before = id && (await server.desk.store.conversation(id))?.seq
    const answer = await asked(headers)

    const expected = classes[row.who][actors.indexOf(actor)] || (row.success ?? 200)
    expect(answer.status, await answer.clone().text()).toBe(expected)
    const after = id && (await server.desk.store.conversation(id))?.seq
    const deeds = (await newestDeeds()).filter((deed) => !written.some((earlier) => isSame(earlier, deed)))
    // Nobody's hands stay full for the next one.
    if (id && row.when)
      await Promise.all([agent, admin].map((each) => each.call('POST', `/api/conversations/${id}/return`)))
    expect(deeds).toEqual(deedsOf(route, actor, expected, memberId, id))
    if (expected < 400 || !id) return
    expect(after).toBe(before)
    const { error } = (await answer.json()) as { error: { message: string } }
    expect(error.message).not.toContain(id)
  })
})

describe('[S20] Another’s conversation is like one that does not exist', () => {
  it.each(Object.keys(rows).filter((route) => route.includes(':id')))('%s', async (route) => {
    const foreign = await conversation(rows[route]?.when, agent)
    for (const actor of ['nobody', 'other', 'forged', 'editor'] as const) {
      const { headers } = await comingAs(actor)
      const asked = request(route, foreign, await named(route, foreign, undefined))
      const answers = [await asked(headers), await asked(headers, server.desk.ids.next())]
      const [one, two] = await Promise.all(answers.map(seenOf))
      expect(one, actor).toEqual(two)
    }
    await agent.call('POST', `/api/conversations/${foreign}/return`)
  })
})

/** All that a client can tell an answer by. */
async function seenOf(answer: Response) {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['x-request-id', 'date'].includes(name)))
  return { status: answer.status, headers, body: await answer.text() }
}

/** The call of a row; to another conversation where one is named. */
function request(route: string, id: string, names: Record<string, string>) {
  const [method = '', pattern = ''] = route.split(' ')
  const messageId = randomUUID()
  const pathTo = (conversationId: string) =>
    Object.entries(names)
      .reduce((path, [name, value]) => path.replace(`:${name}`, value), pattern)
      .replace(':articleId{.+}', 'orders/delivery')
      .replace(':part{sitemap-[0-9]+\\.xml}', 'sitemap-1.xml')
      .replace(':sheet{theme-[0-9a-f]+\\.css}', 'theme-7a1f5c.css')
      .replace(':messageId', messageId)
      .replace(':memberId', colleague.id)
      .replace(':inviteId', 'f'.repeat(64))
      .replace(':id', conversationId)
      .replace('*', 'page.css')
  const given = rows[route]?.body?.({ agent, colleague, conversationId: owner.id })
  const body = method === 'GET' ? undefined : (given ?? (method === 'DELETE' ? undefined : {}))
  return async (headers: Headers, instead = id) => {
    const answer = await call(server, method, pathTo(instead), { body, headers })
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer
    // A stream has no end to wait for.
    await answer.body?.cancel()
    return new Response(null, answer)
  }
}

/** What else the address of a call names: made for it, so that whoever is let in finds it. */
async function named(route: string, id: string, memberId = ''): Promise<Record<string, string>> {
  const { desk } = server
  const [by, at] = [{ id: memberId, name: 'Somebody' }, desk.clock.now()]
  const visitorId = (await desk.store.conversation(owner.id))?.visitorId ?? ''
  const [noteId, proposalId, suggestionId] = [desk.ids.next(), desk.ids.next(), desk.ids.next()]
  const [clusterId, alarmId] = [desk.ids.next(), desk.ids.next()]
  if (route.includes(':noteId'))
    await desk.store.addContactNote({ id: noteId, visitorId, at, by, text: 'A note' }, 1_000)
  if (route.includes(':proposalId')) {
    await desk.store.addProposal({ id: proposalId, conversationId: owner.id, title: 'T', body: 'B', by, at })
  }
  if (route.includes(':clusterId') || route.includes(':alarmId')) await standing(clusterId, alarmId)
  if (route.includes(':suggestionId')) {
    remember(desk, { id: suggestionId, conversationId: id, text: 'Send it back.', citations: [], drafter: 'quote' })
  }
  const fileId = route.includes(':fileId') ? await sentFile(id) : ''
  return { visitorId, noteId, proposalId, suggestionId, fileId, clusterId, alarmId }
}

/** A cluster of misses without any, and an alarm about it. */
async function standing(clusterId: string, alarmId: string): Promise<void> {
  const { store, clock } = server.desk
  const at = clock.now()
  const words = { label: 'Do you repair?', terms: [], articleIds: [] }
  await store.changeClusters({
    add: [{ id: clusterId, state: 'open', ...words, at, since: at, sizeThen: 0, into: null, held: false }],
  })
  const nobody = { acknowledgedBy: null, acknowledgedAt: null, endedAt: null }
  await store.addAlarm({ id: alarmId, clusterId, at, window: 'hour', count: 9, expected: 0.25, ...nobody })
}

/** A file that went with a message. */
async function sentFile(conversationId: string): Promise<string> {
  const { store, ids, clock, files } = server.desk
  const [id, messageId, at] = [ids.secret(), ids.next(), clock.now()]
  const about = { id, name: 'a.txt', type: 'text/plain', bytes: 1 }
  await store.addFile({ ...about, conversationId, by: 'customer:', at }, { conversation: 1_000_000 })
  const bytes = new Uint8Array([65])
  await store.addFilePart(id, 0, bytes)
  await store.completeFile(id, files.measure(bytes, false).sha256)
  const author = { kind: 'customer' as const }
  const seq = (await store.conversation(conversationId))?.seq ?? 0
  const plain = { visibility: 'public' as const, text: '', html: '', citations: [], at, seq: 0 }
  const data = { ...plain, id: messageId, author, attachments: [about] }
  await store.append(conversationId, seq, [{ type: 'message.posted', at, actor: author, data }])
  return id
}

const newestDeeds = async () => (await server.desk.store.auditEntries({ limit: 5 })).entries
const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

/** Where anybody may knock with a token that is wrong here, and as what that is written down. */
const doors: Record<string, string> = {
  'POST /api/setup': 'staff.first_admin',
  'POST /api/invites/look': 'invite.look',
  'POST /api/invites/accept': 'invite.accept',
}

/** What the audit log holds after a call, as far as the matrix can tell: who came, what became of it, and where. */
function deedsOf(route: string, actor: Actor, status: number, memberId: string | undefined, id: string) {
  const { who, looks } = rows[route] as Row
  // Who votes on an article is nobody's business, the audit log's neither.
  if (who === 'ourPage') return []
  const staff = memberId !== undefined
  const about = { ...(id && { conversationId: id }) }
  if (route === 'POST /api/session') {
    return status === 200 ? [expect.objectContaining({ action: 'sign_in', outcome: 'done' })] : []
  }
  const door = doors[route]
  if (door) return status === 403 ? [expect.objectContaining({ action: door, outcome: 'refused' })] : []
  if (who === 'ownOrigin') {
    const outcome = status === 403 ? 'refused' : 'done'
    return status === 403 || staff ? [expect.objectContaining({ action: 'sign_out', outcome })] : []
  }
  if (staff && status < 400 && !route.startsWith('GET ') && !looks && who !== 'anyone') {
    return [expect.objectContaining({ actor: expect.objectContaining({ id: memberId }), outcome: 'done', ...about })]
  }
  const tried = staff && who === 'admin' && status === 404
  if (tried) return [expect.objectContaining({ outcome: 'refused', detail: { code: 'not_found' } })]
  // What an editor changes stands in the audit log, also where it is refused for what it names.
  const stopped = staff && who === 'editor' && !route.startsWith('GET ') && !looks && [404, 409].includes(status)
  if (stopped) return [expect.objectContaining({ outcome: 'refused' })]
  const visitor = actor === 'owner' || actor === 'kin' || actor === 'other'
  if (status !== 403 || !(staff || visitor)) return []
  const kind = staff ? 'staff' : 'visitor'
  const detail = expect.objectContaining({ code: 'forbidden' })
  return [expect.objectContaining({ actor: expect.objectContaining({ kind }), outcome: 'refused', detail, ...about })]
}

/** Someone with what they send; staff who are let in with their id. A fresh session for those whom the call may sign out. */
async function comingAs(actor: Actor): Promise<{ headers: Headers; memberId?: string }> {
  const headers = await headersOf(actor)
  if (actor === 'agent') return { headers, memberId: agent.id }
  if (actor === 'admin') return { headers, memberId: admin.id }
  return actor === 'editor' ? { headers, memberId: editor.id } : { headers }
}

async function headersOf(actor: Actor): Promise<Headers> {
  const { desk, url: origin } = server
  switch (actor) {
    case 'nobody':
      return {}
    case 'owner':
      return owner.headers
    case 'kin':
      return kin.headers
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
      editor = await agentOf(server, ['editor'])
      return editor.headers
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
    case 'idle': {
      const session = desk.ids.secret()
      const left = new Date(Date.parse(desk.clock.now()) - desk.limits.SESSION_IDLE_HOURS * 3_600_000).toISOString()
      const times = { at: left, expires: '2999-01-01T00:00:00.000Z' }
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
  if (when && when !== 'queued') await holder.call('POST', own('claim'))
  if (when === 'answered') await holder.call('POST', own('messages'), { body: message('Send it back within 30 days.') })
  if (when === 'resolved') await holder.call('POST', own('resolve'))
  return id
}
