/** What a list is narrowed by, as the address holds it. */
import type { StatusName } from '../../../src/domain/snapshot.ts'

export interface Filters {
  team?: string
  /** All of them. */
  tags?: string[]
  lang?: string
  /** At least this urgent, 1…3. */
  urgent?: number
  /** When something last happened. */
  time?: Span
  /** In a search, one of these. */
  status?: StatusName
  /** `me`, `none` or the id of a colleague. */
  assignee?: string
  /** Where the longest untouched come first. */
  oldest?: boolean
}

/** `today`, `7d`, `30d`, or from one day to another: `2026-03-01..2026-03-07`, either end open. */
export type Span = string

const MOST_TAGS = 5
const statuses: readonly StatusName[] = ['queued', 'assigned', 'answering', 'resolved']
const days = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/
const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** The filters in an address; what is none of theirs is left out. */
export function filtersOf(params: URLSearchParams): Filters {
  const text = (name: string, longest = 64) => (params.get(name) ?? '').trim().slice(0, longest)
  const tags = params
    .getAll('tag')
    .map((tag) => tag.trim().slice(0, 40))
    .filter(Boolean)
    .slice(0, MOST_TAGS)
  const urgent = Number(text('urgent'))
  const status = statuses.find((name) => name === params.get('status'))
  const time = text('time', 30)
  return {
    ...(text('team') && { team: text('team') }),
    ...(tags.length > 0 && { tags }),
    ...(language.test(text('lang')) && { lang: text('lang') }),
    ...([1, 2, 3].includes(urgent) && { urgent }),
    ...(isSpan(time) && { time }),
    ...(status && { status }),
    ...(text('assignee') && { assignee: text('assignee') }),
    ...(params.get('sort') === 'oldest' && { oldest: true }),
  }
}

/** Filters written behind what stands in an address already. */
export function withFilters(params: URLSearchParams, filters: Filters = {}): URLSearchParams {
  const { team, tags = [], lang, urgent, time, status, assignee, oldest } = filters
  for (const [name, value] of Object.entries({ team, lang, urgent, time, status, assignee })) {
    if (value !== undefined) params.set(name, String(value))
  }
  for (const tag of tags) params.append('tag', tag)
  if (oldest) params.set('sort', 'oldest')
  return params
}

/** Whether anything is narrowed or sorted otherwise. */
export function isFiltered(filters: Filters): boolean {
  return Object.keys(filters).length > 0
}

/** The filters without one of them; of the tags, without one tag. */
export function without(filters: Filters, name: keyof Filters, tag?: string): Filters {
  const { [name]: _gone, ...rest } = filters
  const tags = name === 'tags' ? (filters.tags ?? []).filter((each) => each !== tag) : []
  return tags.length > 0 ? { ...rest, tags } : rest
}

export function isSpan(time: string): boolean {
  if (['today', '7d', '30d'].includes(time)) return true
  const [, from, to] = days.exec(time) ?? []
  return Boolean(from || to) && [from, to].every((day) => !day || !Number.isNaN(Date.parse(day)))
}

/**
 * The moments that a span of time stands for now, in the reader's own days.
 * @returns `until` is the first moment after it
 */
export function momentsOf(time: Span, now: Date): { since?: string; until?: string } {
  const midnight = (daysOn: number, from = now) =>
    new Date(from.getFullYear(), from.getMonth(), from.getDate() + daysOn).toISOString()
  if (time === 'today') return { since: midnight(0) }
  if (time === '7d') return { since: midnight(-6) }
  if (time === '30d') return { since: midnight(-29) }
  const [, from, to] = days.exec(time) ?? []
  const local = (day: string) => new Date(`${day}T00:00:00`)
  return { ...(from && { since: midnight(0, local(from)) }), ...(to && { until: midnight(1, local(to)) }) }
}
