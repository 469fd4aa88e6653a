/** How much one address may do, and whose address that is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../src/desk/staff.ts'
import { Started } from '../../src/protocol/conversations.ts'
import { Staff } from '../../src/protocol/staff.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { connect } from '../realtime/socket.ts'
import { call, customerOf, refused, shaped } from './client.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    limits: { ADDRESS_REQUESTS_PER_MINUTE: 10, ADDRESS_CONVERSATIONS_PER_HOUR: 2, BODY_BYTES: 1_000 },
    env: { BELLHOP_TRUST_PROXY: '1', BELLHOP_URL: 'https://help.shop.example' },
  })
})
afterAll(() => server.removed())

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

describe('One address', () => {
  it('starts so many conversations, then is told when it may again, and others are served', async () => {
    const start = (address: string) => call(server, 'POST', '/api/conversations', { body: {}, ...from(address) })
    await shaped(start('192.0.2.1'), 201, Started)
    await shaped(start('192.0.2.1'), 201, Started)
    const third = await start('192.0.2.1')
    const wait = Number(third.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(3_600)
    expect((await refused(third, 'rate_limited')).message).toContain(`${wait} s`)
    await shaped(start('192.0.2.2'), 201, Started)
  })

  it('makes so many requests, whatever they are for; the health of the server is no request', async () => {
    const ask = (path: string) => call(server, 'GET', path, from('192.0.2.3'))
    const statuses = await Promise.all(
      Array.from({ length: 15 }, (_, n) => ask(n % 2 ? '/api/nothing' : '/api/welcome')),
    )
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(5)
    await refused(ask('/api/me'), 'rate_limited')
    expect((await ask('/healthz')).status).toBe(200)
    expect((await ask('/')).status).toBe(200)
  })

  it('is the last that a trusted proxy names, not what a client puts before it', async () => {
    const ask = (chain: string) => call(server, 'GET', '/api/welcome', from(chain))
    for (let n = 0; n < 10; n++) expect((await ask(`198.51.100.${n}, 192.0.2.4`)).status).toBe(200)
    expect((await ask('198.51.100.99, 192.0.2.4')).status).toBe(429)
    expect((await ask('192.0.2.4, 192.0.2.5')).status).toBe(200)
  })

  it('is the connection’s own where no proxy is trusted', async () => {
    const plain = await startServer({ limits: { ADDRESS_REQUESTS_PER_MINUTE: 3 } })
    const statuses: number[] = []
    for (let n = 0; n < 4; n++) statuses.push((await call(plain, 'GET', '/api/welcome', from(`192.0.2.${n}`))).status)
    await plain.removed()
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

describe('A server behind https', () => {
  it('tells browsers to come by https alone, for this name and no other', async () => {
    for (const path of ['/console/', '/widget.js', '/api/welcome']) {
      const { headers } = await call(server, 'GET', path, from('192.0.2.8'))
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    }
  })

  it('opens staff sockets by the cookie of https', async () => {
    const { id } = await server.staff(['agent'])
    const origin = 'https://help.shop.example'
    const session = await openSession(server.desk, id)
    const socket = await connect(server, { headers: { cookie: `__Host-bellhop_session=${session}`, origin } })
    socket.send({ type: 'hello', v: 1 })
    expect((await socket.frame('ready')).you).toMatchObject({ kind: 'agent', id })
    socket.close()
  })

  it('gives cookies that only travel encrypted, and knows its public Origin', async () => {
    const { email, password, name } = await server.staff(['agent'])
    const headers = { origin: 'https://help.shop.example', ...from('192.0.2.6').headers }
    const answer = await call(server, 'POST', '/api/session', { body: { email, password }, headers })
    const cookies = answer.headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-bellhop_\w+=/)
      expect(cookie).toMatch(/;\s*Path=\/(;|$)/i)
      expect(cookie).toMatch(/;\s*Secure/i)
      expect(cookie).not.toMatch(/Domain/i)
    }
    const cookie = cookies[0]?.split(';')[0] ?? ''
    expect((await call(server, 'GET', '/api/me', { headers: { ...headers, cookie } })).status).toBe(200)
    const unprefixed = { ...headers, cookie: cookie.replace('__Host-', '') }
    await refused(call(server, 'GET', '/api/me', { headers: unprefixed }), 'unauthenticated')
    const out = await call(server, 'DELETE', '/api/session', { headers: { ...headers, cookie } })
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-bellhop_session=;.*Secure/i)
    expect((await shaped(answer, 200, Staff)).name).toBe(name)
    const foreign = { ...headers, origin: 'https://help.shop.example.evil.example' }
    await refused(call(server, 'POST', '/api/session', { body: { email, password }, headers: foreign }), 'forbidden')
  })
})

it('A limit on bodies that was lowered holds', async () => {
  const customer = await customerOf(server, {}, from('192.0.2.7').headers)
  const body = { clientMessageId: 'one', text: 'x'.repeat(1_000) }
  await refused(customer.call('POST', '/messages', { body, ...from('192.0.2.7') }), 'too_large')
})
