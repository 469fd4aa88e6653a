/** What an agent's socket is told of the lists: the queue and their own when it opens, then what changes, once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseVisitors } from '../../src/desk/erase.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, covered, customerOf } from '../http/client.ts'
import { staffSocket } from './socket.ts'

let server: TestServer
let ana: Agent
let bo: Agent
beforeAll(async () => {
  server = await startServer()
  ana = await agentOf(server, ['agent'], 'Ana')
  bo = await agentOf(server, ['agent'], 'Bo')
})
afterAll(() => server.removed())

async function waiting() {
  const customer = await customerOf(server)
  await customer.says(covered)
  await customer.call('POST', '/handoff', { body: {} })
  return customer
}

describe('The lists by socket', () => {
  it('begin with the queue, what this agent holds, and how much there is; nobody else’s and nothing resolved', async () => {
    const [waits, mine, theirs] = [await waiting(), await waiting(), await waiting()]
    await ana.call('POST', `/api/conversations/${mine.id}/claim`)
    await bo.call('POST', `/api/conversations/${theirs.id}/claim`)
    const socket = await staffSocket(server, ana)
    const { entries, open, counts } = await socket.frame('queue_changed', (frame) => frame.open !== undefined)
    expect(entries.map(({ conversationId }) => conversationId)).toContain(waits.id)
    expect(open?.map(({ conversationId }) => conversationId)).toEqual([mine.id])
    expect(counts).toMatchObject({ mine: 1, queue: entries.length })
    expect(counts.open).toBeGreaterThanOrEqual(3)
    socket.close()
  })

  it('go on with each conversation that changes, whoever holds it, and with the queue and counts for all', async () => {
    const socket = await staffSocket(server, ana)
    await socket.frame('queue_changed')
    const customer = await waiting()
    const of = ({ conversationId }: { conversationId: string }) => conversationId === customer.id
    await socket.frame('entry_changed', ({ entries }) =>
      entries.some((entry) => of(entry) && entry.status === 'queued'),
    )
    const { counts } = await socket.frame('queue_changed', ({ entries }) => entries.some(of))
    expect(counts.mine).toBe(0)
    await bo.call('POST', `/api/conversations/${customer.id}/claim`)
    const { entries } = await socket.frame('entry_changed', (frame) =>
      frame.entries.some((entry) => of(entry) && entry.agent),
    )
    expect(entries.find(of)).toMatchObject({ status: 'assigned', agent: { id: bo.id } })
    const left = await socket.frame('queue_changed', (frame) => !frame.entries.some(of))
    expect(left.open).toBeUndefined()
    socket.close()
  })

  it('say that an erased conversation stands in none any more, and nothing else of it', async () => {
    const socket = await staffSocket(server, ana)
    await socket.frame('queue_changed')
    const customer = await waiting()
    await socket.frame('entry_changed', ({ entries }) => entries.some((entry) => entry.conversationId === customer.id))
    const visitorId = (await server.desk.store.conversation(customer.id))?.visitorId ?? ''
    await eraseVisitors(server.desk, [visitorId], { kind: 'operator' })
    const { entries } = await socket.frame('entry_changed', ({ gone }) => gone.includes(customer.id))
    expect(entries.map(({ conversationId }) => conversationId)).not.toContain(customer.id)
    socket.close()
  })

  it('tell of tags and priority that were set by socket', async () => {
    const socket = await staffSocket(server, ana)
    const customer = await waiting()
    const conversationId = customer.id
    expect(await socket.ask({ type: 'tag', conversationId, tags: ['VIP'] })).toMatchObject({ type: 'ack' })
    expect(await socket.ask({ type: 'priority', conversationId, priority: 3 })).toMatchObject({ type: 'ack' })
    expect(await socket.ask({ type: 'priority', conversationId, priority: 9 })).toMatchObject({ code: 'bad_request' })
    const { entries } = await socket.frame('entry_changed', (frame) =>
      frame.entries.some((entry) => entry.conversationId === conversationId && entry.priority === 3),
    )
    expect(entries.find((entry) => entry.conversationId === conversationId)?.tags).toEqual(['VIP'])
    socket.close()
  })
})
