/** Signing in and out, and what a session is worth from another site or after its end. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { Staff } from '../../src/protocol/staff.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { call, customerOf, fieldsRefused, refused, shaped } from './client.ts'

let server: TestServer
let member: Member
beforeAll(async () => {
  server = await startServer({ limits: { SIGN_IN_FAILURES: 5 } })
  member = await server.staff(['agent'], 'Ana')
})
afterAll(() => server.removed())

const signIn = (email: string, password: string, headers = {}) =>
  call(server, 'POST', '/api/session', { body: { email, password }, headers: { origin: server.url, ...headers } })
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0] ?? ''

describe('Signing in', () => {
  it('answers who it is, with a cookie that no script reads and no other site sends along', async () => {
    const answer = await signIn(` ${member.email.toUpperCase()} `, member.password)
    const cookie = cookieOf(answer)
    const who = await shaped(answer, 200, Staff)
    expect(who).toEqual({ id: member.id, name: 'Ana', email: member.email, roles: ['agent'] })
    expect(cookie).toMatch(/;\s*HttpOnly/i)
    expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i)
    expect(cookie).toMatch(/;\s*Path=\//i)
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect(await shaped(call(server, 'GET', '/api/me', { headers }), 200, Staff)).toEqual(who)
  })

  it('says the same for a wrong password, an unknown address and a disabled member [S58]', async () => {
    const disabled = await server.staff(['agent'])
    await server.desk.store.setDisabled(disabled.id, true)
    const answers = await Promise.all([
      signIn(member.email, 'not the password'),
      signIn('nobody@shop.example', 'not the password'),
      signIn(disabled.email, disabled.password),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.clone().text()))
    expect(new Set(bodies).size).toBe(1)
    for (const answer of answers) {
      expect(cookieOf(answer)).toBe('')
      await refused(answer, 'unauthenticated')
    }
  })

  it('is limited: of 100 wrong passwords at once, no more are tried than the limit [S57]', async () => {
    const { email, password } = await server.staff(['agent'])
    const answers = await Promise.all(Array.from({ length: 100 }, () => signIn(email, 'not the password')))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(95)
    const late = await signIn(email, password)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    await refused(late, 'rate_limited')
    expect((await signIn(member.email, member.password)).status).toBe(200)
  })

  it('counts no sign-in that was right', async () => {
    const { email, password } = await server.staff(['agent'])
    for (let times = 0; times < 8; times++) expect((await signIn(email, password)).status).toBe(200)
  })

  it('from another site is refused [S59]', async () => {
    await refused(signIn(member.email, member.password, { origin: 'https://evil.example' }), 'forbidden')
    await refused(signIn(member.email, member.password, { origin: 'null' }), 'forbidden')
  })

  it('takes strings, and only those that are asked for [S30]', async () => {
    expect(
      await fieldsRefused(call(server, 'POST', '/api/session', { body: { email: ['x'], password: {}, x: 1 } })),
    ).toEqual(['email', 'password', 'x'])
  })
})

describe('A session', () => {
  it('is dead after signing out [S60]', async () => {
    const { email, password } = await server.staff(['agent'])
    const headers = { cookie: cookieOf(await signIn(email, password)).split(';')[0] ?? '', origin: server.url }
    await shaped(call(server, 'GET', '/api/me', { headers }), 200, Staff)
    const out = await call(server, 'DELETE', '/api/session', { headers })
    expect(out.status).toBe(200)
    expect(cookieOf(out)).toMatch(/bellhop_session=;/)
    await refused(call(server, 'GET', '/api/me', { headers }), 'unauthenticated')
    await refused(call(server, 'GET', '/api/queue', { headers }), 'unauthenticated')
  })

  it('is not ended by another site', async () => {
    const { cookie } = await server.staff(['agent'])
    await refused(call(server, 'DELETE', '/api/session', { headers: { cookie } }), 'forbidden')
    const headers = { cookie, origin: 'https://evil.example' }
    await refused(call(server, 'DELETE', '/api/session', { headers }), 'forbidden')
    await shaped(call(server, 'GET', '/api/me', { headers: { cookie } }), 200, Staff)
  })

  it('is dead once its member is disabled, and stays so when they are enabled again', async () => {
    const { id, cookie } = await server.staff(['agent'])
    await server.desk.store.setDisabled(id, true)
    await refused(call(server, 'GET', '/api/me', { headers: { cookie } }), 'unauthenticated')
    await server.desk.store.setDisabled(id, false)
    await refused(call(server, 'GET', '/api/me', { headers: { cookie } }), 'unauthenticated')
  })

  it.each([
    ['no Origin', {}],
    ['a foreign one', { origin: 'https://evil.example' }],
    ['null', { origin: 'null' }],
  ])('writes nothing with %s [S59]', async (_, origin) => {
    const { id } = await customerOf(server)
    const headers = { cookie: member.cookie, ...origin }
    await refused(call(server, 'POST', `/api/conversations/${id}/claim`, { body: {}, headers }), 'forbidden')
    const body = { clientMessageId: randomUUID(), text: 'x' }
    await refused(call(server, 'POST', `/api/conversations/${id}/messages`, { body, headers }), 'forbidden')
    const seen = await shaped(call(server, 'GET', `/api/conversations/${id}`, { headers }), 200, StaffSnapshot)
    expect(seen).toMatchObject({ status: 'answering', messages: [] })
  })
})

describe('The first admin', () => {
  const Needed = z.strictObject({ needed: z.boolean() })
  const who = { name: 'Chief', email: 'chief@shop.example', password: 'keys on a brass ring' }
  const setUp = (body: unknown) => call(server, 'POST', '/api/setup', { body, headers: { origin: server.url } })

  it('is made by the link that was printed, once', async () => {
    const token = server.printed.join('\n').match(/#setup=([\w-]+)/)?.[1] ?? ''
    expect(await shaped(call(server, 'GET', '/api/setup'), 200, Needed)).toEqual({ needed: true })
    expect(await fieldsRefused(setUp({ token, ...who, password: 'short' }))).toEqual(['password'])
    const made = await setUp({ token, ...who })
    const headers = { cookie: cookieOf(made).split(';')[0] ?? '' }
    expect((await shaped(made, 200, Staff)).roles).toContain('admin')
    await shaped(call(server, 'GET', '/api/settings', { headers }), 200, z.looseObject({}))
    expect(await shaped(call(server, 'GET', '/api/setup'), 200, Needed)).toEqual({ needed: false })
    await refused(setUp({ token, ...who, email: 'other@shop.example' }), 'forbidden')
  })

  it('is not made by guessing', async () => {
    await refused(setUp({ token: 'x'.repeat(43), ...who }), 'forbidden')
  })
})
