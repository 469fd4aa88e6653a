/** A connection that is cut at any byte: whoever comes back has all of it in the end, once and in order. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyToSnapshot, emptySnapshot } from '../../src/domain/snapshot.ts'
import { Snapshot } from '../../src/protocol/conversations.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { seeded } from '../bench/corpus.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, customerOf, message, shaped } from '../http/client.ts'
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts'
import { connect, visitorSocket } from './socket.ts'

type Event = Extract<ServerFrame, { type: 'event' }>['event']

const CUTS = 1_000
/** Messages, every fourth a note that the customer never sees. */
const LINES = 120

let server: TestServer
let proxy: CuttingProxy
beforeAll(async () => {
  server = await startServer({ limits: { ADDRESS_SOCKETS: 10_000, BURST_MS: 60_000 } })
  proxy = await cuttingProxy(server)
})
afterAll(async () => {
  await proxy.close()
  await server.removed()
})

it('A reader who is cut off at 1,000 random bytes holds the same as a fresh snapshot says [P4] [P5]', async () => {
  const seed = Number(process.env.SEED ?? 20_260_301)
  const random = seeded(seed)
  const own = await customerOf(server)
  const agent = await agentOf(server)
  const say = async (n: number) => {
    const body = n % 4 === 0 ? { ...message(`Note ${n}`), note: true } : message(`Line ${n} ${'ž'.repeat(n % 50)}`)
    await agent.call('POST', `/api/conversations/${own.id}/messages`, { body })
  }
  await agent.call('POST', `/api/conversations/${own.id}/claim`)
  for (let n = 0; n < LINES; n++) await say(n)

  // All there is in one go tells how far into it a cut can be.
  const whole = await visitorSocket(proxy, own.token, { [own.id]: 0 })
  await whole.frame('event', ({ event }) => (event.data as { text?: string }).text?.startsWith('Line 119') ?? false)
  const total = proxy.passed()
  whole.close()
  await whole.closed

  let got: Event[] = []
  let rounds = 0
  for (let cuts = 0; cuts < CUTS; cuts++) {
    proxy.cutAfter(1 + Math.floor(random() * total * 0.3))
    const cursor = got.at(-1)?.seq ?? 0
    const events = await untilCut(cursor)
    for (const event of events) {
      expect(event.prev, `seed ${seed}, cut ${cuts}`).toBe(got.at(-1)?.seq ?? 0)
      got.push(event)
    }
    // In between the conversation goes on; and whoever has all of it begins again with nothing.
    if (cuts % 100 === 50) await say(LINES + cuts)
    if (events.length > 0) continue
    const fresh = await shaped(own.call('GET', ''), 200, Snapshot)
    if (got.at(-1)?.seq !== fresh.seq) continue
    expect(folded(got, fresh), `seed ${seed}, cut ${cuts}`).toEqual(fresh)
    got = []
    rounds++
  }
  expect(rounds).toBeGreaterThan(3)

  proxy.cutAfter(Number.POSITIVE_INFINITY)
  const fresh = await shaped(own.call('GET', ''), 200, Snapshot)
  const back = await visitorSocket(proxy, own.token, { [own.id]: got.at(-1)?.seq ?? 0 })
  if (got.at(-1)?.seq !== fresh.seq) {
    await back.frame('event', ({ event }) => event.seq === fresh.seq)
    got.push(...back.frames.flatMap((frame) => (frame.type === 'event' ? [frame.event] : [])))
  }
  expect(folded(got, fresh)).toEqual(fresh)
  back.close()

  function folded(events: readonly Event[], like: Snapshot): unknown {
    return (events as never[]).reduce(applyToSnapshot, emptySnapshot(own.id, like.assistant.name))
  }

  /** The events of one connection, up to the cut, or until there is no more to come. */
  async function untilCut(cursor: number): Promise<Event[]> {
    const socket = await connect(proxy).catch(() => undefined)
    if (!socket) return []
    socket.ws.send(JSON.stringify({ type: 'hello', v: 1, token: own.token, cursors: { [own.id]: cursor } }))
    socket.ws.send(JSON.stringify({ type: 'ping', id: 'done' }))
    await Promise.race([socket.closed, socket.frame('pong').catch(() => undefined)])
    socket.ws.terminate()
    await socket.closed
    return socket.frames.flatMap((frame) => (frame.type === 'event' ? [frame.event] : []))
  }
}, 120_000)
