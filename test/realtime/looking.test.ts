/** Who looks at a conversation, as colleagues are told and customers never are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLooking, TYPING_MS } from '../../src/realtime/looking.ts'
import { manualClock } from '../fixtures/clock.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, customerOf } from '../http/client.ts'
import { type Socket, staffSocket, visitorSocket } from './socket.ts'

let server: TestServer
let ana: Agent
let ben: Agent
let customer: Customer
beforeAll(async () => {
  server = await startServer()
  ana = await agentOf(server, ['agent'], 'Ana')
  ben = await agentOf(server, ['agent'], 'Ben')
  customer = await customerOf(server)
})
afterAll(() => server.removed())

const inOrder = (all: string[]) => [...all].sort((a, b) => a.localeCompare(b))
const names = (frame: { who: { name: string; typing: boolean }[] }) =>
  inOrder(frame.who.map(({ name, typing }) => (typing ? `${name} types` : name)))
const shows = (socket: Socket, ...who: string[]) =>
  socket.frame('looking', (frame) => JSON.stringify(names(frame)) === JSON.stringify(inOrder(who)))
const look = (socket: Socket, conversationId: string | null, more: object = {}) =>
  socket.ask({ type: 'looking', conversationId, ...more })

describe('Who looks at a conversation', () => {
  it('is told to colleagues who look too: coming, writing, going, and a window that closes', async () => {
    const [one, other] = [await staffSocket(server, ana), await staffSocket(server, ben)]
    expect(await look(one, customer.id)).toMatchObject({ type: 'ack' })
    await shows(one, 'Ana')
    await look(other, customer.id)
    await shows(one, 'Ana', 'Ben')
    await shows(other, 'Ana', 'Ben')
    await look(other, customer.id, { typing: true })
    await shows(one, 'Ana', 'Ben types')
    await look(other, customer.id, { typing: false })
    await shows(one, 'Ana', 'Ben')
    await look(other, null)
    await shows(one, 'Ana')
    await look(other, customer.id, { typing: true })
    await shows(one, 'Ana', 'Ben types')
    other.close()
    await shows(one, 'Ana')
    one.close()
  })

  it('is told to no customer, and to no colleague who looks elsewhere', async () => {
    const panel = await visitorSocket(server, customer.token, { [customer.id]: 1 })
    const elsewhere = await staffSocket(server, ben, { [customer.id]: 1 })
    const here = await staffSocket(server, ana, { [customer.id]: 1 })
    await look(here, customer.id, { typing: true })
    await shows(here, 'Ana types')
    for (const socket of [panel, elsewhere]) {
      await socket.ask({ type: 'ping' })
      expect(JSON.stringify(socket.frames)).not.toContain('looking')
    }
    expect(JSON.stringify(await (await customer.call('GET', '')).json())).not.toContain('Ana')
    for (const socket of [panel, elsewhere, here]) socket.close()
  })

  it('cannot be asked for by a customer, nor for a conversation that is not there', async () => {
    const panel = await visitorSocket(server, customer.token)
    expect(await look(panel, customer.id)).toMatchObject({ type: 'error', code: 'forbidden' })
    expect(await look(panel, null)).toMatchObject({ type: 'error', code: 'forbidden' })
    const socket = await staffSocket(server, ana)
    expect(await look(socket, server.desk.ids.next())).toMatchObject({ type: 'error', code: 'not_found' })
    expect(panel.frames.concat(socket.frames).some(({ type }) => type === 'looking')).toBe(false)
    panel.close()
    socket.close()
  })

  it('counts a member once, however many windows they have open', async () => {
    const [one, two, other] = [
      await staffSocket(server, ana),
      await staffSocket(server, ana),
      await staffSocket(server, ben),
    ]
    for (const socket of [one, two, other]) await look(socket, customer.id)
    await shows(other, 'Ana', 'Ben')
    two.close()
    await two.closed
    await look(one, customer.id, { typing: true })
    await shows(other, 'Ana types', 'Ben')
    one.close()
    expect(names(await shows(other, 'Ben'))).toEqual(['Ben'])
    other.close()
  })
})

describe('Writing', () => {
  it('ends by itself where nothing says that it goes on', async () => {
    const clock = manualClock()
    const looking = openLooking<ReturnType<typeof eye>>(clock)
    const [ana, ben] = [eye('Ana'), eye('Ben')]
    looking.look(ben, 'c', false)
    looking.look(ana, 'c', true)
    await clock.advance(TYPING_MS - 1)
    looking.look(ana, 'c', true)
    await clock.advance(TYPING_MS - 1)
    expect(ben.last()).toEqual(['Ana types', 'Ben'])
    await clock.advance(1)
    expect(ben.last()).toEqual(['Ana', 'Ben'])
  })

  it('is told once, not with every key', async () => {
    const looking = openLooking<ReturnType<typeof eye>>(manualClock())
    const [ana, ben] = [eye('Ana'), eye('Ben')]
    looking.look(ben, 'c', false)
    looking.look(ana, 'c', false)
    for (let key = 0; key < 10; key++) looking.look(ana, 'c', true)
    expect(ben.told).toHaveLength(3)
    looking.look(ana, 'd', false)
    expect(ben.last()).toEqual(['Ben'])
    expect(ana.last()).toEqual(['Ana'])
  })
})

function eye(name: string) {
  const told: { who: { name: string; typing: boolean }[] }[] = []
  return {
    told,
    last: () => names(told.at(-1) ?? { who: [] }),
    peer: () => ({ kind: 'staff' as const, member: { id: name, name } as never, session: '' }),
    sendRaw: (json: Buffer) => {
      told.push(JSON.parse(json.toString()))
    },
  }
}
