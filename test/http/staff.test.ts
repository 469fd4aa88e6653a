/** Inviting, joining, changing and disabling staff over REST. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Invited, Link, Member, Members, Staff } from '../../src/protocol/staff.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { staffSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, call, fieldsRefused, refused, shaped } from './client.ts'

const password = 'a lamp over the stairs'
let server: TestServer
let admin: Agent
beforeAll(async () => {
  server = await startServer({ limits: { SIGN_IN_FAILURES: 5, INVITES_PER_HOUR: 30 } })
  admin = await agentOf(server, ['admin'], 'Chief')
})
afterAll(() => server.removed())

const newcomer = () => ({ email: `${randomUUID()}@shop.example`, name: 'Nina', roles: ['agent'] })
const invite = (body: object) => shaped(admin.call('POST', '/api/invites', { body }), 201, Link)
const tokenOf = ({ url }: Link) => url.split('#invite=')[1] ?? ''
const everybody = () => shaped(admin.call('GET', '/api/staff/all'), 200, Members)
const accept = (body: object, headers: Record<string, string> = { origin: server.url }) =>
  call(server, 'POST', '/api/invites/accept', { body, headers })
const look = (token: string) => call(server, 'POST', '/api/invites/look', { body: { token } })
const change = (id: string, body: object, by = admin) => by.call('PATCH', `/api/staff/${id}`, { body })

/** Gives the tries of this address back, as a link that works does. */
async function forgiven(): Promise<void> {
  const { token } = { token: tokenOf(await invite(newcomer())) }
  await shaped(look(token), 200, Invited)
}

describe('Joining by a link', () => {
  it('goes from an admin’s invitation to being signed in', async () => {
    const who = newcomer()
    const link = await invite(who)
    expect(link.url.startsWith(`${server.desk.publicUrl}/console/#invite=`)).toBe(true)
    const { invites } = await everybody()
    expect(invites).toContainEqual(expect.objectContaining({ id: link.id, kind: 'join', expired: false, ...who }))
    expect(await shaped(look(tokenOf(link)), 200, Invited)).toMatchObject({ kind: 'join', email: who.email })

    const answer = await accept({ token: tokenOf(link), name: 'Nina P', password })
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    const me = await shaped(answer, 200, Staff)
    expect(me).toMatchObject({ name: 'Nina P', email: who.email, roles: ['agent'] })
    const headers = { cookie: cookie.join('; ') }
    expect(await shaped(call(server, 'GET', '/api/me', { headers }), 200, Staff)).toEqual(me)
    expect((await everybody()).invites.map(({ id }) => id)).not.toContain(link.id)
    expect(server.log()).not.toContain(tokenOf(link))
  })

  it('[S57] is not come by guessing, also many at once, and a link that works is found by whoever has it elsewhere', async () => {
    await forgiven()
    const guesses = Array.from({ length: 40 }, () => ({ token: server.desk.ids.secret(), password }))
    const answers = await Promise.all([
      ...guesses.map((body) => accept(body)),
      ...guesses.map(({ token }) => look(token)),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(75)
    expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('A link', () => {
  let own: TestServer
  let chief: Agent
  beforeAll(async () => {
    own = await startServer({ limits: { SIGN_IN_FAILURES: 1_000 } })
    chief = await agentOf(own, ['admin'], 'Chief')
  })
  afterAll(() => own.removed())
  const make = (body: object, by = chief) => shaped(by.call('POST', '/api/invites', { body }), 201, Link)
  const use = (body: object, headers: Record<string, string> = { origin: own.url }) =>
    call(own, 'POST', '/api/invites/accept', { body, headers })

  it('works once, whoever of several uses it at the same moment', async () => {
    const who = newcomer()
    const token = tokenOf(await make(who))
    const answers = await Promise.all([1, 2, 3, 4].map((n) => use({ token, name: `Nina ${n}`, password })))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 403, 403, 403])
    const again = await refused(use({ token, password }), 'forbidden')
    expect(again.message).toContain('used already or taken back')
    const { staff } = await shaped(chief.call('GET', '/api/staff/all'), 200, Members)
    expect(staff.filter(({ email }) => email === who.email)).toHaveLength(1)
  })

  it('says that it has run out, or that it was taken back', async () => {
    const late = await make(newcomer())
    const { now } = own.desk.clock
    own.desk.clock.now = () => new Date(Date.parse(late.expires)).toISOString()
    const dead = await refused(use({ token: tokenOf(late), password }), 'forbidden')
    own.desk.clock.now = now
    expect(dead.message).toContain('run out')
    const link = await make(newcomer())
    expect((await chief.call('DELETE', `/api/invites/${link.id}`)).status).toBe(200)
    expect((await refused(use({ token: tokenOf(link), password }), 'forbidden')).message).toContain('taken back')
    await refused(chief.call('DELETE', `/api/invites/${link.id}`), 'not_found')
  })

  it('of an admin who was disabled opens nothing', async () => {
    const deputy = await agentOf(own, ['admin'], 'Deputy')
    const token = tokenOf(await make(newcomer(), deputy))
    await shaped(chief.call('PATCH', `/api/staff/${deputy.id}`, { body: { disabled: true } }), 200, Member)
    await refused(use({ token, password }), 'forbidden')
    await refused(deputy.call('POST', '/api/invites', { body: newcomer() }), 'unauthenticated')
  })

  it('is refused for an address that has one or is staff’s, at its field', async () => {
    const who = newcomer()
    await make(who)
    const twice = await refused(
      chief.call('POST', '/api/invites', { body: { ...who, email: who.email.toUpperCase() } }),
      'conflict',
    )
    expect(twice.fields).toEqual([{ path: 'email', message: expect.stringContaining('invited already') }])
    const staff = await refused(
      chief.call('POST', '/api/invites', { body: { ...who, email: chief.email.toUpperCase() } }),
      'conflict',
    )
    expect(staff.fields).toEqual([{ path: 'email', message: expect.stringContaining('on the staff') }])
  })

  it('is used from our own pages alone [S59], and its token goes into no address', async () => {
    const token = tokenOf(await make(newcomer()))
    await refused(use({ token, password }, { origin: 'https://evil.example' }), 'forbidden')
    await refused(call(own, 'GET', `/api/welcome?token=${token}`), 'bad_request')
    expect(await fieldsRefused(use({ token, password: 'short' }))).toEqual(['password'])
    expect((await use({ token, password })).status).toBe(200)
  })

  it('for a new password ends every session, and is not to be had for oneself', async () => {
    const agent = await agentOf(own, ['agent'], 'Ana')
    const link = await shaped(chief.call('POST', `/api/staff/${agent.id}/password-link`), 200, Link)
    const told = call(own, 'POST', '/api/invites/look', { body: { token: tokenOf(link) } })
    expect(await shaped(told, 200, Invited)).toMatchObject({ kind: 'password', name: 'Ana' })
    await shaped(use({ token: tokenOf(link), password }), 200, Staff)
    await refused(agent.call('GET', '/api/me'), 'unauthenticated')
    const body = { email: agent.email, password }
    await shaped(call(own, 'POST', '/api/session', { body }), 200, Staff)
    await refused(chief.call('POST', `/api/staff/${chief.id}/password-link`), 'forbidden')
    await refused(chief.call('POST', `/api/staff/${randomUUID()}/password-link`), 'not_found')
  })

  it('takes an address, a name and roles, and only those [S30]', async () => {
    const wrong = { email: ['x'], name: '', roles: [], password }
    expect(await fieldsRefused(chief.call('POST', '/api/invites', { body: wrong }))).toEqual([
      'email',
      'name',
      'roles',
      'password',
    ])
  })

  it('is on the audit log with who made and who used it, without an address or a token', async () => {
    const who = newcomer()
    const link = await make(who)
    const me = await shaped(use({ token: tokenOf(link), password }), 200, Staff)
    const { entries } = await own.desk.store.auditEntries({ limit: 2 })
    expect(entries).toMatchObject([
      { action: 'staff.join', actor: { id: me.id, name: 'Nina' }, target: chief.id, outcome: 'done' },
      { action: 'invite.make', actor: { id: chief.id }, outcome: 'done', detail: { roles: 'agent' } },
    ])
    const written = JSON.stringify(entries)
    for (const secret of [tokenOf(link), link.id, who.email]) expect(written).not.toContain(secret)
  })
})

describe('Making links', () => {
  it('is limited for each admin', async () => {
    const own = await startServer({ limits: { INVITES_PER_HOUR: 3 } })
    try {
      const [one, two] = [await agentOf(own, ['admin']), await agentOf(own, ['admin'])]
      const all = await Promise.all([1, 2, 3, 4, 5].map(() => one.call('POST', '/api/invites', { body: newcomer() })))
      expect(all.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 201, 201, 429, 429])
      expect((await two.call('POST', '/api/invites', { body: newcomer() })).status).toBe(201)
    } finally {
      await own.removed()
    }
  })
})

describe('A member', () => {
  it('is changed in what is named, and shows so to colleagues', async () => {
    const agent = await agentOf(server, ['agent'], 'Ana')
    const body = { name: 'Ana P', capacity: 7, languages: ['de', 'de', 'sr-Latn'], skills: ['orders'] }
    expect(await shaped(change(agent.id, body), 200, Member)).toMatchObject({
      ...body,
      languages: ['de', 'sr-Latn'],
      roles: ['agent'],
      disabled: false,
    })
    const { staff } = (await (await agent.call('GET', '/api/staff')).json()) as { staff: { id: string }[] }
    expect(staff.find(({ id }) => id === agent.id)).toMatchObject({ name: 'Ana P', capacity: 7 })
    const all = await everybody()
    expect(all.staff.find(({ id }) => id === agent.id)).toMatchObject({ open: 0, teams: [], state: 'online' })
    expect(all.categories).toContain('orders')
  })

  it('is refused what makes no sense, at its field', async () => {
    const agent = await agentOf(server)
    expect(await fieldsRefused(change(agent.id, { capacity: 0, languages: ['Klingon!'], roles: ['boss'] }))).toEqual([
      'roles.0',
      'capacity',
      'languages.0',
    ])
    expect(await fieldsRefused(change(agent.id, { roles: [], email: 'x@y.example' }))).toEqual(['roles', 'email'])
    await refused(change(randomUUID(), { capacity: 2 }), 'not_found')
  })

  it('[S18] who is disabled is out within a second, socket and all, and comes in again when enabled', async () => {
    const agent = await agentOf(server)
    const socket = await staffSocket(server, agent, {})
    await shaped(change(agent.id, { disabled: true }), 200, Member)
    await refused(agent.call('GET', '/api/me'), 'unauthenticated')
    expect(await socket.closed).toMatchObject({ code: 4403 })
    await shaped(change(agent.id, { disabled: false }), 200, Member)
    const body = { email: agent.email, password: agent.password }
    await shaped(call(server, 'POST', '/api/session', { body }), 200, Staff)
  })

  it('who is no agent any more loses the socket and the conversations’ calls', async () => {
    const agent = await agentOf(server)
    const socket = await staffSocket(server, agent, {})
    await shaped(change(agent.id, { roles: ['editor'] }), 200, Member)
    expect(await socket.closed).toMatchObject({ code: 4403 })
    await refused(agent.call('GET', '/api/queue'), 'forbidden')
  })

  it('does not shut themselves out, and the last admin stays one', async () => {
    for (const body of [{ disabled: true }, { roles: ['agent'] }]) {
      const { fields } = await refused(change(admin.id, body), 'forbidden')
      expect(fields?.map(({ path }) => path)).toEqual([Object.keys(body)[0]])
    }
    const own = await startServer()
    try {
      const [one, two] = [await agentOf(own, ['admin']), await agentOf(own, ['admin'])]
      const demote = (by: Agent, who: Agent) => by.call('PATCH', `/api/staff/${who.id}`, { body: { roles: ['agent'] } })
      const both = await Promise.all([demote(one, two), demote(two, one)])
      expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 403])
      const { staff } = { staff: await own.desk.store.staff() }
      expect(staff.filter(({ roles }) => roles.includes('admin'))).toHaveLength(1)
    } finally {
      await own.removed()
    }
  })

  it('is on the audit log with what changed, without a name that was typed', async () => {
    const agent = await agentOf(server)
    await change(agent.id, { name: 'Zora Q', roles: ['agent', 'editor'], capacity: null })
    await change(agent.id, { disabled: true })
    await change(admin.id, { disabled: true })
    const { entries } = await server.desk.store.auditEntries({ limit: 3, actor: admin.id })
    expect(entries).toMatchObject([
      { action: 'staff.disable', target: admin.id, outcome: 'refused', detail: { code: 'forbidden' } },
      { action: 'staff.disable', target: agent.id, outcome: 'done' },
      {
        action: 'staff.change',
        target: agent.id,
        detail: { changed: 'roles, capacity, name', roles: 'agent, editor', capacity: 'default' },
      },
    ])
    expect(JSON.stringify(entries)).not.toContain('Zora')
  })
})
