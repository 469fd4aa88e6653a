/** What a model's provider gets to see, by its own account: nobody's secrets, nobody else's words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Passage } from '../../src/domain/articles.ts'
import { openaiModel } from '../../src/drafting/model.ts'
import { openaiDrafter } from '../../src/drafting/openai.ts'
import { type FakeOpenAI, sensible, startFakeOpenAI } from '../fake-openai/server.ts'
import { passages as scripted } from '../fixtures/scripted.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, type Customer, covered, customerOf, message } from '../http/client.ts'

let provider: FakeOpenAI
let server: TestServer
beforeAll(async () => {
  provider = await startFakeOpenAI()
  server = await startServer({
    env: { OPENAI_BASE_URL: provider.url, OPENAI_MODEL: 'fake', OPENAI_API_KEY: 'test-key' },
    articles: {
      'shop/contact.md':
        '---\ntitle: How to contact the shop\n---\n\nWrite to help@cups.example or call +1 800 555 0199 to contact the shop.\n',
    },
  })
})
afterAll(async () => {
  await server.removed()
  await provider.close()
})

/** One of every kind, numbered by the place where it is planted, so that each can be told from the others. */
const kinds: Record<string, (place: number) => string> = {
  card: (place) =>
    ['4111 1111 1111 1111', '5500 0000 0000 0004', '3782 822463 10005', '6011000990139424'][place % 4] ?? '',
  iban: (place) => (place % 2 ? 'GB82 WEST 1234 5698 7654 32' : 'DE89 3704 0044 0532 0130 00'),
  password: (place) => `my password is hunter${place}22`,
  key: (place) => `sk-proj-${place}abcdefGHIJKL0123456789`,
  email: (place) => `planted${place}@mail${place}.example`,
  phone: (place) => `+381 64 90${place} 45 67`,
  document: (place) => (place % 2 ? '078-05-1120' : '0101990710008'),
  address: (place) => `84.17.145.1${place}`,
}
const places = [
  'name',
  'page address',
  'page title',
  'contact',
  'earlier message',
  'message',
  'handoff',
  'brief',
  'agent',
  'note',
] as const

const planted = (kind: string, place: (typeof places)[number]) => kinds[kind]?.(places.indexOf(place)) ?? ''
const allIn = (place: (typeof places)[number]) =>
  Object.keys(kinds)
    .map((kind) => planted(kind, place))
    .join(' , ')

/** Everything that the provider was sent, as it came. */
const sent = () => JSON.stringify(provider.requests.map(({ body, headers, path }) => [body, headers, path]))
/** What cannot be told from other text by its form alone, such as a name, is told by where it was planted. */
const told = (text: string) => text.replace(/[\s-]/g, '')

async function conversation(): Promise<Customer> {
  const customer = await customerOf(server, {
    contact: { name: `Namegiven ${allIn('name')}`.slice(0, 120), email: planted('email', 'contact') },
    page: {
      url: `https://shop.example/urlgiven?${encodeURIComponent(allIn('page address'))}`,
      title: `Titlegiven ${allIn('page title')}`.slice(0, 300),
    },
    site: 'sitegiven',
  })
  await customer.says(`${covered} ${allIn('earlier message')}`)
  await customer.says(`What does delivery cost? ${allIn('message')}`)
  return customer
}

describe('What leaves for a provider', () => {
  it('[S74] holds no secret and no contact of the customer’s, wherever it was written', async () => {
    const customer = await conversation()
    await customer.call('POST', '/handoff', { body: { text: `For a person: ${allIn('handoff')}` } })
    await customer.call('POST', '/brief', { body: { text: `Rather: ${allIn('brief')}` } })
    const agent = await agentOf(server)
    const at = (verb: string) => `/api/conversations/${customer.id}/${verb}`
    await agent.call('POST', at('claim'))
    await agent.call('POST', at('messages'), { body: message(`Agentsaid ${allIn('agent')}`) })
    await agent.call('POST', at('messages'), { body: { ...message(`Notesaid ${allIn('note')}`), note: true } })
    await agent.call('POST', at('return'))
    await customer.says(`And how long does delivery take abroad? ${allIn('earlier message')}`)
    await customer.says(`Can I change the address of order 113-5426177? ${allIn('message')}`)

    expect(provider.requests.length).toBeGreaterThan(3)
    const flat = told(sent())
    for (const place of places) {
      for (const kind of Object.keys(kinds)) {
        const value = planted(kind, place)
        expect(flat, `${kind} in the ${place}`).not.toContain(told(value.replace('my password is ', '')))
      }
    }
    for (const word of ['Namegiven', 'urlgiven', 'Titlegiven', 'sitegiven', 'Agentsaid', 'Notesaid', customer.token]) {
      expect(flat).not.toContain(word)
    }
    for (const mark of [
      '[card number removed]',
      '[IBAN removed]',
      '[password removed]',
      '[key removed]',
      '[email 1]',
      '[phone 1]',
    ]) {
      expect(sent(), mark).toContain(mark)
    }
    // What an answer depends on is still there.
    expect(sent()).toContain('order 113-5426177?')
  })

  it('[S73] holds nothing of another visitor, or of another conversation of the same one', async () => {
    const other = await customerOf(server, { contact: { name: 'Otherperson' } })
    await other.says(`${covered} Otherswords about zanzibar`)
    const earlier = await customerOf(server)
    await earlier.says(`${covered} Earlierwords about timbuktu`)
    const customer = await customerOf(server, {}, earlier.headers)
    const before = provider.requests.length
    await customer.says('What does delivery cost? mywords')
    await customer.says('And how long does it take?')
    const own = JSON.stringify(provider.requests.slice(before).map(({ body }) => body))
    expect(own).toContain('mywords')
    expect(own).not.toMatch(/Otherperson|zanzibar|timbuktu/i)
  })

  it('keeps what the draft that is to be repaired says of the customer to itself', async () => {
    const customer = await customerOf(server)
    const before = provider.requests.length
    const drafts = (request: Parameters<typeof sensible>[0]) =>
      JSON.stringify(request.messages).includes('CONVERSATION') && !JSON.stringify(request.messages).includes('wanted')
    provider.otherwise((request) =>
      drafts(request) ? { text: 'We have refunded 999 euros and told [email 1]. [1]' } : sensible(request),
    )
    await customer.says(`${covered} Write to planted@mail.example`)
    provider.otherwise(sensible)
    const bodies = provider.requests.slice(before).map(({ body }) => JSON.stringify(body))
    expect(bodies.some((body) => body.includes('heldBack') && body.includes('[email 1]'))).toBe(true)
    expect(bodies.join()).not.toContain('planted@')
  })

  it('leaves the company’s own contact data, and quotes it', async () => {
    const customer = await customerOf(server)
    const before = provider.requests.length
    const { reply } = await customer.says('How do I contact the shop? help@cups.example? I am ana.p@mail.example')
    const bodies = JSON.stringify(provider.requests.slice(before).map(({ body }) => body))
    expect(bodies).toContain('help@cups.example? I am [email 1]')
    expect(reply?.text).toContain('call +1 800 555 0199')
  })

  it('comes back in the draft for the marks that it has, in whatever pieces it arrives', async () => {
    const drafter = openaiDrafter(openaiModel({ apiKey: 'test-key', baseUrl: provider.url, model: 'fake' }))
    const passages = [{ n: 1, passage: { ...scripted[0], markdown: 'We write back.' } as Passage }]
    for (const piece of [1, 3, 7, 100]) {
      provider.script({ text: 'We write to [email 1], not [email 2], of [card number removed]. [1]', piece })
      let draft = ''
      const { signal } = new AbortController()
      const question = 'Write to ana@mail.example about 4111 1111 1111 1111'
      for await (const text of drafter.draft({ question, query: '', history: [], passages, lang: 'en', signal }))
        draft += text
      expect(draft).toBe('We write to ana@mail.example, not [email 2], of [card number removed]. [1]')
    }
  })
})
