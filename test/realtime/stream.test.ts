/** The line that only tells, for browsers that cannot have a socket. */
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { askForPerson } from '../../src/desk/waiting.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { message } from '../http/client.ts'
import { openTestHub, type TestHub } from './test-hub.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await openTestHub()
})
afterEach(() => hub.close())

type Told = { id?: number; frame: ServerFrame }

/** A stream of a conversation, from a cursor on. It is read only as far as it is asked. */
async function listen({ id, visitorId }: { id: string; visitorId: string }, after = 0) {
  const state = await hub.desk.store.conversation(id)
  if (!state) throw new Error('There is no such conversation.')
  const cut = vi.fn()
  const visitor = { id: visitorId, contact: { verified: false } } as Parameters<typeof hub.lines.open>[0]['visitor']
  const body = hub.lines.open({ visitor, state, after, address: '192.0.2.1', cut })
  if (!body) throw new Error('The stream was not opened.')
  const reader = body.getReader()
  let text = ''
  let beats = 0
  let over = false
  const told: Told[] = []
  const read = async () => {
    const { done, value } = await reader.read()
    over = done
    text += value ? Buffer.from(value).toString() : ''
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      if (block === ': beat') beats++
      const [, seq, json] = /^(?:id: (\d+)\n)?data: (.*)$/.exec(block) ?? []
      if (json) told.push({ ...(seq && { id: Number(seq) }), frame: JSON.parse(json) as ServerFrame })
    }
  }
  return {
    cut,
    told,
    beats: () => beats,
    /** Reads until a frame of this type came that was not asked for before. */
    async next<T extends ServerFrame['type']>(type: T): Promise<Told & { frame: Extract<ServerFrame, { type: T }> }> {
      for (;;) {
        const at = told.findIndex(({ frame }) => frame.type === type)
        const [found] = at < 0 ? [] : told.splice(at, 1)
        if (found) return found as Told & { frame: Extract<ServerFrame, { type: T }> }
        if (over) throw new Error(`The stream ended without ${type}.`)
        await read()
      }
    },
    read,
    over: () => over,
    leave: () => reader.cancel(),
  }
}

describe('A stream', () => {
  it('begins with ready, tells what came after the cursor with its seq, and then what happens', async () => {
    const customer = await hub.customer()
    await receive(hub.desk, customer.id, message('Before'))
    const line = await listen(customer, 1)
    expect((await line.next('ready')).frame.you).toEqual({ kind: 'customer' })
    const before = await line.next('event')
    expect(before).toMatchObject({ id: 2, frame: { event: { seq: 2, data: { text: 'Before' } } } })
    await receive(hub.desk, customer.id, message('After'))
    expect(await line.next('event')).toMatchObject({ id: 3, frame: { event: { seq: 3, data: { text: 'After' } } } })
    await line.leave()
  })

  it('tells what is only of the moment: drafts, who types but the customer, a place in the queue', async () => {
    const customer = await hub.customer()
    const line = await listen(customer, 1)
    const draft = { conversationId: customer.id, draftId: 'd', text: 'So', html: '<p>So</p>', state: 'open' as const }
    hub.desk.fanout.publish({ kind: 'draft', ...draft })
    expect((await line.next('draft')).frame).toEqual({ type: 'draft', ...draft })
    const typing = { kind: 'typing' as const, conversationId: customer.id }
    hub.desk.fanout.publish({ ...typing, who: { kind: 'customer' } })
    hub.desk.fanout.publish({ ...typing, who: { kind: 'agent', id: 'a', name: 'Ana' } })
    expect((await line.next('typing')).frame.who).toMatchObject({ name: 'Ana' })
    await askForPerson(hub.desk, customer.id, {})
    await hub.desk.clock.advance(5_000)
    expect((await line.next('queue')).frame).toMatchObject({ position: 1 })
    await line.leave()
    const later = await listen(customer, 3)
    expect((await later.next('queue')).frame).toMatchObject({ position: 1 })
    await later.leave()
  })

  it('tells nothing of anybody else’s conversation, and no note of the staff [S20]', async () => {
    const [mine, other] = [await hub.customer(), await hub.customer()]
    const line = await listen(mine, 1)
    await receive(hub.desk, other.id, message('Not yours'))
    await receive(hub.desk, mine.id, message('Yours'))
    expect(await line.next('event')).toMatchObject({
      frame: { conversationId: mine.id, event: { data: { text: 'Yours' } } },
    })
    await line.leave()
  })

  it('says at each heartbeat that it lives, and ends after a quarter of an hour for the reader to come back', async () => {
    const line = await listen(await hub.customer(), 1)
    await line.next('ready')
    expect(hub.counted.customer).toBe(1)
    await hub.desk.clock.advance(defaultLimits.HEARTBEAT_SECONDS * 1_000)
    await line.read()
    expect(line.beats()).toBe(1)
    await hub.desk.clock.advance(defaultLimits.STREAM_MINUTES * 60_000)
    expect((await line.next('close')).frame.code).toBe(1000)
    await line.read()
    expect(line.over()).toBe(true)
    expect(hub.counted.customer).toBe(0)
  })

  it('that nobody reads is cut before 1 MB waits for it, and resumes with nothing lost [P6] [S14]', async () => {
    const customer = await hub.customer()
    const line = await listen(customer, 1)
    const draft = {
      kind: 'draft' as const,
      conversationId: customer.id,
      draftId: 'd',
      html: '',
      state: 'open' as const,
    }
    for (let n = 0; n < 15; n++) hub.desk.fanout.publish({ ...draft, text: 'x'.repeat(64 * 1024) })
    await turn()
    expect(line.cut).not.toHaveBeenCalled()
    expect(hub.counted.customer).toBe(1)
    for (let n = 0; n < 2; n++) hub.desk.fanout.publish({ ...draft, text: 'x'.repeat(64 * 1024) })
    expect(line.cut).toHaveBeenCalledTimes(1)
    expect(hub.counted.customer).toBe(0)
    await receive(hub.desk, customer.id, message('Meanwhile'))
    const back = await listen(customer, 1)
    expect(await back.next('event')).toMatchObject({ id: 2, frame: { event: { data: { text: 'Meanwhile' } } } })
    await back.leave()
  })

  it('of a reader who leaves is forgotten', async () => {
    const line = await listen(await hub.customer(), 1)
    await line.next('ready')
    await line.leave()
    expect(hub.counted.customer).toBe(0)
  })

  it('of somebody who was erased ends with 4401', async () => {
    const customer = await hub.customer()
    const line = await listen(customer, 1)
    hub.desk.fanout.publish({ kind: 'visitor_erased', visitorId: customer.visitorId })
    expect((await line.next('close')).frame.code).toBe(4401)
  })
})

describe('An address', () => {
  it('has as many lines as it may, sockets and streams together', async () => {
    hub.desk.limits.ADDRESS_SOCKETS = 2
    const [one, two] = [await listen(await hub.customer(), 1), await listen(await hub.customer(), 1)]
    expect(await hub.lines.room('192.0.2.1')).toBeGreaterThan(0)
    expect(await hub.lines.room('192.0.2.2')).toBeUndefined()
    await one.leave()
    expect(await hub.lines.room('192.0.2.1')).toBeUndefined()
    await two.leave()
  })
})
