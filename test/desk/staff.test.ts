import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addStaff,
  changePassword,
  knownBrowser,
  makeFirstAdmin,
  needsFirstAdmin,
  offerFirstAdmin,
  openSession,
  signIn,
  signOut,
  staffOf,
} from '../../src/desk/staff.ts'
import { start } from '../../src/desk/start.ts'
import { ownConversation, ownConversations, recognise, visitorOf, welcome } from '../../src/desk/visitors.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

const HOUR_MS = 3_600_000
const who = { name: 'Ada', email: 'Ada@Desk.example', password: 'correct horse battery' }
let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

describe('the first admin', () => {
  it('is made with the link that was printed, and is signed in', async () => {
    const secret = (await offerFirstAdmin(desk)) ?? ''
    const made = await makeFirstAdmin(desk, secret, who)
    expect(made).toMatchObject({
      member: { name: 'Ada', email: 'ada@desk.example', roles: ['admin', 'agent', 'editor'], disabled: false },
    })
    const session = typeof made === 'object' ? made.session : ''
    expect(await staffOf(desk, session)).toMatchObject({ name: 'Ada' })
    expect(await needsFirstAdmin(desk)).toBe(false)
  })

  it('is made once: the link is spent, and none is offered again', async () => {
    const secret = (await offerFirstAdmin(desk)) ?? ''
    await makeFirstAdmin(desk, secret, who)
    expect(await makeFirstAdmin(desk, secret, { ...who, email: 'eve@desk.example' })).toBe('spent')
    expect(await offerFirstAdmin(desk)).toBeUndefined()
  })

  it('is one, where several use the link at the same moment', async () => {
    const secret = (await offerFirstAdmin(desk)) ?? ''
    const made = await Promise.all(
      [1, 2, 3, 4].map((n) => makeFirstAdmin(desk, secret, { ...who, email: `a${n}@desk.example` })),
    )
    expect(made.filter((each) => typeof each === 'object')).toHaveLength(1)
    expect(await desk.store.staff()).toHaveLength(1)
  })

  it('is not made with a wrong link, or with one from an earlier start', async () => {
    const old = (await offerFirstAdmin(desk)) ?? ''
    const current = (await offerFirstAdmin(desk)) ?? ''
    expect(await makeFirstAdmin(desk, 'guess', who)).toBe('spent')
    expect(await makeFirstAdmin(desk, old, who)).toBe('spent')
    expect(await makeFirstAdmin(desk, current, who)).toHaveProperty('session')
  })

  it('with an email that is taken is refused, and the link still works', async () => {
    await addStaff(desk, { ...who, roles: ['agent'] })
    const secret = (await offerFirstAdmin(desk)) ?? ''
    expect(await makeFirstAdmin(desk, secret, who)).toBe('emailTaken')
    expect(await makeFirstAdmin(desk, secret, { ...who, email: 'other@desk.example' })).toHaveProperty('session')
  })

  it('is offered again where every admin was disabled', async () => {
    const admin = await addStaff(desk, { ...who, roles: ['admin'] })
    expect(await offerFirstAdmin(desk)).toBeUndefined()
    await desk.store.setDisabled(admin?.id ?? '', true)
    expect(await offerFirstAdmin(desk)).toBeDefined()
  })

  it('has a secret that is on disk only as its hash', async () => {
    const hashes: string[] = []
    const { putSecret } = desk.store
    desk.store.putSecret = (name, hash) => {
      hashes.push(hash)
      return putSecret(name, hash)
    }
    const secret = (await offerFirstAdmin(desk)) ?? ''
    expect(hashes).toEqual([desk.ids.hash(secret)])
    expect(hashes[0]).not.toContain(secret)
  })
})

describe('signing in', () => {
  beforeEach(() => addStaff(desk, { ...who, roles: ['agent'] }))

  it('takes the right password, whatever case and blanks the email has', async () => {
    const signed = await signIn(desk, ' ADA@desk.EXAMPLE ', who.password)
    expect(signed?.member).toMatchObject({ name: 'Ada', roles: ['agent'] })
    expect(JSON.stringify(signed)).not.toContain('argon2')
  })

  it('says the same of an unknown address, a wrong password and a disabled member', async () => {
    expect(await signIn(desk, who.email, 'wrong')).toBeUndefined()
    expect(await signIn(desk, 'nobody@desk.example', who.password)).toBeUndefined()
    const [ada] = await desk.store.staff()
    await desk.store.setDisabled(ada?.id ?? '', true)
    expect(await signIn(desk, who.email, who.password)).toBeUndefined()
  })

  it('checks a password even where there is no such account, so that the time tells nothing', async () => {
    const checked: (string | undefined)[] = []
    const { verify } = desk.passwords
    desk.passwords = {
      ...desk.passwords,
      verify(hash, password) {
        checked.push(hash)
        return verify(hash, password)
      },
    }
    await signIn(desk, 'nobody@desk.example', 'x')
    expect(checked).toEqual([undefined])
  })

  it('lasts for the hours that the limit says, and ends with signing out', async () => {
    const session = (await signIn(desk, who.email, who.password))?.session ?? ''
    const uses = 2 * Math.floor(desk.limits.SESSION_HOURS / desk.limits.SESSION_IDLE_HOURS)
    const between = (desk.limits.SESSION_HOURS * HOUR_MS) / uses
    for (let use = 1; use < uses; use++) {
      await desk.clock.advance(between)
      expect(await staffOf(desk, session)).toMatchObject({ name: 'Ada' })
    }
    await desk.clock.advance(between - 1)
    expect(await staffOf(desk, session)).toMatchObject({ name: 'Ada' })
    await desk.clock.advance(1)
    expect(await staffOf(desk, session)).toBeUndefined()

    const other = (await signIn(desk, who.email, who.password))?.session ?? ''
    await signOut(desk, other)
    expect(await staffOf(desk, other)).toBeUndefined()
  })

  it('ends when it was not used for too long', async () => {
    const session = (await signIn(desk, who.email, who.password))?.session ?? ''
    await desk.clock.advance(desk.limits.SESSION_IDLE_HOURS * HOUR_MS - 1)
    expect(await staffOf(desk, session)).toMatchObject({ name: 'Ada' })
    await desk.clock.advance(desk.limits.SESSION_IDLE_HOURS * HOUR_MS)
    expect(await staffOf(desk, session)).toBeUndefined()
  })

  it('[S60] ends everywhere else with a new password, which is the only one from then on', async () => {
    const here = await signIn(desk, who.email, who.password)
    const elsewhere = await signIn(desk, who.email, who.password)
    if (!here || !elsewhere) throw new Error('nobody came in')
    const next = 'a lamp over the stairs'
    expect(await changePassword(desk, here.member, here.session, { current: 'guess', next })).toBe('wrong')
    expect(await staffOf(desk, elsewhere.session)).toBeDefined()
    const changed = await changePassword(desk, here.member, here.session, { current: who.password, next })
    expect(await staffOf(desk, here.session)).toMatchObject({ name: 'Ada' })
    expect(await staffOf(desk, elsewhere.session)).toBeUndefined()
    expect(await signIn(desk, who.email, who.password)).toBeUndefined()
    expect((await signIn(desk, who.email, next))?.member.name).toBe('Ada')
    // What a browser kept is worth nothing any more, but in the one that changed it.
    expect(await knownBrowser(desk, who.email, elsewhere.browserMark)).toBeUndefined()
    const mark = typeof changed === 'object' && 'browserMark' in changed ? changed.browserMark : ''
    expect(await knownBrowser(desk, who.email, mark)).toBeDefined()
  })

  it.each<[string, (id: string, session: string) => Promise<void>]>([
    ['their password was changed', (id, session) => desk.store.setPassword(id, 'argon-new', desk.ids.hash(session))],
    ['their session was ended', (_, session) => signOut(desk, session)],
    ['they were disabled', (id) => desk.store.setDisabled(id, true)],
  ])('[S60] does not change their password where %s while it was hashed', async (_, meanwhile) => {
    const here = await signIn(desk, who.email, who.password)
    if (!here) throw new Error('nobody came in')
    const { hash } = desk.passwords
    desk.passwords = {
      ...desk.passwords,
      async hash(password) {
        await meanwhile(here.member.id, here.session)
        return hash(password)
      },
    }
    const before = (await desk.store.staffByEmail(who.email))?.passwordHash
    const change = { current: who.password, next: 'a lamp over the stairs' }
    expect(await changePassword(desk, here.member, here.session, change)).toBe('wrong')
    const after = (await desk.store.staffByEmail(who.email))?.passwordHash
    expect([before, 'argon-new']).toContain(after)
  })

  it.each([
    ['short', 'takes at least 12 characters'],
    ['x'.repeat(1_025), 'takes at most 1024 characters'],
    ['abababababababab', 'repeats a few characters'],
    ['ada@desk.example', 'is little more than the name or the email address'],
    ['Ada@Desk.Example 1', 'is little more than the name or the email address'],
    ['ADA ada ADA ada ada', 'is little more than the name or the email address'],
    [who.password, 'is the one that you have'],
  ])('is not given the password %.20s: it %s', async (next, fault) => {
    const here = await signIn(desk, who.email, who.password)
    if (!here) throw new Error('nobody came in')
    expect(await changePassword(desk, here.member, here.session, { current: who.password, next })).toEqual({ fault })
    expect(await signIn(desk, who.email, who.password)).toBeDefined()
  })

  it.each<[string, (id: string) => Promise<void>]>([
    ['a new password', (id) => desk.store.setPassword(id, 'argon-new')],
    ['being disabled', (id) => desk.store.setDisabled(id, true)],
  ])('[S60] is not overtaken by %s: who was still being let in stays out, also later', async (_, changes) => {
    const [ada] = await desk.store.staff()
    const made: string[] = []
    const { addSession } = desk.store
    desk.store.addSession = async (session) => {
      await changes(session.staffId)
      made.push(session.tokenHash)
      return addSession(session)
    }
    expect(await signIn(desk, who.email, who.password)).toBeUndefined()
    await desk.store.setDisabled(ada?.id ?? '', false)
    expect(made).toHaveLength(1)
    expect(await desk.store.staffBySession(made[0] ?? '', desk.clock.now(), 24)).toBeUndefined()
  })

  it('knows a browser again by a mark that is this account’s alone and cannot be made up', async () => {
    await addStaff(desk, { ...who, email: 'eve@desk.example', roles: ['agent'] })
    const ada = (await signIn(desk, who.email, who.password))?.browserMark ?? ''
    const eve = (await signIn(desk, 'eve@desk.example', who.password))?.browserMark ?? ''
    expect(await knownBrowser(desk, ' ADA@desk.example', ada)).toBe(ada.split('.')[0])
    const [browser, proof] = ada.split('.')
    const forged = [
      eve,
      `${browser}.`,
      `.${proof}`,
      `${browser}x.${proof}`,
      `${browser}.${desk.ids.hash(`${browser}`)}`,
      '',
    ]
    for (const mark of [...forged, undefined]) expect(await knownBrowser(desk, who.email, mark), mark).toBeUndefined()
    expect(await knownBrowser(desk, 'nobody@desk.example', ada)).toBeUndefined()
  })

  it('ends for good with being disabled', async () => {
    const [ada] = await desk.store.staff()
    const session = await openSession(desk, ada?.id ?? '')
    await desk.store.setDisabled(ada?.id ?? '', true)
    expect(await staffOf(desk, session)).toBeUndefined()
    await desk.store.setDisabled(ada?.id ?? '', false)
    expect(await staffOf(desk, session)).toBeUndefined()
  })

  it('is not possible with a guess', async () => {
    expect(await staffOf(desk, 'guess')).toBeUndefined()
  })

  it('is one account an email', async () => {
    expect(await addStaff(desk, { ...who, name: 'Eve', roles: ['admin'] })).toBeUndefined()
    expect(await desk.store.staff()).toMatchObject([{ name: 'Ada', roles: ['agent'] }])
  })
})

describe('a visitor', () => {
  const contact = { verified: false }

  it('is known by their token for 180 days from its last use', async () => {
    const { visitor, token } = await welcome(desk, contact)
    for (let days = 0; days < 3; days++) {
      await desk.clock.advance(179 * 24 * HOUR_MS)
      expect(await visitorOf(desk, token)).toMatchObject({ id: visitor.id })
    }
    await desk.clock.advance(181 * 24 * HOUR_MS)
    expect(await visitorOf(desk, token)).toBeUndefined()
  })

  it('is who the site vouches for, on every device; a device that is another person’s stays theirs', async () => {
    const [mira, eve] = [{ sub: 'user 1' }, { sub: 'user 2' }]
    const vouched = (person: typeof mira) => ({ contact: { verified: true }, person })
    const phone = await recognise(desk, vouched(mira))
    const anonymous = await welcome(desk, contact)
    const before = await start(desk, { visitorId: anonymous.visitor.id, contact })
    expect(await ownConversation(desk, phone.visitor.id, before.id)).toEqual({ refused: 'notFound' })

    const laptop = await recognise(desk, vouched(mira), anonymous)
    expect(laptop).toMatchObject({ token: anonymous.token, visitor: { id: anonymous.visitor.id } })
    expect(await ownConversation(desk, phone.visitor.id, before.id)).toMatchObject({ id: before.id })
    expect((await ownConversations(desk, phone.visitor.id, 10)).map(({ id }) => id)).toEqual([before.id])

    const shared = await recognise(desk, vouched(eve), laptop)
    expect(shared.token).not.toBe(laptop.token)
    expect(await ownConversation(desk, shared.visitor.id, before.id)).toEqual({ refused: 'notFound' })
    expect(await ownConversations(desk, shared.visitor.id, 10)).toEqual([])
    expect(await visitorOf(desk, laptop.token)).toMatchObject({ id: laptop.visitor.id })
    expect((await recognise(desk, vouched(eve), shared)).token).toBe(shared.token)
  })

  it('is one person where two claim the same anonymous device at once', async () => {
    const device = await welcome(desk, contact)
    const names = ['a', 'b', 'c', 'd']
    const all = await Promise.all(
      names.map((sub) => recognise(desk, { contact: { verified: true }, person: { sub } }, device)),
    )
    expect(all.filter(({ token }) => token === device.token)).toHaveLength(1)
    expect(new Set(all.map(({ token }) => token)).size).toBe(names.length)
  })

  it('[S55] is no other person for a name or address that reads alike: a subject is not an address', async () => {
    const email = 'ada@desk.example'
    const bySubject = await recognise(desk, { contact: { verified: true }, person: { sub: email } })
    const byAddress = await recognise(desk, { contact: { verified: true, email }, person: { email } })
    const typed = await welcome(desk, { email, verified: false })
    const { id } = await start(desk, { visitorId: byAddress.visitor.id, contact: { verified: true, email } })
    for (const { visitor } of [bySubject, typed]) {
      expect(await ownConversation(desk, visitor.id, id)).toEqual({ refused: 'notFound' })
    }
    const again = await recognise(desk, { contact: { verified: true }, person: { email: 'ADA@Desk.example' } })
    expect(await ownConversation(desk, again.visitor.id, id)).toMatchObject({ id })
  })

  it('has their own conversations, and someone else’s are as if they did not exist', async () => {
    const { visitor } = await welcome(desk, contact)
    const { id } = await start(desk, { visitorId: visitor.id, contact })
    expect(await ownConversation(desk, visitor.id, id)).toMatchObject({ id })
    const other = (await welcome(desk, contact)).visitor
    expect(await ownConversation(desk, other.id, id)).toEqual(await ownConversation(desk, other.id, 'nowhere'))
  })
})
