import { describe, expect, it } from 'vitest'
import { clock, day, moment, relative, span } from '../../../web/shared/time.ts'

/** Local time, so that the tests say the same in every time zone. */
const local = (date: number, hour = 12, minute = 0) => new Date(2026, 2, date, hour, minute)
const now = local(18)
const iso = (date: Date) => date.toISOString()

describe('a moment', () => {
  it('is the clock alone on the same day', () => {
    expect(moment(iso(local(18, 14, 5)), now, 'de')).toBe('14:05')
    expect(clock(iso(local(18, 14, 5)), 'de')).toBe('14:05')
  })

  it('has the weekday within a week, also when that is less than 24 hours away', () => {
    expect(moment(iso(local(19, 9)), now, 'de')).toMatch(/^Donnerstag.*09:00/)
    expect(moment(iso(local(23, 9)), now, 'en-GB')).toMatch(/^Monday.*09:00/)
  })

  it('has the date beyond that, and the year where it is another', () => {
    expect(moment(iso(local(28, 9)), now, 'en-GB')).toMatch(/28 Mar.*9:00/)
    expect(moment(iso(new Date(2027, 2, 18, 9)), now, 'en-GB')).toContain('2027')
  })
})

describe('the day above messages', () => {
  it.each([
    [18, 'today'],
    [17, 'yesterday'],
    [14, 'Saturday'],
  ])('the %i is %s', (date, words) => {
    expect(day(iso(local(date, 23, 59)), now, 'en')).toBe(words)
  })

  it('is a date after a week', () => {
    expect(day(iso(local(1)), now, 'en-GB')).toBe('1 March 2026')
  })
})

describe('how long ago', () => {
  it.each([
    [-10, 'now'],
    [-180, '3 minutes ago'],
    [7_200, 'in 2 hours'],
    [-3 * 86_400, '3 days ago'],
  ])('%i s is %s', (seconds, words) => {
    expect(relative(iso(new Date(now.getTime() + seconds * 1_000)), now, 'en')).toBe(words)
  })
})

describe('a span', () => {
  it.each([
    [-5, '0 sec'],
    [59.9, '59 sec'],
    [60, '1 min'],
    [7_300, '2 hr'],
    [200_000, '2 days'],
  ])('of %d s is %s', (seconds, words) => {
    expect(span(seconds, 'en')).toBe(words)
  })
})
