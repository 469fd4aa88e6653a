/** When the desk is open, in the desk's own time zone, and what may therefore be promised. */
import type { Iso, Promise_ } from './events.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export interface OpeningHours {
  /** IANA name, e.g. `Europe/Belgrade`. */
  timeZone: string
  /** Open and close as `HH:MM`; several spans a day; none is closed. Absent: always open. */
  weekly?: Partial<Record<Weekday, [open: string, close: string][]>>
  /** Closed all day, as `YYYY-MM-DD` in the desk's time zone. */
  holidays: { date: string; name: string }[]
}

export const alwaysOpen: OpeningHours = { timeZone: 'UTC', holidays: [] }

/** How far ahead an opening is looked for, in days: longer closures promise nothing. */
const LOOK_AHEAD_DAYS = 60

/**
 * Whether the desk is open at a moment, and if not when it opens next.
 * @param now ISO 8601, UTC
 * @returns `now` while open; `later` with the moment of opening, or without one if none comes in 60 days
 */
export function promiseAt(hours: OpeningHours, now: Iso): Promise_ {
  if (!hours.weekly && hours.holidays.length === 0) return { kind: 'now' }
  const start = new Date(now)
  const spans = openSpans(hours, start)
  if (spans.some(([open, close]) => open <= start.getTime() && start.getTime() < close)) return { kind: 'now' }
  const next = spans.map(([open]) => open).find((open) => open > start.getTime())
  return next === undefined ? { kind: 'later' } : { kind: 'later', at: new Date(next).toISOString() }
}

/** The open spans from today on, as UTC milliseconds, in order. */
function openSpans(hours: OpeningHours, from: Date): [number, number][] {
  const closed = new Set(hours.holidays.map(({ date }) => date))
  const spans: [number, number][] = []
  for (let day = -1; day <= LOOK_AHEAD_DAYS; day++) {
    const { date, weekday } = localDay(new Date(from.getTime() + day * 86_400_000), hours.timeZone)
    if (closed.has(date)) continue
    const today: [string, string][] = hours.weekly ? (hours.weekly[weekday] ?? []) : [['00:00', '24:00']]
    for (const [open, close] of today) {
      spans.push([utcOf(date, open, hours.timeZone), utcOf(date, close, hours.timeZone)])
    }
  }
  return spans.sort((a, b) => a[0] - b[0])
}

function localDay(at: Date, timeZone: string): { date: string; weekday: Weekday } {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at).toLowerCase()
  return { date, weekday: weekday as Weekday }
}

/** The UTC moment of a wall-clock time in a zone; in the hour that a clock change skips, the moment after it. */
function utcOf(date: string, time: string, timeZone: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  const guess = asIfUtc - offset(asIfUtc, timeZone)
  return asIfUtc - offset(guess, timeZone)
}

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(at / 1000) * 1000
}
