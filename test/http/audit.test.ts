/** What staff did and were refused, and who tried what is not theirs: written down, without what anybody wrote. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditEntries } from '../../src/protocol/audit.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { refusedUpgrade, staffSocket, visitorSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, call, customerOf, fieldsRefused, message, refused, shaped } from './client.ts'

const BOUND = 4
let server: TestServer
let admin: Agent
let ana: Agent
let bo: Agent
beforeAll(async () => {
  server = await startServer({ limits: { AUDIT_REFUSALS_PER_HOUR: BOUND } })
  admin = await agentOf(server, ['admin'])
  ana = await agentOf(server, ['agent'], 'Ana')
  bo = await agentOf(server, ['agent'], 'Bo')
})
afterAll(() => server.removed())

const entriesOf = async (query: Record<string, string>) =>
  (await shaped(admin.call('GET', `/api/audit?${new URLSearchParams(query)}`), 200, AuditEntries)).entries
const actionsOn = async (conversationId: string) =>
  (await entriesOf({ conversationId })).map(({ action, outcome }) => `${action} ${outcome}`).reverse()

describe('The audit log', () => {
  it('holds what an agent did to a conversation, over REST and the socket alike, in order', async () => {
    const customer = await customerOf(server)
    const does = (verb: string, body: object = {}) =>
      ana.call('POST', `/api/conversations/${customer.id}/${verb}`, { body })
    await does('claim')
    await does('messages', message('REST MARJORAM'))
    await does('messages', { ...message('NOTE MARJORAM'), note: true })
    const socket = await staffSocket(server, ana)
    const conversationId = customer.id
    await socket.ask({ type: 'send', conversationId, ...message('SOCKET MARJORAM') })
    await socket.ask({ type: 'resolve', conversationId, outcome: 'solved' })
    await socket.ask({ type: 'claim', conversationId })
    await does('reopen')
    await socket.ask({ type: 'transfer', conversationId, agentId: bo.id, note: 'TRANSFER MARJORAM' })
    socket.close()

    const entries = await entriesOf({ conversationId })
    const by = { kind: 'staff', id: ana.id, name: 'Ana' }
    for (const { actor } of entries) expect(actor).toEqual(by)
    expect(await actionsOn(conversationId)).toEqual([
      'claim done',
      'send done',
      'send done',
      'send done',
      'resolve done',
      'claim refused',
      'reopen done',
      'transfer done',
    ])
    const found = (action: string) => entries.find((entry) => entry.action === action)
    expect(entries.filter(({ action }) => action === 'send').map(({ detail }) => detail)).toEqual([
      undefined,
      { note: true },
      undefined,
    ])
    expect(found('transfer')).toMatchObject({ target: bo.id })
    expect(found('resolve')).toMatchObject({ detail: { outcome: 'solved' } })
    expect(entries.find(({ outcome }) => outcome === 'refused')).toMatchObject({ detail: { code: 'forbidden' } })
    expect(JSON.stringify(entries)).not.toContain('MARJORAM')
  })

  it('holds who came in, who did not, and who went, without what they typed', async () => {
    const { id, email, password, name } = await server.staff(['agent'], 'Bo')
    const signIn = (to: string, word: string) =>
      call(server, 'POST', '/api/session', { body: { email: to, password: word }, headers: { origin: server.url } })
    await signIn(email, 'MARJORAM')
    await signIn('MARJORAM-typed-as-address', 'wrong')
    const cookie = (await signIn(email, password)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await call(server, 'DELETE', '/api/session', { headers: { cookie, origin: server.url } })
    const [unknown, wrong, ...more] = await entriesOf({ action: 'sign_in' }).then((entries) =>
      entries.filter(({ outcome }) => outcome === 'refused'),
    )
    const detail = { address: '127.0.0.1', code: 'unauthenticated' }
    expect(wrong).toMatchObject({ actor: { kind: 'nobody' }, target: id, detail })
    expect(unknown).toMatchObject({ actor: { kind: 'nobody' }, detail })
    expect(unknown?.target).toBeUndefined()
    expect(more).toEqual([])
    const by = { kind: 'staff', id, name }
    expect(await entriesOf({ actor: id })).toMatchObject([
      { action: 'sign_out', actor: by, outcome: 'done' },
      { action: 'sign_in', actor: by, outcome: 'done', detail: { address: '127.0.0.1' } },
    ])
    expect(JSON.stringify(await entriesOf({}))).not.toContain('MARJORAM')
  })

  it('holds a change of password and a refused one, and which settings were changed, not to what', async () => {
    const bo = await agentOf(server, ['admin'], 'Bo')
    const next = 'MARJORAM on the sill'
    await bo.call('POST', '/api/me/password', { body: { current: 'MARJORAM', next } })
    await bo.call('POST', '/api/me/password', { body: { current: bo.password, next } })
    const { queue } = server.desk.settings()
    await bo.call('PUT', '/api/settings', {
      body: { assistant: { name: 'MARJORAM' }, queue: { ...queue, capacity: 7 } },
    })
    await bo.call('PUT', '/api/settings', { body: {} })
    const entries = await entriesOf({ actor: bo.id })
    expect(entries.map(({ action, outcome, detail }) => ({ action, outcome, detail }))).toEqual([
      { action: 'settings.save', outcome: 'done', detail: { changed: 'assistant, queue' } },
      { action: 'settings.save', outcome: 'done', detail: { changed: 'assistant, queue' } },
      { action: 'password.change', outcome: 'done', detail: undefined },
      { action: 'password.change', outcome: 'refused', detail: { code: 'forbidden' } },
    ])
    expect(JSON.stringify(entries)).not.toContain('MARJORAM')
  })

  it('holds what a visitor tried that is for staff [S19]', async () => {
    const customer = await customerOf(server)
    const visitorId = (await server.desk.store.conversation(customer.id))?.visitorId
    await refused(customer.call('POST', '/claim', { body: {} }), 'forbidden')
    await refused(call(server, 'GET', '/api/settings', { headers: customer.headers }), 'forbidden')
    const socket = await visitorSocket(server, customer.token)
    await socket.ask({ type: 'resolve', conversationId: customer.id })
    socket.close()
    const entries = await entriesOf({ actor: visitorId ?? '' })
    expect(entries.map(({ actor, action, outcome }) => [actor.kind, action, outcome])).toEqual([
      ['visitor', 'resolve', 'refused'],
      ['visitor', 'GET /api/settings', 'refused'],
      ['visitor', 'claim', 'refused'],
    ])
    expect(JSON.stringify(entries)).not.toContain(customer.token)
  })

  it('holds a socket that another site tried to open as staff, and no more of them than of other refusals [S1]', async () => {
    const led = await agentOf(server, ['agent'], 'Led')
    const headers = { cookie: led.cookie, origin: 'https://marjoram.example' }
    for (let n = 0; n < BOUND + 2; n++) expect((await refusedUpgrade(server, { headers })).status).toBe(403)
    await refusedUpgrade(server, { headers: { ...headers, cookie: 'bellhop_session=MARJORAM' } })
    const theirs = await entriesOf({ actor: led.id })
    expect(theirs).toHaveLength(BOUND)
    const deed = { action: 'socket', outcome: 'refused', detail: { code: 'forbidden', address: '127.0.0.1' } }
    for (const entry of theirs) expect(entry).toMatchObject({ ...deed, actor: { kind: 'staff', id: led.id } })
    const [last] = await entriesOf({ action: 'socket' })
    expect(last).toMatchObject({ ...deed, actor: { kind: 'nobody' } })
    expect(JSON.stringify(await entriesOf({ action: 'socket' }))).not.toMatch(/marjoram/i)
  })

  it('is not filled by whoever knocks without end, and what is done is always in it', async () => {
    const customer = await customerOf(server)
    const visitorId = (await server.desk.store.conversation(customer.id))?.visitorId ?? ''
    await Promise.all(Array.from({ length: 40 }, () => customer.call('POST', '/claim', { body: {} })))
    expect(await entriesOf({ actor: visitorId, limit: '200' })).toHaveLength(BOUND)
    for (let n = 0; n < BOUND + 2; n++) {
      await ana.call('POST', `/api/conversations/${customer.id}/messages`, { body: { ...message('x'), note: true } })
    }
    expect(await entriesOf({ actor: ana.id, conversationId: customer.id })).toHaveLength(BOUND + 2)
  })

  it('keeps no text that stands where an id belongs', async () => {
    const bo = await agentOf(server, ['agent'], 'Bo')
    await bo.call('POST', '/api/conversations/MARJORAM%20is%20here/claim')
    expect(await entriesOf({ actor: bo.id })).toEqual([
      expect.objectContaining({ action: 'claim', outcome: 'refused', detail: { code: 'not_found' } }),
    ])
    expect(JSON.stringify(await entriesOf({}))).not.toContain('MARJORAM')
  })

  it('says nothing of customers’ own calls, mistakes or what was only read', async () => {
    const customer = await customerOf(server)
    await customer.says('Hello')
    await customer.call('POST', '/rating', { body: { csat: 9 } })
    await ana.call('GET', `/api/conversations/${customer.id}`)
    await ana.call('POST', `/api/conversations/${customer.id}/transfer`, { body: {} })
    expect(await entriesOf({ conversationId: customer.id })).toEqual([])
  })

  it('is read by admins, in pages, by what they look for and by nothing else [S64]', async () => {
    await refused(ana.call('GET', '/api/audit'), 'forbidden')
    const first = await shaped(admin.call('GET', '/api/audit?limit=2'), 200, AuditEntries)
    expect(first.entries).toHaveLength(2)
    const rest = await shaped(admin.call('GET', `/api/audit?limit=2&cursor=${first.next}`), 200, AuditEntries)
    expect(rest.entries).not.toEqual(first.entries)
    expect(await entriesOf({ since: '2999-01-01T00:00:00.000Z' })).toEqual([])
    for (const [name, value] of [
      ['sort', 'id"; --'],
      ['since', 'yesterday'],
      ['limit', '0'],
      ['limit', '201'],
    ] as const) {
      expect(await fieldsRefused(admin.call('GET', `/api/audit?${new URLSearchParams({ [name]: value })}`))).toEqual([
        name,
      ])
    }
    await refused(admin.call('GET', '/api/audit?cursor=nonsense'), 'bad_request')
  })
})

it('What cannot be written down is not answered as done', async () => {
  const customer = await customerOf(server)
  const { store } = server.desk
  const { addAudit } = store
  store.addAudit = () => Promise.reject(new Error('no place for it'))
  const { status } = await ana.call('POST', `/api/conversations/${customer.id}/claim`)
  store.addAudit = addAudit
  expect(status).toBe(500)
})
