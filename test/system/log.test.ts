/** What is logged at the usual level: enough to follow a request, nothing that anybody wrote or is known by. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { openLog } from '../../src/system/log.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, call, covered, customerOf } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from '../realtime/socket.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.removed())

describe('The log', () => {
  it('holds no text, token, password or address of anybody [S65]', async () => {
    const contact = { name: 'Mirabelle Quince', email: 'mirabelle@example.org' }
    const page = { url: 'https://shop.example/?voucher=SPIKENARD', title: 'Cups with SPIKENARD' }
    const customer = await customerOf(server, { contact, page })
    await customer.says(`${covered} I am HYSSOP`)
    await customer.call('POST', '/handoff', { body: { text: 'HYSSOP again' } })
    const agent = await agentOf(server, ['agent', 'admin'])
    await agent.call('POST', `/api/conversations/${customer.id}/messages`, {
      body: { clientMessageId: randomUUID(), text: 'HYSSOP note', note: true },
    })
    const { email, password } = agent
    await call(server, 'POST', '/api/session', { body: { email, password }, headers: { origin: server.url } })
    await call(server, 'POST', '/api/session', { body: { email, password: 'wrong one' } })
    await agent.call('GET', '/api/conversations?q=HYSSOP')
    await call(server, 'GET', `/api/conversations/${customer.id}?token=${customer.token}`)
    await call(server, 'GET', `/nothing/${customer.token}?token=${customer.token}`)
    await customer.call('POST', '/messages', { body: '{"text": "HYSSOP' })
    const sockets: Socket[] = [await visitorSocket(server, customer.token), await staffSocket(server, agent)]
    for (const socket of sockets) {
      socket.send({ type: 'send', conversationId: customer.id, clientMessageId: randomUUID(), text: 'HYSSOP' })
      socket.sendRaw('{"HYSSOP')
      await socket.frame('error')
      socket.close()
    }
    await call(server, 'GET', `/ws?token=${customer.token}`)

    const log = server.log()
    expect(log.split('\n').length).toBeGreaterThan(10)
    const session = agent.cookie.split('=')[1] ?? ''
    const secrets = [customer.token, session, password, 'wrong one', email, contact.email, contact.name]
    for (const secret of [...secrets, 'HYSSOP', 'SPIKENARD', covered]) expect(log).not.toContain(secret)
  })

  it('tells of each request its id, its route, its status and how long it took', async () => {
    const customer = await customerOf(server)
    const answer = await customer.call('GET', '')
    const line = lines(server.log()).find(({ requestId }) => requestId === answer.headers.get('x-request-id'))
    expect(line).toMatchObject({ msg: 'request', method: 'GET', route: '/api/conversations/:id', status: 200 })
    expect(line?.time).toMatch(/^\d{4}-.*Z$/)
    expect(line?.ms).toBeTypeOf('number')
  })

  it('never shows staff a visitor’s token [S65]', async () => {
    const customer = await customerOf(server)
    await customer.says(covered)
    await customer.call('POST', '/handoff')
    const agent = await agentOf(server, ['agent', 'admin'])
    const paths = [
      '/api/queue',
      '/api/conversations',
      `/api/conversations/${customer.id}`,
      '/api/staff',
      '/api/settings',
    ]
    for (const path of [...paths, `/api/conversations/${customer.id}/events`]) {
      const text = await (await agent.call('GET', path)).text()
      expect(text).not.toContain(customer.token)
      expect(text).not.toContain(server.desk.ids.hash(customer.token))
    }
  })

  it('strikes out what must not be in it, should it ever get there', () => {
    const written: string[] = []
    const log = openLog('trace', { write: (line) => written.push(line) })
    const secret = 'TARRAGON'
    log.info({ token: secret, email: secret, password: secret, authorization: secret, cookie: secret }, 'x')
    log.info({ visitor: { token: secret, email: secret, password: secret }, texts: [secret], body: secret }, 'x')
    log.trace({ text: secret, conversationId: secret, requestId: secret }, 'x')
    expect(written).toHaveLength(3)
    expect(written.join('')).not.toContain(secret)
  })

  it('tells the type, the code and the place of an error, and nothing that its message quotes', () => {
    const written: string[] = []
    const log = openLog('trace', { write: (line) => written.push(line) })
    const secret = 'TARRAGON'
    const thrown = [
      new Error(secret),
      new TypeError(`${secret} is not a function`),
      new Error(`two lines\n    at ${secret} (file.ts:1:1)`),
      new Error('outer', { cause: new Error(`inner ${secret}`) }),
      Object.assign(new Error(`UNIQUE ${secret}`), { name: 'SqliteError', code: 'SQLITE_CONSTRAINT_UNIQUE' }),
      caught(() => JSON.parse(`{"text": ${secret}`)),
      caught(() => z.object({ text: z.literal('a') }).parse({ text: secret, [secret]: 1 }, { reportInput: true })),
      caught(() => new URL(`nowhere ${secret}`)),
      caught(() => (undefined as unknown as Record<string, string>)[secret]),
    ]
    for (const err of thrown) {
      log.error({ err }, 'it failed')
      log.error({ err })
      log.error(err)
      log.error({ err, error: err, input: secret }, 'it failed')
    }
    expect(written).toHaveLength(4 * thrown.length)
    expect(written.join('')).not.toContain(secret)
    for (const line of lines(written.join(''))) {
      expect(line.err).toMatchObject({ type: expect.stringMatching(/Error$/), stack: expect.any(Array) })
    }
    expect(written.join('')).toContain('SQLITE_CONSTRAINT_UNIQUE')
    expect(written[0]).toContain('log.test.ts')
    log.error({ err: new StoreUnavailable('The disk is full; make room on it.') }, 'x')
    expect(written.at(-1)).toContain('The disk is full')
  })

  it('holds nothing of what was written where everything fails that can, down to the last level', async () => {
    const secret = 'TARRAGON'
    const loud = await startServer({ env: { LOG_LEVEL: 'trace' } })
    try {
      const customer = await customerOf(loud, {
        contact: { name: secret, email: `${secret}@example.org` },
        page: { url: `https://${secret}.example/?${secret}`, title: secret },
        site: secret,
      })
      const agent = await agentOf(loud, ['agent', 'admin'], secret)
      const socket = await visitorSocket(loud, customer.token, { [customer.id]: 0 })
      await customer.says(`${covered} ${secret}`)
      const bodies = ['{', `"${secret}`, `{"text": ${secret}}`, `{"${secret}": 1}`, `["${secret}"]`, { text: [secret] }]
      for (const body of [...bodies, { clientMessageId: secret, text: secret, [secret]: secret }]) {
        for (const path of ['/messages', '/handoff', '/brief', '/rating']) {
          const answer = await customer.call('POST', path, { body })
          expect(answer.status).toBeLessThan(500)
        }
        for (const path of ['/api/session', '/api/setup', '/api/conversations', '/api/privacy/erase']) {
          await call(loud, 'POST', path, { body, headers: { cookie: agent.cookie, origin: loud.url } })
        }
        socket.sendRaw(typeof body === 'string' ? body : JSON.stringify({ type: secret, ...body }))
      }
      await agent.call('GET', `/api/conversations?q=${secret}&cursor=${secret}`)
      await call(loud, 'GET', `/${secret}?${secret}`, {
        headers: { referer: `https://${secret}.example`, 'user-agent': secret },
      })

      // What is thrown from deep inside quotes what it was about.
      const { store, retriever, fanout } = loud.desk
      const fails = () => {
        throw new Error(`what is ${secret}?`, { cause: new StoreUnavailable('no', { cause: new Error(secret) }) })
      }
      const before = { append: store.append, search: retriever.search, conversation: store.conversation }
      retriever.search = async () => fails()
      await customer.says(`${covered} ${secret} again`)
      store.append = async () => fails()
      expect((await customer.call('POST', '/brief', { body: { text: secret } })).status).toBe(500)
      socket.send({ type: 'send', conversationId: customer.id, clientMessageId: secret, text: secret })
      await socket.frame('error', ({ code }) => code === 'internal')
      store.append = before.append
      store.conversation = async () => fails()
      expect((await customer.call('GET', '')).status).toBe(500)
      Object.assign(store, before)
      const stop = fanout.subscribe(fails)
      await customer.call('POST', '/brief', { body: { text: secret } })
      stop()
      socket.close()

      const log = loud.log()
      for (const told of ['a request failed', 'a frame failed', 'a reply could not be made', 'a listener failed']) {
        expect(log).toContain(told)
      }
      const session = agent.cookie.split('=')[1] ?? ''
      for (const each of [secret, secret.toLowerCase(), customer.token, session, agent.email, covered]) {
        expect(log).not.toContain(each)
      }
    } finally {
      await loud.removed()
    }
  })
})

function caught(fails: () => unknown): Error {
  try {
    fails()
  } catch (error) {
    return error as Error
  }
  throw new Error('it did not fail')
}

function lines(log: string): Record<string, unknown>[] {
  return log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
