/** What is logged at the usual level: enough to follow a request, nothing that anybody wrote or is known by. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    const log = openLog('info', { write: (line) => written.push(line) })
    const secret = 'TARRAGON'
    log.info({ token: secret, email: secret, password: secret, authorization: secret, cookie: secret }, 'x')
    log.info({ visitor: { token: secret, email: secret, password: secret } }, 'x')
    expect(written).toHaveLength(2)
    expect(written.join('')).not.toContain(secret)
  })
})

function lines(log: string): Record<string, unknown>[] {
  return log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
