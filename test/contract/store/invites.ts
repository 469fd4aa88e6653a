import { expect, it } from 'vitest'
import type { Invite, Role } from '../../../src/ports/staff.ts'
import type { Store } from '../../../src/ports/store.ts'
import { moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const HOUR = 3600
const nina: Invite = {
  id: 'hash-of-nina',
  email: 'nina@example.com',
  name: 'Nina',
  roles: ['agent', 'editor'],
  invitedBy: 'ann',
  at: moment(0),
  expires: moment(HOUR),
}
const account = { staffId: 'nina', name: 'Nina P', passwordHash: 'argon-nina', at: moment(1) }

export function inviteContract(subject: Subject): void {
  it('changes what is said of a member, and nothing that is not named', async () => {
    const { store, reopen } = subject()
    await staff(store)
    const change = { name: 'Ben B', capacity: 5, languages: ['de'], skills: ['orders'], roles: ['editor' as const] }
    const ben = { ...(await store.staffById('ben')), ...change }
    expect(await store.updateStaff('ben', change)).toEqual(ben)
    expect(await store.updateStaff('ben', { capacity: null })).toEqual({ ...ben, capacity: null })
    expect(await store.updateStaff('nobody', { name: 'X' })).toBe('unknown')
    expect(await (await reopen()).staffById('ben')).toEqual({ ...ben, capacity: null })
  })

  it('keeps the last enabled admin, also where two give it up at once', async () => {
    const { store } = subject()
    await staff(store)
    await add(store, 'amy', ['admin'])
    expect(await store.updateStaff('ann', { roles: ['agent'] })).toMatchObject({ roles: ['agent'] })
    expect(await store.updateStaff('amy', { roles: ['agent'] })).toBe('last_admin')
    expect(await store.updateStaff('amy', { disabled: true, name: 'Amy' })).toBe('last_admin')
    expect(await store.staffById('amy')).toMatchObject({ roles: ['admin'], disabled: false, name: 'Name of amy' })
    await store.updateStaff('ann', { roles: ['admin'] })
    const both = await Promise.all(['ann', 'amy'].map((id) => store.updateStaff(id, { roles: ['agent'] })))
    expect(both.filter((each) => each === 'last_admin')).toHaveLength(1)
  })

  it('[S18] ends the sessions of whoever is disabled by a change, and of nobody else', async () => {
    const { store } = subject()
    await staff(store)
    for (const staffId of ['ann', 'ben']) {
      await store.addSession({ tokenHash: staffId, staffId, at: moment(0), expires: moment(HOUR) })
    }
    await store.updateStaff('ben', { capacity: 2 })
    expect(await store.staffBySession('ben', moment(1), 24)).toMatchObject({ capacity: 2 })
    await store.updateStaff('ben', { disabled: true })
    await store.updateStaff('ben', { disabled: false })
    expect(await store.staffBySession('ben', moment(1), 24)).toBeUndefined()
    expect(await store.staffBySession('ann', moment(1), 24)).toMatchObject({ id: 'ann' })
  })

  it('knows when sessions were last used', async () => {
    const { store } = subject()
    await staff(store)
    for (const [tokenHash, at] of [
      ['early', moment(0)],
      ['late', moment(60)],
    ] as const) {
      await store.addSession({ tokenHash, staffId: 'ann', at, expires: moment(HOUR) })
    }
    expect(await store.staffUses()).toEqual([{ staffId: 'ann', at: moment(60) }])
  })

  it('keeps a link until it is ended, newest first', async () => {
    const { store, reopen } = subject()
    await staff(store)
    expect(await store.addInvite(nina)).toBe('added')
    const later = { ...nina, id: 'hash-of-olga', email: 'olga@example.com', at: moment(1) }
    expect(await store.addInvite(later)).toBe('added')
    const reopened = await reopen()
    expect(await reopened.invites()).toEqual([later, nina])
    expect(await reopened.invite(nina.id)).toEqual(nina)
    expect(await reopened.invite('hash')).toBeUndefined()
    expect(await reopened.endInvite(nina.id)).toBe(true)
    expect(await reopened.endInvite(nina.id)).toBe(false)
    expect(await reopened.invites()).toEqual([later])
  })

  it('refuses a second link to join for an address, until the first has run out', async () => {
    const { store } = subject()
    await staff(store)
    await store.addInvite(nina)
    const again = { ...nina, id: 'again', at: moment(HOUR - 1), expires: moment(2 * HOUR) }
    expect(await store.addInvite(again)).toBe('invited')
    expect(await store.addInvite({ ...again, at: moment(HOUR) })).toBe('added')
    expect((await store.invites()).map(({ id }) => id)).toEqual(['again'])
    expect(await store.addInvite({ ...nina, id: 'ben', email: 'ben@example.com' })).toBe('email_taken')
  })

  it('takes links from enabled admins alone', async () => {
    const { store } = subject()
    await staff(store)
    for (const invitedBy of ['ben', 'nobody', '']) {
      expect(await store.addInvite({ ...nina, invitedBy })).toBe('not_admin')
    }
    await add(store, 'amy', ['admin'])
    await store.setDisabled('ann', true)
    expect(await store.addInvite(nina)).toBe('not_admin')
    expect(await store.invites()).toEqual([])
  })

  it('lets exactly one of several in by a link', async () => {
    const { store, reopen } = subject()
    await staff(store)
    await store.addInvite(nina)
    const all = await Promise.all(
      [1, 2, 3, 4].map((n) => store.spendInvite(nina.id, { ...account, staffId: `nina-${n}`, name: `Nina ${n}` })),
    )
    expect(all.filter((each) => typeof each === 'object')).toHaveLength(1)
    expect(all.filter((each) => each === 'gone')).toHaveLength(3)
    const reopened = await reopen()
    expect(await reopened.staff()).toHaveLength(3)
    expect(await reopened.invites()).toEqual([])
  })

  it('makes of a link a member who can sign in', async () => {
    const { store } = subject()
    await staff(store)
    await store.addInvite(nina)
    const member = { id: 'nina', email: nina.email, name: 'Nina P', roles: nina.roles, disabled: false }
    const whole = { ...member, capacity: null, languages: [], skills: [] }
    expect(await store.spendInvite(nina.id, account)).toEqual(whole)
    expect(await store.staffByEmail('NINA@example.com')).toEqual({ ...whole, passwordHash: 'argon-nina' })
  })

  it('opens nothing by a link that has run out or was never made', async () => {
    const { store } = subject()
    await staff(store)
    await store.addInvite(nina)
    expect(await store.spendInvite(nina.id, { ...account, at: moment(HOUR) })).toBe('gone')
    expect(await store.spendInvite('guess', account)).toBe('gone')
    expect(await store.staff()).toHaveLength(2)
  })

  it('ends a link whose address became staff’s meanwhile, and changes nothing about them', async () => {
    const { store } = subject()
    await staff(store)
    await store.addInvite(nina)
    await add(store, 'nina', ['agent'])
    expect(await store.spendInvite(nina.id, { ...account, staffId: 'other' })).toBe('email_taken')
    expect(await store.staffByEmail(nina.email)).toMatchObject({ id: 'nina', passwordHash: 'argon-nina-first' })
    expect(await store.invites()).toEqual([])
  })

  it('[S60] sets a member’s password by a link, and ends their sessions; a later link ends the one before', async () => {
    const { store } = subject()
    await staff(store)
    await store.addSession({ tokenHash: 's', staffId: 'ben', at: moment(0), expires: moment(HOUR) })
    const link = { ...nina, id: 'first', email: 'ben@example.com', roles: [] }
    expect(await store.addInvite(link)).toBe('added')
    expect(await store.addInvite({ ...link, id: 'second' })).toBe('added')
    expect(await store.spendInvite('first', account)).toBe('gone')
    expect(await store.spendInvite('second', { ...account, passwordHash: 'argon-new' })).toMatchObject({
      id: 'ben',
      name: 'Name of ben',
      roles: ['agent'],
    })
    expect(await store.staffByEmail('ben@example.com')).toMatchObject({ passwordHash: 'argon-new' })
    expect(await store.staffBySession('s', moment(1), 24)).toBeUndefined()
  })

  it('makes no link for a new password to somebody who is not staff or is disabled', async () => {
    const { store } = subject()
    await staff(store)
    expect(await store.addInvite({ ...nina, roles: [] })).toBe('not_staff')
    await store.setDisabled('ben', true)
    expect(await store.addInvite({ ...nina, email: 'ben@example.com', roles: [] })).toBe('not_staff')
  })

  it.each<[string, (store: Store) => Promise<unknown>]>([
    ['is disabled', (store) => store.setDisabled('ann', true)],
    ['is disabled by a colleague', (store) => store.updateStaff('ann', { disabled: true })],
    ['is no admin any more', (store) => store.updateStaff('ann', { roles: ['agent'] })],
  ])('ends the links of an admin who %s, for good', async (_, happens) => {
    const { store } = subject()
    await staff(store)
    await add(store, 'amy', ['admin'])
    await store.addInvite(nina)
    await store.addInvite({ ...nina, id: 'kept', email: 'olga@example.com', invitedBy: 'amy' })
    await happens(store)
    await store.updateStaff('ann', { disabled: false, roles: ['admin'] })
    expect(await store.spendInvite(nina.id, account)).toBe('gone')
    expect((await store.invites()).map(({ id }) => id)).toEqual(['kept'])
  })

  it.each<[string, (store: Store) => Promise<unknown>]>([
    ['is disabled', (store) => store.setDisabled('ben', true)],
    ['has a new password already', (store) => store.setPassword('ben', 'argon-chosen')],
  ])('ends a link for the password of a member who %s', async (_, happens) => {
    const { store } = subject()
    await staff(store)
    await store.addInvite({ ...nina, email: 'ben@example.com', roles: [] })
    await happens(store)
    await store.setDisabled('ben', false)
    expect(await store.spendInvite(nina.id, account)).toBe('gone')
  })

  it('forgets links that ran out long ago, with whom they were for', async () => {
    const { store } = subject()
    await staff(store)
    await store.addInvite(nina)
    expect(await store.removeOutdated({ invitesBefore: nina.expires }, 10)).toBe(0)
    expect(await store.removeOutdated({ invitesBefore: moment(HOUR + 1) }, 10)).toBe(1)
    expect(await store.invites()).toEqual([])
  })
}

/** Ann is an admin, Ben an agent. */
async function staff(store: Store): Promise<void> {
  await add(store, 'ann', ['admin'])
  await add(store, 'ben', ['agent'])
}

function add(store: Store, id: string, roles: Role[]): Promise<'added' | 'email_taken'> {
  const who = { id, email: `${id}@example.com`, name: `Name of ${id}`, roles, disabled: false }
  return store.addStaff({ ...who, passwordHash: `argon-${id}-first`, at: moment(0) })
}
