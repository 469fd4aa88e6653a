import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../src/protocol/settings.ts'
import {
  clockIn,
  copiedTo,
  hoursPage,
  joined,
  openAlways,
  openNow,
  pasted,
  zonesLike,
} from '../../../../web/console/pure/settings/hours.ts'

const empty = hoursPage.formOf(defaultSettings)
const nine = { ...empty, ...openAlways(empty, false), timeZone: 'Europe/Belgrade' }

describe('Opening hours', () => {
  it('begin with workdays where there were none, and keep what there was', () => {
    expect(nine.weekly.mon).toEqual([['09:00', '17:00']])
    expect(nine.weekly.sun).toEqual([])
    const own = { ...empty, weekly: { ...empty.weekly, sun: [['10:00', '11:00']] as [string, string][] } }
    expect(openAlways(own, false)).toEqual({ alwaysOpen: false })
  })

  it('tell what the desk is now on its own clock, across its time zone', () => {
    expect(openNow(nine, '2026-11-23T07:59:00.000Z', 'en-GB')).toMatch(/^Closed now, opens Monday,?( at)? 09:00$/)
    expect(openNow(nine, '2026-11-23T08:00:00.000Z', 'en-GB')).toBe('Open now')
    expect(openNow(nine, '2026-11-20T16:00:00.000Z', 'en-GB')).toMatch(/^Closed now, opens Monday,?( at)? 09:00$/)
    const closed = { ...nine, weekly: empty.weekly }
    expect(openNow(closed, '2026-11-23T08:00:00.000Z', 'en-GB')).toMatch(/no opening/)
  })

  it('tell nothing while they are not whole', () => {
    expect(openNow({ ...nine, timeZone: 'Nowhere' }, '2026-11-23T08:00:00.000Z', 'en-GB')).toBeUndefined()
    expect(
      openNow({ ...nine, weekly: { ...nine.weekly, mon: [['9', '']] } }, '2026-11-23T08:00:00.000Z', 'en'),
    ).toBeUndefined()
    expect(clockIn('Nowhere', '2026-11-23T08:00:00.000Z')).toBeUndefined()
    expect(clockIn('Europe/Belgrade', '2026-11-23T08:00:00.000Z')).toBe('09:00')
  })

  it('of a day are copied to others, each its own', () => {
    const weekly = copiedTo({ ...nine.weekly, mon: [['08:00', '12:00']] }, 'mon', ['sat', 'sun'])
    expect(weekly.sat).toEqual([['08:00', '12:00']])
    expect(weekly.sat).not.toBe(weekly.sun)
    expect(weekly.tue).toEqual([['09:00', '17:00']])
  })
})

describe('Time zones', () => {
  it('are found by any part of their names, those that begin so first', () => {
    const zones = ['America/New_York', 'Europe/York_upon', 'Asia/Tokyo', 'America/Port_of_Spain']
    expect(zonesLike(zones, 'new york', 9)).toEqual(['America/New_York'])
    expect(zonesLike(zones, 'york', 9)).toEqual(['Europe/York_upon', 'America/New_York'])
    expect(zonesLike(zones, '', 2)).toHaveLength(2)
  })
})

describe('Holidays', () => {
  it('are read from lines as people have them, and what cannot be read is told', () => {
    const read = pasted(
      '2026-12-25 Christmas\n26.12.2026\tSt Stephen’s Day\r\n1. 1. 2027, New Year\n12/31/2026\n\nEaster\n2026-02-30 None',
    )
    expect(read.holidays).toEqual([
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2026-12-26', name: 'St Stephen’s Day' },
      { date: '2027-01-01', name: 'New Year' },
      { date: '2026-12-31', name: 'Holiday' },
    ])
    expect(read.unread).toEqual(['Easter', '2026-02-30 None'])
  })

  it('are joined in order, each day once', () => {
    const there = [
      { date: '2026-12-25', name: 'Christmas' },
      { date: '', name: '' },
    ]
    const more = [
      { date: '2026-12-25', name: 'Xmas' },
      { date: '2026-01-01', name: 'New Year' },
      { date: '2026-01-01', name: 'Again' },
    ]
    expect(joined(there, more)).toEqual([
      { date: '2026-01-01', name: 'New Year' },
      { date: '2026-12-25', name: 'Christmas' },
    ])
  })
})
