/** What is kept about a person: told, and erased, by admins over REST and beside a running server. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseVisitors } from '../../src/desk/erase.ts'
import type { Export } from '../../src/desk/export.ts'
import { ErasureAnswer } from '../../src/protocol/privacy.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { staffSocket, visitorSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, type Customer, call, covered, customerOf, message, refused, shaped } from './client.ts'

let server: TestServer
let admin: Agent
beforeAll(async () => {
  server = await startServer()
  admin = await agentOf(server, ['admin', 'agent'])
})
afterAll(() => server.removed())

/** Files below the data folder that hold a word in any case. */
function holding(word: string): string[] {
  return readdirSync(server.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).toString('latin1').toLowerCase().includes(word))
}

/** A customer who wrote a word wherever one can, in a conversation that an agent has dealt with. */
async function planted(word: string): Promise<Customer> {
  const email = `${word}@example.org`
  const customer = await customerOf(server, {
    contact: { name: `Ms ${word}`, email },
    page: { url: `https://shop.example/${word}?q=${word}`, title: `Cups ${word}` },
    site: word,
    locale: `en-${word.slice(0, 8)}`,
  })
  const { message: first, reply } = await customer.says(`${covered} I am ${word}`, word)
  expect(first.text).toContain(word)
  await customer.call('POST', `/messages/${reply?.id}/rating`, { body: { helpful: false, why: `Not ${word}` } })
  await customer.call('POST', '/handoff', { body: { text: `Person for ${word}`, email } })
  await customer.call('POST', '/brief', { body: { text: `I meant ${word}` } })
  const at = (verb: string) => `/api/conversations/${customer.id}/${verb}`
  await admin.call('POST', at('claim'))
  await admin.call('POST', at('messages'), { body: { ...message(`About ${word}: yes`) } })
  await admin.call('POST', at('messages'), { body: { ...message(`Note: ${word}`), note: true } })
  await admin.call('POST', at('resolve'), { body: {} })
  await customer.call('POST', '/rating', { body: { csat: 2, comment: `${word} was slow` } })
  await server.desk.store.addAudit({
    at: server.desk.clock.now(),
    actor: { kind: 'operator' },
    action: 'look',
    conversationId: customer.id,
    outcome: 'done',
    detail: { said: word },
  })
  const known = await server.desk.store.conversation(customer.id)
  expect(known?.handoff?.correction).toContain(word)
  expect(known?.rating?.comment).toContain(word)
  return customer
}

const erase = (body: object) => shaped(admin.call('POST', '/api/privacy/erase', { body }), 200, ErasureAnswer)

describe('[P15] erasing a contact over REST', () => {
  it('leaves nothing that they wrote in files, lists, searches and logs, and turns their page away', async () => {
    const word = 'kanariq7x'
    const customer = await planted(word)
    expect(holding(word).length).toBeGreaterThan(0)
    const socket = await visitorSocket(server, customer.token, { [customer.id]: 1 })
    const console = await staffSocket(server, admin, { [customer.id]: 1 })

    const told = await erase({ contact: `${word}@example.org`, unverified: true })
    expect(told).toMatchObject({ erased: null, leftOut: [], chosen: [{ verified: false, name: `Ms ${word}` }] })
    expect((await server.desk.store.conversation(customer.id))?.status.kind).toBe('resolved')

    const { erased } = await erase({ contact: `${word}@example.org`, unverified: true, confirm: true })
    expect(erased).toEqual({ visitors: 1, conversations: 1, pending: false })
    expect(holding(word)).toEqual([])
    expect(server.log()).not.toContain(word)

    await socket.frame('event', ({ event }) => event.type === 'conversation.erased')
    expect(await socket.closed).toMatchObject({ code: 4401 })
    await refused(customer.call('GET', ''), 'unauthenticated')
    await refused(
      call(server, 'POST', '/api/conversations', { body: {}, headers: customer.headers }),
      'unauthenticated',
    )

    await console.frame('event', ({ event }) => event.type === 'conversation.erased')
    console.close()
    const shown = await (await admin.call('GET', `/api/conversations/${customer.id}`)).text()
    expect(JSON.parse(shown)).toMatchObject({ status: 'resolved', messages: [], contact: { verified: false } })
    const past = await (await admin.call('GET', `/api/conversations/${customer.id}/events`)).text()
    for (const path of [`?q=${word}`, '', '?status=resolved']) {
      const { conversations } = (await (await admin.call('GET', `/api/conversations${path}`)).json()) as {
        conversations: { conversationId: string }[]
      }
      expect(conversations.map(({ conversationId }) => conversationId)).not.toContain(customer.id)
    }
    expect(shown + past).not.toContain(word)
    const note = { ...message('Anybody there?'), note: true }
    await refused(admin.call('POST', `/api/conversations/${customer.id}/messages`, { body: note }), 'not_found')
    await refused(admin.call('POST', `/api/conversations/${customer.id}/reopen`), 'not_found')

    const again = await erase({ contact: `${word}@example.org`, unverified: true, confirm: true })
    expect(again).toEqual({ chosen: [], leftOut: [], erased: { visitors: 0, conversations: 0, pending: false } })
  })

  it('leaves out whoever only typed the address, unless they are named', async () => {
    const email = 'shared@example.org'
    const typed = await customerOf(server, { contact: { email } })
    const proven = await customerOf(server, {})
    const { store, clock } = server.desk
    const [provenId, typedId] = await Promise.all(
      [proven, typed].map(async ({ id }) => (await store.conversation(id))?.visitorId ?? ''),
    )
    const state = await store.conversation(proven.id)
    await store.append(proven.id, state?.seq ?? 0, [
      { type: 'contact.identified', at: clock.now(), actor: { kind: 'system' }, data: { email, verified: true } },
    ])
    const { chosen, leftOut, erased } = await erase({ contact: 'Shared@Example.org', confirm: true })
    expect([chosen, leftOut].map((list) => list.map(({ visitorId }) => visitorId))).toEqual([[provenId], [typedId]])
    expect(erased).toMatchObject({ visitors: 1 })
    expect((await typed.call('GET', '')).status).toBe(200)
    expect((await proven.call('GET', '')).status).toBe(401)
    await erase({ visitorIds: [typedId], confirm: true })
    expect((await typed.call('GET', '')).status).toBe(401)
  })

  it('is on the audit log, without the address', async () => {
    const customer = await customerOf(server, { contact: { email: 'audited@example.org' } })
    const before = server.desk.store.addAudit
    const entries: object[] = []
    server.desk.store.addAudit = async (entry) => {
      entries.push(entry)
      return before(entry)
    }
    const meant = { contact: 'audited@example.org', unverified: true }
    await admin.call('POST', '/api/privacy/export', { body: meant })
    await erase({ ...meant, confirm: true })
    server.desk.store.addAudit = before
    const target = (await server.desk.store.conversation(customer.id))?.visitorId
    const actor = { kind: 'staff', id: admin.id, name: admin.name }
    expect(entries).toMatchObject([
      { actor, action: 'export', target, outcome: 'done' },
      { actor, action: 'privacy.export', outcome: 'done', detail: { visitors: 1 } },
      { actor, action: 'erase', target, outcome: 'done', detail: { conversations: 1 } },
      { actor, action: 'privacy.erase', outcome: 'done', detail: { visitors: 1, confirmed: true } },
    ])
    expect(JSON.stringify(entries)).not.toContain('audited')
  })

  it('asks for somebody', async () => {
    for (const path of ['export', 'erase']) {
      for (const body of [{}, { contact: 'nobody' }, { visitorIds: [] }, { visitorIds: ['x'] }, { unverified: true }]) {
        await refused(admin.call('POST', `/api/privacy/${path}`, { body }), 'bad_request')
      }
    }
    expect((await erase({ visitorIds: [randomUUID()], confirm: true })).erased).toMatchObject({ visitors: 0 })
  })
})

describe('[P15] erasing from another process while Bellhop runs', () => {
  it('reaches the customer’s open page and the log file', async () => {
    const word = 'zebratango9'
    const customer = await planted(word)
    const socket = await visitorSocket(server, customer.token, { [customer.id]: 1 })
    const visitorId = (await server.desk.store.conversation(customer.id))?.visitorId ?? ''
    const store = await openSqlite({ file: join(server.data, 'bellhop.sqlite') })
    const { clock } = server.desk
    const erased = await eraseVisitors({ store, clock }, [visitorId], { kind: 'operator' })
    await store.close()
    expect(erased).toEqual({ visitors: 1, conversations: 1, pending: false })
    expect(holding(word)).toEqual([])
    await refused(customer.call('GET', ''), 'unauthenticated')
    expect(await socket.closed).toMatchObject({ code: 4401 })
    expect(socket.frames.some((frame) => frame.type === 'event' && frame.event.type === 'conversation.erased')).toBe(
      true,
    )
  })
})

describe('Exporting what is kept about a contact', () => {
  it('tells everything that they wrote and that was made of it, and nothing of others', async () => {
    const word = 'quokka5z'
    const customer = await planted(word)
    const stranger = await customerOf(server, { contact: { email: 'stranger@example.org' } })
    await stranger.says(`${covered} strangerswords`)
    const body = { contact: `${word}@example.org`, unverified: true }
    const answer = await admin.call('POST', '/api/privacy/export', { body })
    expect(answer.status).toBe(200)
    const text = await answer.text()
    const { document } = JSON.parse(text) as { document: Export }
    expect(document).toMatchObject({
      format: 'bellhop-export',
      version: 1,
      warning: expect.stringContaining('never proved'),
    })
    expect(document.visitors).toHaveLength(1)
    const [conversation] = document.visitors[0]?.conversations ?? []
    expect(conversation).toMatchObject({
      conversationId: customer.id,
      page: { url: `https://shop.example/${word}?q=${word}`, title: `Cups ${word}` },
      site: word,
      ratings: [{ csat: 2, comment: `${word} was slow` }],
      answerRatings: [{ helpful: false, why: `Not ${word}` }],
      corrections: [{ text: `Person for ${word}` }, { text: `I meant ${word}` }],
      internalNotes: 1,
    })
    expect(conversation?.contacts[0]).toMatchObject({ name: `Ms ${word}`, email: `${word}@example.org` })
    expect(conversation?.messages.map(({ from }) => from)).toContain('agent')
    expect(conversation?.judgements[0]).toMatchObject({ decision: 'answer' })
    expect(conversation?.handoffs).toHaveLength(1)
    expect(conversation?.handling.map(({ action }) => action)).toContain('conversation.claimed')
    expect(text).not.toContain('strangerswords')
    expect(text).not.toContain(`Note: ${word}`)
    expect(text).not.toContain(customer.token)
    expect(text).not.toContain(server.desk.ids.hash(customer.token))
    expect(text).not.toContain(admin.email)
  })

  it('[S55] leaves out whoever only typed the address', async () => {
    await customerOf(server, { contact: { email: 'maybe@example.org' } })
    const answer = await admin.call('POST', '/api/privacy/export', { body: { contact: 'maybe@example.org' } })
    expect(await answer.json()).toMatchObject({ document: { visitors: [] }, leftOut: [{ verified: false }] })
  })
})
