/** Acknowledged means on disk: until the commit has returned, nobody is told anything, by any way. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { type Customer, customerOf } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from './socket.ts'

let server: TestServer
let ana: Member
let customer: Customer
let count = 0
beforeAll(async () => {
  server = await startServer()
  ana = await server.staff(['agent'])
})
afterAll(() => server.removed())
beforeEach(async () => {
  customer = await customerOf(server)
})

/** Holds the next message of this customer between the moment it is to be written and the moment that is over. */
function heldCommit(how: 'before' | 'after'): { asked: Promise<void>; let(): void } {
  const { store } = server.desk
  const { append } = store
  const { id } = customer
  let asked = () => {}
  let go = () => {}
  const gone = new Promise<void>((resolve) => {
    go = resolve
  })
  const arrived = new Promise<void>((resolve) => {
    asked = resolve
  })
  store.append = async (...args) => {
    if (args[0] !== id) return append(...args)
    store.append = append
    if (how === 'before') {
      asked()
      await gone
      return append(...args)
    }
    const result = await append(...args)
    asked()
    await gone
    return result
  }
  return { asked: arrived, let: go }
}

/** Sockets of the customer on two devices and of an agent, who all follow the conversation. */
async function everyone(): Promise<[Socket, Socket, Socket]> {
  const cursors = { [customer.id]: 1 }
  const sockets = await Promise.all([
    visitorSocket(server, customer.token, cursors),
    visitorSocket(server, customer.token, cursors),
    staffSocket(server, ana, cursors),
  ])
  for (const socket of sockets) await socket.ask({ type: 'ping' })
  return sockets
}

/** What each was told of this, after a round trip. Lines of lists hold what was said before as well. */
async function told(sockets: Socket[], about: string): Promise<string[]> {
  for (const socket of sockets) await socket.ask({ type: 'ping' })
  return sockets
    .flatMap(({ frames }) =>
      frames
        .filter(({ type }) => type !== 'queue_changed' && type !== 'entry_changed')
        .map((frame) => JSON.stringify(frame)),
    )
    .filter((frame) => frame.includes(about))
}

describe.each(['before', 'after'] as const)('while the disk takes its time, %s it has the message', (how) => {
  it('[P1] a message by socket is not acknowledged and not shown to anyone', async () => {
    const [sender, ...others] = await everyone()
    const clientMessageId = `held-${++count}`
    const commit = heldCommit(how)
    sender.send({ type: 'send', conversationId: customer.id, clientMessageId, text: `told ${clientMessageId}` })
    await commit.asked
    // The sender's own frames wait behind it; the others are asked.
    expect(await told(others, clientMessageId)).toEqual([])
    expect(sender.frames.filter((frame) => JSON.stringify(frame).includes(clientMessageId))).toEqual([])
    commit.let()
    const acknowledged = await sender.frame('ack', (frame) => frame.clientMessageId === clientMessageId)
    const event = await others[0]?.frame('event', ({ event }) => JSON.stringify(event).includes(clientMessageId))
    expect(event?.event.seq).toBe(acknowledged.seq)
    for (const socket of [sender, ...others]) socket.close()
  })

  it('[P1] a message by REST is not answered, as JSON or as a stream, and not shown to anyone', async () => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const watching = await everyone()
      const clientMessageId = `held-${++count}`
      const commit = heldCommit(how)
      let answered = false
      const answer = customer
        .call('POST', '/messages', { body: { clientMessageId, text: `told ${clientMessageId}` }, headers: { accept } })
        .then((response) => {
          answered = true
          return response
        })
      await commit.asked
      expect(await told(watching, clientMessageId)).toEqual([])
      expect(answered).toBe(false)
      commit.let()
      expect((await answer).status).toBe(200)
      await watching[1].frame('event', ({ event }) => JSON.stringify(event).includes(clientMessageId))
      for (const socket of watching) socket.close()
    }
  })
})

describe('a write that fails at the last', () => {
  it('[S85] is refused as one to send again, by socket and by REST, shown to nobody, and taken once when sent again', async () => {
    const sockets = await everyone()
    const [sender] = sockets
    const clientMessageId = `failed-${++count}`
    const frame = { type: 'send', conversationId: customer.id, clientMessageId, text: `told ${clientMessageId}` }
    const body = { clientMessageId, text: frame.text }
    const { store } = server.desk
    const { append } = store
    store.append = () => Promise.reject(new StoreUnavailable('The disk is full.'))
    expect(await sender.ask(frame)).toMatchObject({ type: 'error', code: 'unavailable', clientMessageId })
    const refusal = await customer.call('POST', '/messages', { body })
    expect(refusal.status).toBe(503)
    expect(await told(sockets.slice(1), 'told')).toEqual([])
    store.append = append
    const acknowledged = await sender.ask(frame)
    expect(acknowledged).toMatchObject({ type: 'ack' })
    const again = await customer.call('POST', '/messages', { body })
    expect(((await again.json()) as { message: { seq: number } }).message.seq).toBe(
      (acknowledged as { seq: number }).seq,
    )
    for (const socket of sockets) socket.close()
  })
})
