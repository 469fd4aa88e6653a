/** Customers whom the embedding site vouches for. */
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { sign } from 'hono/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Entries, OwnConversations, Recognised, Snapshot, StaffSnapshot } from '../../src/protocol/shapes.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { visitorSocket } from '../realtime/socket.ts'
import { agentOf, type Customer, call, customerOf, refused, shaped } from './client.ts'

const secret = 'a secret that the shop and the desk share'
const soon = () => Math.floor(Date.now() / 1000) + 300
const mira = () => ({ name: 'Mira', email: 'mira@example.org', exp: soon() })

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_IDENTITY_SECRET: secret } })
})
afterAll(() => server.removed())

const start = (identity: unknown) => call(server, 'POST', '/api/conversations', { body: { identity } })
const now = () => Math.floor(Date.now() / 1000)
const hs256 = { alg: 'HS256', typ: 'JWT' }
/** Signed with the right secret by HMAC-SHA256, whatever the header says. */
const signedText = (header: object, claims: string) => {
  const parts = `${encoded(header)}.${Buffer.from(claims).toString('base64url')}`
  return `${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`
}
const signedAs = (header: object, claims: object) => signedText(header, JSON.stringify(claims))
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

describe('A signed identity', () => {
  it('makes the customer a verified one', async () => {
    const customer = await customerOf(server, { identity: await sign(mira(), secret, 'HS256') })
    const { contact } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(contact).toEqual({ name: 'Mira', email: 'mira@example.org', verified: true })
  })

  it('is lost for an address that the customer types over it', async () => {
    const customer = await customerOf(server, { identity: await sign(mira(), secret, 'HS256') })
    const body = { email: 'other@example.org' }
    const { contact } = await shaped(customer.call('PATCH', '/contact', { body }), 200, Snapshot)
    expect(contact).toMatchObject({ email: 'other@example.org', verified: false })
  })

  it('is refused where it is not the site’s, cut, expired or of another kind [S56]', async () => {
    const valid = await sign(mira(), secret, 'HS256')
    const [head, payload, signature = ''] = valid.split('.')
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const forged = {
      unsigned: `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      cut: valid.slice(0, -3),
      'without signature': `${head}.${payload}.`,
      'of other claims': `${head}.${encoded({ ...mira(), name: 'Eve' })}.${signature}`,
      'by another secret': await sign(mira(), `${secret}!`, 'HS256'),
      'by another algorithm': await sign(mira(), secret, 'HS512'),
      'by a key pair': await sign(mira(), rsa.privateKey, 'RS256'),
      'named RS256, with the secret as its key': signedAs({ alg: 'RS256', typ: 'JWT' }, mira()),
      'with alg None': signedAs({ alg: 'None', typ: 'JWT' }, mira()),
      'without an algorithm': signedAs({ typ: 'JWT' }, mira()),
      'of a type of its own': signedAs({ alg: 'HS256', typ: 'at+jwt' }, mira()),
      'with what must be understood': signedAs({ alg: 'HS256', typ: 'JWT', crit: ['b64'], b64: false }, mira()),
      'cut by one letter': valid.slice(0, -1),
      'with more behind it': `${valid}.${signature}`,
      'with two payloads': `${head}.${payload}.${payload}.${signature}`,
      expired: await sign({ ...mira(), exp: soon() - 900 }, secret, 'HS256'),
      'over at this very second': signedAs(hs256, { ...mira(), exp: now() }),
      'without an end': await sign({ email: 'mira@example.org' }, secret, 'HS256'),
      'with an end that is text': signedAs(hs256, { ...mira(), exp: String(soon()) }),
      'with an end that is a fraction': signedAs(hs256, { ...mira(), exp: soon() + 0.5 }),
      'with an end that is null': signedAs(hs256, { ...mira(), exp: null }),
      'with an end in a list': signedAs(hs256, { ...mira(), exp: [soon()] }),
      'with no end in sight': signedAs(hs256, { ...mira(), exp: soon() + 25 * 3_600 }),
      'with an end beyond numbers': signedText(hs256, `{"email":"mira@example.org","exp":1e999}`),
      'of milliseconds': signedAs(hs256, { ...mira(), exp: Date.now() + 300_000 }),
      'not to be used yet': signedAs(hs256, { ...mira(), nbf: now() + 120 }),
      'made in the future': signedAs(hs256, { ...mira(), iat: now() + 120 }),
      'of nobody': signedAs(hs256, { name: 'Mira', exp: soon() }),
      'of an empty subject': signedAs(hs256, { ...mira(), sub: '' }),
      'of a subject that is a number': signedAs(hs256, { ...mira(), sub: 7 }),
      'of an address that is none': signedAs(hs256, { ...mira(), email: 'mira' }),
      'of claims that are a list': signedText(hs256, '[]'),
      'of claims that are nothing': signedText(hs256, 'null'),
      'of a name that is no string': await sign({ ...mira(), name: { $ne: 1 } }, secret, 'HS256'),
      'no token at all': 'Mira',
      empty: '',
    }
    const said = new Set<string>()
    for (const [kind, identity] of Object.entries(forged)) {
      for (const path of ['/api/conversations', '/api/my/identity']) {
        const answer = await call(server, 'POST', path, { body: { identity } })
        expect(answer.status, kind).toBe(401)
        said.add((await refused(answer, 'unauthenticated')).message)
      }
    }
    expect(said.size).toBe(1)
    await refused(start({ name: 'Mira' }), 'bad_request')
  })

  it.each([
    ['a clock that is a little ahead', () => ({ iat: now() + 30, nbf: now() + 30 })],
    ['the longest life', () => ({ exp: now() + 24 * 3_600 })],
    ['no type', () => ({})],
  ])('is taken with %s', async (what, more) => {
    const header = what === 'no type' ? { alg: 'HS256' } : hs256
    expect((await start(signedAs(header, { ...mira(), ...more() }))).status).toBe(201)
  })

  it('is judged by our own clock, wherever that stands', async () => {
    const { clock } = server.desk
    const identity = signedAs(hs256, mira())
    const { now: real } = clock
    clock.now = () => new Date(Date.parse(real()) + 3_600_000).toISOString()
    const { status } = await start(identity)
    clock.now = real
    expect(status).toBe(401)
    expect((await start(identity)).status).toBe(201)
  })

  it('is not taken by a server that shares no secret', async () => {
    const other = await startServer()
    const body = { identity: await sign(mira(), secret, 'HS256') }
    const answer = await call(other, 'POST', '/api/conversations', { body })
    await other.removed()
    await refused(answer, 'bad_request')
  })
})

describe('Who a site vouches for', () => {
  const identityOf = (claims: object) => signedAs(hs256, { exp: soon(), ...claims })
  const listOf = async ({ headers }: Pick<Customer, 'headers'>) =>
    (await shaped(call(server, 'GET', '/api/my/conversations', { headers }), 200, OwnConversations)).conversations
  const idsOf = async (customer: Pick<Customer, 'headers'>) =>
    (await listOf(customer)).map(({ conversationId }) => conversationId)
  const opens = async (customer: Customer, id: string) =>
    (await call(server, 'GET', `/api/conversations/${id}`, { headers: customer.headers })).status === 200

  it('sees and goes on with what they wrote on another device, over REST and the socket', async () => {
    const phone = await customerOf(server, { identity: identityOf({ sub: 'u-1', email: 'a@example.org' }) })
    await phone.says('My teapot arrived broken')
    const laptop = await customerOf(server, { identity: identityOf({ sub: 'u-1', email: 'a@example.org' }) })
    expect(laptop.token).not.toBe(phone.token)
    expect(await idsOf(laptop)).toEqual([laptop.id, phone.id])
    const [, earlier] = await listOf(laptop)
    expect(earlier).toMatchObject({ status: 'answering', lastMessage: { author: 'bot' } })

    const socket = await visitorSocket(server, laptop.token, { [phone.id]: 0 })
    await socket.frame('ack', ({ conversationId }) => conversationId === phone.id)
    const body = { clientMessageId: 'from-the-laptop', text: 'The lid too' }
    await call(server, 'POST', `/api/conversations/${phone.id}/messages`, { body, headers: laptop.headers })
    await socket.frame('event', ({ event }) => JSON.stringify(event.data).includes('The lid too'))
    socket.close()
    const { messages } = await shaped(phone.call('GET', ''), 200, Snapshot)
    expect(messages.map(({ text }) => text)).toContain('The lid too')

    const agent = await agentOf(server)
    const seen = await shaped(agent.call('GET', `/api/conversations/${laptop.id}`), 200, StaffSnapshot)
    expect(seen.earlier.map(({ conversationId }) => conversationId)).toEqual([phone.id])
  })

  it('is a person by their address where the site gives no subject, however it is typed', async () => {
    const one = await customerOf(server, { identity: identityOf({ email: 'B@Example.org' }) })
    const two = await customerOf(server, { identity: identityOf({ email: 'b@example.ORG' }) })
    const subject = await customerOf(server, { identity: identityOf({ sub: 'b@example.org' }) })
    expect(await opens(two, one.id)).toBe(true)
    expect(await opens(subject, one.id)).toBe(false)
  })

  it('brings along what they wrote before they signed in', async () => {
    const phone = await customerOf(server, { identity: identityOf({ sub: 'u-2' }) })
    const laptop = await customerOf(server)
    await laptop.says('How long does delivery take?')
    expect(await opens(phone, laptop.id)).toBe(false)
    const body = { identity: identityOf({ sub: 'u-2', name: 'Mira' }) }
    const known = await shaped(
      call(server, 'POST', '/api/my/identity', { body, headers: laptop.headers }),
      200,
      Recognised,
    )
    expect(known).toEqual({ token: laptop.token, contact: { name: 'Mira', verified: true } })
    expect(await opens(phone, laptop.id)).toBe(true)
    expect(await idsOf(laptop)).toEqual([laptop.id, phone.id])
    // The next one is theirs, proven; the one before stays as it was said.
    const next = await customerOf(server, {}, laptop.headers)
    expect((await shaped(next.call('GET', ''), 200, Snapshot)).contact).toEqual({ name: 'Mira', verified: true })
    expect((await shaped(laptop.call('GET', ''), 200, Snapshot)).contact).toEqual({ verified: false })
  })

  it('is somebody new on a computer that another person used, who keeps what is theirs', async () => {
    const first = await customerOf(server, { identity: identityOf({ sub: 'u-3' }) })
    const second = await customerOf(server, { identity: identityOf({ sub: 'u-4' }) }, first.headers)
    expect(second.token).not.toBe(first.token)
    expect(await idsOf(second)).toEqual([second.id])
    expect(await idsOf(first)).toEqual([first.id])
    expect(await opens(second, first.id)).toBe(false)
    const back = await customerOf(server, { identity: identityOf({ sub: 'u-3' }) }, first.headers)
    expect(back.token).toBe(first.token)
  })

  it('is opened by nothing that is typed: an unsigned address is seen by nobody else [S55]', async () => {
    const email = 'c@example.org'
    const vouched = await customerOf(server, { identity: identityOf({ email }) })
    const typed = await customerOf(server, { contact: { email } })
    await typed.call('PATCH', '/contact', { body: { email } })
    await typed.call('POST', '/handoff', { body: { email } })
    const again = await customerOf(server, { contact: { email } }, typed.headers)
    for (const customer of [typed, again]) {
      expect(await opens(customer, vouched.id)).toBe(false)
      expect(await idsOf(customer)).not.toContain(vouched.id)
    }
    expect(await opens(vouched, typed.id)).toBe(false)
    expect((await shaped(typed.call('GET', ''), 200, Snapshot)).contact).toEqual({ email, verified: false })
  })

  it('is unverified from what they typed themselves on, also in the next conversation', async () => {
    const identity = identityOf({ sub: 'u-5', name: 'Mira', email: 'm@example.org' })
    const customer = await customerOf(server, { identity })
    const contactOf = async ({ call: own }: Customer) => (await shaped(own('GET', ''), 200, Snapshot)).contact
    await customer.call('PATCH', '/contact', { body: { name: 'Mira', email: 'M@example.org' } })
    expect(await contactOf(customer)).toEqual({ name: 'Mira', email: 'm@example.org', verified: true })
    await customer.call('PATCH', '/contact', { body: { name: 'The director' } })
    const changed = { name: 'The director', email: 'm@example.org', verified: false }
    expect(await contactOf(customer)).toEqual(changed)
    expect(await contactOf(await customerOf(server, {}, customer.headers))).toEqual(changed)
    const typed = await customerOf(server, { contact: { name: 'Mira' } }, customer.headers)
    expect((await contactOf(typed)).verified).toBe(false)
    const proven = await customerOf(server, { identity }, customer.headers)
    expect(await contactOf(proven)).toEqual({ name: 'Mira', email: 'm@example.org', verified: true })
    const agent = await agentOf(server)
    const { conversations } = await shaped(agent.call('GET', '/api/conversations?limit=200'), 200, Entries)
    const shown = conversations.find(({ conversationId }) => conversationId === customer.id)
    expect(shown?.contact).toEqual(changed)
  })

  it('has no list but their own: in pages that are bounded, without notes or what is for staff', async () => {
    const customer = await customerOf(server, { identity: identityOf({ sub: 'u-6' }) })
    await customer.says('How long does delivery take?')
    await customer.call('POST', '/handoff', { body: {} })
    const agent = await agentOf(server)
    const path = `/api/conversations/${customer.id}/messages`
    await agent.call('POST', path, { body: { clientMessageId: 'n', text: 'MARJORAM', note: true } })
    const answer = await call(server, 'GET', '/api/my/conversations', { headers: customer.headers })
    expect(await answer.text()).not.toMatch(/MARJORAM|visitorId|personHash|token/)
    await customerOf(server, {}, customer.headers)
    const { headers } = customer
    const one = await shaped(call(server, 'GET', '/api/my/conversations?limit=1', { headers }), 200, OwnConversations)
    expect(one.conversations).toHaveLength(1)
    await refused(call(server, 'GET', '/api/my/conversations?limit=101', { headers }), 'bad_request')
    await refused(call(server, 'GET', '/api/my/conversations?sort=id', { headers }), 'bad_request')
  })
})
