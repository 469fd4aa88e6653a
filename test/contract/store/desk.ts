import { expect, it } from 'vitest'
import { type Store, StoreUnavailable } from '../../../src/ports/store.ts'
import { defaultSettings, type Settings } from '../../../src/protocol/settings.ts'
import { moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function deskContract(subject: Subject): void {
  it('keeps the last presence of each agent', async () => {
    const { store, reopen } = subject()
    await agents(store, 'ann', 'ben')
    await store.setPresence('ann', { state: 'online', connected: true, seenAt: moment(0) })
    await store.setPresence('ann', { state: 'away', connected: true, seenAt: moment(1) })
    await store.setPresence('ben', { state: 'assign_only', connected: false, seenAt: moment(2) })
    const seen = await (await reopen()).presences()
    expect(seen.sort((a, b) => (a.staffId < b.staffId ? -1 : 1))).toEqual([
      { staffId: 'ann', state: 'away', connected: true, seenAt: moment(1) },
      { staffId: 'ben', state: 'assign_only', connected: false, seenAt: moment(2) },
    ])
  })

  it('disconnects everyone at start: those who were connected were seen until now', async () => {
    const { store } = subject()
    await agents(store, 'ann', 'ben')
    await store.setPresence('ann', { state: 'online', connected: true, seenAt: moment(0) })
    await store.setPresence('ben', { state: 'online', connected: false, seenAt: moment(1) })
    await store.disconnectAll(moment(100))
    const seen = new Map((await store.presences()).map(({ staffId, ...presence }) => [staffId, presence]))
    expect(seen.get('ann')).toEqual({ state: 'online', connected: false, seenAt: moment(100) })
    expect(seen.get('ben')).toEqual({ state: 'online', connected: false, seenAt: moment(1) })
  })

  it('has no settings until they are saved, then the ones saved last', async () => {
    const { store, reopen } = subject()
    expect(await store.settings()).toBeUndefined()
    const settings: Settings = {
      ...defaultSettings,
      hours: { timeZone: 'Europe/Belgrade', weekly: { mon: [['09:00', '17:00']] }, holidays: [] },
    }
    await store.saveSettings(defaultSettings, 'ann', moment(0))
    await store.saveSettings(settings, 'ann', moment(0))
    expect(await (await reopen()).settings()).toEqual(settings)
  })

  it('has every save of the settings under its version, and writes none that was made from an older one', async () => {
    const { store } = subject()
    expect(await store.savedSettings()).toBeUndefined()
    const first = await store.saveSettings(defaultSettings, 'file', moment(0))
    const named = { ...defaultSettings, assistant: { name: 'Desk' } }
    const second = await store.saveSettings(named, 'ann', moment(1), first)
    expect(second).toBeGreaterThan(first ?? 0)
    expect(await store.saveSettings(defaultSettings, 'ben', moment(2), first)).toBeUndefined()
    expect(await store.savedSettings()).toEqual({ version: second, settings: named, by: 'ann', at: moment(1) })
    expect(await store.savedSettings(first)).toMatchObject({ version: first, settings: defaultSettings, by: 'file' })
    expect(await store.savedSettings(99)).toBeUndefined()
    const both = [1, 2].map((n) => store.saveSettings(defaultSettings, `at-once-${n}`, moment(3), second))
    expect((await Promise.all(both)).filter((version) => version !== undefined)).toHaveLength(1)
  })

  it('spends a secret once, for the right hash', async () => {
    const { store, reopen } = subject()
    await store.putSecret('first-admin', 'hash')
    expect(await store.spendSecret('first-admin', 'other')).toBe(false)
    expect(await store.spendSecret('other', 'hash')).toBe(false)
    const reopened = await reopen()
    const spent = await Promise.all(Array.from({ length: 5 }, () => reopened.spendSecret('first-admin', 'hash')))
    expect(spent.filter(Boolean)).toHaveLength(1)
  })

  it('replaces a secret of the same name', async () => {
    const { store } = subject()
    await store.putSecret('first-admin', 'old')
    await store.putSecret('first-admin', 'new')
    expect(await store.spendSecret('first-admin', 'old')).toBe(false)
    expect(await store.spendSecret('first-admin', 'new')).toBe(true)
  })

  it('answers a ping while it is open, and says so when it is not', async () => {
    const { store } = subject()
    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
    await store.close()
    await expect(store.ping()).rejects.toThrow(StoreUnavailable)
    await expect(store.conversation('c')).rejects.toThrow(/closed/)
  })
}

async function agents(store: Store, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    const email = `${id}@example.com`
    await store.addStaff({ id, email, name: id, roles: ['agent'], disabled: false, passwordHash: 'x', at: moment(0) })
  }
}
