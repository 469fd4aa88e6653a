/** Sending a message and getting the reply, as JSON and as a stream. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Events, Sent, Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Reply } from '../../src/protocol/messages.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, covered, customerOf, message, refused, shaped } from './client.ts'

let server: TestServer
let agent: Agent
let customer: Customer
beforeAll(async () => {
  server = await startServer({ limits: { BURST_MS: 60 } })
  agent = await agentOf(server, ['agent', 'admin'])
  await agent.call('PUT', '/api/settings', { body: { queue: { capacity: 50 } } })
})
beforeEach(async () => {
  customer = await customerOf(server)
})
afterAll(() => server.removed())

const sendTo = (id: string, body: unknown) => agent.call('POST', `/api/conversations/${id}/messages`, { body })

describe('A message that is put right', () => {
  const edit = (by: Customer, messageId: string, text: string) =>
    by.call('PATCH', `/messages/${messageId}`, { body: { text } })

  it('is so for both sides as long as nobody has replied, and a repeat changes nothing', async () => {
    await shaped(sendTo(customer.id, message('I am here.')), 200, StaffSnapshot)
    const { message: sent } = await customer.says('It is the blu one')
    const edited = await shaped(edit(customer, sent.id, '  It is the blue one '), 200, Snapshot)
    expect(edited.messages.at(-1)).toMatchObject({ text: 'It is the blue one', edited: { was: ['It is the blu one'] } })
    expect(await shaped(edit(customer, sent.id, 'It is the blue one'), 200, Snapshot)).toEqual(edited)
    const seen = await shaped(sendTo(customer.id, message('I see.')), 200, StaffSnapshot)
    expect(seen.messages).toContainEqual(expect.objectContaining({ id: sent.id, text: 'It is the blue one' }))
    const { message: why } = await refused(edit(customer, sent.id, 'It is the red one'), 'conflict')
    expect(why).toContain('has been answered')
  })

  it('is refused where it is empty, too long, another’s or none', async () => {
    const { message: sent } = await customer.says(covered)
    const other = await customerOf(server)
    await refused(edit(customer, sent.id, ' '), 'bad_request')
    await refused(edit(customer, sent.id, 'x'.repeat(8_001)), 'bad_request')
    await refused(edit(other, sent.id, 'Mine now'), 'not_found')
    await refused(edit(customer, randomUUID(), 'Mine now'), 'not_found')
  })
})

describe('A message answered as JSON', () => {
  it('brings the message as it was stored, and the reply with its sources', async () => {
    const clientMessageId = randomUUID()
    const sent = await customer.says(`  ${covered}\n`, clientMessageId)
    expect(sent.message).toMatchObject({ clientMessageId, text: covered, author: { kind: 'customer' } })
    const reply = Reply.parse(sent.reply)
    expect(reply).toMatchObject({ decision: 'answer', author: { kind: 'bot' }, visibility: 'public' })
    expect(reply.text).toContain('2 to 4 working days')
    expect(reply.citations[0]).toMatchObject({ n: 1, articleId: 'orders/delivery', title: 'Delivery times and costs' })
    expect(reply.citations[0]?.revision).toMatch(/^[0-9a-f]{64}$/)
    expect(reply.citations[0]?.url).toMatch(new RegExp(`^${server.url}/help/orders/delivery`))
    expect(sent).toMatchObject({ status: 'answering' })
    expect(sent.seq).toBeGreaterThan(sent.message.seq)
    const { seq } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(sent.seq).toBe(seq)
  })

  it('repeated gets the first result, during the reply and after it', async () => {
    const body = message(covered)
    const both = await Promise.all([1, 2].map(() => shaped(customer.call('POST', '/messages', { body }), 200, Sent)))
    const later = await shaped(customer.call('POST', '/messages', { body }), 200, Sent)
    expect(both[1]).toEqual(both[0])
    expect({ ...later, seq: 0 }).toEqual({ ...both[0], seq: 0 })
    const { messages } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(messages).toHaveLength(2)
  })

  it('under the id of another is a conflict', async () => {
    const { clientMessageId } = (await customer.says(covered)).message
    const body = { clientMessageId, text: 'Something else' }
    await refused(customer.call('POST', '/messages', { body }), 'conflict')
  })

  it('in a burst gets the one reply to all of it', async () => {
    const texts = ['Hi, I ordered a cup', 'and wonder', covered]
    const sent = await Promise.all(texts.map((text) => customer.says(text)))
    expect(new Set(sent.map(({ reply }) => reply?.id))).toEqual(new Set([sent[0]?.reply?.id]))
    const { messages } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(messages.map(({ author }) => author.kind)).toEqual(['customer', 'customer', 'customer', 'bot'])
  })

  it('brings no reply where a person holds the conversation', async () => {
    await shaped(sendTo(customer.id, message('I am here.')), 200, StaffSnapshot)
    const { reply, status } = await customer.says(covered)
    expect(reply).toBeNull()
    expect(status).toBe('assigned')
  })

  it('to a resolved conversation reopens it, to its agent while they are there', async () => {
    await sendTo(customer.id, message('Done.'))
    await agent.call('POST', `/api/conversations/${customer.id}/resolve`)
    const { status, reply } = await customer.says('One more thing')
    expect(status).toBe('assigned')
    expect(reply).toBeNull()
  })
})

describe('A message answered as a stream', () => {
  it('brings the socket’s frames, then what JSON would have brought', async () => {
    const body = message(covered)
    const frames = await streamed(customer, body)
    const done = Sent.parse(frames.at(-1)?.data)
    expect(frames.at(-1)?.event).toBe('done')
    expect(done.reply?.decision).toBe('answer')

    const Frame = z.strictObject({
      type: z.literal('event'),
      conversationId: z.uuid(),
      event: Events.shape.events.element,
    })
    const events = frames.filter(({ event }) => event === 'event').map(({ data }) => Frame.parse(data).event)
    expect(events.map(({ type }) => type)).toEqual(['message.posted', 'message.posted'])
    expect(events.map(({ data }) => data.id)).toEqual([done.message.id, done.reply?.id])
    expect(events[1]?.prev).toBe(events[0]?.seq)

    const Draft = z.strictObject({
      type: z.literal('draft'),
      conversationId: z.uuid(),
      draftId: z.uuid(),
      text: z.string().min(1),
      html: z.string(),
      state: z.enum(['open', 'posted', 'dropped']),
    })
    const drafts = frames.filter(({ event }) => event === 'draft').map(({ data }) => Draft.parse(data))
    expect(drafts.length).toBeGreaterThan(1)
    expect(drafts.at(-1)?.state).toBe('posted')
    expect(new Set(drafts.map(({ draftId }) => draftId)).size).toBe(1)
    expect(done.reply?.text).toBe(drafts.at(-1)?.text.trim())
  })

  it('repeated brings the first result alone', async () => {
    const body = message(covered)
    const first = await streamed(customer, body)
    const second = await streamed(customer, body)
    expect(second.map(({ event }) => event)).toEqual(['done'])
    expect(Sent.parse(second[0]?.data)).toEqual(Sent.parse(first.at(-1)?.data))
  })

  it('never shows a note of the team', async () => {
    await sendTo(customer.id, message('I am here.'))
    const asked = streamed(customer, message(covered))
    await sendTo(customer.id, { ...message('MARJORAM'), note: true })
    expect(JSON.stringify(await asked)).not.toContain('MARJORAM')
  })

  it('names with each event the last one before it that the customer may see', async () => {
    const first = await customer.says(covered)
    const shown = (await streamed(customer, message('Thanks!'))).filter(({ event }) => event === 'event')
    const events = shown.map(({ data }) => (data as { event: { seq: number; prev: number } }).event)
    expect(events.length).toBeGreaterThan(1)
    expect(events.map(({ prev }) => prev)).toEqual([first.seq, ...events.slice(0, -1).map(({ seq }) => seq)])
  })

  it('is refused before it begins where the request is wrong', async () => {
    const headers = { accept: 'text/event-stream' }
    await refused(customer.call('POST', '/messages', { body: { text: 'x' }, headers }), 'bad_request')
    const { clientMessageId } = (await customer.says('Hello')).message
    const body = { clientMessageId, text: 'Other' }
    await refused(customer.call('POST', '/messages', { body, headers }), 'conflict')
  })
})

describe('An agent’s message', () => {
  it('answers the snapshot, once for a clientMessageId', async () => {
    const body = message('I will look into it.')
    const first = await shaped(sendTo(customer.id, body), 200, StaffSnapshot)
    const second = await shaped(sendTo(customer.id, body), 200, StaffSnapshot)
    expect(first).toMatchObject({ status: 'assigned', agent: { id: agent.id, name: agent.name } })
    expect(second.seq).toBe(first.seq)
    await refused(sendTo(customer.id, { ...body, text: 'Something else' }), 'conflict')
    await refused(sendTo(customer.id, { ...body, note: true }), 'conflict')
  })

  it('is stale where the customer wrote after what the agent saw', async () => {
    const { seq } = await shaped(sendTo(customer.id, message('Hello.')), 200, StaffSnapshot)
    await customer.says('Wait, it is the other order')
    await refused(sendTo(customer.id, { ...message('Cancelled.'), seenSeq: seq }), 'stale')
    const now = await shaped(agent.call('GET', `/api/conversations/${customer.id}`), 200, StaffSnapshot)
    await shaped(sendTo(customer.id, { ...message('I see.'), seenSeq: now.seq }), 200, StaffSnapshot)
  })
})

async function streamed(to: Customer, body: unknown): Promise<{ event: string; data: unknown }[]> {
  const response = await call(server, 'POST', `/api/conversations/${to.id}/messages`, {
    body,
    headers: { ...to.headers, accept: 'text/event-stream' },
  })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const text = await response.text()
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((frame) => {
      const { event = '', data = '' } = Object.fromEntries(frame.split('\n').map((line) => line.split(/: (.*)/s)))
      return { event, data: JSON.parse(data) as unknown }
    })
}
