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
const DAY_MS = 86_400_000

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

/** The open spans from yesterday on, in order. */
function openSpans(hours: OpeningHours, from: Date): Span[] {
  const today = calendarDay(hours, from.getTime())
  const days = Array.from({ length: LOOK_AHEAD_DAYS + 2 }, (_, at) => spansOn(hours, today, at - 1))
  return days.flat().sort((a, b) => a[0] - b[0])
}

/** From opening to closing, as UTC milliseconds. */
export type Span = readonly [open: number, close: number]

/** The date that the desk's calendar shows at a moment (UTC milliseconds), as the milliseconds of that date in UTC. */
export function calendarDay({ timeZone }: OpeningHours, at: number): number {
  return Date.parse(localDate(new Date(at), timeZone))
}

/** Each day as it was worked out, as long as the hours stay the same: clocks ask for the same few again and again. */
const daysOf = new WeakMap<OpeningHours, Map<string, readonly Span[]>>()
const MOST_DAYS_KEPT = 4_000

/**
 * The spans of one calendar day of the desk, by the time they open.
 * @param today a `calendarDay`
 * @param ahead days after it
 */
export function spansOn(hours: OpeningHours, today: number, ahead: number): readonly Span[] {
  // Counted in dates, not in steps of 24 hours: a day on which the clocks change has 23 or 25.
  const day = new Date(today + ahead * DAY_MS)
  const date = day.toISOString().slice(0, 10)
  const days = daysOf.get(hours) ?? new Map<string, readonly Span[]>()
  daysOf.set(hours, days)
  const known = days.get(date)
  if (known) return known
  if (days.size >= MOST_DAYS_KEPT) days.clear()
  const spans = closedOn(hours, date) ? [] : weeklySpans(hours, date, weekdays[(day.getUTCDay() + 6) % 7] as Weekday)
  days.set(date, spans)
  return spans
}

function closedOn({ holidays }: OpeningHours, date: string): boolean {
  return holidays.some((holiday) => holiday.date === date)
}

function weeklySpans({ weekly, timeZone }: OpeningHours, date: string, weekday: Weekday): Span[] {
  const open: [string, string][] = weekly ? (weekly[weekday] ?? []) : [['00:00', '24:00']]
  return open
    .map(([opens, closes]): Span => [utcOf(date, opens, timeZone), utcOf(date, closes, timeZone)])
    .sort((a, b) => a[0] - b[0])
}

/** The date that a zone's calendar shows at a moment, as `YYYY-MM-DD`. */
function localDate(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offset(at.getTime(), timeZone)).toISOString().slice(0, 10)
}

/**
 * The UTC moment of a wall-clock time in a zone. Where a clock change skips that time, as long after the change as
 * the time is after the hour that is skipped; where it comes twice, the first (as RFC 5545, section 3.3.5, has it).
 */
function utcOf(date: string, time: string, timeZone: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const wall = Date.parse(date) + (hour * 60 + minute) * 60_000
  const candidates = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offset(near, timeZone))
  const right = candidates.filter((at) => at + offset(at, timeZone) === wall)
  return right.length > 0 ? Math.min(...right) : Math.max(...candidates)
}

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offset(at: number, timeZone: string): number {
  const parts = wallClock(timeZone).formatToParts(at)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(at / 1000) * 1000
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

/** Made once a zone: making one costs a hundred times as much as asking it. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const made = wallClocks.get(timeZone)
  if (made) return made
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  wallClocks.set(timeZone, clock)
  return clock
}

/**
 * The moment at which so much opening time has passed since another.
 * @returns undefined where that is not within the next 60 days
 */
export function afterOpenTime(hours: OpeningHours, from: Iso, ms: number): Iso | undefined {
  const start = Date.parse(from)
  if (!hours.weekly && hours.holidays.length === 0) return new Date(start + ms).toISOString()
  let left = ms
  for (const [open, close] of joinedSpans(hours, from)) {
    const begin = Math.max(open, start)
    if (close - begin < left) left -= Math.max(0, close - begin)
    else return new Date(begin + left).toISOString()
  }
  return undefined
}

/** The promise of the next opening: of the present day nothing is counted on any more. */
export function nextOpening(hours: OpeningHours, now: Iso): Promise_ {
  const opens = joinedSpans(hours, now).find(([open]) => open > Date.parse(now))?.[0]
  return opens === undefined ? { kind: 'later' } : { kind: 'later', at: new Date(opens).toISOString() }
}

/** Open spans of which none begins where another ends. */
function joinedSpans(hours: OpeningHours, from: Iso): [number, number][] {
  const joined: [number, number][] = []
  for (const [open, close] of openSpans(hours, new Date(from))) {
    const last = joined.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else joined.push([open, close])
  }
  return joined
}
