/** Many clients of the socket in one process, with as little work for each frame as can be. */
import { WebSocket } from 'ws'
import type { House, SeededAgent, SeededCustomer } from './house.ts'

export interface Client {
  ws: WebSocket
  send(text: string): void
  /** Gets every frame's text. */
  heard: (text: string) => void
}

/** Sockets that are opened at once; more would only queue in the kernel. */
const AT_ONCE = 50
/** Nothing is measured with it: what takes longer is broken. */
const PATIENCE_MS = 30_000

/** Customers who said hello, each following their one conversation. */
export function joinCustomers({ server }: House, customers: readonly SeededCustomer[]): Promise<Client[]> {
  return inBatches(customers, ({ id, token, seq }) =>
    joined(socketUrl(server.url), {}, { token, cursors: { [id]: seq } }),
  )
}

/** Agents who follow every conversation that they hold. */
export function joinAgents(house: House): Promise<Client[]> {
  const seqs = new Map(house.customers.map(({ id, seq }) => [id, seq]))
  const { url } = house.server
  return inBatches(house.agents, async ({ cookie, holds }: SeededAgent) => {
    const client = await joined(socketUrl(url), { cookie, origin: url }, {})
    const acked = until(client, (text) => text.includes('"id":"last"'))
    for (const [at, conversationId] of holds.entries()) {
      const last = at === holds.length - 1
      client.send(
        JSON.stringify({
          type: 'subscribe',
          conversationId,
          after: seqs.get(conversationId),
          ...(last && { id: 'last' }),
        }),
      )
    }
    if (holds.length > 0) await acked
    return client
  })
}

/** A socket that nobody has said anything on. */
export function opened(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const ws = new WebSocket(url, { headers, perMessageDeflate: false, skipUTF8Validation: true })
  const client: Client = { ws, send: (text) => ws.send(text), heard: () => {} }
  ws.on('message', (data: Buffer) => client.heard(data.toString()))
  return new Promise((resolve, reject) => {
    ws.once('open', () => {
      ws.on('error', () => {})
      resolve(client)
    })
    ws.once('error', reject)
  })
}

/** The first frame that fits. @throws Error where it does not come */
export function until(client: Client, fits: (text: string) => boolean): Promise<string> {
  const before = client.heard
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('A frame that was waited for did not come.')), PATIENCE_MS)
    client.heard = (text) => {
      before(text)
      if (!fits(text)) return
      clearTimeout(timer)
      client.heard = before
      resolve(text)
    }
  })
}

export function socketUrl(url: string): string {
  return `${url.replace('http', 'ws')}/ws`
}

export async function leave(clients: readonly Client[]): Promise<void> {
  await Promise.all(
    clients.map(({ ws }) => {
      if (ws.readyState === ws.CLOSED) return undefined
      const gone = new Promise((resolve) => ws.once('close', resolve))
      ws.terminate()
      return gone
    }),
  )
}

async function joined(url: string, headers: Record<string, string>, hello: { cursors?: object; token?: string }) {
  const client = await opened(url, headers)
  const last = hello.cursors ? '"type":"ack"' : '"type":"ready"'
  const ready = until(client, (text) => text.includes(last))
  client.send(JSON.stringify({ type: 'hello', v: 1, ...hello }))
  await ready
  return client
}

async function inBatches<T, R>(items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (let at = 0; at < items.length; at += AT_ONCE) {
    made.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(make))))
  }
  return made
}
