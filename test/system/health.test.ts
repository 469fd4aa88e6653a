/** For whoever runs Bellhop: alive, ready, and in figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, covered, customerOf, message, refused } from '../http/client.ts'
import { visitorSocket } from '../realtime/socket.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.removed())

const metrics = async () => (await call(server, 'GET', '/metrics')).text()

describe('A server', () => {
  it('is alive and ready, and says with what', async () => {
    expect(await (await call(server, 'GET', '/healthz')).json()).toEqual({ ok: true })
    const ready = await call(server, 'GET', '/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      ready: true,
      store: 'ok',
      stopping: false,
      drafter: { name: 'quote', available: true },
      knowledge: { problems: 0 },
    })
  })

  it('is not ready while its record cannot be written, takes nothing then, and says so [S85]', async () => {
    const { store } = server.desk
    const customer = await customerOf(server)
    const { ping, append } = store
    const gone = () => Promise.reject(new StoreUnavailable('The disk is full.'))
    store.ping = gone
    store.append = gone
    const ready = await call(server, 'GET', '/readyz')
    const sent = await customer.call('POST', '/messages', { body: message(covered) })
    store.ping = ping
    store.append = append
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ ready: false, store: 'unreachable' })
    expect((await refused(sent, 'unavailable')).message).not.toContain('disk')
    expect((await call(server, 'GET', '/readyz')).status).toBe(200)
  })

  it('answers a defect of its own with an error that shows nothing of its insides', async () => {
    const customer = await customerOf(server)
    const { store } = server.desk
    const { append } = store
    store.append = () => Promise.reject(new TypeError('insides of sqlite.ts'))
    const sent = await customer.call('POST', '/messages', { body: message(covered) })
    store.append = append
    expect((await refused(sent, 'internal')).message).not.toMatch(/insides|sqlite|TypeError/)
    // What an error says may be what somebody wrote; where it was thrown is ours.
    expect(server.log()).not.toContain('insides of sqlite.ts')
    expect(server.log()).toMatch(/"type":"TypeError".*health\.test\.ts.*"msg":"a request failed"/)
  })
})

describe('The figures', () => {
  it('count messages, answers, handoffs, ratings and requests by route', async () => {
    const customer = await customerOf(server)
    await customer.says(covered)
    await customer.call('POST', '/handoff')
    await customer.call('POST', '/rating', { body: { csat: 5 } })
    const text = await metrics()
    expect(text).toMatch(/^bellhop_messages_total\{author="customer"\} [1-9]/m)
    expect(text).toMatch(/^bellhop_answers_total\{decision="answer",drafter="quote"\} [1-9]/m)
    expect(text).toMatch(/^bellhop_handoffs_total\{reason="customer_request"\} [1-9]/m)
    expect(text).toMatch(/^bellhop_ratings_total\{csat="5",of="person"\} 1/m)
    expect(text).toMatch(/^bellhop_queue_waiting 1/m)
    expect(text).toMatch(/^bellhop_articles 1[0-9]/m)
    expect(text).toMatch(
      /^bellhop_http_request_seconds_count\{.*route="\/api\/conversations\/:id\/messages".*\} [1-9]/m,
    )
    expect(text).not.toContain(customer.id)
  })

  it('count agents by presence, conversations by status, and clocks that run', async () => {
    const text = await metrics()
    expect(text).toMatch(/^bellhop_agents\{state="offline"\} 0/m)
    await server.staff(['agent'])
    expect(await metrics()).toMatch(/^bellhop_agents\{state="offline"\} 1/m)
    expect(text).toMatch(/^bellhop_conversations\{status="queued"\} 1/m)
    expect(text).toMatch(/^bellhop_conversations\{status="assigned"\} 0/m)
    expect(text).toMatch(/^bellhop_clocks\{clock="greeting",late="no"\} 1/m)
    expect(text).toMatch(/^bellhop_clocks\{clock="hold",late="yes"\} 0/m)
  })

  it('hold what customers were told of their wait against what it was', async () => {
    const { fanout } = server.desk
    const claim = async (waited: number, estimate?: [number, number]) => {
      const customer = await customerOf(server)
      const state = await server.desk.store.conversation(customer.id)
      if (!state) throw new Error('there is no conversation')
      const at = '2026-03-02T10:00:00.000Z'
      const joined = { at, ...(estimate && { estimate }) }
      fanout.publish({
        kind: 'events',
        conversationId: customer.id,
        state: { ...state, clocks: { runs: {}, joined } },
        events: [
          {
            type: 'conversation.claimed',
            seq: 2,
            at: new Date(Date.parse(at) + waited * 1_000).toISOString(),
            actor: { kind: 'agent' },
            data: { agentId: 'ann', agentName: 'Ann' },
          },
        ],
      })
    }
    expect(await metrics()).toMatch(/^bellhop_wait_estimates_total\{outcome="within"\} 0/m)
    await claim(50, [20, 60])
    await claim(60, [20, 60])
    await claim(10, [20, 60])
    await claim(100, [20, 60])
    await claim(7)
    const text = await metrics()
    expect(text).toMatch(/^bellhop_wait_estimates_total\{outcome="within"\} 2/m)
    expect(text).toMatch(/^bellhop_wait_estimates_total\{outcome="shorter"\} 1/m)
    expect(text).toMatch(/^bellhop_wait_estimates_total\{outcome="longer"\} 1/m)
    expect(text).toMatch(/^bellhop_wait_estimate_error_seconds_sum 50/m)
    expect(text).toMatch(/^bellhop_wait_estimate_error_seconds_bucket\{le="0"\} 2/m)
    expect(text).toMatch(/^bellhop_queue_wait_seconds_sum 227/m)
    expect(text).toMatch(/^bellhop_queue_wait_seconds_count 5/m)
  })

  it('count warnings and breaches by clock, and breaches by team', async () => {
    const customer = await customerOf(server)
    const state = await server.desk.store.conversation(customer.id)
    if (!state) throw new Error('there is no conversation')
    const system = { kind: 'system' } as const
    const dueAt = '2026-03-02T10:00:00.000Z'
    server.desk.fanout.publish({
      kind: 'events',
      conversationId: customer.id,
      state,
      events: [
        { type: 'clock.warned', seq: 2, at: dueAt, actor: system, data: { clock: 'hold', dueAt } },
        { type: 'clock.breached', seq: 3, at: dueAt, actor: system, data: { clock: 'hold', dueAt } },
        {
          type: 'clock.breached',
          seq: 4,
          at: dueAt,
          actor: system,
          data: { clock: 'greeting', dueAt, teamId: 'billing' },
        },
      ],
    })
    const text = await metrics()
    expect(text).toMatch(/^bellhop_clock_warnings_total\{clock="hold"\} 1/m)
    expect(text).toMatch(/^bellhop_clock_breaches_total\{clock="hold",team=""\} 1/m)
    expect(text).toMatch(/^bellhop_clock_breaches_total\{clock="greeting",team="billing"\} 1/m)
  })

  it('have one line for all addresses that lead nowhere', async () => {
    const lines = async () =>
      (await metrics()).split('\n').filter((line) => line.startsWith('bellhop_http_request')).length
    await call(server, 'GET', '/nothing/at/all')
    const before = await lines()
    for (let n = 0; n < 5; n++) await call(server, 'GET', `/nothing/${n}`)
    expect(await lines()).toBe(before)
  })

  it('count the sockets that are open', async () => {
    const customer = await customerOf(server)
    const socket = await visitorSocket(server, customer.token)
    expect(await metrics()).toMatch(/^bellhop_sockets\{kind="customer"\} 1/m)
    socket.close()
    await socket.closed
    await expect.poll(metrics).toMatch(/^bellhop_sockets\{kind="customer"\} 0/m)
  })
})
