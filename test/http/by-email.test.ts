/** A customer who would rather have the answer by email, over REST and the socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Queue } from '../../src/protocol/lists.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, customerOf, message, refused, shaped } from './client.ts'

let server: TestServer
let admin: Agent
beforeAll(async () => {
  server = await startServer()
  admin = await agentOf(server, ['agent', 'admin'])
})
afterAll(() => server.removed())

const offered = (email: boolean) => admin.call('PUT', '/api/settings', { body: { queue: { email } } })

async function waiting(): Promise<Customer> {
  const customer = await customerOf(server)
  await shaped(customer.call('POST', '/handoff', { body: {} }), 200, Snapshot)
  return customer
}

describe('An answer by email', () => {
  it('is refused where the desk does not answer that way, and not offered', async () => {
    await offered(false)
    const customer = await waiting()
    const { queue } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(queue).not.toHaveProperty('mayEmail')
    await refused(customer.call('POST', '/email', { body: { email: 'jo@example.org' } }), 'forbidden')
  })

  it('can be chosen by who waits: they have no place then, the team sees it, and they may come back', async () => {
    await offered(true)
    const customer = await waiting()
    const before = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(before.queue).toMatchObject({ mayEmail: true, position: expect.any(Number) })
    const chosen = await shaped(customer.call('POST', '/email', { body: { email: 'jo@example.org' } }), 200, Snapshot)
    expect(chosen).toMatchObject({
      status: 'queued',
      byEmail: true,
      queue: { position: null },
      contact: { email: 'jo@example.org', verified: false },
    })
    const { entries } = await shaped(admin.call('GET', '/api/queue'), 200, Queue)
    expect(entries.find(({ conversationId }) => conversationId === customer.id)).toMatchObject({ byEmail: true })
    const back = await shaped(customer.call('POST', '/handoff', { body: {} }), 200, Snapshot)
    expect(back).toMatchObject({ byEmail: false, queue: { position: before.queue?.position } })
  })

  it('takes an address only, and only of who waits', async () => {
    await offered(true)
    const customer = await waiting()
    for (const body of [{}, { email: 'nobody' }, { email: 'jo@example.org', name: 'Jo' }]) {
      await refused(customer.call('POST', '/email', { body }), 'bad_request')
    }
    const idle = await customerOf(server)
    await refused(idle.call('POST', '/email', { body: { email: 'jo@example.org' } }), 'forbidden')
  })

  it('is still asked for when an agent has it, until it is resolved', async () => {
    await offered(true)
    const customer = await waiting()
    await customer.call('POST', '/email', { body: { email: 'jo@example.org' } })
    const path = `/api/conversations/${customer.id}`
    await admin.call('POST', `${path}/messages`, { body: message('Yes, it can.') })
    const held = await shaped(admin.call('GET', path), 200, StaffSnapshot)
    expect(held).toMatchObject({ status: 'assigned', byEmail: true })
    const resolved = await shaped(admin.call('POST', `${path}/resolve`, { body: {} }), 200, StaffSnapshot)
    expect(resolved.byEmail).toBe(false)
  })
})
