/** What customers did not get, over HTTP and the socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gather } from '../../src/desk/misses/gather.ts'
import { recordMisses } from '../../src/desk/misses/record.ts'
import { tell } from '../../src/desk/misses/tell.ts'
import {
  MadeDraft,
  Measured,
  MissAlarm,
  MissAlarms,
  MissList,
  MovedCluster,
  OneMissCluster,
  UnhelpfulPages,
} from '../../src/protocol/misses.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { staffSocket, visitorSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, customerOf, refused, shaped } from './client.ts'

const uncovered = 'Can I hire your bicycles for a wedding party?'
const base = '/api/editor/misses'

let server: TestServer
let editor: Agent
let admin: Agent
let customerId: string
beforeAll(async () => {
  server = await startServer()
  editor = await agentOf(server, ['editor'], 'Ed')
  admin = await agentOf(server, ['admin'], 'Chief')
  const customer = await customerOf(server)
  customerId = customer.id
  await customer.says(uncovered)
  await customer.call('POST', '/handoff')
  while (!(await recordMisses(server.desk)));
  while (await gather(server.desk));
})
afterAll(() => server.removed())

const found = async () => (await shaped(editor.call('GET', base), 200, MissList)).clusters[0]?.clusterId ?? ''

describe('Editors', () => {
  it('see a cluster ranked, and its examples without the way to a conversation that agents have', async () => {
    const { clusters, states } = await shaped(editor.call('GET', `${base}?sort=cost&q=bicycle`), 200, MissList)
    expect(clusters).toMatchObject([{ label: uncovered, conversations: 1, costFrom: 'assumed', state: 'open' }])
    expect(states).toEqual({ open: 1, dismissed: 0, closed: 0 })
    const path = `${base}/${clusters[0]?.clusterId}`
    expect((await shaped(editor.call('GET', path), 200, OneMissCluster)).examples[0]?.conversationId).toBeNull()
    expect((await shaped(admin.call('GET', path), 200, OneMissCluster)).examples[0]?.conversationId).toBe(customerId)
  })

  it('dismiss with a reason, open again, ask again, link and draft; each is in the audit log', async () => {
    const id = await found()
    await refused(editor.call('POST', `${base}/${id}/dismiss`, { body: { why: ' ' } }), 'bad_request')
    const why = 'We hire nothing out'
    const dismissed = await shaped(editor.call('POST', `${base}/${id}/dismiss`, { body: { why } }), 200, MovedCluster)
    expect(dismissed.state).toBe('dismissed')
    await shaped(editor.call('POST', `${base}/${id}/reopen`), 200, MovedCluster)
    const asked = await shaped(editor.call('POST', `${base}/${id}/ask`), 200, Measured)
    expect(asked).toMatchObject({ questions: 1, answered: 0 })
    await refused(editor.call('POST', `${base}/${id}/link`, { body: { articleId: 'no/such' } }), 'not_found')
    await shaped(editor.call('POST', `${base}/${id}/link`, { body: { articleId: 'orders/delivery' } }), 200, MadeDraft)
    const { path } = await shaped(editor.call('POST', `${base}/${id}/draft`), 200, MadeDraft)
    const [draft] = await server.desk.store.draftsOf(path)
    expect(draft?.text).toContain(uncovered)
    const { history } = await shaped(editor.call('GET', `${base}/${id}`), 200, OneMissCluster)
    expect(history.map(({ deed }) => deed.did)).toEqual(['founded', 'dismissed', 'reopened', 'linked', 'drafted'])
    const { entries } = await server.desk.store.auditEntries({ actor: editor.id, limit: 50 })
    const actions = entries.filter(({ outcome }) => outcome === 'done').map(({ action }) => action)
    expect(actions.reverse()).toEqual(['misses.dismiss', 'misses.reopen', 'misses.ask', 'misses.link', 'misses.draft'])
    expect(JSON.stringify(entries)).not.toContain(why)
  })

  it('are told in words what a query must not be', async () => {
    await refused(editor.call('GET', `${base}?sort=luck`), 'bad_request')
    await refused(editor.call('GET', `${base}?lang=English`), 'bad_request')
    await refused(editor.call('GET', `${base}/nothing`), 'not_found')
  })
})

it('An alarm is told to staff on the socket and nobody else, and is silent once somebody sees to it', async () => {
  const clusterId = await found()
  const customer = await customerOf(server)
  const own = await visitorSocket(server, customer.token)
  const socket = await staffSocket(server, await server.staff(['agent']))
  const nobody = { acknowledgedBy: null, acknowledgedAt: null, endedAt: null }
  const alarm = {
    id: 'rings',
    clusterId,
    at: server.desk.clock.now(),
    window: 'hour' as const,
    count: 12,
    expected: 0.4,
  }
  await server.desk.store.addAlarm({ ...alarm, ...nobody })
  tell(server.desk)
  expect(await socket.frame('alarms')).toMatchObject({ alarms: [{ id: 'rings', count: 12, label: uncovered }] })
  expect((await shaped(editor.call('GET', '/api/misses/alarms'), 200, MissAlarms)).alarms).toHaveLength(1)
  const late = await staffSocket(server, await server.staff(['agent']))
  expect(await late.frame('alarms')).toMatchObject({ alarms: [{ id: 'rings' }] })
  const seen = await shaped(editor.call('POST', '/api/misses/alarms/rings/acknowledge'), 200, MissAlarm)
  expect(seen.acknowledgedBy).toEqual({ id: editor.id, name: 'Ed' })
  expect(await socket.frame('alarms')).toEqual({ type: 'alarms', alarms: [] })
  expect(own.frames.some(({ type }) => type === 'alarms')).toBe(false)
  for (const each of [own, socket, late]) each.close()
})

it('The metrics count misses, clusters and alarms', async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  expect(text).toContain('bellhop_miss_clusters{state="open"} 1')
  expect(text).toMatch(/bellhop_misses_day\{kind="\w+"\} 1/)
  expect(text).toContain('bellhop_miss_alarms{acknowledged="no"} 0')
})

it('Editors join clusters, take them apart and take questions out; each is in the audit log', async () => {
  const { store } = server.desk
  const id = await found()
  const other = await customerOf(server)
  await other.says('Do you lend tents to scouts?')
  await other.call('POST', '/handoff')
  while (!(await recordMisses(server.desk)));
  while (await gather(server.desk));
  const { clusters } = await shaped(editor.call('GET', `${base}?q=tents`), 200, MissList)
  const tents = clusters[0]?.clusterId ?? ''
  await refused(editor.call('POST', `${base}/${id}/join`, { body: { into: 'nothing' } }), 'not_found')
  await refused(editor.call('POST', `${base}/${id}/join`, { body: {} }), 'bad_request')
  const joined = await shaped(editor.call('POST', `${base}/${tents}/join`, { body: { into: id } }), 200, MovedCluster)
  expect(joined).toEqual({ clusterId: id, state: 'open' })
  const one = await shaped(editor.call('GET', `${base}/${id}`), 200, OneMissCluster)
  expect(one).toMatchObject({ conversations: 2, parts: [{ clusterId: tents, conversations: 1 }] })
  const back = await shaped(editor.call('POST', `${base}/${id}/apart`, { body: { from: tents } }), 200, MovedCluster)
  expect(back).toEqual({ clusterId: tents, state: 'open' })
  const [missId] = (await store.misses({ clusterId: tents, limit: 1 })).map((miss) => miss.id)
  const why = 'We lend nothing'
  const out = editor.call('POST', `${base}/${tents}/take-out`, { body: { missId, why } })
  expect(await shaped(out, 200, MovedCluster)).toEqual({ clusterId: tents, state: 'dismissed' })
  const { entries } = await store.auditEntries({ actor: editor.id, limit: 4 })
  expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'misses.takeOut done',
    'misses.apart done',
    'misses.join done',
    expect.stringContaining('misses.join'),
  ])
  expect(JSON.stringify(entries)).not.toContain(why)
})

it('Editors see pages that did not help, what was said of their present text first, and of nobody who said it', async () => {
  const { store, ids, clock, content } = server.desk
  const vote = async (articleId: string, helpful: boolean, revision: string) => {
    const voteId = ids.next()
    await store.addArticleVote({ voteId, articleId, revision, helpful, at: clock.now() }, 100)
    return voteId
  }
  const now = content.articles.all().get('orders/delivery')?.revision ?? ''
  for (const helpful of [false, true]) await vote('orders/delivery', helpful, now)
  for (let n = 0; n < 5; n++) await vote('orders/returns', false, 'old')
  await vote('orders/gone', false, 'any')
  await vote('account/password', true, 'any')
  const commented = await vote('orders/delivery', false, 'old')
  await store.commentArticleVote(commented, 'Which islands?', '')
  const { pages } = await shaped(editor.call('GET', '/api/editor/unhelpful-pages'), 200, UnhelpfulPages)
  expect(pages).toEqual([
    {
      articleId: 'orders/delivery',
      title: content.articles.all().get('orders/delivery')?.title,
      yes: 1,
      no: 2,
      now: { yes: 1, no: 1 },
      lastNo: expect.any(String),
      comments: [{ text: 'Which islands?', at: expect.any(String), old: true }],
    },
    expect.objectContaining({ articleId: 'orders/returns', no: 5, now: { yes: 0, no: 0 }, comments: [] }),
  ])
})
