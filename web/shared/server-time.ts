/** The server's clock: a customer's own may be wrong by hours, and "today" is said of what the server dated. */

/** Less than this, in milliseconds, is the way of the answer and the second that headers are rounded to. */
const WORTH_IT_MS = 60_000
let ahead = 0

/** @param date a `Date` header that has just come */
export function hearServerDate(date: string | null): void {
  const difference = Date.parse(date ?? '') - Date.now()
  if (Number.isFinite(difference)) ahead = Math.abs(difference) < WORTH_IT_MS ? 0 : difference
}

export function serverNow(): Date {
  return new Date(Date.now() + ahead)
}
