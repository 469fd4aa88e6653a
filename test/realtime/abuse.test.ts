/** Frames that should never have been sent, and too many of them. */
import { connect as connectTcp } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, covered, customerOf, message } from '../http/client.ts'
import { connect, refusedUpgrade, type Socket, staffSocket, visitorSocket } from './socket.ts'

const FRAME_BYTES = 64 * 1024

let server: TestServer
let customer: Customer
let agent: Agent
beforeAll(async () => {
  server = await startServer()
  customer = await customerOf(server)
  agent = await agentOf(server)
})
afterAll(() => server.removed())

const opened = () => visitorSocket(server, customer.token)

describe('A frame', () => {
  it('may have 64 KiB, and one byte more closes [S6]', async () => {
    const socket = await opened()
    const frame = (bytes: number) => {
      const empty = JSON.stringify({ type: 'ping', id: 1, x: '' }).length
      return JSON.stringify({ type: 'ping', id: 1, x: 'x'.repeat(bytes - empty) })
    }
    socket.sendRaw(frame(FRAME_BYTES))
    expect(await socket.frame('error')).toMatchObject({ id: 1, code: 'bad_request', fields: [{ path: 'x' }] })
    socket.sendRaw(frame(FRAME_BYTES + 1))
    expect((await socket.closed).code).toBe(1009)
  })

  it('in fragments that never end is closed at the same size [S7]', async () => {
    const socket = await opened()
    for (let sent = 0; sent <= FRAME_BYTES; sent += 4_096) socket.sendRaw('x'.repeat(4_096), { fin: false })
    expect((await socket.closed).code).toBe(1009)
  })

  it('of invalid UTF-8 closes [S8]', async () => {
    const socket = await opened()
    socket.sendRaw(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false })
    expect((await socket.closed).code).toBe(1007)
  })

  it('of bytes closes [S10]', async () => {
    const socket = await opened()
    socket.sendRaw(Buffer.from('{"type":"ping"}'), { binary: true })
    expect((await socket.closed).code).toBe(1003)
  })

  it.each([
    ['an unmasked frame', [0x81, 0x02, 0x7b, 0x7d]],
    ['a reserved bit', [0xf1, 0x80, 0, 0, 0, 0]],
    ['an opcode that does not exist', [0x83, 0x80, 0, 0, 0, 0]],
  ])('that breaks the protocol closes: %s [S9]', async (_, bytes) => {
    const answer = await raw(Buffer.from(bytes))
    const close = answer.subarray(answer.indexOf('\r\n\r\n') + 4)
    expect(close[0]).toBe(0x88)
    expect(close.readUInt16BE(2)).toBe(1002)
  })

  it.each([
    ['no JSON', '{"type":'],
    ['nothing', ''],
    ['null', 'null'],
    ['an array', '[{"type":"ping"}]'],
    ['a string', '"ping"'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['a type of the prototype', '{"type":"constructor"}'],
    ['__proto__', '{"type":"ping","__proto__":{"admin":true}}'],
    ['a prototype in cursors', '{"type":"hello","v":1,"cursors":{"__proto__":1}}'],
    ['10,000 levels', `{"type":"ping","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a field too many', '{"type":"ping","seq":1}'],
    ['an id that is an object', '{"type":"ping","id":{}}'],
  ])('of %s gets an error, and the socket lives [S17]', async (_, text) => {
    const socket = await opened()
    socket.sendRaw(text)
    expect(await socket.frame('error')).toMatchObject({ code: 'bad_request' })
    expect(await socket.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    socket.close()
  })

  it.each([
    ['a NUL [S21]', { text: 'a\0b' }, 'text'],
    ['blanks alone [S27]', { text: ' \n ' }, 'text'],
    ['an object for a text [S30]', { text: {} }, 'text'],
    ['8,001 characters', { text: 'x'.repeat(8_001) }, 'text'],
    ['a seq of its own [S31]', { text: 'x', seq: 1 }, 'seq'],
    ['an assignee [S31]', { text: 'x', assigneeId: 'x' }, 'assigneeId'],
  ])('that sends %s is refused by name', async (_, body, field) => {
    const socket = await opened()
    const answer = await socket.ask({ type: 'send', conversationId: customer.id, clientMessageId: 'one', ...body })
    expect(answer).toMatchObject({ type: 'error', code: 'bad_request', fields: [{ path: field }] })
    socket.close()
  })
})

describe('A frame that cannot be carried out', () => {
  it('because the record cannot be written is not acknowledged, and can be sent again [S85]', async () => {
    const socket = await opened()
    const { store } = server.desk
    const { append } = store
    const frame = { type: 'send', conversationId: customer.id, ...message('Keep me') }
    store.append = () => Promise.reject(new StoreUnavailable('The disk is full.'))
    const failed = await socket.ask(frame)
    store.append = append
    const { clientMessageId } = frame
    expect(failed).toMatchObject({ type: 'error', code: 'unavailable', clientMessageId })
    expect(JSON.stringify(failed)).not.toContain('disk')
    expect(await socket.ask(frame)).toMatchObject({ type: 'ack', clientMessageId })
    socket.close()
  })
})

describe('Too many', () => {
  it('frames of a visitor get a rate error, then close; agents may send more [S12]', async () => {
    const socket = await opened()
    for (let n = 1; n < 100; n++) socket.send({ type: 'ping' })
    expect(await socket.ask({ type: 'presence', state: 'away' })).toMatchObject({ type: 'error', code: 'rate_limited' })
    for (let n = 0; n < 60; n++) socket.send({ type: 'ping' })
    expect((await socket.closed).code).toBe(1008)
    expect(socket.frames.filter(({ type }) => type === 'pong')).toHaveLength(99)

    const staff = await staffSocket(server, agent)
    for (let n = 0; n < 200; n++) staff.send({ type: 'ping' })
    expect(await staff.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    staff.close()
  })

  it('sockets from one address are refused with when to try again, and others are served [S13]', async () => {
    const crowded = await startServer({ limits: { ADDRESS_SOCKETS: 2 }, env: { BELLHOP_TRUST_PROXY: '1' } })
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    const held = [await connect(crowded, from('192.0.2.1')), await connect(crowded, from('192.0.2.1'))]
    const { status, headers, body } = await refusedUpgrade(crowded, from('192.0.2.1'))
    const other = await connect(crowded, from('192.0.2.2'))
    held[0]?.close()
    await held[0]?.closed
    await expect
      .poll(() =>
        connect(crowded, from('192.0.2.1')).then(
          () => 'open',
          () => 'refused',
        ),
      )
      .toBe('open')
    other.close()
    await crowded.removed()
    expect(status).toBe(429)
    expect(body.error.code).toBe('rate_limited')
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('A reader', () => {
  let strict: TestServer
  beforeAll(async () => {
    strict = await startServer({ limits: { SOCKET_BACKLOG_BYTES: 64 * 1024, HEARTBEAT_SECONDS: 1 } })
  })
  afterAll(() => strict.removed())

  it('that never reads is let go, and resumes with nothing lost [S14]', async () => {
    const own = await customerOf(strict)
    const slow = await visitorSocket(strict, own.token, { [own.id]: 0 })
    await slow.frame('ack')
    ;(slow.ws as unknown as { _socket: { pause(): void; resume(): void } })._socket.pause()
    const draft = { kind: 'draft' as const, conversationId: own.id, draftId: own.id, html: '', state: 'open' as const }
    for (let n = 0; n < 40; n++) strict.desk.fanout.publish({ ...draft, text: 'x'.repeat(1024 * 1024) })
    await own.says(covered)
    ;(slow.ws as unknown as { _socket: { resume(): void } })._socket.resume()
    expect([1006, 1013]).toContain((await slow.closed).code)
    expect(slow.frames.filter(({ type }) => type === 'draft').length).toBeLessThan(40)

    const seen = slow.frames.filter((frame) => frame.type === 'event').at(-1)?.event.seq ?? 0
    const back = await visitorSocket(strict, own.token, { [own.id]: seen })
    const posted = await back.frame('event', ({ event }) => event.type === 'message.posted')
    expect(posted.event.data).toMatchObject({ text: covered })
    back.close()
  })

  it('that never answers a ping is ended, one that does is not [S15]', async () => {
    const dead = await visitorSocket(strict, (await customerOf(strict)).token, undefined, {
      options: { autoPong: false },
    })
    const alive = await visitorSocket(strict, (await customerOf(strict)).token)
    expect((await dead.closed).code).toBe(1006)
    expect(alive.ws.readyState).toBe(alive.ws.OPEN)
    alive.close()
  })
})

it('After all that a message is answered', async () => {
  const socket: Socket = await visitorSocket(server, customer.token, { [customer.id]: 0 })
  const sent = await socket.ask({ type: 'send', conversationId: customer.id, ...message(covered) })
  expect(sent).toMatchObject({ type: 'ack' })
  await socket.frame('event', ({ event }) => event.type === 'message.posted' && event.actor.kind === 'bot')
  socket.close()
})

/** Sends bytes right after the upgrade; what came back until the end. */
function raw(bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connectTcp(Number(port), hostname)
    const pieces: Buffer[] = []
    socket.once('data', () => socket.write(bytes))
    socket.on('data', (piece) => pieces.push(piece))
    socket.on('close', () => resolve(Buffer.concat(pieces)))
    socket.on('error', reject)
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13'
    socket.write(`GET /ws HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${key}\r\n\r\n`)
  })
}
