/** Opening a socket: who gets in, by what, and what an upgrade is refused for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, customerOf } from '../http/client.ts'
import { connect, refusedUpgrade, staffSocket, visitorSocket } from './socket.ts'

let server: TestServer
let agent: Agent
beforeAll(async () => {
  server = await startServer({ limits: { HELLO_SECONDS: 1 } })
  agent = await agentOf(server)
})
afterAll(() => server.removed())

const hello = { type: 'hello', v: 1 }

describe('A staff socket', () => {
  it('opens with the cookie and our own Origin, and says who one is', async () => {
    const socket = await connect(server, { headers: agent.headers })
    socket.send(hello)
    const { you, serverTime } = await socket.frame('ready')
    socket.close()
    expect(you).toEqual({ kind: 'agent', id: agent.id, name: agent.name, roles: ['agent'] })
    expect(serverTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it.each([
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an Origin that only begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['the Origin null', { origin: 'null' }],
    ['no Origin', {}],
  ])('is refused before the upgrade with %s [S1]', async (_, origin) => {
    const { status, body } = await refusedUpgrade(server, { headers: { cookie: agent.cookie, ...origin } })
    expect(status).toBe(403)
    expect(body.error.code).toBe('forbidden')
  })

  it('is not opened by a session that is over, or of one who does not work the desk', async () => {
    const gone = await server.staff(['agent'])
    await server.desk.store.setDisabled(gone.id, true)
    for (const { cookie } of [gone, await server.staff(['editor']), { cookie: 'bellhop_session=guessed' }]) {
      const socket = await connect(server, { headers: { cookie, origin: server.url } })
      socket.send(hello)
      expect((await socket.closed).code).toBe(4401)
    }
  })

  it('is closed when its session is signed out', async () => {
    const other = await agentOf(server)
    const socket = await staffSocket(server, other)
    await other.call('DELETE', '/api/session')
    expect((await socket.closed).code).toBe(4401)
  })

  it('is closed when its member is disabled [S18]', async () => {
    const other = await agentOf(server)
    const sockets = [await staffSocket(server, other), await staffSocket(server, other)]
    const colleague = await staffSocket(server, agent)
    // As the command line does it, which is a process of its own.
    await server.desk.store.setDisabled(other.id, true)
    for (const socket of sockets) expect((await socket.closed).code).toBe(4403)
    expect(await colleague.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    colleague.close()
  })

  it('is closed when its session runs out', async () => {
    const { desk } = server
    const session = desk.ids.secret()
    const [at, expires] = [desk.clock.now(), new Date(Date.now() + 3_000).toISOString()]
    await desk.store.addSession({ tokenHash: desk.ids.hash(session), staffId: agent.id, at, expires })
    const socket = await staffSocket(server, { cookie: `bellhop_session=${session}` })
    expect((await socket.closed).code).toBe(4401)
  })
})

describe('A customer’s socket', () => {
  it('opens with a token, from any site or none', async () => {
    const { token } = await customerOf(server)
    for (const headers of [{}, { origin: 'https://shop.example' }, { origin: 'null' }]) {
      const socket = await connect(server, { headers: headers as Record<string, string> })
      socket.send({ ...hello, token })
      expect((await socket.frame('ready')).you).toEqual({ kind: 'customer' })
      socket.close()
    }
  })

  it('stays a customer’s where a staff cookie is sent too', async () => {
    const { token } = await customerOf(server)
    const socket = await visitorSocket(server, token, undefined, { headers: agent.headers })
    const denied = await socket.ask({ type: 'presence', state: 'online' })
    socket.close()
    expect(denied).toMatchObject({ type: 'error', code: 'forbidden' })
  })

  it.each([
    ['none', undefined],
    ['a forged one', 'A'.repeat(43)],
    ['an empty one', ''],
    ['a hostile one', "' OR 1=1 --"],
  ])('with %s for a token is closed [S5]', async (_, token) => {
    const socket = await connect(server)
    socket.send({ ...hello, ...(token !== undefined && { token }) })
    expect((await socket.closed).code).toBe(4401)
  })

  it('with a token that has not been used for too long is closed [S5]', async () => {
    const { token } = await customerOf(server)
    const days = server.desk.limits.VISITOR_DAYS + 1
    const { clock } = server.desk
    const { now } = clock
    clock.now = () => new Date(Date.parse(now()) + days * 86_400_000).toISOString()
    const socket = await connect(server)
    socket.send({ ...hello, token })
    const { code } = await socket.closed
    clock.now = now
    expect(code).toBe(4401)
  })
})

describe('Any socket', () => {
  it('that says nothing is closed after the time for a hello [S4]', async () => {
    const socket = await connect(server)
    expect(await socket.closed).toMatchObject({ code: 4401 })
  })

  it('whose first frame is no hello is closed [S4]', async () => {
    const socket = await connect(server)
    socket.send({ type: 'ping' })
    expect((await socket.closed).code).toBe(4401)
  })

  it('that speaks another version gets an error, and no way in', async () => {
    const socket = await connect(server)
    const { token } = await customerOf(server)
    socket.send({ type: 'hello', v: 2, token })
    expect(await socket.frame('error')).toMatchObject({ code: 'bad_request', fields: [{ path: 'v' }] })
    expect((await socket.closed).code).toBe(4401)
  })

  it('says hello once', async () => {
    const { token } = await customerOf(server)
    const socket = await visitorSocket(server, token)
    expect(await socket.ask({ ...hello, token })).toMatchObject({ type: 'error', code: 'bad_request' })
    expect(await socket.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    socket.close()
  })

  it('with a token in its address is refused, and the token not logged [S3]', async () => {
    const { token } = await customerOf(server)
    const { status, body } = await refusedUpgrade(server, { path: `/ws?token=${token}` })
    expect(status).toBe(400)
    expect(body.error.code).toBe('bad_request')
    expect(server.log()).not.toContain(token)
  })

  it('at another address is not found', async () => {
    const { status, body } = await refusedUpgrade(server, { path: '/socket' })
    expect(status).toBe(404)
    expect(body.error.code).toBe('not_found')
  })

  it('is not compressed, though the client offers it [S16]', async () => {
    const socket = await connect(server, { options: { perMessageDeflate: true } })
    expect(socket.ws.extensions).toBe('')
    socket.close()
  })

  it('with 2,000 headers does the server no harm [S11]', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x-${n}`, 'y'.repeat(20)]))
    await expect(connect(server, { headers: many })).rejects.toThrow(/413|hang up|ECONNRESET|EPIPE/)
    const { token } = await customerOf(server)
    const socket = await visitorSocket(server, token)
    expect(socket.ws.readyState).toBe(socket.ws.OPEN)
    socket.close()
  })
})
