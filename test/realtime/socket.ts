/** A client of the socket, written from the wire's page alone. */
import type { ClientRequestArgs } from 'node:http'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import type { Member } from '../fixtures/server.ts'

export type Frame<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>
type Id = string | number

export interface Socket {
  ws: WebSocket
  /** Everything that came, oldest first. */
  frames: ServerFrame[]
  send(frame: object): void
  sendRaw(data: string | Buffer, options?: { binary?: boolean; fin?: boolean }): void
  /** The next frame of a type that was not asked for before, and that fits; waits for it. */
  frame<T extends ServerFrame['type']>(type: T, fits?: (frame: Frame<T>) => boolean): Promise<Frame<T>>
  /** Sends a frame and waits for its answer. */
  ask(frame: object): Promise<Frame<'ack'> | Frame<'error'> | Frame<'pong'>>
  closed: Promise<{ code: number; reason: string }>
  close(): void
}

export interface Connecting {
  path?: string
  headers?: Record<string, string>
  options?: ClientRequestArgs & { perMessageDeflate?: boolean; autoPong?: boolean }
}

/** Opens a socket that has not said hello. */
export async function connect(server: { url: string }, { path = '/ws', headers = {}, options = {} }: Connecting = {}) {
  const ws = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers, ...options })
  const socket = socketOver(ws)
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve)
    ws.once('error', reject)
  })
  return socket
}

/** The answer to an upgrade that is refused. */
export function refusedUpgrade(server: { url: string }, { path = '/ws', headers = {} }: Connecting = {}) {
  const ws = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers })
  return new Promise<{ status: number; headers: Record<string, unknown>; body: { error: { code: string } } }>(
    (resolve, reject) => {
      ws.once('open', () => {
        ws.terminate()
        reject(new Error('the upgrade was not refused'))
      })
      ws.once('error', reject)
      ws.once('unexpected-response', (request, response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('end', () => {
          request.destroy()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) })
        })
      })
    },
  )
}

/** A customer's socket that is ready. */
export async function visitorSocket(
  server: { url: string },
  token: string,
  cursors?: Record<string, number>,
  connecting?: Connecting,
): Promise<Socket> {
  const socket = await connect(server, connecting)
  socket.send({ type: 'hello', v: 1, token, ...(cursors && { cursors }) })
  await socket.frame('ready')
  return socket
}

/** A staff socket, as a browser on our own page opens it, that is ready. */
export async function staffSocket(
  server: { url: string },
  { cookie }: Pick<Member, 'cookie'>,
  cursors?: Record<string, number>,
): Promise<Socket> {
  const socket = await connect(server, { headers: { cookie, origin: server.url } })
  socket.send({ type: 'hello', v: 1, ...(cursors && { cursors }) })
  await socket.frame('ready')
  return socket
}

/** Long enough for a slow machine; nothing is measured with it. */
const PATIENCE_MS = 10_000
let asked = 0

function socketOver(ws: WebSocket): Socket {
  const frames: ServerFrame[] = []
  const taken = new Set<ServerFrame>()
  const waiting = new Set<() => void>()
  ws.on('message', (data) => {
    frames.push(JSON.parse(data.toString()) as ServerFrame)
    for (const look of waiting) look()
  })
  ws.on('error', () => {})
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
      for (const look of waiting) look()
    })
  })
  const next = <F extends ServerFrame>(what: string, fits: (frame: ServerFrame) => boolean) =>
    new Promise<F>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        waiting.delete(look)
        settle()
      }
      const missing = () => new Error(`no ${what}; what came: ${JSON.stringify(frames).slice(0, 2_000)}`)
      const look = () => {
        const found = frames.find((frame) => !taken.has(frame) && fits(frame))
        if (found) {
          taken.add(found)
          finish(() => resolve(found as F))
        } else if (ws.readyState === ws.CLOSED) finish(() => reject(missing()))
      }
      const timer = setTimeout(() => finish(() => reject(missing())), PATIENCE_MS)
      waiting.add(look)
      look()
    })
  return {
    ws,
    frames,
    closed,
    send: (frame) => ws.send(JSON.stringify(frame)),
    sendRaw: (data, options = {}) => ws.send(data, options),
    frame: (type, fits = () => true) =>
      next(type, (frame) => frame.type === type && (fits as (frame: ServerFrame) => boolean)(frame)),
    ask(frame) {
      const id: Id = `ask ${++asked}`
      ws.send(JSON.stringify({ id, ...frame }))
      return next(`answer to ${JSON.stringify(frame)}`, (answer) => 'id' in answer && answer.id === id)
    },
    close: () => ws.close(),
  }
}
