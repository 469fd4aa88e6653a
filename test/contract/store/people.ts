import { expect, it } from 'vitest'
import type { Role, StaffMember, Store } from '../../../src/ports/store.ts'
import { moment } from '../../fixtures/events.ts'
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
    const shown = [await store.staff(), await store.staffById('ann'), await store.staffBySession('s', moment(1))]
    expect(JSON.stringify(shown)).not.toContain('argon')
  })

  it('knows a session until it expires', async () => {
    const { store, reopen } = subject()
    await add(store, 'ann', 'ann@example.com')
    await store.addSession({ tokenHash: 's', staffId: 'ann', at: moment(0), expires: moment(60) })
    const reopened = await reopen()
    expect(await reopened.staffBySession('s', moment(59))).toEqual(member('ann', 'ann@example.com'))
    expect(await reopened.staffBySession('s', moment(60))).toBeUndefined()
    expect(await reopened.staffBySession('other', moment(1))).toBeUndefined()
  })

  it('[S60] ends one session and no other', async () => {
    const { store } = subject()
    await add(store, 'ann', 'ann@example.com')
    await store.addSession({ tokenHash: 'phone', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.addSession({ tokenHash: 'desk', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.endSession('phone')
    expect(await store.staffBySession('phone', moment(1))).toBeUndefined()
    expect(await store.staffBySession('desk', moment(1))).toMatchObject({ id: 'ann' })
  })

  it('[S18] ends the sessions of staff who are disabled, for good', async () => {
    const { store } = subject()
    await add(store, 'ann', 'ann@example.com')
    await add(store, 'ben', 'ben@example.com')
    await store.addSession({ tokenHash: 'a', staffId: 'ann', at: moment(0), expires: moment(60) })
    await store.addSession({ tokenHash: 'b', staffId: 'ben', at: moment(0), expires: moment(60) })
    await store.setDisabled('ann', true)
    expect(await store.staffBySession('a', moment(1))).toBeUndefined()
    expect(await store.staffBySession('b', moment(1))).toMatchObject({ id: 'ben' })
    expect(await store.staffById('ann')).toMatchObject({ disabled: true })
    await store.setDisabled('ann', false)
    expect(await store.staffBySession('a', moment(1))).toBeUndefined()
    expect(await store.staffByEmail('ann@example.com')).toMatchObject({ disabled: false })
  })

  it('refuses a session of someone who is not staff', async () => {
    const { store } = subject()
    const session = { tokenHash: 's', staffId: 'unknown', at: moment(0), expires: moment(60) }
    await expect(store.addSession(session)).rejects.toThrow()
    expect(await store.staffBySession('s', moment(1))).toBeUndefined()
  })
}

function member(id: string, email: string, roles: Role[] = ['agent']): StaffMember {
  return { id, email, name: `Name of ${id}`, roles, disabled: false }
}

function add(store: Store, id: string, email: string, roles?: Role[]): Promise<'added' | 'email_taken'> {
  return store.addStaff({ ...member(id, email, roles), passwordHash: `argon-${id}`, at: moment(0) })
}
