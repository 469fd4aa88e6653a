/** Times as people say them, through Intl. Moments are ISO 8601; what is shown is local time. */

/** `14:05`, or `2:05 PM` where that is the custom. */
export function clock(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** The clock alone on the same day, with the weekday within a week, otherwise with the date. */
export function moment(at: string, now: Date, locale: string): string {
  const date = new Date(at)
  const days = Math.abs(daysBetween(now, date))
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }
  if (days === 0) return clock(at, locale)
  if (days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long', ...time }).format(date)
  const year: Intl.DateTimeFormatOptions = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year, ...time }).format(date)
}

/** `today`, `yesterday`, a weekday or a date: what stands above a day's messages. */
export function day(at: string, now: Date, locale: string): string {
  const date = new Date(at)
  const days = daysBetween(now, date)
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
  if (days > -7 && days < 0) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date)
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date)
}

/** Whole local calendar days from one moment to another; also right across a change of clocks. */
function daysBetween(from: Date, to: Date): number {
  const start = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  return Math.round((start(to) - start(from)) / 86_400_000)
}

let ahead = 0

/**
 * Sets this page's clock by the server's: a customer's own may be wrong by hours, and "today" is said of what the server dated.
 * @param date a `Date` header that has just come
 */
export function hearServerDate(date: string | null): void {
  const at = Date.parse(date ?? '')
  if (at) ahead = at - Date.now()
}

/** The time by the server's clock, to about a second. */
export function serverNow(): Date {
  return new Date(Date.now() + ahead)
}
