/** The agents' calls: lists, the queue, and the verbs on a conversation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Entries, Queue } from '../../src/protocol/lists.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, covered, customerOf, fieldsRefused, message, refused, shaped } from './client.ts'

let server: TestServer
let ana: Agent
let bo: Agent
let admin: Agent
beforeAll(async () => {
  server = await startServer()
  ana = await agentOf(server, ['agent'], 'Ana')
  bo = await agentOf(server, ['agent'], 'Bo')
  admin = await agentOf(server, ['admin'], 'Chief')
  const settings = { queue: { capacity: 50 }, teams: [{ id: 'billing', name: 'Billing', agentIds: [bo.id] }] }
  await shaped(admin.call('PUT', '/api/settings', { body: settings }), 200, Settings)
})
afterAll(() => server.removed())

const verb = (agent: Agent, id: string, name: string, body: unknown = {}) =>
  agent.call('POST', `/api/conversations/${id}/${name}`, { body })
const does = (agent: Agent, id: string, name: string, body?: unknown) =>
  shaped(verb(agent, id, name, body), 200, StaffSnapshot)

async function waiting() {
  const customer = await customerOf(server)
  await customer.says(covered)
  await shaped(customer.call('POST', '/handoff'), 200, Snapshot)
  return customer
}

describe('The queue', () => {
  it('lists who waits in turn, each with their place', async () => {
    const [first, second] = [await waiting(), await waiting()]
    const { entries } = await shaped(ana.call('GET', '/api/queue'), 200, Queue)
    const ids = entries.map(({ conversationId }) => conversationId)
    expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id))
    expect(entries[0]).toMatchObject({ status: 'queued', reason: 'customer_request', promise: { kind: 'now' } })
  })
})

describe('The lists', () => {
  it('filter by status and assignee, and page without listing one twice', async () => {
    const mine = await waiting()
    await does(ana, mine.id, 'claim')
    const query = `status=assigned&assignee=${ana.id}`
    const { conversations } = await shaped(ana.call('GET', `/api/conversations?${query}`), 200, Entries)
    expect(conversations.map(({ conversationId }) => conversationId)).toEqual([mine.id])

    const all = (await shaped(ana.call('GET', '/api/conversations?limit=200'), 200, Entries)).conversations
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path = `/api/conversations?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
      const page: z.output<typeof Entries> = await shaped(ana.call('GET', path), 200, Entries)
      seen.push(...page.conversations.map(({ conversationId }) => conversationId))
      cursor = page.next
    }
    expect(seen).toEqual(all.map(({ conversationId }) => conversationId))
  })

  it('find words, whatever else stands in the question [S33]', async () => {
    const customer = await customerOf(server)
    await customer.says('My teapot lid rattles')
    const found = await shaped(ana.call('GET', '/api/conversations?q=teapot'), 200, Entries)
    expect(found.conversations.map(({ conversationId }) => conversationId)).toEqual([customer.id])
    for (const q of ['"', 'a:b', '*', "' OR 1=1 --", 'NEAR(', '%']) {
      await shaped(ana.call('GET', `/api/conversations?q=${encodeURIComponent(q)}`), 200, Entries)
    }
  })

  it('take nothing but what they know [S64]', async () => {
    expect(await fieldsRefused(ana.call('GET', '/api/conversations?status=open'))).toEqual(['status'])
    expect(await fieldsRefused(ana.call('GET', '/api/conversations?limit=201'))).toEqual(['limit'])
    expect(await fieldsRefused(ana.call('GET', `/api/conversations?sort=${encodeURIComponent('id"; --')}`))).toEqual([
      'sort',
    ])
    await refused(ana.call('GET', '/api/conversations?cursor=nonsense'), 'bad_request')
  })
})

describe('A conversation', () => {
  it('is claimed by one: of many at once exactly one wins', async () => {
    const { id } = await waiting()
    const agents = await Promise.all(Array.from({ length: 8 }, (_, n) => agentOf(server, ['agent'], `Agent ${n}`)))
    const answers = await Promise.all(agents.map((agent) => verb(agent, id, 'claim')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = agents[answers.findIndex(({ status }) => status === 200)]
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect((await refused(answer, 'already_claimed')).message).toContain(winner?.name)
    }
    const again = await does(winner as Agent, id, 'claim')
    expect(again.agent).toEqual({ id: winner?.id, name: winner?.name })
  })

  it('comes with notes, judgements and the brief with its evidence', async () => {
    const customer = await waiting()
    await does(ana, customer.id, 'messages', { ...message('Careful.'), note: true })
    const seen = await shaped(ana.call('GET', `/api/conversations/${customer.id}`), 200, StaffSnapshot)
    expect(seen.messages.at(-1)).toMatchObject({ visibility: 'note', text: 'Careful.', author: { name: 'Ana' } })
    expect(seen.judgements[0]).toMatchObject({ decision: 'answer', drafter: 'quote' })
    expect(seen.judgements[0]?.considered[0]?.articleId).toBe('orders/delivery')
    expect(seen.handoff?.brief.tried[0]?.passages.length).toBeGreaterThan(0)
    expect(seen.handoff).toMatchObject({ reason: 'customer_request', rule: 'button' })
  })

  it('goes through every verb, each answering the snapshot', async () => {
    const { id } = await waiting()
    expect(await does(ana, id, 'claim')).toMatchObject({ status: 'assigned', agent: { id: ana.id, name: 'Ana' } })
    expect(await does(ana, id, 'release')).toMatchObject({ status: 'queued', agent: null })
    await does(ana, id, 'claim')
    expect(await does(ana, id, 'transfer', { agentId: bo.id, note: 'Knows more' })).toMatchObject({
      agent: { id: bo.id },
    })
    expect(await does(bo, id, 'transfer', { teamId: 'billing', note: 'Money' })).toMatchObject({ status: 'queued' })
    await does(bo, id, 'claim')
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect(await does(bo, id, 'snooze', { until })).toMatchObject({ snoozedUntil: until })
    expect(await does(bo, id, 'resolve', { outcome: 'solved' })).toMatchObject({
      status: 'resolved',
      ratingAsked: true,
    })
    expect(await does(ana, id, 'reopen')).toMatchObject({ status: 'assigned', agent: { id: ana.id } })
    expect(await does(ana, id, 'return')).toMatchObject({ status: 'answering', agent: null })
  })

  it('is changed only by who holds it', async () => {
    const { id } = await waiting()
    await does(ana, id, 'claim')
    for (const name of ['release', 'return', 'snooze', 'resolve']) await refused(verb(bo, id, name), 'forbidden')
    await refused(verb(bo, id, 'transfer', { agentId: bo.id, note: 'Mine' }), 'forbidden')
    await refused(verb(bo, id, 'messages', message('Hi')), 'already_claimed')
    await refused(verb(bo, id, 'reopen'), 'forbidden')
  })

  it('goes to one receiver, who is there', async () => {
    const { id } = await waiting()
    await does(ana, id, 'claim')
    await refused(verb(ana, id, 'transfer', { note: 'To whom?' }), 'bad_request')
    await refused(verb(ana, id, 'transfer', { agentId: bo.id, teamId: 'billing', note: 'Both' }), 'bad_request')
    await refused(verb(ana, id, 'transfer', { agentId: 'nobody', note: 'x' }), 'not_found')
    expect(await fieldsRefused(verb(ana, id, 'transfer', { agentId: bo.id }))).toEqual(['note'])
    expect(await fieldsRefused(verb(ana, id, 'resolve', { outcome: 'fine' }))).toEqual(['outcome'])
    expect(await fieldsRefused(verb(ana, id, 'claim', { force: true }))).toEqual(['force'])
    expect(await fieldsRefused(verb(ana, id, 'snooze', { until: 'tomorrow' }))).toEqual(['until'])
  })
})

describe('The settings document', () => {
  it('is replaced as a whole, and refused with every mistake named', async () => {
    const before = await shaped(admin.call('GET', '/api/settings'), 200, Settings)
    const hours = { timeZone: 'Mars/Olympus', weekly: { mon: [['18:00', '09:00']] } }
    const fields = await fieldsRefused(admin.call('PUT', '/api/settings', { body: { hours, colour: 'red' } }))
    expect(new Set(fields)).toEqual(new Set(['colour', 'hours.timeZone', 'hours.weekly.mon.0']))
    expect(await shaped(admin.call('GET', '/api/settings'), 200, Settings)).toEqual(before)
  })

  it('closes the desk outside the hours: a later promise, and no place in the line', async () => {
    const before = await shaped(admin.call('GET', '/api/settings'), 200, Settings)
    await shaped(admin.call('PUT', '/api/settings', { body: { ...before, hours: { weekly: {} } } }), 200, Settings)
    const customer = await customerOf(server)
    const { status, queue } = await shaped(customer.call('POST', '/handoff'), 200, Snapshot)
    await shaped(admin.call('PUT', '/api/settings', { body: before }), 200, Settings)
    expect(status).toBe('queued')
    expect(queue).toMatchObject({ position: null, waitSeconds: null, promise: { kind: 'later' } })
  })
})
