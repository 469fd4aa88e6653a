import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alwaysOpen, type OpeningHours, promiseAt, weekdays } from '../../src/domain/hours.ts'

const workdays = Object.fromEntries(
  weekdays.slice(0, 5).map((day) => [day, [['09:00', '17:00']] as [string, string][]]),
)
const belgrade: OpeningHours = { timeZone: 'Europe/Belgrade', weekly: workdays, holidays: [] }
const later = (at: string) => ({ kind: 'later', at })
const now = { kind: 'now' }

describe('opening hours', () => {
  it('are always, where none are set', () => {
    expect(promiseAt(alwaysOpen, '2026-01-01T03:00:00.000Z')).toEqual(now)
  })

  it('are the wall clock’s in the desk’s own time zone, in winter and in summer', () => {
    expect(promiseAt(belgrade, '2026-03-02T08:00:00.000Z')).toEqual(now)
    expect(promiseAt(belgrade, '2026-03-02T07:59:59.999Z')).toEqual(later('2026-03-02T08:00:00.000Z'))
    expect(promiseAt(belgrade, '2026-07-06T06:59:00.000Z')).toEqual(later('2026-07-06T07:00:00.000Z'))
    expect(promiseAt(belgrade, '2026-07-06T07:00:00.000Z')).toEqual(now)
  })

  it('end at the minute of closing', () => {
    expect(promiseAt(belgrade, '2026-03-02T15:59:59.999Z')).toEqual(now)
    expect(promiseAt(belgrade, '2026-03-02T16:00:00.000Z')).toEqual(later('2026-03-03T08:00:00.000Z'))
  })

  it('go over the weekend', () => {
    expect(promiseAt(belgrade, '2026-03-06T20:00:00.000Z')).toEqual(later('2026-03-09T08:00:00.000Z'))
  })

  it('know that it is another day elsewhere', () => {
    const auckland: OpeningHours = { timeZone: 'Pacific/Auckland', weekly: { mon: [['09:00', '17:00']] }, holidays: [] }
    expect(promiseAt(auckland, '2026-03-01T20:30:00.000Z')).toEqual(now)
    const honolulu = { ...auckland, timeZone: 'Pacific/Honolulu' }
    expect(promiseAt(honolulu, '2026-03-03T02:30:00.000Z')).toEqual(now)
    expect(promiseAt(honolulu, '2026-03-02T02:30:00.000Z')).toEqual(later('2026-03-02T19:00:00.000Z'))
  })

  it('may be zones of half hours', () => {
    const kolkata: OpeningHours = { timeZone: 'Asia/Kolkata', weekly: { mon: [['09:00', '10:00']] }, holidays: [] }
    expect(promiseAt(kolkata, '2026-03-02T03:30:00.000Z')).toEqual(now)
    expect(promiseAt(kolkata, '2026-03-02T04:30:00.000Z')).toEqual(later('2026-03-09T03:30:00.000Z'))
  })

  it('may be several spans a day, in any order', () => {
    const split: OpeningHours = {
      timeZone: 'UTC',
      weekly: {
        mon: [
          ['14:00', '18:00'],
          ['09:00', '12:00'],
        ],
      },
      holidays: [],
    }
    expect(promiseAt(split, '2026-03-02T08:00:00.000Z')).toEqual(later('2026-03-02T09:00:00.000Z'))
    expect(promiseAt(split, '2026-03-02T12:30:00.000Z')).toEqual(later('2026-03-02T14:00:00.000Z'))
    expect(promiseAt(split, '2026-03-02T17:00:00.000Z')).toEqual(now)
  })

  it('go on past midnight where one span ends at 24:00 and the next begins at 00:00', () => {
    const night: OpeningHours = {
      timeZone: 'Europe/Belgrade',
      weekly: { fri: [['20:00', '24:00']], sat: [['00:00', '04:00']] },
      holidays: [],
    }
    for (const at of ['2026-03-06T22:59:59.000Z', '2026-03-06T23:00:00.000Z', '2026-03-07T02:59:59.000Z']) {
      expect(promiseAt(night, at)).toEqual(now)
    }
    expect(promiseAt(night, '2026-03-07T03:00:00.000Z').kind).toBe('later')
  })
})

describe('holidays', () => {
  const holidays = [
    { date: '2026-03-02', name: 'A day off' },
    { date: '2026-03-03', name: 'Another' },
  ]

  it('close the desk for the whole day of its own calendar', () => {
    expect(promiseAt({ ...belgrade, holidays }, '2026-03-02T10:00:00.000Z')).toEqual(later('2026-03-04T08:00:00.000Z'))
  })

  it('close a desk that is otherwise always open', () => {
    const always: OpeningHours = { timeZone: 'Europe/Belgrade', holidays }
    expect(promiseAt(always, '2026-03-01T22:59:00.000Z')).toEqual(now)
    expect(promiseAt(always, '2026-03-01T23:00:00.000Z')).toEqual(later('2026-03-03T23:00:00.000Z'))
    expect(promiseAt(always, '2026-03-03T23:00:00.000Z')).toEqual(now)
  })
})

describe('a desk that does not open within sixty days', () => {
  it('promises no moment', () => {
    expect(promiseAt({ timeZone: 'UTC', weekly: {}, holidays: [] }, '2026-03-02T10:00:00.000Z')).toEqual({
      kind: 'later',
    })
  })

  it('promises the moment where the closure is just shorter', () => {
    const closed = Array.from({ length: 59 }, (_, at) => ({
      date: new Date(Date.UTC(2026, 2, 2 + at)).toISOString().slice(0, 10),
      name: 'Works',
    }))
    expect(promiseAt({ timeZone: 'UTC', holidays: closed }, '2026-03-02T10:00:00.000Z')).toEqual(
      later('2026-04-30T00:00:00.000Z'),
    )
  })
})

describe('a change of the clocks', () => {
  const sundays = (timeZone: string, span: [string, string]): OpeningHours => ({
    timeZone,
    weekly: { sun: [span] },
    holidays: [],
  })

  it('does not skip the short day, asked late the evening before', () => {
    const hours = sundays('Europe/Belgrade', ['09:00', '17:00'])
    expect(promiseAt(hours, '2026-03-28T22:30:00.000Z')).toEqual(later('2026-03-29T07:00:00.000Z'))
  })

  it('leaves the long day its hours', () => {
    const hours = sundays('Europe/Belgrade', ['09:00', '17:00'])
    expect(promiseAt(hours, '2026-10-24T22:30:00.000Z')).toEqual(later('2026-10-25T08:00:00.000Z'))
  })

  it('opens after the hour that is skipped, east and west of Greenwich', () => {
    expect(promiseAt(sundays('Europe/Belgrade', ['02:30', '06:00']), '2026-03-28T20:00:00.000Z')).toEqual(
      later('2026-03-29T01:30:00.000Z'),
    )
    expect(promiseAt(sundays('America/New_York', ['02:30', '06:00']), '2026-03-07T20:00:00.000Z')).toEqual(
      later('2026-03-08T07:30:00.000Z'),
    )
  })

  it('opens at the first of two equal times, east and west of Greenwich', () => {
    expect(promiseAt(sundays('Europe/Belgrade', ['02:30', '06:00']), '2026-10-24T20:00:00.000Z')).toEqual(
      later('2026-10-25T00:30:00.000Z'),
    )
    expect(promiseAt(sundays('America/New_York', ['01:30', '06:00']), '2026-10-31T20:00:00.000Z')).toEqual(
      later('2026-11-01T05:30:00.000Z'),
    )
  })

  it('at midnight itself costs a day that is open round the clock nothing', () => {
    const santiago: OpeningHours = {
      timeZone: 'America/Santiago',
      weekly: { sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] },
      holidays: [],
    }
    for (const at of ['2026-09-06T03:59:00.000Z', '2026-09-06T04:00:00.000Z', '2026-09-06T04:30:00.000Z']) {
      expect(promiseAt(santiago, at)).toEqual(now)
    }
  })
})

describe('any hours at any moment', () => {
  const time = fc.integer({ min: 0, max: 24 * 4 }).map((quarter) => {
    return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
  })
  const span = fc.tuple(time, time).filter(([open, close]) => open < close)
  const hours = fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Belgrade', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'),
    weekly: fc.dictionary(fc.constantFrom(...weekdays), fc.array(span, { maxLength: 3 })),
    holidays: fc.constant([{ date: '2026-03-30', name: 'A day off' }]),
  }) as fc.Arbitrary<OpeningHours>
  const at = fc
    .date({ min: new Date('2026-03-20T00:00:00Z'), max: new Date('2026-04-10T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString())

  it('promise a moment that is in the future and at which the desk is open', () => {
    fc.assert(
      fc.property(hours, at, (desk, moment) => {
        const promise = promiseAt(desk, moment)
        if (promise.at === undefined) return
        expect(promise.at > moment).toBe(true)
        expect(promiseAt(desk, promise.at)).toEqual({ kind: 'now' })
      }),
      { numRuns: 150 },
    )
  })

  it('promise nothing sooner than a desk that is open all week', () => {
    fc.assert(
      fc.property(hours, at, ({ timeZone }, moment) => {
        const weekly = Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00']]])) as OpeningHours['weekly']
        expect(promiseAt({ timeZone, weekly, holidays: [] } as OpeningHours, moment)).toEqual({ kind: 'now' })
      }),
      { numRuns: 60 },
    )
  })
})
