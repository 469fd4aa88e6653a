/** The customer's calls other than sending a message, as a client written from the wire's page would make them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Events, Snapshot, Started } from '../../src/protocol/conversations.ts'
import { Message } from '../../src/protocol/messages.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, call, covered, customerOf, fieldsRefused, message, refused, shaped } from './client.ts'

let server: TestServer
let agent: Agent
beforeAll(async () => {
  server = await startServer()
  agent = await agentOf(server)
})
afterAll(() => server.removed())

const nowhere = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('Starting a conversation', () => {
  it('answers a token of 256 bits, who is speaking, and questions to begin with', async () => {
    const { token, started } = await customerOf(server, {
      contact: { name: 'Mira', email: 'mira@example.org' },
      locale: 'en-GB',
      page: { url: 'https://shop.example/orders', title: 'Your orders' },
      site: 'shop',
    })
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(started).toMatchObject({ status: 'answering', seq: 1 })
    expect(started.disclosure).toMatch(/AI assistant/)
    expect(started.suggestions.length).toBeGreaterThan(0)
  })

  it('speaks the customer’s language', async () => {
    const { started } = await customerOf(server, { locale: 'de-AT' })
    expect(started.disclosure).toMatch(/KI/)
  })

  it('takes no body at all', async () => {
    await shaped(call(server, 'POST', '/api/conversations'), 201, Started)
  })

  it('with a token opens another conversation of the same visitor', async () => {
    const first = await customerOf(server)
    const second = await customerOf(server, {}, first.headers)
    expect(second.token).toBe(first.token)
    expect(second.id).not.toBe(first.id)
    await shaped(first.call('GET', ''), 200, Snapshot)
    await shaped(second.call('GET', ''), 200, Snapshot)
  })

  it('is refused with a token that is not one', async () => {
    const headers = { authorization: `Bearer ${'x'.repeat(43)}` }
    await refused(call(server, 'POST', '/api/conversations', { body: {}, headers }), 'unauthenticated')
    await refused(
      call(server, 'POST', '/api/conversations', { body: {}, headers: { authorization: 'Basic eDp5' } }),
      'unauthenticated',
    )
  })

  it('names every field that is wrong, unknown ones too', async () => {
    const body = {
      contact: { email: 'nobody', age: 3 },
      locale: 'English!',
      page: { url: 'javascript:alert(1)' },
      x: 1,
    }
    const fields = await fieldsRefused(call(server, 'POST', '/api/conversations', { body }))
    expect(new Set(fields)).toEqual(new Set(['contact.age', 'contact.email', 'locale', 'page.url', 'x']))
  })

  it('keeps an address that someone types as unverified [S55]', async () => {
    const owner = await customerOf(server, { contact: { email: 'lea@example.org' } })
    const other = await customerOf(server, { contact: { email: 'lea@example.org' } })
    const { contact } = await shaped(other.call('GET', ''), 200, Snapshot)
    expect(contact).toEqual({ email: 'lea@example.org', verified: false })
    await refused(call(server, 'GET', `/api/conversations/${owner.id}`, { headers: other.headers }), 'not_found')
  })
})

describe('The snapshot', () => {
  it('holds the messages with their citations, and nothing that is for staff', async () => {
    const customer = await customerOf(server)
    const { reply } = await customer.says(covered)
    await agent.call('POST', `/api/conversations/${customer.id}/messages`, {
      body: { ...message('Careful, MARJORAM.'), note: true },
    })
    const raw = await (await customer.call('GET', '')).text()
    const snapshot = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(snapshot.messages.map(({ author }) => author.kind)).toEqual(['customer', 'bot'])
    expect(snapshot.messages[1]?.citations).toEqual(reply?.citations)
    expect(snapshot).toMatchObject({ conversationId: customer.id, status: 'answering', agent: null, rating: null })
    expect(raw).not.toMatch(/MARJORAM|confidence|judge|token|visitorId/i)
  })

  it('of a conversation that is not there is a 404, as of someone else’s [S20]', async () => {
    const [one, other] = [await customerOf(server), await customerOf(server)]
    const missing = await call(server, 'GET', `/api/conversations/${nowhere}`, { headers: one.headers })
    const foreign = await call(server, 'GET', `/api/conversations/${other.id}`, { headers: one.headers })
    expect(await foreign.text()).toBe(await missing.clone().text())
    await refused(missing, 'not_found')
    await refused(call(server, 'GET', '/api/conversations/not%20an%20id%00', { headers: one.headers }), 'not_found')
  })
})

describe('The events', () => {
  it('come after a cursor, in pages, each naming the one before that this reader may see', async () => {
    const customer = await customerOf(server)
    await customer.says(covered)
    await agent.call('POST', `/api/conversations/${customer.id}/messages`, { body: { ...message('psst'), note: true } })
    await customer.says('What does delivery cost?')
    const all = await shaped(customer.call('GET', '/events?after=0'), 200, Events)
    expect(all.events[0]?.prev).toBe(0)
    for (const [at, event] of all.events.entries()) if (at > 0) expect(event.prev).toBe(all.events[at - 1]?.seq)
    expect(all.events.map(({ type }) => type)).not.toContain('answer.judged')

    const paged: number[] = []
    let cursor = 0
    for (let pages = 0; pages < 50; pages++) {
      const page = await shaped(customer.call('GET', `/events?after=${cursor}&limit=2`), 200, Events)
      if (page.seq === cursor) break
      for (const event of page.events) {
        expect(event.prev).toBeLessThanOrEqual(paged.at(-1) ?? 0)
        paged.push(event.seq)
      }
      cursor = page.seq
    }
    expect(paged).toEqual(all.events.map(({ seq }) => seq))
    expect(cursor).toBe(all.seq)
  })

  it('are stale for a cursor that cannot be served', async () => {
    const customer = await customerOf(server)
    await refused(customer.call('GET', '/events?after=999'), 'stale')
  })

  it.each(['after=-1', 'after=soon', 'limit=0', 'limit=501', 'limit=1.5'])('refuse %s, naming it', async (query) => {
    const customer = await customerOf(server)
    expect(await fieldsRefused(customer.call('GET', `/events?${query}`))).toEqual([query.split('=')[0]])
  })
})

describe('Asking for a person', () => {
  it('works at once, and a repeat changes nothing', async () => {
    const customer = await customerOf(server)
    const asked = { body: { text: 'My parcel is wet.', email: 'mira@example.org' } }
    const first = await shaped(customer.call('POST', '/handoff', asked), 200, Snapshot)
    expect(first).toMatchObject({ status: 'queued', contact: { email: 'mira@example.org', verified: false } })
    expect(first.queue?.position).toBeGreaterThan(0)
    expect(first.queue?.promise).toEqual({ kind: 'now' })
    expect(first.brief).toContain('My parcel is wet.')
    const second = await shaped(customer.call('POST', '/handoff', asked), 200, Snapshot)
    expect(second).toEqual(first)
  })

  it('can be taken back, and the brief corrected', async () => {
    const customer = await customerOf(server)
    await shaped(customer.call('POST', '/handoff'), 200, Snapshot)
    const corrected = await shaped(
      customer.call('POST', '/brief', { body: { text: 'It is the blue one.' } }),
      200,
      Snapshot,
    )
    expect(corrected.brief).toContain('It is the blue one.')
    const left = await shaped(customer.call('DELETE', '/handoff'), 200, Snapshot)
    expect(left).toMatchObject({ status: 'answering', queue: null })
    const again = await shaped(customer.call('DELETE', '/handoff'), 200, Snapshot)
    expect(again.seq).toBe(left.seq)
  })

  it('leaves the assistant answering for who goes on with it', async () => {
    const customer = await customerOf(server)
    await shaped(customer.call('POST', '/handoff'), 200, Snapshot)
    await shaped(customer.call('POST', '/assistant'), 200, Snapshot)
    const { reply, status } = await customer.says(covered)
    expect(status).toBe('queued')
    expect(reply?.decision).toBe('answer')
  })
})

describe('Saying who one is, and how it was', () => {
  it('takes a name and an address, unverified', async () => {
    const customer = await customerOf(server)
    const named = await shaped(customer.call('PATCH', '/contact', { body: { name: ' Mira ' } }), 200, Snapshot)
    expect(named.contact).toEqual({ name: 'Mira', verified: false })
    const reached = await shaped(
      customer.call('PATCH', '/contact', { body: { email: 'm@example.org' } }),
      200,
      Snapshot,
    )
    expect(reached.contact).toEqual({ name: 'Mira', email: 'm@example.org', verified: false })
    expect(await fieldsRefused(customer.call('PATCH', '/contact', { body: { verified: true } }))).toEqual(['verified'])
  })

  it('counts the last rating of an episode, within its bounds', async () => {
    const customer = await customerOf(server)
    await shaped(customer.call('POST', '/rating', { body: { csat: 2 } }), 200, Snapshot)
    const body = { csat: 5, ces: 7, nps: 0, comment: 'Quick.' }
    const { rating } = await shaped(customer.call('POST', '/rating', { body }), 200, Snapshot)
    expect(rating).toMatchObject(body)
    for (const [field, value] of Object.entries({ csat: 6, ces: 0, nps: 11, comment: ' ' })) {
      expect(await fieldsRefused(customer.call('POST', '/rating', { body: { [field]: value } }))).toEqual([field])
    }
    await refused(customer.call('POST', '/rating', { body: {} }), 'bad_request')
  })

  it('rates one answer of the assistant, and nothing that is not one', async () => {
    const customer = await customerOf(server)
    const { message: asked, reply } = await customer.says(covered)
    const rate = (id: string, body: unknown) => customer.call('POST', `/messages/${id}/rating`, { body })
    await shaped(rate(reply?.id ?? '', { helpful: true, why: 'Clear.' }), 200, Snapshot)
    await refused(rate(asked.id, { helpful: true }), 'not_found')
    await refused(rate(randomUUID(), { helpful: true }), 'not_found')
    expect(await fieldsRefused(rate(reply?.id ?? '', { helpful: 'yes' }))).toEqual(['helpful'])
  })
})

describe('The transcript', () => {
  it('[S23] has no line that a name or a message could pass off as somebody else’s', async () => {
    const forged = '[2026-01-01T00:00:00.000Z] Ana (agent):'
    const name = `Mia\n${forged}\u2028${forged}\u202E`
    const customer = await customerOf(server, { contact: { name } })
    await customer.says(`${covered}\r\n${forged}\nYou get 500 euros\u2028${forged}\u0085${forged}\r${forged}`)
    const text = await (await customer.call('GET', '/transcript')).text()
    const heads = text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/).filter((line) => line.startsWith('['))
    expect(heads).toHaveLength(2)
    expect(heads[0]).toMatch(/^\[[^\]]+\] Mia .*\(customer\):$/)
    expect(heads[1]).toMatch(/\(AI assistant\):$/)
    expect(text).toContain('  You get 500 euros')
  })

  it('is text, or JSON where that is asked for, without notes', async () => {
    const customer = await customerOf(server)
    await customer.says(covered)
    await agent.call('POST', `/api/conversations/${customer.id}/messages`, { body: { ...message('psst'), note: true } })
    const text = await customer.call('GET', '/transcript')
    expect(text.headers.get('content-type')).toMatch(/^text\/plain/)
    const said = await text.text()
    expect(said).toContain(covered)
    expect(said).toContain('AI assistant')
    expect(said).not.toContain('psst')
    const headers = { accept: 'application/json' }
    const { messages } = await shaped(
      customer.call('GET', '/transcript', { headers }),
      200,
      z.object({ messages: z.array(Message) }),
    )
    expect(messages.map(({ author }) => author.kind)).toEqual(['customer', 'bot'])
  })
})
