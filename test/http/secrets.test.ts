/** Tokens, sessions and passwords: in no address, no answer to anybody else, no log, and on disk as hashes alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { refusedUpgrade, staffSocket, visitorSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, type Customer, call, covered, customerOf, message, refused } from './client.ts'
import { routesOf } from './routes.ts'
import { identityOf, secret } from './signed.ts'

let server: TestServer
let admin: Agent
let customer: Customer
let identity: string
let secrets: string[]
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_IDENTITY_SECRET: secret, LOG_LEVEL: 'trace' } })
  admin = await agentOf(server, ['admin', 'agent', 'editor'])
  identity = identityOf({ sub: 'u-1' })
  customer = await customerOf(server, { identity, contact: { name: 'Mira' } })
  const body = { email: admin.email, password: admin.password }
  const signed = await call(server, 'POST', '/api/session', { body, headers: { origin: server.url } })
  const cookies = signed.headers.getSetCookie().map((cookie) => cookie.split(/[=;]/)[1] ?? '')
  secrets = [customer.token, admin.cookie.split('=')[1] ?? '', ...cookies, identity, admin.password, secret]
})
afterAll(() => server.removed())

const hash = (each: string) => server.desk.ids.hash(each)

it('No answer to staff holds a visitor’s token, nor what it is known by [S65]', async () => {
  await customer.says(covered)
  await customer.call('POST', '/handoff', { body: {} })
  await admin.call('POST', `/api/conversations/${customer.id}/claim`)
  const socket = await staffSocket(server, admin, { [customer.id]: 0 })
  await socket.ask({ type: 'send', conversationId: customer.id, ...message('Here is Ana') })
  await socket.ask({ type: 'resolve', conversationId: customer.id })
  await socket.ask({ type: 'reopen', conversationId: customer.id })
  const reads = routesOf(server).filter((route) => route.startsWith('GET /api/'))
  expect(reads.length).toBeGreaterThan(10)
  const answers = await Promise.all(
    reads.map(async (route) => {
      const path = route.slice(4).replace(':articleId{.+}', 'orders/delivery').replace(':id', customer.id)
      return textOf(await admin.call('GET', path))
    }),
  )
  socket.close()
  expect(answers.join()).toContain(customer.id)
  expect(answers.join()).toContain('"ready"')
  const seen = answers.join() + JSON.stringify(socket.frames)
  expect(socket.frames.length).toBeGreaterThan(5)
  for (const each of secrets) {
    expect(seen).not.toContain(each)
    expect(seen).not.toContain(hash(each))
  }
  expect(seen).not.toMatch(/personHash|tokenHash|passwordHash|argon2/)
})

/** What an answer says; of a stream, which has no end, what it begins with. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return await answer.text()
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return Buffer.from(first?.value ?? []).toString()
}

it('No log line holds a token, a session, an identity or a password, at any level [S65]', async () => {
  const signIn = (password: string) =>
    call(server, 'POST', '/api/session', { body: { email: admin.email, password }, headers: { origin: server.url } })
  await signIn(admin.password)
  await signIn(`${admin.password}!`)
  await call(server, 'POST', '/api/conversations', { body: { identity: `${identity}x` } })
  await call(server, 'GET', '/api/me', { headers: { cookie: admin.cookie } })
  const socket = await visitorSocket(server, customer.token)
  await socket.ask({ type: 'send', conversationId: customer.id, ...message(covered) })
  socket.close()
  expect(server.log()).toContain('/api/session')
  for (const each of secrets) expect(server.log()).not.toContain(each)
})

it('No file of the data folder holds one, but as a hash', () => {
  const files = readdirSync(server.data).map((name) => readFileSync(join(server.data, name)))
  const disk = Buffer.concat(files)
  expect(disk.includes(hash(customer.token))).toBe(true)
  for (const each of secrets) expect(disk.includes(each)).toBe(false)
})

it.each(['token', 'access_token', 'session', 'identity', 'password'])(
  'An address that holds one as %s is refused, and not logged [S3]',
  async (name) => {
    const secret = `sesame-${name}-${customer.token}`
    for (const path of ['/api/welcome', `/api/conversations/${customer.id}`, '/api/me', '/api/nothing']) {
      const query = `?${name}=${secret}`
      await refused(call(server, 'GET', `${path}${query}`, { headers: customer.headers }), 'bad_request')
    }
    await call(server, 'GET', `/console/?${name}=${secret}`)
    await call(server, 'GET', `/help/${secret}`)
    await refusedUpgrade(server, { path: `/ws?${name}=${secret}` })
    expect(server.log()).not.toContain(secret)
  },
)
