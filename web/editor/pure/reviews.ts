/** Reviews that are due: whose, since when, and when the next one is. Days are ISO dates, such as `2026-03-02`. */
import type { DueReview, OwnedReviews } from '../../../src/protocol/editor.ts'

/** How far ahead the next review may be set, nearest first. */
export const spans = {
  '1 month': { months: 1 },
  '3 months': { months: 3 },
  '6 months': { months: 6 },
  '1 year': { months: 12 },
} as const
export type Span = keyof typeof spans

/** How long a review may be put off at once. */
export const delays = {
  '1 week': { days: 7 },
  '2 weeks': { days: 14 },
  '1 month': { months: 1 },
} as const

/** The day so long after another; at a month's end the last there is: a month after 31 January is 28 February. */
export function dayAfter(day: string, { days = 0, months = 0 }: { days?: number; months?: number }): string {
  const from = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), last) + days)).toISOString().slice(0, 10)
}

/** Days from which on weeks and months say more. */
const [IN_MONTHS, IN_YEARS] = [60, 730]

/** `today`, `in 3 days`, `4 months ago`. @param days until then; below 0: since */
export function whenWords(days: number): string {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  const far = Math.abs(days)
  if (far >= IN_YEARS) return words.format(Math.trunc(days / 365), 'year')
  if (far >= IN_MONTHS) return words.format(Math.trunc(days / 30), 'month')
  return words.format(days, 'day')
}

/** A review that was answered on this page, and what became of it. */
export interface Answered {
  review: DueReview
  owner: Omit<OwnedReviews, 'overdue' | 'soon'>
  /** The next day. */
  next: string
  /** What the article says now. */
  revision: string
  did: 'reviewed' | 'postponed'
}

export interface Section {
  key: string
  name: string
  /** `2 overdue, 1 within 30 days`; empty where all are answered. */
  sum: string
  rows: { review: DueReview; answered?: Answered }[]
}

/** Owners with what they are to look at, one's own first; what was answered a moment ago keeps its place. */
export function sectionsOf(
  owners: readonly OwnedReviews[],
  answered: ReadonlyMap<string, Answered>,
  meId: string,
): Section[] {
  const known = new Map(owners.map((each) => [each.owner ?? '', each]))
  for (const { owner } of answered.values()) {
    const key = owner.owner ?? ''
    if (!known.has(key)) known.set(key, { ...owner, overdue: [], soon: [] })
  }
  const sections = [...known].map(([key, { owner, member, overdue, soon }]) => {
    const mine = member?.id === meId
    const open = [...overdue, ...soon].filter(({ path }) => !answered.has(path))
    const done = [...answered.values()].filter((each) => (each.owner.owner ?? '') === key)
    const rows: Section['rows'] = [
      ...open.map((review) => ({ review })),
      ...done.map((each) => ({ review: each.review, answered: each })),
    ]
    return {
      key,
      mine,
      name: mine ? `You, ${member?.name}` : (member?.name ?? owner ?? 'Nobody looks after these'),
      sum: sumOf(open),
      rows: rows.sort((a, b) => a.review.days - b.review.days || (a.review.path < b.review.path ? -1 : 1)),
    }
  })
  return sections.sort((a, b) => Number(b.mine) - Number(a.mine)).map(({ mine: _, ...section }) => section)
}

function sumOf(open: readonly DueReview[]): string {
  const overdue = open.filter(({ days }) => days < 0).length
  const soon = open.length - overdue
  return [overdue > 0 && `${overdue} overdue`, soon > 0 && `${soon} within 30 days`].filter(Boolean).join(', ')
}
