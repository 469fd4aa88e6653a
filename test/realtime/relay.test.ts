/** What goes from one side to the other over sockets: messages, typing, reading, presence, the queue. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { QueuePlace, Snapshot } from '../../src/protocol/conversations.ts'
import { Entry } from '../../src/protocol/lists.ts'
import { Message } from '../../src/protocol/messages.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, covered, customerOf, message, shaped } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from './socket.ts'

let server: TestServer
let agent: Agent
let customer: Customer
let desk: Socket
let panel: Socket
beforeAll(async () => {
  server = await startServer()
  agent = await agentOf(server, ['agent'], 'Ana')
})
beforeEach(async () => {
  customer = await customerOf(server)
  desk = await staffSocket(server, agent, { [customer.id]: 1 })
  panel = await visitorSocket(server, customer.token, { [customer.id]: 1 })
  await desk.frame('ack')
  await panel.frame('ack')
  return () => {
    desk.close()
    panel.close()
  }
})
afterAll(() => server.removed())

const about = () => ({ conversationId: customer.id })

describe('A message', () => {
  it('is acknowledged with its seq and ids, and reaches everybody who follows', async () => {
    const clientMessageId = randomUUID()
    const ack = await panel.ask({ type: 'send', ...about(), clientMessageId, text: covered })
    expect(ack).toMatchObject({ type: 'ack', clientMessageId, seq: 2 })
    for (const socket of [panel, desk]) {
      const { event } = await socket.frame('event', (frame) => frame.event.type === 'message.posted')
      expect(Message.parse(event.data)).toMatchObject({ clientMessageId, text: covered, seq: 2 })
      const reply = await socket.frame('event', (frame) => frame.event.actor.kind === 'bot')
      expect(reply.event.data).toMatchObject({ decision: 'answer' })
    }
  })

  it('sent again is acknowledged as the first time, and under another text a conflict', async () => {
    const body = { type: 'send', ...about(), ...message('Hello') }
    const first = await panel.ask(body)
    const second = await panel.ask(body)
    expect({ ...second, id: 0 }).toEqual({ ...first, id: 0 })
    const { clientMessageId } = body
    expect(await panel.ask({ ...body, text: 'Other' })).toMatchObject({
      type: 'error',
      code: 'conflict',
      clientMessageId,
    })
  })

  it('of an agent reaches the customer, a note does not', async () => {
    expect(await desk.ask({ type: 'claim', ...about() })).toMatchObject({ type: 'ack' })
    expect(await desk.ask({ type: 'send', ...about(), ...message('A note'), note: true })).toMatchObject({
      type: 'ack',
    })
    expect(await desk.ask({ type: 'send', ...about(), ...message('Hello, I am Ana.') })).toMatchObject({ type: 'ack' })
    const { event } = await panel.frame('event', (frame) => frame.event.type === 'message.posted')
    expect(event).toMatchObject({ actor: { kind: 'agent', name: 'Ana' }, data: { text: 'Hello, I am Ana.' } })
    expect(JSON.stringify(panel.frames)).not.toContain('A note')
    expect(JSON.stringify(desk.frames)).toContain('A note')
  })

  it('of an agent who has not seen the last one is stale', async () => {
    await desk.ask({ type: 'claim', ...about() })
    const { seq } = (await panel.ask({ type: 'send', ...about(), ...message('Wait') })) as { seq: number }
    const late = await desk.ask({ type: 'send', ...about(), ...message('Done'), seenSeq: seq - 1 })
    expect(late).toMatchObject({ type: 'error', code: 'stale' })
    expect(await desk.ask({ type: 'send', ...about(), ...message('I see'), seenSeq: seq })).toMatchObject({
      type: 'ack',
    })
  })

  it('of a customer has no note, no seenSeq and nothing of what only agents say', async () => {
    for (const more of [{ note: true }, { seenSeq: 1 }, { suggestionId: 's' }, { original: 'Hello' }]) {
      const answer = await panel.ask({ type: 'send', ...about(), ...message('x'), ...more })
      expect(answer).toMatchObject({ type: 'error', code: 'bad_request' })
    }
  })
})

describe('Typing and reading', () => {
  it('are told to the others who follow, and not back', async () => {
    await panel.ask({ type: 'typing', ...about() })
    expect(await desk.frame('typing')).toEqual({ type: 'typing', ...about(), who: { kind: 'customer' } })
    await panel.ask({ type: 'read', ...about(), seq: 1 })
    expect(await desk.frame('read')).toEqual({ type: 'read', ...about(), who: { kind: 'customer' }, seq: 1 })
    const who = { kind: 'agent', id: agent.id, name: 'Ana' }
    await desk.ask({ type: 'typing', ...about() })
    expect(await panel.frame('typing')).toEqual({ type: 'typing', ...about(), who })
    await desk.ask({ type: 'read', ...about(), seq: 1 })
    expect(await panel.frame('read')).toEqual({ type: 'read', ...about(), who, seq: 1 })
    expect(panel.frames.filter(({ type }) => type === 'typing')).toHaveLength(1)
    expect(desk.frames.filter(({ type }) => type === 'read')).toHaveLength(1)
  })

  it('are told to nobody who left', async () => {
    expect(await desk.ask({ type: 'unsubscribe', ...about() })).toMatchObject({ type: 'ack' })
    await panel.ask({ type: 'typing', ...about() })
    await panel.ask({ type: 'send', ...about(), ...message('Hello') })
    await desk.ask({ type: 'ping' })
    const followed = desk.frames.filter((frame) => ['typing', 'event'].includes(frame.type))
    expect(followed).toEqual([])
    expect(await desk.ask({ type: 'subscribe', ...about(), after: 1 })).toMatchObject({ type: 'ack', ...about() })
    await desk.frame('event', ({ event }) => event.type === 'message.posted')
  })
})

describe('The queue', () => {
  it('is told to agents when it changes, and to customers as their own place', async () => {
    await panel.ask({ type: 'handoff', ...about(), text: 'A person, please.' })
    const place = await panel.frame('queue')
    expect(QueuePlace.parse(place)).toMatchObject({ position: 1, promise: { kind: 'now' } })
    const waits = await desk.frame('queue_changed', ({ entries }) =>
      entries.some(({ conversationId, status }) => conversationId === customer.id && status === 'queued'),
    )
    const entry = waits.entries.find(({ conversationId }) => conversationId === customer.id)
    expect(Entry.parse(entry)).toMatchObject({ reason: 'customer_request' })

    const second = await customerOf(server)
    const behind = await visitorSocket(server, second.token, { [second.id]: 1 })
    await shaped(second.call('POST', '/handoff'), 200, Snapshot)
    expect((await behind.frame('queue')).position).toBe(2)
    await desk.ask({ type: 'claim', ...about() })
    expect((await behind.frame('queue', ({ position }) => position === 1)).conversationId).toBe(second.id)
    await desk.ask({ type: 'claim', conversationId: second.id })
    behind.close()
    expect(panel.frames.some((frame) => frame.type === 'queue_changed')).toBe(false)
    for (const { id } of [customer, second]) await desk.ask({ type: 'resolve', conversationId: id })
  })
})

describe('Presence', () => {
  it('is told to colleagues, and no customer', async () => {
    const colleague = await agentOf(server, ['agent'], 'Bo')
    const other = await staffSocket(server, colleague)
    const came = await desk.frame('presence', ({ agentId }) => agentId === colleague.id)
    expect(came).toEqual({ type: 'presence', agentId: colleague.id, name: 'Bo', state: 'online' })
    for (const state of ['away', 'assign_only', 'online']) {
      expect(await other.ask({ type: 'presence', state })).toMatchObject({ type: 'ack' })
      await desk.frame('presence', (frame) => frame.agentId === colleague.id && frame.state === state)
    }
    other.close()
    await desk.frame('presence', (frame) => frame.agentId === colleague.id && frame.state === 'offline')
    expect(panel.frames.some(({ type }) => type === 'presence')).toBe(false)
  })

  it('lasts as long as one of an agent’s sockets is open', async () => {
    const colleague = await agentOf(server, ['agent'], 'Cy')
    const [one, other] = [await staffSocket(server, colleague), await staffSocket(server, colleague)]
    one.close()
    await one.closed
    expect(await other.ask({ type: 'presence', state: 'away' })).toMatchObject({ type: 'ack' })
    await desk.frame('presence', (frame) => frame.agentId === colleague.id && frame.state === 'away')
    const states = desk.frames.flatMap((frame) =>
      frame.type === 'presence' && frame.agentId === colleague.id ? [frame.state] : [],
    )
    expect(states).not.toContain('offline')
    other.close()
  })
})
