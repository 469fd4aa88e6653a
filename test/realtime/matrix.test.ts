/**
 * Who may do what over a socket: every action × every kind of peer. An action without a row fails. What staff do by one,
 * and what a visitor tries that is for staff, is in the audit log.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFrames } from '../../src/protocol/frames.ts'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { type Agent, agentOf, type Customer, call, customerOf } from '../http/client.ts'
import { identityOf, secret } from '../http/signed.ts'
import { connect, type Socket, staffSocket, visitorSocket } from './socket.ts'

/** `kin` is the owner on another device, as whom the site vouches for them. */
const peers = ['owner', 'kin', 'other', 'agent', 'admin'] as const
type Peer = (typeof peers)[number]

/** Those who are let in by no hello, each by what their browser sends. */
const strangers = ['nobody', 'editor', 'disabled', 'expired', 'idle', 'forged'] as const
type Stranger = (typeof strangers)[number]

/** What each of `peers` gets: the type of the answer, or the code of the error. */
const classes = {
  party: ['ack', 'ack', 'not_found', 'ack', 'ack'],
  customer: ['ack', 'ack', 'not_found', 'bad_request', 'bad_request'],
  staff: ['forbidden', 'forbidden', 'forbidden', 'ack', 'ack'],
  /** Concerns the socket alone. */
  socket: ['ack', 'ack', 'ack', 'ack', 'ack'],
  ping: ['pong', 'pong', 'pong', 'pong', 'pong'],
  hello: ['bad_request', 'bad_request', 'bad_request', 'bad_request', 'bad_request'],
}

interface Row {
  who: keyof typeof classes
  body?: (to: { colleague: Agent }) => object
  when?: 'queued' | 'assigned' | 'resolved'
}

const rows: Record<string, Row> = {
  hello: { who: 'hello', body: () => ({ v: 1 }) },
  ping: { who: 'ping' },
  unsubscribe: { who: 'socket' },
  subscribe: { who: 'party', body: () => ({ after: 0 }) },
  send: { who: 'party', body: () => ({ clientMessageId: randomUUID(), text: 'Hello' }), when: 'assigned' },
  typing: { who: 'party' },
  read: { who: 'party', body: () => ({ seq: 1 }) },
  stop: { who: 'customer' },
  handoff: { who: 'customer' },
  assistant: { who: 'customer', when: 'queued' },
  looking: { who: 'staff', body: () => ({ typing: true }) },
  email: { who: 'customer', when: 'queued', body: () => ({ email: 'jo@example.org' }) },
  presence: { who: 'staff', body: () => ({ state: 'online' }) },
  claim: { who: 'staff', when: 'queued' },
  release: { who: 'staff', when: 'assigned' },
  transfer: { who: 'staff', when: 'assigned', body: ({ colleague }) => ({ agentId: colleague.id, note: 'Yours' }) },
  return: { who: 'staff', when: 'assigned' },
  snooze: { who: 'staff', when: 'assigned' },
  resolve: { who: 'staff', when: 'assigned' },
  reopen: { who: 'staff', when: 'resolved' },
  tag: { who: 'staff', body: () => ({ tags: ['VIP'] }) },
  priority: { who: 'staff', body: () => ({ priority: 2 }) },
}
/** Without a conversation. */
const alone = ['hello', 'ping', 'presence']

let server: TestServer
let agent: Agent
let colleague: Agent
let admin: Agent
let owner: Customer
let other: Customer
const people = new Map<Peer, string>()
const sockets = new Map<Peer, Socket>()
beforeAll(async () => {
  const limits = {
    ADDRESS_CONVERSATIONS_PER_HOUR: 10_000,
    SOCKET_FRAMES_PER_MINUTE: 10_000,
    AUDIT_REFUSALS_PER_HOUR: 10_000,
  }
  server = await startServer({ limits, env: { BELLHOP_IDENTITY_SECRET: secret } })
  agent = await agentOf(server)
  colleague = await agentOf(server)
  admin = await agentOf(server, ['agent', 'admin'])
  await admin.call('PUT', '/api/settings', { body: { queue: { capacity: 50, email: true } } })
  owner = await customerOf(server, { identity: identityOf({ sub: 'mira' }) })
  const kin = await customerOf(server, { identity: identityOf({ sub: 'mira' }) })
  other = await customerOf(server, { identity: identityOf({ sub: 'eve' }) })
  people.set('agent', agent.id).set('admin', admin.id)
  for (const [peer, { id }] of [
    ['owner', owner],
    ['kin', kin],
    ['other', other],
  ] as const) {
    people.set(peer, (await server.desk.store.conversation(id))?.visitorId ?? '')
  }
  sockets.set('kin', await visitorSocket(server, kin.token))
  sockets.set('owner', await visitorSocket(server, owner.token))
  sockets.set('other', await visitorSocket(server, other.token))
  sockets.set('agent', await staffSocket(server, agent))
  sockets.set('admin', await staffSocket(server, admin))
})
afterAll(async () => {
  for (const socket of sockets.values()) socket.close()
  await server.removed()
})

it('Every action has a row here', () => {
  const { options } = clientFrames(defaultLimits)
  const types = options.map(({ shape }) => shape.type.value)
  expect(new Set(types)).toEqual(new Set(Object.keys(rows)))
})

describe.each(Object.keys(rows))('[S54] %s', (type) => {
  it.each(peers)('by %s', async (peer) => {
    const row = rows[type] as Row
    const conversationId = await conversation(row.when, peer === 'admin' ? admin : agent)
    const before = (await server.desk.store.conversation(conversationId))?.seq
    const frame = { type, ...(!alone.includes(type) && { conversationId }), ...row.body?.({ colleague }) }
    const answer = await (sockets.get(peer) as Socket).ask(frame)
    const got = answer.type === 'error' ? answer.code : answer.type
    expect(got, JSON.stringify(answer)).toBe(classes[row.who][peers.indexOf(peer)])
    if (answer.type === 'error') expect((await server.desk.store.conversation(conversationId))?.seq).toBe(before)

    const { entries } = await server.desk.store.auditEntries({ conversationId, limit: 1 })
    const [deed] = type === 'presence' ? [] : entries.filter(({ action }) => action === type)
    const byStaff = peer === 'agent' || peer === 'admin'
    // Who looks is kept by nobody; who of the customers tries to is.
    const deeds = type === 'looking' ? !byStaff : row.who === 'staff' || (type === 'send' && byStaff)
    if (!deeds || type === 'presence') expect(deed).toBeUndefined()
    else {
      const outcome = answer.type === 'error' ? 'refused' : 'done'
      expect(deed).toMatchObject({ actor: { kind: byStaff ? 'staff' : 'visitor', id: people.get(peer) }, outcome })
    }
    if (row.when)
      await Promise.all([agent, admin].map((each) => each.call('POST', `/api/conversations/${conversationId}/return`)))
  })

  it.each(strangers)('by %s, who is told nothing and changes nothing', async (stranger) => {
    const { cookie, token } = await comingAs(stranger)
    const conversationId = await conversation(rows[type]?.when, agent)
    const before = (await server.desk.store.conversation(conversationId))?.seq
    const socket = await connect(server, { headers: cookie ? { cookie, origin: server.url } : {} })
    if (stranger !== 'nobody') socket.send({ type: 'hello', v: 1, ...(token && { token }) })
    socket.send({ type, ...(!alone.includes(type) && { conversationId }), ...rows[type]?.body?.({ colleague }) })
    expect((await socket.closed).code).toBe(4401)
    expect(socket.frames).toEqual([])
    expect((await server.desk.store.conversation(conversationId))?.seq).toBe(before)
    await agent.call('POST', `/api/conversations/${conversationId}/return`)
  })
})

/** What a browser sends that is let in by nothing. */
async function comingAs(stranger: Stranger): Promise<{ cookie?: string; token?: string }> {
  const { desk } = server
  const session = async (at: string, expires: string) => {
    const secret = desk.ids.secret()
    await desk.store.addSession({ tokenHash: desk.ids.hash(secret), staffId: agent.id, at, expires })
    return { cookie: `bellhop_session=${secret}` }
  }
  switch (stranger) {
    case 'nobody':
      return {}
    case 'forged':
      return { token: 'A'.repeat(43) }
    case 'editor':
      return { cookie: (await server.staff(['editor'])).cookie }
    case 'disabled': {
      const { id, cookie } = await server.staff(['agent'])
      await desk.store.setDisabled(id, true)
      return { cookie }
    }
    case 'expired':
      return session('2020-01-01T00:00:00.000Z', '2020-01-08T00:00:00.000Z')
    case 'idle': {
      const hours = desk.limits.SESSION_IDLE_HOURS
      return session(new Date(Date.now() - hours * 3_600_000).toISOString(), '2999-01-01T00:00:00.000Z')
    }
  }
}

describe('A visitor', () => {
  it('who tries what is for staff is denied, and it is written down [S19]', async () => {
    const { id } = await customerOf(server, {}, owner.headers)
    const socket = sockets.get('owner') as Socket
    const lines = () =>
      server
        .log()
        .split('\n')
        .filter((line) => line.includes('a visitor tried an action of staff'))
    const before = lines().length
    expect(await socket.ask({ type: 'claim', conversationId: id })).toMatchObject({ type: 'error', code: 'forbidden' })
    expect(lines()).toHaveLength(before + 1)
    expect(JSON.parse(lines().at(-1) ?? '')).toMatchObject({ level: 40, action: 'claim' })
    const { entries } = await server.desk.store.auditEntries({ conversationId: id })
    const tried = { action: 'claim', outcome: 'refused', detail: { code: 'forbidden' } }
    expect(entries).toMatchObject([{ actor: { kind: 'visitor', id: people.get('owner') }, ...tried }])
    expect((await server.desk.store.conversation(id))?.status.kind).toBe('answering')
  })

  it('gets the same answer for another’s conversation as for one that does not exist [S20]', async () => {
    const socket = sockets.get('other') as Socket
    const forCustomers = Object.entries(rows).filter(([type]) => !alone.includes(type))
    for (const [type, { who, body }] of forCustomers) {
      const [foreign, missing] = [owner.id, server.desk.ids.next()]
      const frame = { type, ...body?.({ colleague }) }
      const answers = [foreign, missing].map((conversationId) => socket.ask({ ...frame, conversationId }))
      const [one, two] = await Promise.all(answers)
      expect({ ...one, id: 0, conversationId: '' }).toEqual({ ...two, id: 0, conversationId: '' })
      const code = { staff: 'forbidden', party: 'not_found', customer: 'not_found' }[who as string]
      expect(one, type).toMatchObject(code ? { type: 'error', code } : { type: 'ack' })
    }
  })

  it('gets nothing of another’s by naming it in a hello [S20]', async () => {
    const socket = await visitorSocket(server, other.token, { [owner.id]: 0, [other.id]: 0 })
    expect(await socket.frame('error')).toMatchObject({ code: 'not_found', conversationId: owner.id })
    await socket.frame('ack', ({ conversationId }) => conversationId === other.id)
    await owner.says('Hello')
    await socket.ask({ type: 'ping' })
    const heard = socket.frames.flatMap((frame) => (frame.type === 'event' ? [frame.conversationId] : []))
    expect(new Set(heard)).toEqual(new Set([other.id]))
    socket.close()
  })
})

/** A conversation of the owner's, brought to where the row needs it. */
async function conversation(when: Row['when'], holder: Agent): Promise<string> {
  const { id } = await customerOf(server, {}, owner.headers)
  const own = (path: string) => `/api/conversations/${id}/${path}`
  if (when === 'queued') await call(server, 'POST', own('handoff'), { body: {}, headers: owner.headers })
  if (when === 'assigned' || when === 'resolved') await holder.call('POST', own('claim'))
  if (when === 'resolved') await holder.call('POST', own('resolve'))
  return id
}
