import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, type OpeningHours, promiseAt, weekdays } from '../../src/domain/hours.ts'
import { openAfter, openSeconds } from '../../src/domain/open-time.ts'

const office = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [['09:00', '17:00']] as [string, string][]]))
const belgrade: OpeningHours = { timeZone: 'Europe/Belgrade', weekly: office, holidays: [] }
const hour = 3_600

describe('open time', () => {
  it('is all time where the desk never closes', () => {
    expect(openSeconds(alwaysOpen, '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:01.500Z')).toBe(1.5)
    expect(openAfter(alwaysOpen, '2026-03-01T00:00:00.000Z', 90_000)).toBe('2026-03-02T01:00:00.000Z')
  })

  it('stands still over night and over the weekend', () => {
    // Friday 16:30 to Monday 9:30, in Belgrade.
    expect(openSeconds(belgrade, '2026-03-06T15:30:00.000Z', '2026-03-09T08:30:00.000Z')).toBe(hour)
    expect(openAfter(belgrade, '2026-03-06T15:30:00.000Z', hour)).toBe('2026-03-09T08:30:00.000Z')
  })

  it('ends with the minute of closing, not with the next opening', () => {
    expect(openAfter(belgrade, '2026-03-02T15:30:00.000Z', hour / 2)).toBe('2026-03-02T16:00:00.000Z')
  })

  it('begins at the opening for who comes before it', () => {
    expect(openAfter(belgrade, '2026-03-02T03:00:00.000Z', 60)).toBe('2026-03-02T08:01:00.000Z')
    expect(openAfter(belgrade, '2026-03-02T03:00:00.000Z', 0)).toBe('2026-03-02T03:00:00.000Z')
  })

  it('leaves holidays out, also where there is nothing but holidays', () => {
    const monday = [{ date: '2026-03-09', name: 'A day off' }]
    expect(openAfter({ ...belgrade, holidays: monday }, '2026-03-06T15:30:00.000Z', hour)).toBe(
      '2026-03-10T08:30:00.000Z',
    )
    const daily: OpeningHours = { timeZone: 'Europe/Belgrade', holidays: monday }
    expect(openSeconds(daily, '2026-03-08T00:00:00.000Z', '2026-03-11T00:00:00.000Z')).toBe(48 * hour)
  })

  it('adds up several spans of a day, and counts none twice that overlap', () => {
    const split: OpeningHours = {
      timeZone: 'UTC',
      weekly: {
        mon: [
          ['14:00', '18:00'],
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
      holidays: [],
    }
    expect(openSeconds(split, '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z')).toBe(8 * hour)
    expect(openAfter(split, '2026-03-02T11:30:00.000Z', 2 * hour)).toBe('2026-03-02T14:30:00.000Z')
  })

  it('has 23 hours on the day on which the clocks go forward, and 25 when they go back', () => {
    const daily: OpeningHours = { ...belgrade, weekly: { sun: [['00:00', '24:00']] } }
    expect(openSeconds(daily, '2026-03-28T12:00:00.000Z', '2026-03-30T12:00:00.000Z')).toBe(23 * hour)
    expect(openSeconds(daily, '2026-10-24T12:00:00.000Z', '2026-10-26T12:00:00.000Z')).toBe(25 * hour)
    const night: OpeningHours = { ...belgrade, weekly: { sun: [['01:00', '04:00']] } }
    expect(openAfter(night, '2026-03-28T12:00:00.000Z', 2 * hour)).toBe('2026-03-29T02:00:00.000Z')
  })

  it('never comes to a desk that never opens', () => {
    const never: OpeningHours = { timeZone: 'UTC', weekly: {}, holidays: [] }
    expect(openSeconds(never, '2026-03-02T00:00:00.000Z', '2027-03-02T00:00:00.000Z')).toBe(0)
    expect(openAfter(never, '2026-03-02T00:00:00.000Z', 1)).toBeUndefined()
  })
})

const clockTime = fc.integer({ min: 0, max: 24 * 12 }).map((n) => {
  const minutes = n * 5
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
})
const span = fc
  .tuple(clockTime, clockTime)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): [string, string] => (a < b ? [a, b] : [b, a]))
const anyHours: fc.Arbitrary<OpeningHours> = fc.record({
  // Whole, half and quarter hours from UTC; clocks that change by an hour, by half an hour, at midnight, never.
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/Belgrade',
    'America/St_Johns',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  ),
  weekly: fc.dictionary(fc.constantFrom(...weekdays), fc.array(span, { maxLength: 3 })),
  holidays: fc
    .array(fc.integer({ min: 1, max: 28 }), { maxLength: 4 })
    .map((days) => days.map((day) => ({ date: `2026-03-${String(day).padStart(2, '0')}`, name: 'closed' }))),
})
/** Around both changes of the clocks, in either half of the world. */
const anyMoment = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 1, 20), max: Date.UTC(2026, 3, 12) }),
    fc.integer({ min: Date.UTC(2026, 8, 20), max: Date.UTC(2026, 10, 8) }),
  )
  .map((ms) => new Date(ms).toISOString())
const inOrder = (count: 2 | 3) => fc.array(anyMoment, { minLength: count, maxLength: count }).map((all) => all.sort())
const seconds = fc.integer({ min: 1, max: 40_000 })
const runs = { numRuns: 150 }

describe('in any opening hours, open time', () => {
  it('is additive', () => {
    fc.assert(
      fc.property(anyHours, inOrder(3), (hours, [a = '', b = '', c = '']) => {
        expect(openSeconds(hours, a, b) + openSeconds(hours, b, c)).toBeCloseTo(openSeconds(hours, a, c), 6)
      }),
      runs,
    )
  })

  it('never runs backwards, nor faster than time', () => {
    fc.assert(
      fc.property(anyHours, inOrder(2), (hours, [a = '', b = '']) => {
        const open = openSeconds(hours, a, b)
        expect(open).toBeGreaterThanOrEqual(0)
        expect(open).toBeLessThanOrEqual((Date.parse(b) - Date.parse(a)) / 1000)
        expect(openSeconds(hours, b, a)).toBe(0)
      }),
      runs,
    )
  })

  it('has passed at the moment when it is said to have passed, and not a millisecond before', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, seconds, (hours, from, wanted) => {
        const at = openAfter(hours, from, wanted)
        if (!at) {
          const farthest = new Date(Date.parse(from) + 5 * 366 * 86_400_000).toISOString()
          expect(openSeconds(hours, from, farthest)).toBeLessThan(wanted)
          return
        }
        expect(openSeconds(hours, from, at)).toBe(wanted)
        const before = new Date(Date.parse(at) - 1).toISOString()
        expect(openSeconds(hours, from, before)).toBeLessThan(wanted)
      }),
      runs,
    )
  })

  it('takes longer for more', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, seconds, seconds, (hours, from, some, more) => {
        const [first, then] = [openAfter(hours, from, some), openAfter(hours, from, some + more)]
        if (first && then) expect(then > first).toBe(true)
        else expect(first).toBe(then)
      }),
      runs,
    )
  })

  it('passes exactly while the desk is open', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, at) => {
        const next = new Date(Date.parse(at) + 1).toISOString()
        expect(openSeconds(hours, at, next) > 0).toBe(promiseAt(hours, at).kind === 'now')
      }),
      runs,
    )
  })
})
