/** Guessing passwords: how many are tried, from one address or a thousand, and who is not locked out by it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Staff } from '../../src/protocol/staff.ts'
import { type Member, startServer, type TestServer } from '../fixtures/server.ts'
import { staffSocket } from '../realtime/socket.ts'
import { type Agent, agentOf, call, fieldsRefused, refused, shaped } from './client.ts'

const limits = { SIGN_IN_FAILURES: 5, SIGN_IN_ACCOUNT_FAILURES: 12, SIGN_IN_ADDRESS_FAILURES: 20 }

let server: TestServer
/** The hashes that passwords were compared with: what the work of a sign-in is. */
let compared: (string | undefined)[]
beforeAll(async () => {
  server = await startServer({ limits, env: { BELLHOP_TRUST_PROXY: '1' } })
  const { verify } = server.desk.passwords
  server.desk.passwords.verify = (hash, password) => {
    compared.push(hash)
    return verify(hash, password)
  }
})
afterAll(() => server.removed())
beforeEach(() => {
  compared = []
})

let addresses = 0
const elsewhere = () => `2001:db8:0:${(++addresses).toString(16)}::1`
const signIn = (email: string, password: string, address: string, cookie = '') =>
  call(server, 'POST', '/api/session', {
    body: { email, password },
    headers: { origin: server.url, 'x-forwarded-for': address, ...(cookie && { cookie }) },
  })
const guesses = (count: number, guess: (n: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, (_, n) => guess(n)))
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])

describe('Of 100 wrong passwords at once', () => {
  it('no more are tried than the limit, however the address of the account is typed [S57]', async () => {
    const { email } = await server.staff(['agent'])
    const spellings = [email, email.toUpperCase(), ` ${email} `]
    const address = elsewhere()
    await guesses(100, (n) => signIn(spellings[n % 3] ?? '', 'wrong', address))
    expect(compared).toHaveLength(limits.SIGN_IN_FAILURES)
  })

  it('from 100 addresses no more are tried on one account than its own limit [S57]', async () => {
    const { email, password } = await server.staff(['agent'])
    const answers = await guesses(100, () => signIn(email, 'wrong', elsewhere()))
    expect(compared).toHaveLength(limits.SIGN_IN_ACCOUNT_FAILURES)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(100 - limits.SIGN_IN_ACCOUNT_FAILURES)
    await refused(signIn(email, password, elsewhere()), 'rate_limited')
  })

  it('on 100 accounts no more are tried than the limit of the address [S57]', async () => {
    const address = elsewhere()
    await guesses(100, (n) => signIn(`somebody-${n}@shop.example`, 'wrong', address))
    expect(compared).toHaveLength(limits.SIGN_IN_ADDRESS_FAILURES)
  })

  it('one address uses up its own tries alone, and leaves the account the rest', async () => {
    const { email, password } = await server.staff(['agent'])
    const address = elsewhere()
    await guesses(100, () => signIn(email, 'wrong', address))
    expect((await signIn(email, password, elsewhere())).status).toBe(200)
  })
})

describe('Whoever signed in here before', () => {
  it('is not locked out by a stranger’s guesses, whatever address they have now [S57]', async () => {
    const { email, password } = await server.staff(['agent'])
    const first = await signIn(email, password, elsewhere())
    const mark = cookiesOf(first).find((cookie) => cookie?.startsWith('bellhop_browser=')) ?? ''
    await guesses(60, () => signIn(email, 'wrong', elsewhere()))
    await refused(signIn(email, password, elsewhere()), 'rate_limited')
    expect((await signIn(email, password, elsewhere(), mark)).status).toBe(200)
  })

  it('has no more guesses for it: a stolen mark is counted by itself, and a made-up one is none [S57]', async () => {
    const { email, password } = await server.staff(['agent'])
    const other = await server.staff(['agent'])
    const mark = cookiesOf(await signIn(email, password, elsewhere())).at(-1) ?? ''
    compared = []
    await guesses(50, () => signIn(email, 'wrong', elsewhere(), mark))
    expect(compared).toHaveLength(limits.SIGN_IN_FAILURES)
    compared = []
    await guesses(50, () => signIn(other.email, 'wrong', elsewhere(), mark))
    expect(compared).toHaveLength(limits.SIGN_IN_ACCOUNT_FAILURES)
  })

  it('keeps a mark that no script reads and that tells nothing of the password', async () => {
    const { email, password } = await server.staff(['agent'])
    const [session = '', mark = ''] = (await signIn(email, password, elsewhere())).headers.getSetCookie()
    for (const cookie of [session, mark]) expect(cookie).toMatch(/;.*HttpOnly.*;\s*SameSite=Strict/i)
    expect(mark).toMatch(/^bellhop_browser=[\w-]{43}\.[0-9a-f]{64};/)
    expect(mark).not.toContain(session.slice('bellhop_session='.length).split(';')[0])
  })
})

it('A known and an unknown account are the same work: one comparison each, and the same headers [S58]', async () => {
  const known = await server.staff(['agent'])
  const disabled = await server.staff(['agent'])
  await server.desk.store.setDisabled(disabled.id, true)
  const seen: object[] = []
  for (const email of [known.email, disabled.email, 'nobody@shop.example', '', 'a b', 'x'.repeat(254)]) {
    compared = []
    const answer = await signIn(email, 'wrong', elsewhere())
    expect(compared).toHaveLength(1)
    const headers = [...answer.headers].filter(([name]) => !['x-request-id', 'date'].includes(name))
    seen.push({ status: answer.status, headers, body: await answer.text() })
  }
  for (const each of seen) expect(each).toEqual(seen[0])
})

describe('One’s own password', () => {
  const next = 'a lamp over the stairs'
  const change = (agent: Agent, body: object) => agent.call('POST', '/api/me/password', { body })
  const meOf = ({ cookie }: Pick<Member, 'cookie'>) => call(server, 'GET', '/api/me', { headers: { cookie } })

  it('is changed by whoever knows it: every other session ends, sockets too [S60]', async () => {
    const agent = await agentOf(server)
    const there = cookiesOf(await signIn(agent.email, agent.password, elsewhere()))[0] ?? ''
    const [here, other] = [await staffSocket(server, agent), await staffSocket(server, { cookie: there })]
    const changed = await change(agent, { current: agent.password, next })
    await shaped(changed, 200, Staff)
    expect((await other.closed).code).toBe(4401)
    await refused(meOf({ cookie: there }), 'unauthenticated')
    await shaped(meOf(agent), 200, Staff)
    expect(await here.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    here.close()
    await refused(signIn(agent.email, agent.password, elsewhere()), 'unauthenticated')
    expect((await signIn(agent.email, next, elsewhere())).status).toBe(200)
  })

  it('is changed by editors too, who work no conversations', async () => {
    const editor = await agentOf(server, ['editor'])
    await shaped(change(editor, { current: editor.password, next }), 200, Staff)
  })

  it('is not tried out in an open browser without end [S57]', async () => {
    const agent = await agentOf(server)
    const answers = await guesses(30, () => change(agent, { current: 'guess', next }))
    expect(compared).toHaveLength(limits.SIGN_IN_FAILURES)
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(limits.SIGN_IN_FAILURES)
    await refused(change(agent, { current: agent.password, next }), 'rate_limited')
    await shaped(meOf(agent), 200, Staff)
  })

  it('says which field is wrong, and is not changed then', async () => {
    const agent = await agentOf(server)
    expect(await fieldsRefused(change(agent, { current: agent.password, next: 'short' }))).toEqual(['next'])
    expect(await fieldsRefused(change(agent, { current: agent.password, next: agent.email }))).toEqual(['next'])
    expect((await refused(change(agent, { current: 'wrong', next }), 'forbidden')).fields).toMatchObject([
      { path: 'current' },
    ])
    expect((await signIn(agent.email, agent.password, elsewhere())).status).toBe(200)
  })

  it('is not changed from another site [S59]', async () => {
    const { cookie, password: current } = await server.staff(['agent'])
    for (const origin of ['https://evil.example', 'null']) {
      const headers = { cookie, origin }
      await refused(call(server, 'POST', '/api/me/password', { body: { current, next }, headers }), 'forbidden')
    }
    expect(compared).toEqual([])
  })
})

it('A session is 256 random bits, of which the disk holds the hash alone [S60]', async () => {
  const { email, password } = await server.staff(['agent'])
  const { store, ids } = server.desk
  const kept: string[] = []
  const { addSession } = store
  store.addSession = (session) => {
    kept.push(JSON.stringify(session))
    return addSession(session)
  }
  const sessions = await guesses(4, () => signIn(email, password, elsewhere()))
  store.addSession = addSession
  const values = sessions.map((answer) => (cookiesOf(answer)[0] ?? '').replace('bellhop_session=', ''))
  expect(new Set(values).size).toBe(4)
  for (const value of values) {
    expect(Buffer.from(value, 'base64url')).toHaveLength(32)
    expect(kept.join()).not.toContain(value)
    expect(kept.join()).toContain(ids.hash(value))
  }
})
