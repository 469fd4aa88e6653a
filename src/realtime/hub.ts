/** Every socket of this process: letting them in, passing notices on, heartbeats, and a stop that loses nothing. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Desk } from '../desk/desk.ts'
import { arrive, leave } from '../desk/presence.ts'
import { dropOff } from '../desk/sweep.ts'
import type { Notice } from '../ports/fanout.ts'
import type { StaffMember } from '../ports/store.ts'
import type { RateLimits } from '../ports/system.ts'
import { clientFrames, closes, type ServerFrame } from '../protocol/frames.ts'
import type { ErrorCode } from '../protocol/shapes.ts'
import { announcer } from './announcer.ts'
import { assistantNews } from './assistant.ts'
import { type Connection, openConnection } from './connection.ts'
import { watchSessions } from './sessions.ts'

export interface HubOptions {
  limits: RateLimits
  addressOf(request: IncomingMessage): string
  /** The staff session in the request's cookie. */
  sessionOf(request: IncomingMessage): string | undefined
  ownOrigin(request: IncomingMessage): boolean
  counted(kind: 'customer' | 'staff', change: 1 | -1): void
}

export interface Hub {
  /** Says 1012 to everyone and waits until they are gone. */
  close(): Promise<void>
}

/** What an address that holds all the sockets it may is told to wait. */
const CROWDED_SECONDS = 10
/** Milliseconds that sockets have to say goodbye at a stop. */
const GOODBYE_MS = 2_000

export function openHub(server: Server, desk: Desk, options: HubOptions): Hub {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: desk.limits.FRAME_BYTES, perMessageDeflate: false })
  const connections = new Set<Connection>()
  const perAddress = new Map<string, number>()
  const frames = clientFrames(desk.limits)
  const announce = announcer(desk, connections)
  const assistant = assistantNews(desk, connections)
  let closing = false

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    admit(request)
      .then((refused) => {
        if (refused) return refuse(socket, refused)
        sockets.handleUpgrade(request, socket, head, (ws) => {
          const address = options.addressOf(request)
          perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
          ws.on('close', () => {
            const left = (perAddress.get(address) ?? 1) - 1
            if (left > 0) perAddress.set(address, left)
            else perAddress.delete(address)
          })
          const session = options.sessionOf(request)
          openConnection(ws, session, { desk, limits: options.limits, frames, joined, following: announce.to, left })
        })
      })
      .catch((error) => {
        desk.log.error({ err: error }, 'an upgrade failed')
        socket.destroy()
      })
  })

  async function admit(request: IncomingMessage): Promise<Refusal | undefined> {
    const [path, query] = (request.url ?? '/').split('?')
    if (closing) return refusal('503 Service Unavailable', 'unavailable', 'Bellhop is restarting.')
    if (path !== '/ws') return refusal('404 Not Found', 'not_found', 'The socket is at /ws.')
    if (query !== undefined) {
      const message = 'Tokens go into the hello frame, never into an address.'
      return refusal('400 Bad Request', 'bad_request', message)
    }
    // Browsers send cookies along from anywhere; what is signed in by cookie must come from our own pages.
    if (options.sessionOf(request) && !options.ownOrigin(request)) {
      return refusal('403 Forbidden', 'forbidden', 'This socket did not come from our own pages.')
    }
    const address = options.addressOf(request)
    const crowded = (perAddress.get(address) ?? 0) >= desk.limits.ADDRESS_SOCKETS
    const wait = crowded ? CROWDED_SECONDS : await options.limits.take('socket', address)
    if (wait === undefined) return undefined
    const message = `Too many sockets from this address. Try again in ${wait} s.`
    return { ...refusal('429 Too Many Requests', 'rate_limited', message), retryAfterSeconds: wait }
  }

  async function joined(connection: Connection): Promise<void> {
    connections.add(connection)
    const peer = connection.peer()
    if (!peer) return
    options.counted(peer.kind, 1)
    if (peer.kind !== 'staff') return
    if (socketsOf(peer.member) === 1) await arrive(desk, peer.member)
    await Promise.all([announce.to(connection), assistant.to(connection)])
  }

  function left(connection: Connection): void {
    connections.delete(connection)
    const peer = connection.peer()
    if (!peer) return
    options.counted(peer.kind, -1)
    if (peer.kind !== 'staff' || closing || socketsOf(peer.member) > 0) return
    const graceMs = desk.settings().queue.graceSeconds * 1000
    leave(desk, peer.member).catch((error) => desk.log.error({ err: error }, 'leaving failed'))
    desk.clock.after(graceMs + 100, () => {
      dropOff(desk).catch((error) => desk.log.error({ err: error }, 'taking back failed'))
    })
  }

  function socketsOf(member: StaffMember): number {
    return [...connections].filter((connection) => {
      const peer = connection.peer()
      return peer?.kind === 'staff' && peer.member.id === member.id
    }).length
  }

  const stopListening = desk.fanout.subscribe((notice) => {
    pass(notice)
    announce.heard(notice)
    assistant.heard(notice)
  })

  function pass(notice: Notice): void {
    switch (notice.kind) {
      case 'events':
        for (const connection of connections) connection.follows(notice.conversationId)?.notice(notice.events)
        break
      case 'draft': {
        const { kind: _, ...draft } = notice
        toFollowers(notice.conversationId, { type: 'draft', ...draft })
        break
      }
      case 'typing':
      case 'read': {
        const { kind, ...rest } = notice
        toFollowers(notice.conversationId, { type: kind, ...rest } as ServerFrame, notice.who)
        break
      }
      case 'presence':
        toStaff({ type: 'presence', agentId: notice.agentId, name: notice.name, state: notice.state })
        break
      case 'signed_out':
        end(notice.sessionHash)
        break
      case 'visitor_erased':
        turnAway(notice.visitorId)
        break
      case 'queue':
      case 'assistant':
        break
    }
  }

  function toFollowers(conversationId: string, frame: ServerFrame, from?: { kind: string; id?: string }): void {
    const json = Buffer.from(JSON.stringify(frame))
    for (const connection of connections) {
      if (connection.follows(conversationId) && !isFrom(connection, from)) connection.sendRaw(json)
    }
  }

  function isFrom(connection: Connection, from?: { kind: string; id?: string }): boolean {
    const peer = connection.peer()
    if (!from || !peer) return false
    return peer.kind === 'customer' ? from.kind === 'customer' : from.kind === 'agent' && from.id === peer.member.id
  }

  function toStaff(frame: ServerFrame): void {
    const json = Buffer.from(JSON.stringify(frame))
    for (const connection of connections) if (connection.peer()?.kind === 'staff') connection.sendRaw(json)
  }

  /** The one who signs out is told at once; whatever else ends a session is seen to by `watchSessions`. */
  function end(sessionHash: string): void {
    for (const connection of connections) {
      const peer = connection.peer()
      if (peer?.kind === 'staff' && desk.ids.hash(peer.session) === sessionHash) {
        connection.close(closes.notSignedIn, 'signed out')
      }
    }
  }

  /** After what happened to them was passed on: a customer's page is told, and then that there is nothing more. */
  function turnAway(visitorId: string): void {
    for (const connection of connections) {
      const peer = connection.peer()
      if (peer?.kind === 'customer' && peer.visitor.id === visitorId) connection.close(closes.notSignedIn, 'erased')
    }
  }

  const heartbeat = setInterval(() => {
    for (const connection of connections) connection.beat()
  }, desk.limits.HEARTBEAT_SECONDS * 1000)
  heartbeat.unref()
  const stopWatchingSessions = watchSessions(desk, connections)

  return {
    async close() {
      closing = true
      clearInterval(heartbeat)
      stopWatchingSessions()
      stopListening()
      announce.stop()
      assistant.stop()
      for (const ws of sockets.clients) ws.close(closes.restart, 'restarting: come back with jitter')
      await Promise.race([
        Promise.all([...sockets.clients].map((ws) => new Promise((gone) => ws.once('close', gone)))),
        new Promise((late) => setTimeout(late, GOODBYE_MS).unref()),
      ])
      for (const ws of sockets.clients) ws.terminate()
    },
  }
}

interface Refusal {
  status: string
  code: ErrorCode
  message: string
  retryAfterSeconds?: number
}

function refusal(status: string, code: ErrorCode, message: string): Refusal {
  return { status, code, message }
}

function refuse(socket: Duplex, { status, code, message, retryAfterSeconds }: Refusal): void {
  const body = JSON.stringify({ error: { code, message } })
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfterSeconds ? [`Retry-After: ${retryAfterSeconds}`] : []),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
