/** The door: which upgrades become sockets, and what the others are told. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { recorder } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import { staffOf } from '../desk/staff.ts'
import type { RateLimits } from '../ports/system.ts'
import type { ErrorCode } from '../protocol/errors.ts'

export interface DoorOptions {
  limits: RateLimits
  addressOf(request: IncomingMessage): string
  /** The staff session in the request's cookie. */
  sessionOf(request: IncomingMessage): string | undefined
  ownOrigin(request: IncomingMessage): boolean
}

export interface Door {
  /** Seconds until this address may have one more line, counting this as a try; undefined where it may now. */
  room(address: string): Promise<number | undefined>
  /** Counts a line that is no socket as one of its address; the returned function says that it is gone. */
  hold(address: string): () => void
  /** Every socket that was let in and is not gone. */
  sockets: ReadonlySet<WebSocket>
  /** Lets nobody in from now on. */
  shut(): void
}

/** What an address that holds all the sockets it may is told to wait. */
const CROWDED_SECONDS = 10

/** @param enter gets each socket that is let in, what it writes to, and the session of its cookie */
export function openDoor(
  server: Server,
  desk: Desk,
  options: DoorOptions,
  enter: (ws: WebSocket, stream: Duplex, session: string | undefined) => void,
): Door {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: desk.limits.FRAME_BYTES, perMessageDeflate: false })
  const deeds = recorder(desk, options.limits)
  const perAddress = new Map<string, number>()
  let shut = false

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const address = options.addressOf(request)
    admit(request, address)
      .then((refused) => {
        if (refused) return refuse(socket, refused)
        const session = options.sessionOf(request)
        sockets.handleUpgrade(request, socket, head, (ws) => {
          ws.on('close', hold(address))
          enter(ws, socket, session)
        })
      })
      .catch((error) => {
        desk.log.error({ err: error }, 'an upgrade failed')
        socket.destroy()
      })
  })

  async function admit(request: IncomingMessage, address: string): Promise<Refusal | undefined> {
    const [path, query] = (request.url ?? '/').split('?')
    if (shut) return refusal('503 Service Unavailable', 'unavailable', 'Bellhop is restarting.')
    if (path !== '/ws') return refusal('404 Not Found', 'not_found', 'The socket is at /ws.')
    if (query !== undefined) {
      const message = 'Tokens go into the hello frame, never into an address.'
      return refusal('400 Bad Request', 'bad_request', message)
    }
    const wait = await room(address)
    if (wait !== undefined) {
      const message = `Too many sockets from this address. Try again in ${wait} s.`
      return { ...refusal('429 Too Many Requests', 'rate_limited', message), retryAfterSeconds: wait }
    }
    // Browsers send cookies along from anywhere; what is signed in by cookie must come from our own pages.
    const session = options.sessionOf(request)
    if (session && !options.ownOrigin(request)) {
      await writeDown(session, address)
      return refusal('403 Forbidden', 'forbidden', 'This socket did not come from our own pages.')
    }
    return undefined
  }

  async function room(address: string): Promise<number | undefined> {
    const crowded = (perAddress.get(address) ?? 0) >= desk.limits.ADDRESS_SOCKETS
    return crowded ? CROWDED_SECONDS : options.limits.take('socket', address)
  }

  /** For the audit log: somebody's browser was led here by a page that is not ours, or its cookie is in other hands. */
  async function writeDown(session: string, address: string): Promise<void> {
    const member = await staffOf(desk, session)
    const actor = member ? { kind: 'staff' as const, id: member.id, name: member.name } : { kind: 'nobody' as const }
    await deeds({ actor, action: 'socket', outcome: 'refused', detail: { code: 'forbidden', address } })
  }

  /** Apart from the upgrade, so that the request and its headers are not kept for as long as the socket lives. */
  function hold(address: string): () => void {
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
    return () => {
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    }
  }

  return {
    room,
    hold,
    sockets: sockets.clients,
    shut() {
      shut = true
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
