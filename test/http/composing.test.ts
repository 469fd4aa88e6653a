/** What the composer asks the server for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FoundArticles } from '../../src/protocol/articles.ts'
import { Read } from '../../src/protocol/conversations.ts'
import { Macros, Preview } from '../../src/protocol/writing.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, customerOf, fieldsRefused, refused, shaped } from './client.ts'

let server: TestServer
let agent: Agent
let admin: Agent
beforeAll(async () => {
  server = await startServer({
    articles: {
      'team/refund-limits.md':
        '---\ntitle: Refund limits of the team\naudience: internal\n---\n\nUp to 50 euros MARIGOLD without asking.\n',
      'drafts/soon.md': '---\ntitle: Refund soon\ndraft: true\n---\n\nMARIGOLD.\n',
      'drafts/inside.md': '---\ntitle: Refund inside\naudience: internal\ndraft: true\n---\n\nMARIGOLD.\n',
    },
  })
  agent = await agentOf(server)
  admin = await agentOf(server, ['admin'])
})
afterAll(() => server.removed())

describe('Prepared answers', () => {
  beforeAll(async () => {
    const body = {
      teams: [
        { id: 'billing', name: 'Billing', agentIds: [agent.id] },
        { id: 'sales', name: 'Sales', agentIds: [] },
      ],
      macros: [
        { id: 'hello', name: 'Hello', text: 'Hello {{customer.firstName|there}}' },
        { id: 'bill', name: 'Bill', text: 'Your bill', teamId: 'billing', actions: [{ do: 'tag', tag: 'bill' }] },
        { id: 'offer', name: 'Offer', text: 'An offer', teamId: 'sales' },
      ],
    }
    expect((await admin.call('PUT', '/api/settings', { body })).status).toBe(200)
  })

  it('are those for everyone and for the agent’s own teams', async () => {
    const { macros, values } = await shaped(agent.call('GET', '/api/macros'), 200, Macros)
    expect(macros.map(({ id }) => id)).toEqual(['hello', 'bill'])
    expect(macros[1]).toEqual({ id: 'bill', name: 'Bill', text: 'Your bill', actions: [{ do: 'tag', tag: 'bill' }] })
    expect(values).toBeUndefined()
    const other = await shaped(admin.call('GET', '/api/macros'), 200, Macros)
    expect(other.macros.map(({ id }) => id)).toEqual(['hello'])
  })

  it('come with what their variables stand for in a conversation, and nothing for what is not known', async () => {
    const page = { url: 'https://shop.example/cups', title: 'Cups' }
    const { id } = await customerOf(server, { contact: { name: 'Mira Petrović' }, page })
    const { values } = await shaped(agent.call('GET', `/api/macros?conversationId=${id}`), 200, Macros)
    expect(values).toEqual({
      'customer.name': 'Mira Petrović',
      'customer.firstName': 'Mira',
      'agent.name': 'Ana',
      'agent.firstName': 'Ana',
      'conversation.id': id,
      'page.title': 'Cups',
      'page.url': 'https://shop.example/cups',
    })
    await refused(agent.call('GET', `/api/macros?conversationId=${server.desk.ids.next()}`), 'not_found')
  })
})

describe('A search for articles', () => {
  const found = async (query: string) =>
    (await shaped(agent.call('GET', `/api/articles/search?${query}`), 200, FoundArticles)).articles

  it('finds by content, and by the first letters of a title', async () => {
    expect((await found('q=how+long+does+delivery+take'))[0]).toMatchObject({
      articleId: 'orders/delivery',
      audience: 'public',
      url: expect.stringContaining('/help/orders/delivery'),
    })
    expect((await found('q=deliv'))[0]?.articleId).toBe('orders/delivery')
    const ids = (await found('q=return+an+order')).map(({ articleId }) => articleId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(await found('q=')).toEqual([])
    expect(await found('q=%2B%28%29')).toEqual([])
  })

  it('finds what is internal for notes alone, marked and without an address, and drafts never', async () => {
    expect(JSON.stringify(await found('q=refund+marigold'))).not.toMatch(/MARIGOLD|drafts|team\//)
    const inside = await found('q=refund+marigold&for=note')
    const one = inside.find(({ articleId }) => articleId === 'team/refund-limits')
    expect(one).toMatchObject({ audience: 'internal', markdown: expect.stringContaining('50 euros') })
    expect(one).not.toHaveProperty('url')
    expect(JSON.stringify(inside)).not.toContain('drafts')
  })

  it('takes no more than a line', async () => {
    expect(await fieldsRefused(agent.call('GET', `/api/articles/search?q=${'x'.repeat(201)}`))).toEqual(['q'])
    expect(await fieldsRefused(agent.call('GET', '/api/articles/search?q=x&for=customer'))).toEqual(['for'])
  })
})

describe('A preview', () => {
  it('is what the customer will see, made safe', async () => {
    const text = '**Yes**\n\n- one\n- two\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1))'
    const { html } = await shaped(agent.call('POST', '/api/preview', { body: { text } }), 200, Preview)
    expect(html).toContain('<strong>Yes</strong>')
    expect(html).toContain('<li>one</li>')
    expect(html).not.toMatch(/onerror|javascript:|<img/)
    expect(await fieldsRefused(agent.call('POST', '/api/preview', { body: { text: ' ' } }))).toEqual(['text'])
  })
})

describe('A customer who reads', () => {
  it('says so, never goes back, and the team sees how far they came', async () => {
    const customer = await customerOf(server)
    await customer.says('Hello')
    const reads = (seq: number) => shaped(customer.call('POST', '/read', { body: { seq } }), 200, Read)
    expect(await reads(2)).toEqual({ readSeq: 2 })
    expect(await reads(1)).toEqual({ readSeq: 2 })
    const { readSeq } = (await (await agent.call('GET', `/api/conversations/${customer.id}`)).json()) as never
    expect(readSeq).toBe(2)
    expect(await (await customer.call('GET', '')).json()).not.toHaveProperty('readSeq')
    expect(await fieldsRefused(customer.call('POST', '/read', { body: { seq: -1 } }))).toEqual(['seq'])
  })
})
