import { describe, expect, it } from 'vitest'
import { clock, day, moment } from '../../../web/shared/time.ts'

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
