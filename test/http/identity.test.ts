/** Whether an identity is the site's: how it is signed, by what, and for how long. */
import { generateKeyPairSync } from 'node:crypto'
import { sign } from 'hono/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../src/protocol/conversations.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, customerOf, refused, shaped } from './client.ts'
import { encoded, hs256, now, secret, signedAs, signedText, soon } from './signed.ts'

const mira = () => ({ name: 'Mira', email: 'mira@example.org', exp: soon() })

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_IDENTITY_SECRET: secret } })
})
afterAll(() => server.removed())

const start = (identity: unknown) => call(server, 'POST', '/api/conversations', { body: { identity } })
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
