/** A stop: everybody is told to come back, what is under way ends, and nothing acknowledged is lost. */
import { expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { startServer } from '../fixtures/server.ts'
import { agentOf, type Customer, call, covered, customerOf, message } from '../http/client.ts'
import { connect, type Socket, staffSocket, visitorSocket } from './socket.ts'

it('A stop says 1012 to every socket, and takes no one new', async () => {
  const server = await startServer()
  const customer = await customerOf(server)
  const sockets = [
    await visitorSocket(server, customer.token, { [customer.id]: 0 }),
    await staffSocket(server, await agentOf(server)),
    await connect(server),
  ]
  const stopped = server.stop()
  for (const socket of sockets) expect((await socket.closed).code).toBe(1012)
  await expect(connect(server)).rejects.toThrow()
  await stopped
  await expect(call(server, 'GET', '/healthz')).rejects.toThrow()
  await server.removed()
})

it('A stop while 1,000 are connected and write says 1012 to all, and all that was acknowledged is there [P7]', async () => {
  const server = await startServer({
    limits: {
      ADDRESS_SOCKETS: 2_000,
      BURST_MS: 60_000,
      SOCKET_FRAMES_PER_MINUTE: 1_000_000,
      VISITOR_MESSAGES_PER_MINUTE: 1_000_000,
    },
  })
  const customers: Customer[] = []
  for (let n = 0; n < 50; n++) customers.push(await customerOf(server))
  const sockets: { socket: Socket; id: string }[] = []
  while (sockets.length < 1_000) {
    const some = Array.from({ length: 50 }, async (_, at) => {
      const { id, token } = customers[at] as Customer
      return { id, socket: await visitorSocket(server, token, { [id]: 1 }) }
    })
    sockets.push(...(await Promise.all(some)))
  }
  const acknowledged = new Map<string, string[]>()
  const writing = sockets.slice(0, 200).map(async ({ socket, id }) => {
    for (;;) {
      const sent = message('Remember me')
      const answer = await socket.ask({ type: 'send', conversationId: id, ...sent }).catch(() => undefined)
      if (answer?.type !== 'ack') return
      acknowledged.set(id, [...(acknowledged.get(id) ?? []), sent.clientMessageId])
    }
  })
  await expect.poll(() => [...acknowledged.values()].flat().length).toBeGreaterThan(200)
  await server.stop()
  const codes = await Promise.all(sockets.map(async ({ socket }) => (await socket.closed).code))
  expect(new Set(codes)).toEqual(new Set([1012]))
  await Promise.all(writing)

  const store = await openSqlite({ file: `${server.data}/bellhop.sqlite` })
  for (const [id, sent] of acknowledged) {
    const log = await store.events(id, 0, 100_000)
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
    const there = new Set(log.map(({ data }) => (data as { clientMessageId?: string }).clientMessageId))
    expect(sent.filter((clientMessageId) => !there.has(clientMessageId))).toEqual([])
  }
  await store.close()
  await server.removed()
}, 120_000)

it('A message acknowledged just before a stop is there, and a caller who waits gets its answer', async () => {
  const server = await startServer()
  const customer = await customerOf(server)
  const socket = await visitorSocket(server, customer.token)
  const other = await customerOf(server)
  const waiting = other.says(covered)
  const ack = await socket.ask({ type: 'send', conversationId: customer.id, ...message('Remember me') })
  expect(ack).toMatchObject({ type: 'ack' })
  await expect.poll(() => server.desk.store.conversation(other.id).then((state) => state?.seq)).toBeGreaterThan(1)
  await server.stop()
  const answered = await waiting
  expect(answered.message.text).toBe(covered)

  const store = await openSqlite({ file: `${server.data}/bellhop.sqlite` })
  const texts = (await store.events(customer.id, 0, 100)).map(({ data }) => 'text' in data && data.text)
  const owed = await store.intent(customer.id)
  await store.close()
  await server.removed()
  expect(texts).toContain('Remember me')
  // Either answered before the end, or still owed: never forgotten.
  expect(texts.length > 2 || owed !== undefined).toBe(true)
})

it('A server that was started again answers what the one before left open', async () => {
  const first = await startServer({ limits: { BURST_MS: 60_000 } })
  const customer = await customerOf(first)
  const socket = await visitorSocket(first, customer.token)
  await socket.ask({ type: 'send', conversationId: customer.id, ...message(covered) })
  await first.stop()
  const second = await startServer({ env: { BELLHOP_DATA: first.data } })
  const back = await visitorSocket(second, customer.token, { [customer.id]: 1 })
  const { event } = await back.frame('event', (frame) => frame.event.actor.kind === 'bot')
  expect(event.data).toMatchObject({ decision: 'answer' })
  back.close()
  await second.removed()
  await first.removed()
})
