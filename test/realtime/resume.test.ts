/** Coming back after a gap: from any cursor a reader gets exactly what it missed, drafts included. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyToSnapshot, applyToStaffSnapshot, emptySnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, customerOf, message, shaped } from '../http/client.ts'
import { type HeldDrafter, heldDrafter } from '../http/held-drafter.ts'
import { type Socket, staffSocket, visitorSocket } from './socket.ts'

const wrapping = `---
title: Gift wrapping
lang: en
questions: [What does gift wrapping cost?]
---

Gift wrapping costs €3 per parcel. We wrap in recycled paper with a linen ribbon. A card with your words is free.
`

let server: TestServer
let drafter: HeldDrafter
let agent: Agent
let customer: Customer
/** Everything that the customer and the agent may see of the conversation, read in one go. */
let seenByCustomer: Event[]
let seenByStaff: Event[]
type Event = Extract<ServerFrame, { type: 'event' }>['event']

beforeAll(async () => {
  server = await startServer({ articles: { 'orders/gift-wrapping.md': wrapping } })
  drafter = heldDrafter()
  server.desk.drafter = drafter
  drafter.release()
  agent = await agentOf(server)
  customer = await customerOf(server, { contact: { name: 'Mira' } })
  await live(customer, agent, await agentOf(server))
  const events = async (asked: Promise<Response>) => ((await (await asked).json()) as { events: Event[] }).events
  seenByCustomer = await events(customer.call('GET', '/events'))
  seenByStaff = await events(agent.call('GET', `/api/conversations/${customer.id}/events`))
})
afterAll(async () => {
  drafter.release()
  await server.removed()
})

/** A conversation with everything in it: an answer, a handoff, notes, a transfer, a snooze, a rating. */
async function live(own: Customer, by: Agent, colleague: Agent): Promise<void> {
  const verb = async (name: string, body: object = {}, who = by) =>
    expect((await who.call('POST', `/api/conversations/${own.id}/${name}`, { body })).status, name).toBe(200)
  const { reply } = await own.says('What does gift wrapping cost?')
  await own.call('POST', `/messages/${reply?.id}/rating`, { body: { helpful: true } })
  await own.call('POST', '/handoff', { body: { text: 'Two parcels.' } })
  await verb('claim')
  await verb('messages', { ...message('Careful.'), note: true })
  await verb('messages', message('Hello, which parcels?'))
  await own.says('Both')
  await verb('transfer', { agentId: colleague.id, note: 'Yours?' })
  await verb('transfer', { agentId: by.id, note: 'Mine after all' }, colleague)
  await verb('snooze')
  await verb('release')
  await verb('claim')
  await verb('resolve', { outcome: 'solved' })
  await own.call('POST', '/rating', { body: { csat: 5 } })
  await own.says('One more thing')
}

/** The events that a socket brought for a conversation, up to its last. */
async function eventsOn(socket: Socket, conversationId: string, until: number): Promise<Event[]> {
  await socket.frame('event', ({ event }) => event.seq === until)
  const all = socket.frames.filter((frame) => frame.type === 'event' && frame.conversationId === conversationId)
  return all.map((frame) => (frame as Extract<ServerFrame, { type: 'event' }>).event)
}

describe('A customer who comes back', () => {
  it('from any cursor gets exactly what came after it, each event once, in order, without a gap [P3] [P4]', async () => {
    const last = seenByCustomer.at(-1)?.seq ?? 0
    expect(seenByCustomer.length).toBeGreaterThan(12)
    for (const [at, { seq: cursor }] of seenByCustomer.slice(0, -1).entries()) {
      const socket = await visitorSocket(server, customer.token, { [customer.id]: cursor })
      expect(await eventsOn(socket, customer.id, last)).toEqual(seenByCustomer.slice(at + 1))
      socket.close()
    }
  })

  it('sees a chain of prev that skips what is hidden, though seqs are missing from it', () => {
    for (const [at, event] of seenByCustomer.entries()) expect(event.prev).toBe(seenByCustomer[at - 1]?.seq ?? 0)
    expect(seenByCustomer.at(-1)?.seq).toBeGreaterThan(seenByCustomer.length)
    const types = new Set(seenByCustomer.map(({ type }) => type))
    for (const hidden of ['answer.judged', 'conversation.snoozed']) expect(types).not.toContain(hidden)
    expect(JSON.stringify(seenByCustomer)).not.toMatch(/Careful|Mine after all|visitorId|features/)
  })

  it('holds the same as a fresh snapshot says', async () => {
    const fresh = await shaped(customer.call('GET', ''), 200, Snapshot)
    const folded = (seenByCustomer as never[]).reduce(applyToSnapshot, emptySnapshot(customer.id, fresh.assistant.name))
    expect(folded).toEqual(fresh)
  })

  it('with a cursor that cannot be served is told to take the snapshot [P4]', async () => {
    const socket = await visitorSocket(server, customer.token, { [customer.id]: 9_999 })
    expect(await socket.frame('resync')).toEqual({ type: 'resync', conversationId: customer.id })
    socket.close()
  })

  it('is told again where they stand in the queue', async () => {
    const own = await customerOf(server)
    await shaped(own.call('POST', '/handoff'), 200, Snapshot)
    const { seq } = await shaped(own.call('GET', ''), 200, Snapshot)
    const told = { conversationId: own.id, position: 1, promise: { kind: 'now' } }
    // The first may hear it from the change itself; at the second nothing changes any more.
    for (const _ of ['first', 'second']) {
      const socket = await visitorSocket(server, own.token, { [own.id]: seq })
      expect(await socket.frame('queue')).toMatchObject(told)
      socket.close()
    }
  })

  it('sees the draft that is being written, all of it so far, and then how it ends', async () => {
    drafter.hold()
    const own = await customerOf(server)
    const first = await visitorSocket(server, own.token, { [own.id]: 1 })
    first.send({ type: 'send', conversationId: own.id, ...message('What does gift wrapping cost?') })
    const open = await first.frame('draft')
    first.close()
    const back = await visitorSocket(server, own.token, { [own.id]: 1 })
    const again = await back.frame('draft')
    expect(again).toEqual(open)
    expect(again).toMatchObject({ state: 'open', conversationId: own.id })
    expect(again.text).toContain('€3')
    drafter.release()
    const done = await back.frame('draft', ({ state }) => state !== 'open')
    expect(done).toMatchObject({ state: 'posted', draftId: open.draftId })
    const { event } = await back.frame('event', (frame) => frame.event.actor.kind === 'bot')
    expect(event.data).toMatchObject({ text: done.text.trim() })
    back.close()
  })

  it('sees a draft dropped that was stopped', async () => {
    drafter.hold()
    const own = await customerOf(server)
    const socket = await visitorSocket(server, own.token, { [own.id]: 1 })
    socket.send({ type: 'send', conversationId: own.id, ...message('What does gift wrapping cost?') })
    await socket.frame('draft')
    expect(await socket.ask({ type: 'stop', conversationId: own.id })).toMatchObject({ type: 'ack' })
    expect((await socket.frame('draft', ({ state }) => state !== 'open')).state).toBe('dropped')
    drafter.release()
    socket.close()
  })
})

describe('An agent who comes back', () => {
  it('from any cursor gets every event, notes and judgements too', async () => {
    const last = seenByStaff.at(-1)?.seq ?? 0
    expect(seenByStaff.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, at) => at + 1))
    for (const cursor of [0, 1, Math.floor(last / 2), last - 1]) {
      const socket = await staffSocket(server, agent, { [customer.id]: cursor })
      expect(await eventsOn(socket, customer.id, last)).toEqual(seenByStaff.slice(cursor))
      socket.close()
    }
  })

  it('holds the same as a fresh snapshot says', async () => {
    const asked = call(server, 'GET', `/api/conversations/${customer.id}`, { headers: agent.headers })
    const fresh = await shaped(asked, 200, StaffSnapshot)
    const empty = emptyStaffSnapshot(customer.id, fresh.assistant.name)
    // A clock comes beside the events, in the lists.
    expect(fresh.clock).toMatchObject({ kind: 'hold' })
    expect((seenByStaff as never[]).reduce(applyToStaffSnapshot, empty)).toEqual({ ...fresh, clock: null })
  })
})

describe('A reader whose connection is cut again and again while much is said', () => {
  it('ends with every event once, in order', async () => {
    const own = await customerOf(server)
    await agent.call('POST', `/api/conversations/${own.id}/claim`)
    const got: Event[] = []
    const writing = (async () => {
      for (let n = 0; n < 40; n++) {
        const note = n % 3 === 0
        const body = { clientMessageId: randomUUID(), text: `Line ${n}`, note }
        await agent.call('POST', `/api/conversations/${own.id}/messages`, { body })
      }
    })()
    let done = false
    void writing.then(() => {
      done = true
    })
    for (let cuts = 0; !done; cuts++) {
      const socket = await visitorSocket(server, own.token, { [own.id]: got.at(-1)?.seq ?? 0 })
      await new Promise((resolve) => setTimeout(resolve, cuts % 7))
      socket.ws.terminate()
      await socket.closed
      got.push(...socket.frames.flatMap((frame) => (frame.type === 'event' ? [frame.event] : [])))
    }
    await writing
    const { events } = (await (await own.call('GET', `/events?after=${got.at(-1)?.seq ?? 0}`)).json()) as {
      events: Event[]
    }
    const all = [...got, ...events]
    expect(all.map(({ data }) => (data as { text?: string }).text).filter(Boolean)).toEqual(
      Array.from({ length: 40 }, (_, n) => n)
        .filter((n) => n % 3 !== 0)
        .map((n) => `Line ${n}`),
    )
    for (const [at, event] of all.entries()) expect(event.prev).toBe(all[at - 1]?.seq ?? 0)
  })
})
