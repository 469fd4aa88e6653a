/** Peers who are gone without a word, who do not read, who come and go: what they cost, and for how long. */

import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { message } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from './socket.ts'
import { freeze, openTestHub, type TestHub, thaw } from './test-hub.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await openTestHub()
})
afterEach(() => hub.close())

/** A customer's socket that follows their conversation. */
async function following(): Promise<Socket & { id: string; token: string }> {
  const { id, token } = await hub.customer()
  const socket = await visitorSocket(hub, token, { [id]: 1 })
  await socket.frame('ack')
  return { ...socket, id, token }
}

const beatMs = defaultLimits.HEARTBEAT_SECONDS * 1_000

describe('A peer', () => {
  it('that was stopped is found within 60 s, and one that answers is not taken for it [P6] [S15]', async () => {
    const [dead, alive] = [await following(), await following()]
    freeze(dead)
    let beats = 0
    for (; hub.counted.customer > 1 && beats < 3; beats++) {
      await hub.desk.clock.advance(beatMs)
      await alive.ask({ type: 'ping' })
    }
    await expect.poll(() => hub.counted.customer).toBe(1)
    expect(beats * beatMs).toBeLessThanOrEqual(60_000)
    expect(beats).toBeGreaterThan(1)
    expect(alive.ws.readyState).toBe(alive.ws.OPEN)
    alive.close()
  })
})

describe('A reader', () => {
  /** A line that would be 64 MB to the reader if all of it waited for them. */
  async function muchIsSaid(id: string): Promise<number> {
    let most = 0
    const draft = { kind: 'draft' as const, conversationId: id, draftId: id, html: '', state: 'open' as const }
    for (let n = 0; n < 1_000; n++) {
      hub.desk.fanout.publish({ ...draft, text: 'x'.repeat(64 * 1024) })
      await turn()
      for (const stream of hub.streams) most = Math.max(most, stream.writableLength)
    }
    return most
  }

  it('that does not read is let go with 1013 at 1 MB, and resumes with nothing lost [P6] [S14]', async () => {
    const slow = await following()
    freeze(slow)
    const most = await muchIsSaid(slow.id)
    expect(most).toBeGreaterThan(defaultLimits.SOCKET_BACKLOG_BYTES / 2)
    expect(most).toBeLessThanOrEqual(defaultLimits.SOCKET_BACKLOG_BYTES)
    const texts = ['one', 'two', 'three']
    for (const text of texts) await receive(hub.desk, slow.id, message(text))
    thaw(slow)
    expect((await slow.closed).code).toBe(1013)
    expect(slow.frames.filter(({ type }) => type === 'event')).toEqual([])

    const back = await visitorSocket(hub, slow.token, { [slow.id]: 1 })
    for (const text of texts) {
      const { event } = await back.frame('event')
      expect(event.data).toMatchObject({ text })
    }
    back.close()
  })

  it('that never reads again is ended all the same, and what waited for it is let go [S14]', async () => {
    const slow = await following()
    freeze(slow)
    await muchIsSaid(slow.id)
    expect(hub.counted.customer).toBe(1)
    await hub.desk.clock.advance(5_000)
    await expect.poll(() => hub.counted.customer).toBe(0)
    await expect.poll(() => hub.streams.size).toBe(0)
  })
})

describe('The lists of agents', () => {
  const lists = (socket: Socket) =>
    socket.frames.filter(({ type }) => type === 'queue_changed' || type === 'entry_changed').length

  it('are told once however much happens at once, and not where nothing changed', async () => {
    const desk = await staffSocket(hub, await hub.agent())
    await desk.frame('queue_changed')
    await hub.desk.clock.advance(5_000)
    const [before, { id }] = [lists(desk), await hub.customer()]
    await hub.desk.clock.advance(5_000)
    for (let n = 0; n < 50; n++) await receive(hub.desk, id, message(`Line ${n}`))
    await hub.desk.clock.advance(100)
    await desk.ask({ type: 'ping' })
    expect(lists(desk) - before).toBeGreaterThan(0)
    expect(lists(desk) - before).toBeLessThan(5)

    await hub.desk.clock.advance(5_000)
    await desk.ask({ type: 'ping' })
    const settled = lists(desk)
    for (let n = 0; n < 20; n++) {
      hub.desk.fanout.publish({ kind: 'queue' })
      await hub.desk.clock.advance(5_000)
    }
    await desk.ask({ type: 'ping' })
    expect(lists(desk)).toBe(settled)
    desk.close()
  })

  it('wait for an agent who is behind, who then gets the latest', async () => {
    const desk = await staffSocket(hub, await hub.agent())
    await desk.frame('queue_changed')
    const { id } = await hub.customer()
    await desk.ask({ type: 'subscribe', conversationId: id, after: 1 })
    await hub.desk.clock.advance(5_000)
    await desk.frame('entry_changed')
    freeze(desk)
    const news = () => desk.frames.filter((frame) => frame.type === 'entry_changed')
    const draft = { kind: 'draft' as const, conversationId: id, draftId: id, html: '', state: 'open' as const }
    const waits = () => [...hub.streams].some(({ writableLength }) => writableLength > 128 * 1024)
    while (!waits()) {
      hub.desk.fanout.publish({ ...draft, text: 'x'.repeat(64 * 1024) })
      await turn()
    }
    const before = news().length
    for (const text of ['First', 'Second', 'Last']) {
      await receive(hub.desk, id, message(text))
      await hub.desk.clock.advance(5_000)
    }
    thaw(desk)
    await desk.ask({ type: 'ping' })
    await hub.desk.clock.advance(5_000)
    await desk.ask({ type: 'ping' })
    const told = news().slice(before)
    expect(told).toHaveLength(1)
    const now = await hub.desk.store.conversation(id)
    expect(told[0]?.entries.map(({ seq, lastMessage }) => ({ seq, lastMessage }))).toEqual([
      { seq: now?.seq, lastMessage: now?.lastMessage },
    ])
    desk.close()
  })
})

describe('Typing', () => {
  it('is passed on at most every 3 s, however often it is said', async () => {
    const panel = await following()
    const desk = await staffSocket(hub, await hub.agent(), { [panel.id]: 1 })
    await desk.frame('ack')
    const typing = { type: 'typing', conversationId: panel.id }
    const told = async () => {
      await desk.ask({ type: 'ping' })
      return desk.frames.filter(({ type }) => type === 'typing').length
    }
    for (let n = 0; n < 10; n++) expect(await panel.ask(typing)).toMatchObject({ type: 'ack' })
    expect(await told()).toBe(1)
    await hub.desk.clock.advance(3_000)
    for (let n = 0; n < 10; n++) await panel.ask(typing)
    expect(await told()).toBe(2)
    for (const socket of [panel, desk]) socket.close()
  })
})

describe('Clients who come and go', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void

  it('leave nothing behind: no socket of theirs is held by anything [P14]', async () => {
    const held: WeakRef<object>[] = []
    const conversations = await Promise.all(Array.from({ length: 20 }, () => hub.customer()))
    for (let n = 0; n < 200; n++) {
      const { id, token } = conversations[n % conversations.length] as (typeof conversations)[0]
      const socket = await visitorSocket(hub, token, { [id]: 0 })
      for (const stream of hub.streams) held.push(new WeakRef(stream))
      socket.send({ type: 'send', conversationId: id, ...message(`Visit ${n}`) })
      if (n % 3 === 0) await socket.ask({ type: 'typing', conversationId: id })
      // Some go in the middle of what they asked for.
      if (n % 2 === 0) socket.ws.terminate()
      else socket.close()
      await socket.closed
    }
    await expect.poll(() => hub.counted.customer).toBe(0)
    await hub.desk.clock.advance(beatMs)
    const alive = () => {
      collect()
      return held.filter((stream) => stream.deref()).length
    }
    expect(held.length).toBeGreaterThanOrEqual(200)
    // The last ones may still stand in a register of the engine's.
    await expect.poll(alive, { timeout: 10_000 }).toBeLessThan(5)
  })

  it('is passed on also after the clock was set back', async () => {
    const panel = await following()
    const desk = await staffSocket(hub, await hub.agent(), { [panel.id]: 1 })
    await desk.frame('ack')
    const typing = { type: 'typing', conversationId: panel.id }
    await panel.ask(typing)
    await desk.frame('typing')
    hub.desk.clock.jump(-3_600_000)
    await panel.ask(typing)
    await desk.ask({ type: 'ping' })
    expect(desk.frames.filter(({ type }) => type === 'typing')).toHaveLength(2)
    for (const socket of [panel, desk]) socket.close()
  })
})

describe('A socket that sent too many frames', () => {
  it('is told for how long to wait, and is heard again then, also where the clock was set back [S12]', async () => {
    const panel = await following()
    const refusal = async () => {
      for (;;) {
        const answer = await panel.ask({ type: 'ping' })
        if (answer.type === 'error') return answer
      }
    }
    await hub.desk.clock.advance(10_000)
    expect(await refusal()).toMatchObject({ code: 'rate_limited', retryAfter: 50 })
    hub.desk.clock.jump(-3_600_000)
    expect(await refusal()).toMatchObject({ code: 'rate_limited', retryAfter: 60 })
    await hub.desk.clock.advance(50_000)
    expect(await panel.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    panel.close()
  })
})
