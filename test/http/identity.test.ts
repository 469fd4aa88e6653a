/** Customers whom the embedding site vouches for. */
import { sign } from 'hono/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../src/protocol/shapes.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, customerOf, refused, shaped } from './client.ts'

const secret = 'a secret that the shop and the desk share'
const soon = () => Math.floor(Date.now() / 1000) + 300
const mira = () => ({ name: 'Mira', email: 'mira@example.org', exp: soon() })

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_IDENTITY_SECRET: secret } })
})
afterAll(() => server.removed())

const start = (identity: unknown) => call(server, 'POST', '/api/conversations', { body: { identity } })
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
    const forged = {
      unsigned: `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      cut: valid.slice(0, -3),
      'without signature': `${head}.${payload}.`,
      'of other claims': `${head}.${encoded({ ...mira(), name: 'Eve' })}.${signature}`,
      'by another secret': await sign(mira(), `${secret}!`, 'HS256'),
      'by another algorithm': await sign(mira(), secret, 'HS512'),
      expired: await sign({ ...mira(), exp: soon() - 900 }, secret, 'HS256'),
      'without an end': await sign({ name: 'Mira' }, secret, 'HS256'),
      'of a name that is no string': await sign({ ...mira(), name: { $ne: 1 } }, secret, 'HS256'),
      'no token at all': 'Mira',
      empty: '',
    }
    for (const [kind, identity] of Object.entries(forged)) {
      const answer = await start(identity)
      expect(answer.status, kind).toBe(401)
      await refused(answer, 'unauthenticated')
    }
    await refused(start({ name: 'Mira' }), 'bad_request')
  })

  it('is not taken by a server that shares no secret', async () => {
    const other = await startServer()
    const body = { identity: await sign(mira(), secret, 'HS256') }
    const answer = await call(other, 'POST', '/api/conversations', { body })
    await other.removed()
    await refused(answer, 'bad_request')
  })
})
