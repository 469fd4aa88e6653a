/** Opening hours and holidays as their page holds them. */
import { type OpeningHours, promiseAt, type Weekday, weekdays } from '../../../../src/domain/hours.ts'
import type { PageForm } from './fields.ts'

export type Span = [open: string, close: string]

export interface HoursForm {
  timeZone: string
  alwaysOpen: boolean
  weekly: Record<Weekday, Span[]>
  holidays: { date: string; name: string }[]
}

/** What a day starts with when it is opened. */
export const usualSpan: Span = ['09:00', '17:00']
/** Spans of a day at most. */
export const MOST_SPANS = 6

const workdays: ReadonlySet<Weekday> = new Set(['mon', 'tue', 'wed', 'thu', 'fri'])

export const hoursPage: PageForm<HoursForm> = {
  parts: ['hours'],
  formOf({ hours: { timeZone, weekly, holidays } }) {
    const days = weekdays.map((day) => [day, copied(weekly?.[day] ?? [])])
    return {
      timeZone,
      alwaysOpen: !weekly,
      weekly: Object.fromEntries(days) as HoursForm['weekly'],
      holidays: holidays.map((holiday) => ({ ...holiday })),
    }
  },
  partsOf: (form) => ({ hours: hoursOf(form) }),
}

function hoursOf({ timeZone, alwaysOpen, weekly, holidays }: HoursForm): OpeningHours {
  return {
    timeZone: timeZone.trim(),
    ...(!alwaysOpen && { weekly }),
    holidays: sorted(holidays.map(({ date, name }) => ({ date, name: name.trim() }))),
  }
}

/** Switches between always open and hours. A desk that was always open should not be closed for good by that. */
export function openAlways(form: HoursForm, alwaysOpen: boolean): Partial<HoursForm> {
  const nothingSet = weekdays.every((day) => form.weekly[day].length === 0)
  if (alwaysOpen || !nothingSet) return { alwaysOpen }
  const week = weekdays.map((day) => [day, workdays.has(day) ? [[...usualSpan]] : []])
  return { alwaysOpen, weekly: Object.fromEntries(week) }
}

/** A day's hours on other days. */
export function copiedTo(weekly: HoursForm['weekly'], from: Weekday, to: readonly Weekday[]): HoursForm['weekly'] {
  return { ...weekly, ...Object.fromEntries(to.map((day) => [day, copied(weekly[from])])) }
}

/** Whether the hours can be told: every span is whole, and the zone is one. */
function isWhole({ timeZone, weekly, alwaysOpen, holidays }: HoursForm): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    return false
  }
  const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
  const spans = alwaysOpen ? [] : weekdays.flatMap((day) => weekly[day])
  return (
    spans.every(([open, close]) => time.test(open) && time.test(close) && open < close) &&
    holidays.every(({ date }) => date === '' || isDate(date))
  )
}

/** What the desk is now by these hours, on its own clock: `Open now`, `Closed now, opens Monday 09:00`. */
export function openNow(form: HoursForm, now: string, locale: string): string | undefined {
  if (!isWhole(form)) return undefined
  const promise = promiseAt({ ...hoursOf(form), holidays: form.holidays.filter(({ date }) => date) }, now)
  if (promise.kind === 'now') return 'Open now'
  if (!promise.at) return 'Closed now, and no opening within 60 days'
  const at = new Date(promise.at)
  const soon = at.getTime() - Date.parse(now) < 6 * 86_400_000
  const when = new Intl.DateTimeFormat(locale, {
    timeZone: form.timeZone,
    weekday: 'long',
    ...(!soon && { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  return `Closed now, opens ${when}`
}

/** The time in a zone, as `14:05`; undefined where there is no such zone. */
export function clockIn(timeZone: string, now: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(now))
  } catch {
    return undefined
  }
}

/** Time zones whose name holds what was typed, blanks and underscores alike: `new york` finds `America/New_York`. */
export function zonesLike(zones: readonly string[], typed: string, most: number): string[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
  const found = zones.filter((zone) => zone.toLowerCase().includes(wanted))
  const startsWith = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted))
  return [...found.filter(startsWith), ...found.filter((zone) => !startsWith(zone))].slice(0, most)
}

/**
 * Holidays from lines such as `2026-12-25 Christmas`, `25.12.2026, Christmas` or `12/25/2026 Christmas`.
 * @returns what could be read, and the lines that could not
 */
export function pasted(text: string): { holidays: HoursForm['holidays']; unread: string[] } {
  const holidays: HoursForm['holidays'] = []
  const unread: string[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const found = readLine(line.trim())
    if (found) holidays.push(found)
    else unread.push(line.trim())
  }
  return { holidays, unread }
}

/** Those that there are, and those of others that are on no day of theirs. */
export function joined(there: HoursForm['holidays'], more: HoursForm['holidays']): HoursForm['holidays'] {
  const days = new Set(there.map(({ date }) => date))
  const fresh = more.filter(({ date }) => !days.has(date) && days.add(date))
  return sorted([...there.filter(({ date, name }) => date || name), ...fresh])
}

function readLine(line: string): { date: string; name: string } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(line)
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?/.exec(line)
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(line)
  const match = iso ?? dotted ?? slashed
  if (!match) return undefined
  const [whole, a = '', b = '', c = ''] = match
  const [year, month, day] = iso ? [a, b, c] : dotted ? [c, b, a] : [c, a, b]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const name = line
    .slice(whole.length)
    .replace(/^[\s,;:\t–—-]+/, '')
    .trim()
  return isDate(date) ? { date, name: name || 'Holiday' } : undefined
}

function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

function sorted(holidays: HoursForm['holidays']): HoursForm['holidays'] {
  return [...holidays].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function copied(spans: readonly Span[]): Span[] {
  return spans.map(([open, close]) => [open, close])
}
