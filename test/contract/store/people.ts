import { expect, it } from 'vitest'
import type { Role, StaffMember } from '../../../src/ports/staff.ts'
import type { Store } from '../../../src/ports/store.ts'
import { conversationOf, moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const nobody = { contact: { verified: false } }

export function peopleContract(subject: Subject): void {
  it('knows a visitor by the hash of their token', async () => {
    const { store, reopen } = subject()
    const contact = { name: 'Ђорђе', email: 'd@example.com', verified: false }
    await store.addVisitor({ id: 'v', contact, tokenHash: 'hash', at: moment(0) })
    const reopened = await reopen()
    expect(await reopened.visitorByToken('hash', moment(1), 180)).toEqual({ id: 'v', contact })
    expect(await reopened.visitorByToken('HASH', moment(1), 180)).toBeUndefined()
    expect(await reopened.visitorByToken('', moment(1), 180)).toBeUndefined()
  })

  it('[S5] forgets a token that was not used for that many days', async () => {
    const { store } = subject()
    await store.addVisitor({ id: 'v', ...nobody, tokenHash: 'hash', at: moment(0) })
    expect(await store.visitorByToken('hash', moment(180 * DAY + 1), 180)).toBeUndefined()
    expect(await store.visitorByToken('hash', moment(180 * DAY), 180)).toBeDefined()
  })

  it('keeps a token that is used alive, noting its use once an hour', async () => {
    const { store, reopen } = subject()
    await store.addVisitor({ id: 'often', ...nobody, tokenHash: 'often', at: moment(0) })
    await store.addVisitor({ id: 'soon', ...nobody, tokenHash: 'soon', at: moment(0) })
    expect(await store.visitorByToken('often', moment(HOUR), 180)).toBeDefined()
    expect(await store.visitorByToken('soon', moment(HOUR - 1), 180)).toBeDefined()
    const reopened = await reopen()
    expect(await reopened.visitorByToken('often', moment(180 * DAY + HOUR), 180)).toBeDefined()
    expect(await reopened.visitorByToken('soon', moment(180 * DAY + 1), 180)).toBeUndefined()
  })

  it('saves what a visitor says of themselves', async () => {
    const { store } = subject()
    await store.addVisitor({ id: 'v', ...nobody, tokenHash: 'hash', at: moment(0) })
    await store.saveContact('v', { email: 'new@example.com', verified: true })
    await store.saveContact('unknown', { name: 'X', verified: false })
    const contact = { email: 'new@example.com', verified: true }
    expect(await store.visitorByToken('hash', moment(0), 180)).toEqual({ id: 'v', contact })
  })

  it('makes a visitor a person’s once, and never another’s', async () => {
    const { store, reopen } = subject()
    for (const id of ['phone', 'laptop', 'stranger', 'shared']) {
      await store.addVisitor({ id, ...nobody, tokenHash: id, at: moment(0) })
    }
    await store.addVisitor({ id: 'tablet', ...nobody, tokenHash: 'tablet', at: moment(0), personHash: 'mira' })
    expect(await store.bindVisitor('phone', 'mira')).toBe(true)
    expect(await store.bindVisitor('phone', 'mira')).toBe(true)
    expect(await store.bindVisitor('phone', 'eve')).toBe(false)
    expect(await store.bindVisitor('unknown', 'mira')).toBe(false)
    expect(await store.bindVisitor('shared', 'eve')).toBe(true)
    const reopened = await reopen()
    const same = async (one: string, other: string) => [
      await reopened.samePerson(one, other),
      await reopened.samePerson(other, one),
    ]
    expect(await same('phone', 'tablet')).toEqual([true, true])
    expect(await same('stranger', 'stranger')).toEqual([true, true])
    // Nobody knows who they are: that is no person whom they have in common.
    expect(await same('stranger', 'laptop')).toEqual([false, false])
    expect(await same('phone', 'shared')).toEqual([false, false])
    expect(await same('phone', 'laptop')).toEqual([false, false])
    expect(await same('unknown', 'unknown')).toEqual([false, false])
    expect(await same('phone', '')).toEqual([false, false])
  })

  it('makes a visitor who was erased nobody’s, and says nothing of them', async () => {
    const { store } = subject()
    await store.addVisitor({ id: 'gone', ...nobody, tokenHash: 'gone', at: moment(0) })
    await store.addVisitor({ id: 'tablet', ...nobody, tokenHash: 'tablet', at: moment(0), personHash: 'mira' })
    await store.eraseVisitor('gone', moment(1))
    expect(await store.bindVisitor('gone', 'mira')).toBe(false)
    expect(await store.samePerson('gone', 'tablet')).toBe(false)
  })

  it('keeps of a visitor whose last conversation was erased neither a contact nor whose they were', async () => {
    const { store } = subject()
    for (const id of ['a', 'b']) await conversationOf(store, id)
    await store.addVisitor({ id: 'tablet', ...nobody, tokenHash: 'tablet', at: moment(0), personHash: 'mira' })
    for (const id of ['visitor-of-a', 'visitor-of-b']) await store.bindVisitor(id, 'mira')
    await store.eraseConversation('a', moment(1))
    expect(await store.samePerson('visitor-of-a', 'tablet')).toBe(false)
    expect(await store.samePerson('visitor-of-b', 'tablet')).toBe(true)
    expect(await store.bindVisitor('visitor-of-a', 'mira')).toBe(true)
  })

  it('lists the conversations of a person’s visitors together, and of no other’s', async () => {
    const { store } = subject()
    for (const id of ['a', 'b', 'c', 'd']) await conversationOf(store, id)
    await store.bindVisitor('visitor-of-a', 'mira')
    await store.bindVisitor('visitor-of-c', 'mira')
    await store.bindVisitor('visitor-of-d', 'eve')
    const ids = async (visitor: string, limit?: number) =>
      (await store.conversationsOfVisitor(visitor, limit)).map(({ id }) => id)
    expect(await ids('visitor-of-a')).toEqual(['c', 'a'])
    expect(await ids('visitor-of-c')).toEqual(['c', 'a'])
    expect(await ids('visitor-of-c', 1)).toEqual(['c'])
    expect(await ids('visitor-of-b')).toEqual(['b'])
    expect(await ids('visitor-of-d')).toEqual(['d'])
  })

  it('adds staff, one for an address however it is typed', async () => {
    const { store, reopen } = subject()
    expect(await add(store, 'ann', 'Ann@Example.com', ['admin', 'agent'])).toBe('added')
    expect(await add(store, 'imposter', 'ann@EXAMPLE.com')).toBe('email_taken')
    expect(await add(store, 'ben', 'ben@example.com', ['agent'])).toBe('added')
    const ann = member('ann', 'Ann@Example.com', ['admin', 'agent'])
    const reopened = await reopen()
    expect(await reopened.staff()).toEqual([ann, member('ben', 'ben@example.com', ['agent'])])
    expect(await reopened.staffById('ann')).toEqual(ann)
    expect(await reopened.staffById('imposter')).toBeUndefined()
    expect(await reopened.staffByEmail('ANN@example.com')).toEqual({ ...ann, passwordHash: 'argon-ann' })
    expect(await reopened.staffByEmail('nobody@example.com')).toBeUndefined()
  })

  it('keeps password hashes to the one call that signs in', async () => {
    const { store } = subject()
    await add(store, 'ann', 'ann@example.com')
    await store.addSession({ tokenHash: 's', staffId: 'ann', at: moment(0), expires: moment(60) })
    const shown = [await store.staff(), await store.staffById('ann'), await store.staffBySession('s', moment(1), 24)]
    expect(JSON.stringify(shown)).not.toContain('argon')
  })

  it('knows a session until it expires', async () => {
    const { store, reopen } = subject()
    await add(store, 'ann', 'ann@example.com')
    await store.addSession({ tokenHash: 's', staffId: 'ann', at: moment(0), expires: moment(60) })
    const reopened = await reopen()
    expect(await reopened.staffBySession('s', moment(59), 24)).toEqual(member('ann', 'ann@example.com'))
    expect(await reopened.staffBySession('s', moment(60), 24)).toBeUndefined()
    expect(await reopened.staffBySession('other', moment(1), 24)).toBeUndefined()
  })

  it('forgets a session that was not used for that many hours, and keeps one alive that was', async () => {
    const { store, reopen } = subject()
    await add(store, 'ann', 'ann@example.com')
    const ends = { staffId: 'ann', at: moment(0), expires: moment(DAY) }
    await store.addSession({ tokenHash: 'used', ...ends })
    await store.addSession({ tokenHash: 'left', ...ends })
    expect(await store.staffBySession('used', moment(HOUR), 2)).toEqual(member('ann', 'ann@example.com'))
    const reopened = await reopen()
    expect(await reopened.staffBySession('left', moment(2 * HOUR), 2)).toBeUndefined()
    expect(await reopened.staffBySession('used', moment(3 * HOUR - 1), 2)).toBeDefined()
    expect(await reopened.staffBySession('used', moment(5 * HOUR - 1), 2)).toBeUndefined()
  })

  it('[S60] ends the other sessions with a new password, and all of them where none is named', async () => {
    const { store, reopen } = subject()
    await add(store, 'ann', 'ann@example.com')
    await add(store, 'ben', 'ben@example.com')
    const ends = { at: moment(0), expires: moment(60) }
    for (const tokenHash of ['phone', 'desk']) await store.addSession({ tokenHash, staffId: 'ann', ...ends })
    await store.addSession({ tokenHash: 'ben', staffId: 'ben', ...ends })
    await store.setPassword('ann', 'argon-new', 'desk')
    const reopened = await reopen()
    expect(await reopened.staffBySession('phone', moment(1), 24)).toBeUndefined()
    expect(await reopened.staffBySession('desk', moment(1), 24)).toMatchObject({ id: 'ann' })
    expect(await reopened.staffByEmail('ann@example.com')).toMatchObject({ passwordHash: 'argon-new' })
    await reopened.setPassword('ann', 'argon-newer')
    expect(await reopened.staffBySession('desk', moment(1), 24)).toBeUndefined()
    expect(await reopened.staffBySession('ben', moment(1), 24)).toMatchObject({ id: 'ben' })
    expect(await reopened.staffByEmail('ben@example.com')).toMatchObject({ passwordHash: 'argon-ben' })
    await reopened.setPassword('unknown', 'argon')
  })

  it('[S60] ends one session and no other', async () => {
    const { store } = subject()
    await add(store, 'ann', 'ann@example.com')
    await store.addSession({ tokenHash: 'phone', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.addSession({ tokenHash: 'desk', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.endSession('phone')
    expect(await store.staffBySession('phone', moment(1), 24)).toBeUndefined()
    expect(await store.staffBySession('desk', moment(1), 24)).toMatchObject({ id: 'ann' })
  })

  it('[S18] ends the sessions of staff who are disabled, for good', async () => {
    const { store } = subject()
    await add(store, 'ann', 'ann@example.com')
    await add(store, 'ben', 'ben@example.com')
    await store.addSession({ tokenHash: 'a', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.addSession({ tokenHash: 'b', staffId: 'ben', at: moment(0), expires: moment(60) })
    await store.setDisabled('ann', true)
    expect(await store.staffBySession('a', moment(1), 24)).toBeUndefined()
    expect(await store.staffBySession('b', moment(1), 24)).toMatchObject({ id: 'ben' })
    expect(await store.staffById('ann')).toMatchObject({ disabled: true })
    await store.setDisabled('ann', false)
    expect(await store.staffBySession('a', moment(1), 24)).toBeUndefined()
    expect(await store.staffByEmail('ann@example.com')).toMatchObject({ disabled: false })
  })

  it('refuses a session of someone who is not staff', async () => {
    const { store } = subject()
    const session = { tokenHash: 's', staffId: 'unknown', at: moment(0), expires: moment(60) }
    await expect(store.addSession(session)).rejects.toThrow()
    expect(await store.staffBySession('s', moment(1), 24)).toBeUndefined()
  })
}

function member(id: string, email: string, roles: Role[] = ['agent']): StaffMember {
  return { id, email, name: `Name of ${id}`, roles, disabled: false, capacity: null, languages: [], skills: [] }
}

function add(store: Store, id: string, email: string, roles?: Role[]): Promise<'added' | 'email_taken'> {
  return store.addStaff({ ...member(id, email, roles), passwordHash: `argon-${id}`, at: moment(0) })
}
