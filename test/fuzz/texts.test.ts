/** Hard strings in every field that takes text, over both doors: back exactly as they were sent, or refused by name. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/domain/events.ts'
import { Snapshot } from '../../src/protocol/conversations.ts'
import type { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Entries } from '../../src/protocol/lists.ts'
import type { Settings } from '../../src/protocol/settings.ts'
import { type Agent, agentOf, type Customer, call, customerOf, fieldsRefused, shaped } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from '../realtime/socket.ts'
import { openHouse } from './house.ts'
import { loneSurrogates, longWord, naughty, refusedTexts } from './naughty.ts'

const house = await openHouse()
const { server, owner, agent, admin } = house
const colleague = await agentOf(server)
/** The conversation that is written in: a new one for each field, so that none grows long. */
let talk: Customer = owner
/** Who holds it, and whom it goes to next. */
let hands: [Agent, Agent] = [agent, colleague]
const customer: Socket = await visitorSocket(server, owner.token)
const staff: Socket = await staffSocket(server, agent)
afterAll(async () => {
  customer.close()
  staff.close()
  await house.removed()
})

interface Field {
  /** Sends a text for it. */
  put(text: string): Promise<Response>
  /** The text as it is on record afterwards. */
  get(): Promise<unknown>
  /** The name that an error gives it. */
  path: string
  /** Characters; texts that are longer are refused. */
  max: number
}

let opened = ''
const page = { url: 'https://shop.example/' }
const own = (method: string, path: string, body: object) => talk.call(method, path, { body })
const open = async (body: object) => {
  const answer = await call(server, 'POST', '/api/conversations', { body })
  if (answer.ok) opened = ((await answer.clone().json()) as { conversationId: string }).conversationId
  return answer
}
const seen = async (id = talk.id): Promise<StaffSnapshot> =>
  (await agent.call('GET', `/api/conversations/${id}`)).json() as Promise<StaffSnapshot>
const last = async (fits: (message: StaffSnapshot['messages'][number]) => boolean) =>
  (await seen()).messages.filter(fits).at(-1)?.text
const settings = async () => (await admin.call('GET', '/api/settings')).json() as Promise<Settings>
const set = (part: object) => admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50 }, ...part } })
const eventData = async (type: string, key: string) => {
  const events = await server.desk.store.events(talk.id, 0, 100_000)
  return (events.filter((event) => event.type === type).at(-1)?.data as Record<string, unknown> | undefined)?.[key]
}
const at = (path: string) => `/api/conversations/${talk.id}${path}`
const sent = (text: string) => ({ clientMessageId: randomUUID(), text })

/** Another one, held by the agent. */
async function begin(): Promise<void> {
  talk = await customerOf(server, {}, owner.headers)
  await talk.call('POST', '/handoff')
  await agent.call('POST', at('/claim'))
  hands = [agent, colleague]
}

const fields = {
  'a message': {
    put: (text) => own('POST', '/messages', sent(text)),
    get: () => last(({ author }) => author.kind === 'customer'),
    path: 'text',
    max: 8_000,
  },
  'a reply': {
    put: (text) => agent.call('POST', at('/messages'), { body: sent(text) }),
    get: () => last(({ author, visibility }) => author.kind === 'agent' && visibility === 'public'),
    path: 'text',
    max: 8_000,
  },
  'a note': {
    put: (text) => agent.call('POST', at('/messages'), { body: { ...sent(text), note: true } }),
    get: () => last(({ visibility }) => visibility === 'note'),
    path: 'text',
    max: 8_000,
  },
  'the name of who starts': {
    put: (name) => open({ contact: { name } }),
    get: async () => (await seen(opened)).contact.name,
    path: 'contact.name',
    max: 120,
  },
  'the title of the page': {
    put: (title) => open({ page: { ...page, title } }),
    get: async () => (await seen(opened)).page?.title,
    path: 'page.title',
    max: 300,
  },
  'the site': {
    put: (site) => open({ site }),
    get: async () => (await seen(opened)).site,
    path: 'site',
    max: 200,
  },
  'a name given later': {
    put: (name) => own('PATCH', '/contact', { name }),
    get: async () => (await seen()).contact.name,
    path: 'name',
    max: 120,
  },
  'what the team is told': {
    put: (text) => own('POST', '/brief', { text }),
    get: () => eventData('brief.corrected', 'text'),
    path: 'text',
    max: 2_000,
  },
  'the comment of a rating': {
    put: (comment) => own('POST', '/rating', { comment }),
    get: async () => (await seen()).rating?.comment,
    path: 'comment',
    max: 2_000,
  },
  'the note of a transfer': {
    async put(note) {
      const [from, to] = hands
      const answer = await from.call('POST', at('/transfer'), { body: { agentId: to.id, note } })
      if (answer.ok) hands = [to, from]
      return answer
    },
    get: () => eventData('conversation.transferred', 'note'),
    path: 'note',
    max: 2_000,
  },
  'the greeting in the settings': {
    put: (greeting) => set({ assistant: { greeting } }),
    get: async () => (await settings()).assistant.greeting,
    path: 'assistant.greeting',
    max: 500,
  },
  'what the assistant helps with': {
    put: (helpsWith) => set({ assistant: { helpsWith } }),
    get: async () => (await settings()).assistant.helpsWith,
    path: 'assistant.helpsWith',
    max: 200,
  },
  'the name of the assistant': {
    put: (name) => set({ assistant: { name } }),
    get: async () => (await settings()).assistant.name,
    path: 'assistant.name',
    max: 40,
  },
  'the name of a team': {
    put: (name) => set({ teams: [{ id: 'one', name }] }),
    get: async () => (await settings()).teams[0]?.name,
    path: 'teams.0.name',
    max: 60,
  },
  'the name of a holiday': {
    put: (name) => set({ hours: { holidays: [{ date: '2030-01-01', name }] } }),
    get: async () => (await settings()).hours.holidays[0]?.name,
    path: 'hours.holidays.0.name',
    max: 80,
  },
} satisfies Record<string, Field>

/** All that fit: one by one where a field is short, else as few texts as hold them. */
function together(max: number): string[] {
  const fitting = Object.values(naughty).filter((text) => text.length <= max)
  if (max <= 120) return fitting
  const texts: string[] = []
  for (const text of fitting) {
    const joined = `${texts.at(-1) ?? ''} ${text}`.trim()
    if (joined.length <= max) texts.splice(-1, 1, joined)
    else texts.push(text)
  }
  return texts
}

describe.each(Object.entries(fields))('%s', (_, { put, get, path, max }) => {
  beforeAll(begin)

  it('comes back exactly, whatever is in it [S29]', async () => {
    for (const text of [...together(max), longWord.slice(0, max)]) {
      const answer = await put(text)
      expect(answer.status, `${text}: ${await answer.clone().text()}`).toBeLessThan(300)
      expect(await get()).toBe(text)
    }
  })

  it('is made well-formed where half a character was sent [S22]', async () => {
    for (const { sent: half, kept } of Object.values(loneSurrogates)) {
      expect((await put(half)).status).toBeLessThan(300)
      expect(await get()).toBe(kept)
    }
  })

  it('is refused by name where it holds a NUL, blanks alone or too much [S21] [S27]', async () => {
    const before = await get()
    for (const text of Object.values(refusedTexts)) expect(await fieldsRefused(put(text)), text).toContain(path)
    expect(await fieldsRefused(put('x'.repeat(max + 1)))).toEqual([path])
    expect(await get()).toBe(before)
  })
})

describe('A socket', () => {
  beforeAll(begin)

  it('takes a customer’s message exactly [S29]', async () => {
    for (const [what, text] of Object.entries({ ...naughty, longWord })) {
      const answer = await customer.ask({ type: 'send', conversationId: talk.id, ...sent(text) })
      expect(answer.type, what).toBe('ack')
      expect(await fields['a message'].get(), what).toBe(text)
    }
  })

  it('takes an agent’s reply and note exactly, and hands them on to the customer [S29]', async () => {
    await customer.ask({ type: 'subscribe', conversationId: talk.id, after: 0 })
    for (const [what, text] of Object.entries(naughty)) {
      for (const note of [false, true]) {
        const answer = await staff.ask({ type: 'send', conversationId: talk.id, note, ...sent(text) })
        expect(answer.type, what).toBe('ack')
        expect(await fields[note ? 'a note' : 'a reply'].get(), what).toBe(text)
      }
      const told = await customer.frame('event', ({ event }) => (event.data as unknown as Message).text === text)
      expect(told.event.data, what).toMatchObject({ text, visibility: 'public' })
    }
  })

  it('names the text that it refuses [S21] [S27]', async () => {
    for (const text of Object.values(refusedTexts)) {
      const answer = await customer.ask({ type: 'send', conversationId: talk.id, ...sent(text) })
      expect(answer).toMatchObject({ type: 'error', code: 'bad_request', fields: [{ path: 'text' }] })
    }
  })
})

describe('An address of mail', () => {
  it.each(["o'brien+desk@shop.example", 'a.b-c_d@sub.shop.example', 'X@EXAMPLE.ORG'])(
    'is kept: %s [S29]',
    async (email) => {
      await shaped(own('PATCH', '/contact', { email }), 200, Snapshot)
      expect((await seen()).contact.email).toBe(email)
    },
  )

  it('that is none is refused by name, whatever it is', async () => {
    for (const text of [
      ...Object.values(naughty),
      ...Object.values(refusedTexts),
      'a@b',
      `${'a'.repeat(250)}@x.example`,
    ]) {
      expect(await fieldsRefused(own('PATCH', '/contact', { email: text })), text).toEqual(['email'])
    }
  })
})

describe('A search', () => {
  it('takes every text as words and nothing else [S33] [S34] [S64]', async () => {
    const all = (await shaped(agent.call('GET', '/api/conversations?limit=200'), 200, Entries)).conversations.length
    for (const text of [...Object.values(naughty), longWord.slice(0, 200), '*', '""', '%', '_']) {
      for (const name of ['q', 'tag', 'assignee', 'team']) {
        if (name !== 'q' && text.length > 64) continue
        const query = new URLSearchParams({ [name]: text, limit: '200' })
        const found = await shaped(agent.call('GET', `/api/conversations?${query}`), 200, Entries)
        expect(found.conversations.length, `${name} ${text}`).toBeLessThan(all)
      }
    }
  })
})

describe('An article’s id', () => {
  it('that is any text is no article, and no file [S39]', async () => {
    for (const text of [...Object.values(naughty), 'x'.repeat(300), 'CON', 'orders/../orders/delivery', '\0']) {
      for (const prefix of ['/api/articles/public/', '/help/']) {
        const { status } = await call(server, 'GET', `${prefix}${encodeURIComponent(text.toWellFormed())}`)
        expect([400, 404], text).toContain(status)
      }
    }
  })
})
