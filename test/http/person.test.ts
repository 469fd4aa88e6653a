/** Customers whom the embedding site vouches for: what they find on another device, and what nobody else does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OwnConversations, Recognised, Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Entries } from '../../src/protocol/lists.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { visitorSocket } from '../realtime/socket.ts'
import { agentOf, type Customer, call, customerOf, refused, shaped } from './client.ts'
import { identityOf, secret } from './signed.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { BELLHOP_IDENTITY_SECRET: secret } })
})
afterAll(() => server.removed())

describe('Who a site vouches for', () => {
  const listOf = async ({ headers }: Pick<Customer, 'headers'>) =>
    (await shaped(call(server, 'GET', '/api/my/conversations', { headers }), 200, OwnConversations)).conversations
  const idsOf = async (customer: Pick<Customer, 'headers'>) =>
    (await listOf(customer)).map(({ conversationId }) => conversationId)
  const opens = async (customer: Customer, id: string) =>
    (await call(server, 'GET', `/api/conversations/${id}`, { headers: customer.headers })).status === 200

  it('sees and goes on with what they wrote on another device, over REST and the socket', async () => {
    const phone = await customerOf(server, { identity: identityOf({ sub: 'u-1', email: 'a@example.org' }) })
    await phone.says('My teapot arrived broken')
    const laptop = await customerOf(server, { identity: identityOf({ sub: 'u-1', email: 'a@example.org' }) })
    expect(laptop.token).not.toBe(phone.token)
    expect(await idsOf(laptop)).toEqual([laptop.id, phone.id])
    const [, earlier] = await listOf(laptop)
    expect(earlier).toMatchObject({ status: 'answering', lastMessage: { author: 'bot' } })

    const socket = await visitorSocket(server, laptop.token, { [phone.id]: 0 })
    await socket.frame('ack', ({ conversationId }) => conversationId === phone.id)
    const body = { clientMessageId: 'from-the-laptop', text: 'The lid too' }
    await call(server, 'POST', `/api/conversations/${phone.id}/messages`, { body, headers: laptop.headers })
    await socket.frame('event', ({ event }) => JSON.stringify(event.data).includes('The lid too'))
    socket.close()
    const { messages } = await shaped(phone.call('GET', ''), 200, Snapshot)
    expect(messages.map(({ text }) => text)).toContain('The lid too')

    const agent = await agentOf(server)
    const seen = await shaped(agent.call('GET', `/api/conversations/${laptop.id}`), 200, StaffSnapshot)
    expect(seen.earlier.map(({ conversationId }) => conversationId)).toEqual([phone.id])
  })

  it('is a person by their address where the site gives no subject, however it is typed', async () => {
    const one = await customerOf(server, { identity: identityOf({ email: 'B@Example.org' }) })
    const two = await customerOf(server, { identity: identityOf({ email: 'b@example.ORG' }) })
    const subject = await customerOf(server, { identity: identityOf({ sub: 'b@example.org' }) })
    expect(await opens(two, one.id)).toBe(true)
    expect(await opens(subject, one.id)).toBe(false)
  })

  it('brings along what they wrote before they signed in', async () => {
    const phone = await customerOf(server, { identity: identityOf({ sub: 'u-2' }) })
    const laptop = await customerOf(server)
    await laptop.says('How long does delivery take?')
    expect(await opens(phone, laptop.id)).toBe(false)
    const body = { identity: identityOf({ sub: 'u-2', name: 'Mira' }) }
    const known = await shaped(
      call(server, 'POST', '/api/my/identity', { body, headers: laptop.headers }),
      200,
      Recognised,
    )
    expect(known).toEqual({ token: laptop.token, contact: { name: 'Mira', verified: true } })
    expect(await opens(phone, laptop.id)).toBe(true)
    expect(await idsOf(laptop)).toEqual([laptop.id, phone.id])
    // The next one is theirs, proven; the one before stays as it was said.
    const next = await customerOf(server, {}, laptop.headers)
    expect((await shaped(next.call('GET', ''), 200, Snapshot)).contact).toEqual({ name: 'Mira', verified: true })
    expect((await shaped(laptop.call('GET', ''), 200, Snapshot)).contact).toEqual({ verified: false })
  })

  it('is somebody new on a computer that another person used, who keeps what is theirs', async () => {
    const first = await customerOf(server, { identity: identityOf({ sub: 'u-3' }) })
    const second = await customerOf(server, { identity: identityOf({ sub: 'u-4' }) }, first.headers)
    expect(second.token).not.toBe(first.token)
    expect(await idsOf(second)).toEqual([second.id])
    expect(await idsOf(first)).toEqual([first.id])
    expect(await opens(second, first.id)).toBe(false)
    const back = await customerOf(server, { identity: identityOf({ sub: 'u-3' }) }, first.headers)
    expect(back.token).toBe(first.token)
  })

  it('is opened by nothing that is typed: an unsigned address is seen by nobody else [S55]', async () => {
    const email = 'c@example.org'
    const vouched = await customerOf(server, { identity: identityOf({ email }) })
    const typed = await customerOf(server, { contact: { email } })
    await typed.call('PATCH', '/contact', { body: { email } })
    await typed.call('POST', '/handoff', { body: { email } })
    const again = await customerOf(server, { contact: { email } }, typed.headers)
    for (const customer of [typed, again]) {
      expect(await opens(customer, vouched.id)).toBe(false)
      expect(await idsOf(customer)).not.toContain(vouched.id)
    }
    expect(await opens(vouched, typed.id)).toBe(false)
    expect((await shaped(typed.call('GET', ''), 200, Snapshot)).contact).toEqual({ email, verified: false })
  })

  it('is unverified from what they typed themselves on, also in the next conversation', async () => {
    const identity = identityOf({ sub: 'u-5', name: 'Mira', email: 'm@example.org' })
    const customer = await customerOf(server, { identity })
    const contactOf = async ({ call: own }: Customer) => (await shaped(own('GET', ''), 200, Snapshot)).contact
    await customer.call('PATCH', '/contact', { body: { name: 'Mira', email: 'M@example.org' } })
    expect(await contactOf(customer)).toEqual({ name: 'Mira', email: 'm@example.org', verified: true })
    await customer.call('PATCH', '/contact', { body: { name: 'The director' } })
    const changed = { name: 'The director', email: 'm@example.org', verified: false }
    expect(await contactOf(customer)).toEqual(changed)
    expect(await contactOf(await customerOf(server, {}, customer.headers))).toEqual(changed)
    const typed = await customerOf(server, { contact: { name: 'Mira' } }, customer.headers)
    expect((await contactOf(typed)).verified).toBe(false)
    const proven = await customerOf(server, { identity }, customer.headers)
    expect(await contactOf(proven)).toEqual({ name: 'Mira', email: 'm@example.org', verified: true })
    const agent = await agentOf(server)
    const { conversations } = await shaped(agent.call('GET', '/api/conversations?limit=200'), 200, Entries)
    const shown = conversations.find(({ conversationId }) => conversationId === customer.id)
    expect(shown?.contact).toEqual(changed)
  })

  it('has no list but their own: in pages that are bounded, without notes or what is for staff', async () => {
    const customer = await customerOf(server, { identity: identityOf({ sub: 'u-6' }) })
    await customer.says('How long does delivery take?')
    await customer.call('POST', '/handoff', { body: {} })
    const agent = await agentOf(server)
    const path = `/api/conversations/${customer.id}/messages`
    await agent.call('POST', path, { body: { clientMessageId: 'n', text: 'MARJORAM', note: true } })
    const answer = await call(server, 'GET', '/api/my/conversations', { headers: customer.headers })
    expect(await answer.text()).not.toMatch(/MARJORAM|visitorId|personHash|token/)
    await customerOf(server, {}, customer.headers)
    const { headers } = customer
    const one = await shaped(call(server, 'GET', '/api/my/conversations?limit=1', { headers }), 200, OwnConversations)
    expect(one.conversations).toHaveLength(1)
    await refused(call(server, 'GET', '/api/my/conversations?limit=101', { headers }), 'bad_request')
    await refused(call(server, 'GET', '/api/my/conversations?sort=id', { headers }), 'bad_request')
  })
})
