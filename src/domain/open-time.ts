/** Time as service clocks count it: only while the desk is open. */
import type { Iso } from './events.ts'
import { calendarDay, type OpeningHours, type Span, spansOn } from './hours.ts'

/** How far ahead open time is looked for, in days: what is not reached in five years is never due. */
const FARTHEST_DAYS = 5 * 366

/**
 * How long the desk is open between two moments, in seconds, to the millisecond; 0 where the second is not after the
 * first. Holidays, several spans a day and changes of the clocks are those of `promiseAt`.
 */
export function openSeconds(hours: OpeningHours, from: Iso, to: Iso): number {
  const end = Date.parse(to)
  let open = 0
  for (const [opens, closes] of openFrom(hours, Date.parse(from))) {
    if (opens >= end) break
    open += Math.min(closes, end) - opens
  }
  return open / 1000
}

/**
 * The first moment at which the desk has been open for so long.
 * @param seconds of opening hours; `from` itself where it is 0
 * @returns undefined where that much open time does not come within five years
 */
export function openAfter(hours: OpeningHours, from: Iso, seconds: number): Iso | undefined {
  let left = Math.round(seconds * 1000)
  if (left <= 0) return from
  for (const [opens, closes] of openFrom(hours, Date.parse(from))) {
    if (closes - opens >= left) return new Date(opens + left).toISOString()
    left -= closes - opens
  }
  return undefined
}

/** What is left of the open spans from a moment on, in order, without overlap. */
function* openFrom(hours: OpeningHours, from: number): Generator<Span> {
  if (!hours.weekly && hours.holidays.length === 0) {
    yield [from, Number.POSITIVE_INFINITY]
    return
  }
  if (hours.weekly && Object.values(hours.weekly).every((spans) => spans.length === 0)) return
  const today = calendarDay(hours, from)
  let reached = from
  // From the day before: in zones far from UTC, and where the clocks change at midnight, its spans reach into today.
  for (let ahead = -1; ahead <= FARTHEST_DAYS; ahead++) {
    for (const [opens, closes] of spansOn(hours, today, ahead)) {
      const begins = Math.max(opens, reached)
      // Spans may overlap, and one may lie wholly within the hour that a change of the clocks skips.
      if (closes <= begins) continue
      yield [begins, closes]
      reached = closes
    }
  }
}
