import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accept, invite, invited, type Link, passwordLink } from '../../src/desk/invites.ts'
import { changeMember, members } from '../../src/desk/members.ts'
import { arrive, colleagues, leave } from '../../src/desk/presence.ts'
import { addStaff, knownBrowser, signIn, staffOf } from '../../src/desk/staff.ts'
import type { StaffMember } from '../../src/ports/staff.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const password = 'a lamp over the stairs'
const nina = { email: ' Nina@Desk.example ', name: 'Nina', roles: ['agent' as const] }

let desk: TestDesk
let chief: StaffMember
let ben: StaffMember
beforeEach(async () => {
  desk = await openDesk()
  chief = await member('Chief', ['admin'])
  ben = await member('Ben', ['agent'])
})
afterEach(() => desk.close())

async function member(name: string, roles: StaffMember['roles']): Promise<StaffMember> {
  const email = `${name.toLowerCase()}@desk.example`
  const added = await addStaff(desk, { name, email, password: 'correct horse battery', roles })
  if (!added) throw new Error('nobody was added')
  return added
}

async function linkFor(made: Promise<Link | string>): Promise<{ link: Link; token: string }> {
  const link = await made
  if (typeof link === 'string') throw new Error(link)
  return { link, token: link.url.split('#invite=')[1] ?? '' }
}

describe('a link to join', () => {
  it('is told once, behind the # of an address, and is on disk only as its hash', async () => {
    const { link, token } = await linkFor(invite(desk, chief, nina))
    expect(link.url).toBe(`https://desk.example/console/#invite=${token}`)
    expect(link.id).toBe(desk.ids.hash(token))
    expect(JSON.stringify(await desk.store.invites())).not.toContain(token)
  })

  it('lets somebody in with the password they choose, signed in, in a browser that is known from then on', async () => {
    const { token } = await linkFor(invite(desk, chief, nina))
    const entered = await accept(desk, token, { name: 'Nina P', password })
    expect(entered).toMatchObject({ member: { name: 'Nina P', email: 'nina@desk.example', roles: ['agent'] } })
    const { session, browserMark } = entered as { session: string; browserMark: string }
    expect(await staffOf(desk, session)).toMatchObject({ name: 'Nina P' })
    expect(await knownBrowser(desk, 'nina@desk.example', browserMark)).toBeDefined()
    expect(await signIn(desk, 'nina@desk.example', password)).toBeDefined()
  })

  it('lets one of many in who use it at once, and nobody after them', async () => {
    const { token } = await linkFor(invite(desk, chief, nina))
    const all = await Promise.all([1, 2, 3].map((n) => accept(desk, token, { name: `Nina ${n}`, password })))
    expect(all.filter((each) => typeof each === 'object')).toHaveLength(1)
    expect(await accept(desk, token, { password })).toBe('gone')
    expect(await invited(desk, token)).toBe('gone')
    expect((await desk.store.staff()).filter(({ email }) => email === 'nina@desk.example')).toHaveLength(1)
  })

  it('stays good where the password is none', async () => {
    const { token } = await linkFor(invite(desk, chief, nina))
    expect(await accept(desk, token, { password: 'short' })).toEqual({ fault: 'takes at least 12 characters' })
    expect(await accept(desk, token, { password: 'nina@desk.example' })).toHaveProperty('fault')
    expect(await accept(desk, token, { password })).toHaveProperty('session')
  })

  it('runs out after the days that the limit says', async () => {
    const { link, token } = await linkFor(invite(desk, chief, nina))
    await desk.clock.advance(desk.limits.INVITE_DAYS * DAY_MS - 1)
    expect(await invited(desk, token)).toMatchObject({ name: 'Nina', expires: link.expires })
    await desk.clock.advance(1)
    expect(await invited(desk, token)).toBe('expired')
    expect(await accept(desk, token, { password })).toBe('expired')
    expect(await invite(desk, chief, nina)).toHaveProperty('url')
  })

  it('is one for an address, and none for who is staff', async () => {
    await invite(desk, chief, nina)
    expect(await invite(desk, chief, { ...nina, email: 'NINA@desk.example' })).toBe('invited')
    expect(await invite(desk, chief, { ...nina, email: 'BEN@desk.example' })).toBe('email_taken')
  })

  it('dies with the admin who made it, also where that happens while a password is hashed', async () => {
    await member('Deputy', ['admin'])
    const { token } = await linkFor(invite(desk, chief, nina))
    const { hash } = desk.passwords
    desk.passwords = {
      ...desk.passwords,
      async hash(chosen) {
        await desk.store.setDisabled(chief.id, true)
        return hash(chosen)
      },
    }
    expect(await accept(desk, token, { password })).toBe('gone')
    expect(await desk.store.staffByEmail('nina@desk.example')).toBeUndefined()
    expect(await invite(desk, chief, nina)).toBe('not_admin')
  })

  it('is not made by who is no admin', async () => {
    expect(await invite(desk, ben, nina)).toBe('not_admin')
  })
})

describe('a link for a new password', () => {
  it('[S60] sets it, ends every session, and leaves name and roles', async () => {
    const before = await signIn(desk, ben.email, 'correct horse battery')
    const { token } = await linkFor(passwordLink(desk, chief, ben.id))
    expect(await accept(desk, token, { name: 'Eve', password })).toMatchObject({
      joined: false,
      member: { id: ben.id, name: 'Ben', roles: ['agent'] },
    })
    expect(await staffOf(desk, before?.session ?? '')).toBeUndefined()
    expect(await signIn(desk, ben.email, 'correct horse battery')).toBeUndefined()
    expect(await signIn(desk, ben.email, password)).toBeDefined()
  })

  it('runs out after the hours that the limit says, and ends the one before', async () => {
    const first = await linkFor(passwordLink(desk, chief, ben.id))
    const second = await linkFor(passwordLink(desk, chief, ben.id))
    expect(await invited(desk, first.token)).toBe('gone')
    await desk.clock.advance(desk.limits.PASSWORD_LINK_HOURS * HOUR_MS)
    expect(await accept(desk, second.token, { password })).toBe('expired')
  })

  it('is not made for oneself, for nobody, or for who is disabled', async () => {
    expect(await passwordLink(desk, chief, chief.id)).toBe('yourself')
    expect(await passwordLink(desk, chief, 'nobody')).toBe('not_staff')
    await desk.store.setDisabled(ben.id, true)
    expect(await passwordLink(desk, chief, ben.id)).toBe('not_staff')
  })
})

describe('changing the staff', () => {
  it('shuts nobody out by their own hand, and keeps an admin', async () => {
    expect(await changeMember(desk, chief, chief.id, { disabled: true })).toBe('yourself')
    expect(await changeMember(desk, chief, chief.id, { roles: ['agent'] })).toBe('yourself')
    expect(await changeMember(desk, chief, chief.id, { roles: ['admin', 'agent'] })).toMatchObject({ id: chief.id })
    expect(await changeMember(desk, ben, chief.id, { roles: ['agent'] })).toBe('last_admin')
    expect(await changeMember(desk, chief, 'nobody', { name: 'X' })).toBe('unknown')
  })

  it('counts at once: an agent’s own capacity goes before the settings’', async () => {
    const capacityOf = async () => (await colleagues(desk)).find(({ agentId }) => agentId === ben.id)?.capacity
    expect(await capacityOf()).toBe(desk.settings().queue.capacity)
    await changeMember(desk, chief, ben.id, { capacity: 7 })
    expect(await capacityOf()).toBe(7)
    await changeMember(desk, chief, ben.id, { capacity: null })
    expect(await capacityOf()).toBe(desk.settings().queue.capacity)
  })

  it('tells everybody who they are now', async () => {
    await arrive(desk, ben)
    desk.notices.length = 0
    await changeMember(desk, chief, ben.id, { name: 'Benjamin' })
    expect(desk.notices).toEqual([
      { kind: 'presence', agentId: ben.id, name: 'Benjamin', state: 'online' },
      { kind: 'staff' },
      { kind: 'queue' },
    ])
    await changeMember(desk, chief, ben.id, { disabled: true })
    expect(desk.notices.at(-3)).toMatchObject({ agentId: ben.id, state: 'offline' })
  })

  it('shows everybody with teams and when they were last here', async () => {
    const team = { id: 'pay', name: 'Payments', agentIds: [ben.id], languages: [], categories: [] }
    desk.set({ teams: [team] })
    await arrive(desk, ben)
    await desk.clock.advance(HOUR_MS)
    const [first, second] = await members(desk)
    expect(first).toMatchObject({ name: 'Ben', state: 'online', lastSeen: desk.clock.now(), teams: ['pay'] })
    expect(second).toMatchObject({ name: 'Chief', state: 'offline', lastSeen: null, teams: [] })
    await leave(desk, ben)
    const left = desk.clock.now()
    await desk.clock.advance(HOUR_MS)
    expect((await members(desk))[0]).toMatchObject({ state: 'offline', lastSeen: left })
  })
})
