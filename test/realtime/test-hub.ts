/** The hub alone, over a desk whose clock stands still: sockets are real, and what the server holds of them can be seen. */
import { createServer } from 'node:http'
import type { AddressInfo, Socket as Stream } from 'node:net'
import { start } from '../../src/desk/start.ts'
import type { Streams } from '../../src/ports/streams.ts'
import { defaultLimits, type Limits } from '../../src/protocol/limits.ts'
import { openHub } from '../../src/realtime/hub.ts'
import { memoryRateLimits } from '../../src/system/rate-limits.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

export interface TestHub {
  url: string
  desk: TestDesk
  /** The server's side of each connection that is open. */
  streams: Set<Stream>
  /** Sockets that said hello and are not gone. */
  counted: { customer: number; staff: number }
  /** Streams of events, as the HTTP side opens them. */
  lines: Streams
  /** A visitor with a conversation. */
  customer(): Promise<{ id: string; token: string; visitorId: string }>
  /** The cookie of a member of the staff, and who they are. */
  agent(): Promise<{ id: string; name: string; cookie: string }>
  close(): Promise<void>
}

const many = 1_000_000

/** @param limits on top of the usual ones; how often an address may come is never in the way */
export async function openTestHub(limits: Partial<Limits> = {}): Promise<TestHub> {
  const desk = await openDesk()
  desk.limits = { ...defaultLimits, ADDRESS_SOCKETS: many, ADDRESS_SOCKETS_PER_MINUTE: many, ...limits }
  const server = createServer()
  const streams = new Set<Stream>()
  server.on('connection', (stream) => {
    streams.add(stream)
    stream.on('close', () => streams.delete(stream))
  })
  const counted = { customer: 0, staff: 0 }
  const hub = openHub(server, desk, {
    limits: memoryRateLimits(desk.limits),
    addressOf: (request) => request.socket.remoteAddress ?? '',
    sessionOf: (request) => /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1],
    ownOrigin: () => true,
    counted: (kind, change) => {
      counted[kind] += change
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    desk,
    streams,
    counted,
    lines: hub.streams,
    async customer() {
      const [visitorId, token] = [desk.ids.next(), desk.ids.secret()]
      const contact = { verified: false }
      await desk.store.addVisitor({ id: visitorId, contact, tokenHash: desk.ids.hash(token), at: desk.clock.now() })
      return { id: (await start(desk, { visitorId, contact })).id, token, visitorId }
    },
    async agent() {
      const [id, session] = [desk.ids.next(), desk.ids.secret()]
      const [name, at, expires] = ['Ana', desk.clock.now(), '2099-01-01T00:00:00.000Z']
      const member = { id, name, email: `${id}@desk.example`, roles: ['agent' as const], disabled: false }
      await desk.store.addStaff({ ...member, passwordHash: 'none', at })
      await desk.store.addSession({ tokenHash: desk.ids.hash(session), staffId: id, at, expires })
      return { id, name, cookie: `session=${session}` }
    },
    async close() {
      await hub.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await desk.close()
    },
  }
}

/** Stops reading, as a program that was stopped does: its connection stays, and nothing is answered. */
export function freeze({ ws }: { ws: object }): void {
  streamOf(ws).pause()
}

export function thaw({ ws }: { ws: object }): void {
  streamOf(ws).resume()
}

const streamOf = (ws: object) => (ws as { _socket: Stream })._socket
