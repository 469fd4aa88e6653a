import { describe, expect, it } from 'vitest'
import { defaultSettings, Settings } from '../../../src/protocol/settings.ts'
import { faultAt, formOf, idFor, settingsOf } from '../../../web/console/pure/settings-form.ts'

describe('the settings form', () => {
  it('gives back the document that it was filled from', () => {
    const settings = Settings.parse({
      assistant: { name: 'Concierge', greeting: 'Good day', helpsWith: 'rooms' },
      hours: {
        timeZone: 'Europe/Belgrade',
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['13:00', '24:00'],
          ],
          tue: [],
          wed: [],
          thu: [],
          fri: [],
          sat: [],
          sun: [],
        },
        holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      },
      handoff: { off: ['sensitive.legal'], fruitlessTurns: 3 },
      queue: { capacity: 5 },
      retention: { conversationDays: 90, usageDays: 30 },
      teams: [{ id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }],
    })
    expect(Settings.parse(settingsOf(formOf(settings)))).toEqual(settings)
    expect(Settings.parse(settingsOf(formOf(defaultSettings)))).toEqual(defaultSettings)
  })

  it('sends what is not a number as typed, and finds the answer at its field', () => {
    const wrong = settingsOf({ ...formOf(defaultSettings), capacity: 'many', upsetFrom: '0,4' })
    const checked = Settings.safeParse(wrong)
    const faults = checked.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? []
    expect(faults.map(({ path }) => path)).toEqual(['queue.capacity'])
    expect(faultAt(faults, 'queue.capacity')).toBe('Takes a number.')
    expect(faultAt(faults, 'queue.graceSeconds')).toBeUndefined()
  })

  it('finds a fault inside a day at the day', () => {
    expect(faultAt([{ path: 'hours.weekly.mon.0.1', message: 'a time as HH:MM' }], 'hours.weekly.mon')).toBe(
      'Takes a time as HH:MM.',
    )
    expect(faultAt([{ path: 'teams.10.name', message: 'x' }], 'teams.1')).toBeUndefined()
  })

  it('makes a team id from any name', () => {
    expect(idFor('Zahlungen & Rückgaben')).toBe('zahlungen-ruckgaben')
    expect(idFor('Подршка')).toBe('podrska')
    const team = (name: string) => ({ id: '', name, agentIds: [], languages: [], categories: [] })
    const form = { ...formOf(defaultSettings), teams: [team('Billing'), team('billing'), team('–')] }
    const ids = Settings.parse(settingsOf(form)).teams.map(({ id }) => id)
    expect(ids).toEqual(['billing', 'billing-2', 'team-3'])
  })
})
