import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addStaff,
  makeFirstAdmin,
  needsFirstAdmin,
  offerFirstAdmin,
  openSession,
  signIn,
  signOut,
  staffOf,
} from '../../src/desk/staff.ts'
import { start } from '../../src/desk/start.ts'
import { ownConversation, visitorOf, welcome } from '../../src/desk/visitors.ts'
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
    await desk.clock.advance(desk.limits.SESSION_HOURS * HOUR_MS - 1)
    expect(await staffOf(desk, session)).toMatchObject({ name: 'Ada' })
    await desk.clock.advance(1)
    expect(await staffOf(desk, session)).toBeUndefined()

    const other = (await signIn(desk, who.email, who.password))?.session ?? ''
    await signOut(desk, other)
    expect(await staffOf(desk, other)).toBeUndefined()
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

  it('has their own conversations, and someone else’s are as if they did not exist', async () => {
    const { visitor } = await welcome(desk, contact)
    const { id } = await start(desk, { visitorId: visitor.id, contact })
    expect(await ownConversation(desk, visitor.id, id)).toMatchObject({ id })
    const other = (await welcome(desk, contact)).visitor
    expect(await ownConversation(desk, other.id, id)).toEqual(await ownConversation(desk, other.id, 'nowhere'))
  })
})
