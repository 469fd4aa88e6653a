/** Callers who wait for a reply: past the wait, beside each other, and when the customer stops the draft. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Sent, Snapshot } from '../../src/protocol/conversations.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, type Customer, customerOf, message, refused, shaped } from './client.ts'
import { type HeldDrafter, heldDrafter } from './held-drafter.ts'

const wrapping = `---
title: Gift wrapping
lang: en
questions: [What does gift wrapping cost?]
---

Gift wrapping costs €3 per parcel. We wrap in recycled paper with a linen ribbon. A card with your words is free.
`
const question = 'What does gift wrapping cost?'

let server: TestServer
let drafter: HeldDrafter
let customer: Customer
beforeAll(async () => {
  server = await startServer({
    limits: { REPLY_WAIT_SECONDS: 1, VISITOR_MESSAGES_PER_MINUTE: 3 },
    articles: { 'orders/gift-wrapping.md': wrapping },
  })
  drafter = heldDrafter()
  server.desk.drafter = drafter
})
beforeEach(async () => {
  drafter.hold()
  customer = await customerOf(server)
})
afterAll(async () => {
  drafter.release()
  await server.removed()
})

const send = (body: unknown) => customer.call('POST', '/messages', { body })

describe('A caller who waits', () => {
  it('is told that the reply is pending, and gets it by asking again under the same id', async () => {
    const body = message(question)
    const pending = await shaped(send(body), 202, Sent)
    expect(pending).toMatchObject({ reply: null, pending: true, status: 'answering' })
    drafter.release()
    const { reply, message: first, pending: still } = await shaped(send(body), 200, Sent)
    expect(first).toEqual(pending.message)
    expect(reply?.text).toContain('€3')
    expect(still).toBeUndefined()
  })

  it('is told that there will be no reply once the draft is stopped, of which nothing is kept', async () => {
    const before = drafter.asked.length
    const asked = shaped(send(message(question)), 200, Sent)
    await expect.poll(() => drafter.asked.length).toBe(before + 1)
    const Stopped = z.strictObject({ stopped: z.boolean() })
    expect(await shaped(customer.call('POST', '/stop'), 200, Stopped)).toEqual({ stopped: true })
    expect((await asked).reply).toBeNull()
    const { messages } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(messages).toHaveLength(1)
    expect(await shaped(customer.call('POST', '/stop'), 200, Stopped)).toEqual({ stopped: false })
  })

  it('is told that a person has it once one takes over in the middle of the draft, which is dropped', async () => {
    const agent = await agentOf(server)
    const before = drafter.asked.length
    const asked = shaped(send(message(question)), 200, Sent)
    await expect.poll(() => drafter.asked.length).toBe(before + 1)
    await agent.call('POST', `/api/conversations/${customer.id}/claim`)
    drafter.release()
    expect(await asked).toMatchObject({ reply: null, status: 'assigned' })
    const { messages } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(messages.map(({ author }) => author.kind)).not.toContain('bot')
  })
})

describe('A visitor who sends too many messages', () => {
  it('is told when to try again, and others are served', async () => {
    drafter.release()
    for (const text of ['One', 'Two', 'Three']) await shaped(send(message(text)), 200, Sent)
    const fourth = await send(message('Four'))
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0)
    await refused(fourth, 'rate_limited')
    const other = await customerOf(server)
    await shaped(other.call('POST', '/messages', { body: message('Hello') }), 200, Sent)
  })
})
