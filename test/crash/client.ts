/** What customers and agents share: a world to be in, requests that tell a killed server from a fault, and a socket. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import type { Random } from '../eval/random.ts'
import type { Ledger, Sent } from './ledger.ts'
import type { Life } from './server.ts'

export interface World {
  life: Life
  ledger: Ledger
  random: Random
  /** Whether new messages are still written; afterwards clients only finish what they began. */
  writing: boolean
  /** Whether clients go on at all. */
  open: boolean
}

/** The server went away in the middle: whoever asked asks the next one. */
export class Gone extends Error {}

/** Milliseconds for a kill to be noticed as one. */
const NOTICE_MS = 100

export interface Answer {
  status: number
  body: Record<string, unknown> & { error?: { code: string; message: string } }
  headers: Headers
}

/**
 * One request.
 * @throws Gone where the server was killed before the whole answer was here
 */
export async function request(
  world: World,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<Answer> {
  const { life, ledger } = world
  const generation = life.generation
  try {
    const response = await fetch(`${life.url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'], headers: response.headers }
  } catch (error) {
    await sleep(NOTICE_MS)
    if (life.up && life.generation === generation) {
      ledger.faults.push(`${method} ${path} failed while the server was up: ${String((error as Error).cause ?? error)}`)
    }
    throw new Gone()
  }
}

/** Does something again and again until it is over; a server that went away is waited for. */
export async function through(world: World, act: () => Promise<boolean>): Promise<void> {
  while (world.open) {
    await world.life.whenUp()
    if (!world.open) return
    try {
      if (await act()) return
    } catch (error) {
      if (!(error instanceof Gone)) throw error
    }
  }
}

/** A pause of up to so many milliseconds. */
export async function pause(world: World, ms: number): Promise<void> {
  await sleep(world.random() * ms)
}

export interface Line {
  send(frame: object): void
  /** Puts a message on the wire. */
  write(sent: Sent, text?: string): void
  /** The next frame that fits. @throws Gone where the socket closes first */
  next(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  close(): void
}

/**
 * Opens a socket and says hello.
 * @param heard gets every frame
 * @throws Gone
 */
export async function connect(
  world: World,
  hello: object,
  headers: Record<string, string>,
  heard: (frame: ServerFrame) => void,
): Promise<Line> {
  const ws = new WebSocket(`${world.life.url.replace('http', 'ws')}/ws`, { headers })
  let waiting: { fits: (frame: ServerFrame) => boolean; got: (frame: ServerFrame) => void; lost: () => void }[] = []
  const lose = () => {
    for (const { lost } of waiting.splice(0)) lost()
  }
  ws.on('error', lose)
  ws.on('close', (code, reason) => {
    // Codes of our own mean that the server closed on purpose, and nobody here gave it a reason.
    if (code >= 1002 && code !== 1006 && code !== 1012) {
      world.ledger.faults.push(`a socket was closed with ${code} ${reason.toString()}`)
    }
    lose()
  })
  ws.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as ServerFrame
    heard(frame)
    const due = waiting.filter(({ fits }) => fits(frame))
    waiting = waiting.filter((each) => !due.includes(each))
    for (const { got } of due) got(frame)
  })
  const next: Line['next'] = (fits) =>
    new Promise((got, reject) => {
      if (ws.readyState >= ws.CLOSING) return reject(new Gone())
      waiting.push({ fits, got, lost: () => reject(new Gone()) })
    })
  const line: Line = {
    send: (frame) => ws.send(JSON.stringify(frame)),
    write(sent, text = sent.text) {
      const { conversationId, clientMessageId } = sent
      line.send({ type: 'send', conversationId, clientMessageId, text })
      world.ledger.written(sent)
    },
    next,
    close: () => ws.terminate(),
  }
  const ready = next(({ type }) => type === 'ready')
  ws.on('open', () => line.send({ type: 'hello', v: 1, ...hello }))
  await ready
  return line
}
