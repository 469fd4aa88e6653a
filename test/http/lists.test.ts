/** The lists over REST: every filter, counts, tags, one action on many with its way back, and merging. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { BulkDone, BulkUndone, Entries, ListCounts, Tags } from '../../src/protocol/lists.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, covered, customerOf, fieldsRefused, refused, shaped } from './client.ts'

let server: TestServer
let ana: Agent
let bo: Agent
beforeAll(async () => {
  server = await startServer()
  ana = await agentOf(server, ['agent', 'admin'], 'Ana')
  bo = await agentOf(server, ['agent'], 'Bo')
  const settings = { queue: { capacity: 50 }, teams: [{ id: 'billing', name: 'Billing' }] }
  await shaped(ana.call('PUT', '/api/settings', { body: settings }), 200, Settings)
})
afterAll(() => server.removed())

async function waiting(opening: unknown = {}): Promise<Customer> {
  const customer = await customerOf(server, opening)
  await customer.says(covered)
  await shaped(customer.call('POST', '/handoff'), 200, Snapshot)
  return customer
}
const does = (agent: Agent, id: string, name: string, body: unknown = {}) =>
  shaped(agent.call('POST', `/api/conversations/${id}/${name}`, { body }), 200, StaffSnapshot)
const ids = async (query: string, agent = ana) =>
  (await shaped(agent.call('GET', `/api/conversations?${query}`), 200, Entries)).conversations.map(
    ({ conversationId }) => conversationId,
  )
const bulk = (conversationIds: string[], action: unknown, agent = ana) =>
  shaped(agent.call('POST', '/api/bulk', { body: { conversationIds, action } }), 200, BulkDone)

describe('A list', () => {
  it('is narrowed by what is asked, several of a kind under one name', async () => {
    const german = await waiting({ locale: 'de-AT', contact: { name: 'Mira Novak', email: 'mira@mail.example' } })
    const urgent = await waiting()
    const mine = await waiting()
    await does(ana, urgent.id, 'priority', { priority: 3 })
    await does(ana, urgent.id, 'tags', { tags: ['VIP', 'late'] })
    await does(ana, mine.id, 'claim')
    expect(await ids('assignee=me')).toEqual([mine.id])
    expect(await ids('assignee=me', bo)).toEqual([])
    expect(await ids('assignee=none&priority=3')).toEqual([urgent.id])
    expect(await ids('priority=2&priority=3')).toEqual([urgent.id])
    expect(await ids('tag=vip&tag=LATE')).toEqual([urgent.id])
    expect(await ids('tag=vip&tag=other')).toEqual([])
    expect(await ids('q=mira%40mail.example')).toEqual([german.id])
    expect(await ids('q=novak&lang=fr')).toEqual([])
    expect((await ids('status=queued&status=assigned')).sort()).toEqual([german.id, urgent.id, mine.id].sort())
    expect((await ids('sort=turn'))[0]).toBe(urgent.id)
    expect(await ids('sort=oldest&status=assigned&since=2999-01-01T00:00:00Z')).toEqual([])
    await does(ana, mine.id, 'snooze')
    expect(await ids('snoozed=yes&assignee=me')).toEqual([mine.id])
    expect(await ids('snoozed=no&assignee=me')).toEqual([])
    expect(await ids('team=none&status=queued')).toContain(german.id)
  })

  it('takes nothing but what it knows, by the name of each [S64]', async () => {
    for (const [query, field] of [
      ['status=open', 'status'],
      ['priority=4', 'priority'],
      ['lang=%25', 'lang'],
      ['snoozed=maybe', 'snoozed'],
      ['since=yesterday', 'since'],
      ['sort=id%3B', 'sort'],
      ['team=a&team=b', 'team'],
      [`tag=${'x'.repeat(81)}`, 'tag'],
      ['tag=a&tag=b&tag=c&tag=d&tag=e&tag=f', 'tag'],
      ['colour=red', 'colour'],
    ] as const) {
      expect([query, await fieldsRefused(ana.call('GET', `/api/conversations?${query}`))]).toEqual([query, [field]])
    }
  })

  it('has those that are asked for by their ids, as they are now, and nobody’s that there is not', async () => {
    const [one, other] = [await waiting(), await waiting()]
    await does(ana, one.id, 'claim')
    await does(ana, one.id, 'resolve', { outcome: 'solved' })
    const { conversations, next } = await shaped(
      bo.call('GET', `/api/conversations?id=${one.id}&id=${other.id}&id=nobody&status=queued`),
      200,
      Entries,
    )
    expect(conversations.map(({ conversationId, status }) => [conversationId, status])).toEqual([
      [one.id, 'resolved'],
      [other.id, 'queued'],
    ])
    expect(next).toBeNull()
    const many = Array.from({ length: 51 }, (_, at) => `id=${at}`).join('&')
    expect(await fieldsRefused(bo.call('GET', `/api/conversations?${many}`))).toEqual(['id'])
  })

  it('is counted for whoever asks', async () => {
    const before = await shaped(bo.call('GET', '/api/lists'), 200, ListCounts)
    const { id } = await waiting()
    await does(bo, id, 'claim')
    const now = await shaped(bo.call('GET', '/api/lists'), 200, ListCounts)
    expect(now).toEqual({ ...before, mine: before.mine + 1, open: before.open + 1 })
    await does(bo, id, 'resolve', { outcome: 'solved' })
    const after = await shaped(bo.call('GET', '/api/lists'), 200, ListCounts)
    expect(after.resolvedToday).toBe(before.resolvedToday + 1)
  })
})

describe('Tags', () => {
  it('are trimmed, told apart in any case, offered in the spelling they have, and refused past their bounds', async () => {
    const [one, other] = [await waiting(), await waiting()]
    expect((await does(ana, one.id, 'tags', { tags: ['  Späte  Lieferung ', 'Glaze'] })).tags).toEqual([
      'Späte Lieferung',
      'Glaze',
    ])
    expect((await does(bo, other.id, 'tags', { tags: ['glaze', 'GLAZE'] })).tags).toEqual(['Glaze'])
    const { tags } = await shaped(ana.call('GET', '/api/tags'), 200, Tags)
    expect(tags).toContainEqual({ tag: 'Glaze', count: 2 })
    const post = (body: unknown) => ana.call('POST', `/api/conversations/${one.id}/tags`, { body })
    expect(await fieldsRefused(post({ tags: ['x'.repeat(41)] }))).toEqual(['tags.0'])
    expect(await fieldsRefused(post({ tags: ['  '] }))).toEqual(['tags.0'])
    expect(await fieldsRefused(post({ tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }))).toEqual(['tags'])
  })

  it('and priority are nothing that a customer sees', async () => {
    const customer = await waiting()
    await does(ana, customer.id, 'tags', { tags: ['canary-tag'] })
    await does(ana, customer.id, 'priority', { priority: 2 })
    for (const path of ['', '/events']) {
      expect(await (await customer.call('GET', path)).text()).not.toMatch(/canary-tag|"priority\.changed"/)
    }
  })
})

describe('One action on many', () => {
  it('answers for each, is in the audit log for each, and is taken back where nothing happened since', async () => {
    const [one, other, held] = [await waiting(), await waiting(), await waiting()]
    await does(bo, held.id, 'claim')
    const { done, refused: not } = await bulk([one.id, other.id, held.id], { do: 'claim' })
    expect(done.map(({ conversationId }) => conversationId).sort()).toEqual([one.id, other.id].sort())
    expect(not).toMatchObject([{ conversationId: held.id, code: 'already_claimed' }])
    const log = await server.desk.store.auditEntries({ conversationId: held.id, action: 'claim' })
    expect(log.entries[0]).toMatchObject({ outcome: 'refused', detail: { bulk: true, code: 'already_claimed' } })
    const first = await server.desk.store.auditEntries({ conversationId: one.id })
    expect(first.entries[0]).toMatchObject({ action: 'claim', outcome: 'done', actor: { id: ana.id } })

    await other.says('Anybody there?').catch(() => undefined)
    const undo = done.map(({ conversationId, from, seq }) => ({ conversationId, from, seq }))
    const back = await shaped(ana.call('POST', '/api/bulk/undo', { body: { done: undo } }), 200, BulkUndone)
    expect(back.done.map(({ conversationId }) => conversationId)).toEqual([one.id])
    expect(back.refused).toMatchObject([{ conversationId: other.id, code: 'stale' }])
    expect((await ids('status=queued')).includes(one.id)).toBe(true)
  })

  it('does each kind of action', async () => {
    const { id } = await waiting()
    const until = new Date(Date.now() + 3_600_000).toISOString()
    for (const action of [
      { do: 'tag', add: ['bulk'], remove: ['nothing'] },
      { do: 'priority', priority: 1 },
      { do: 'assign', teamId: 'billing' },
      { do: 'assign', agentId: ana.id },
      { do: 'snooze', until },
      { do: 'resolve', outcome: 'spam' },
    ]) {
      expect([action.do, (await bulk([id], action)).refused]).toEqual([action.do, []])
    }
    const seen = await shaped(ana.call('GET', `/api/conversations/${id}`), 200, StaffSnapshot)
    expect(seen).toMatchObject({ status: 'resolved', tags: ['bulk'], priority: 1 })
  })

  it('is refused as a whole where it names none, too many or no action', async () => {
    const post = (body: unknown) => fieldsRefused(ana.call('POST', '/api/bulk', { body }))
    const some = [randomUUID()]
    expect(await post({ conversationIds: [], action: { do: 'claim' } })).toEqual(['conversationIds'])
    const many = Array.from({ length: 201 }, () => randomUUID())
    expect(await post({ conversationIds: many, action: { do: 'claim' } })).toEqual(['conversationIds'])
    expect(await post({ conversationIds: some, action: { do: 'erase' } })).toEqual(['action.do'])
    expect(await post({ conversationIds: some, action: { do: 'tag' } })).toEqual(['action'])
    expect(await post({ conversationIds: some, action: { do: 'assign', agentId: 'a', teamId: 'b' } })).toEqual([
      'action',
    ])
  })
})

describe('Merging', () => {
  it('answers the conversation that goes on, and tells the customer in the other', async () => {
    const first = await waiting()
    const second = await customerOf(server, {}, first.headers)
    await second.says(covered)
    const goesOn = await does(ana, second.id, 'merge', { into: first.id })
    expect(goesOn.conversationId).toBe(first.id)
    expect(goesOn.messages.at(-1)).toMatchObject({ visibility: 'note', author: { kind: 'system' } })
    const ended = await shaped(ana.call('GET', `/api/conversations/${second.id}`), 200, StaffSnapshot)
    expect(ended).toMatchObject({ status: 'resolved', mergedInto: first.id })
    const customers = await shaped(second.call('GET', '', { headers: first.headers }), 200, Snapshot)
    expect(customers.messages.at(-1)?.text).toContain('goes on in the one')
    expect(JSON.stringify(customers)).not.toContain(first.id)
  })

  it('is refused for somebody else’s conversation, with the reason', async () => {
    const [one, other] = [await waiting(), await waiting()]
    const post = (into: string) => ana.call('POST', `/api/conversations/${one.id}/merge`, { body: { into } })
    expect((await refused(post(other.id), 'forbidden')).message).toMatch(/of one person/)
    await refused(post(one.id), 'bad_request')
    await refused(post(randomUUID()), 'not_found')
  })
})
