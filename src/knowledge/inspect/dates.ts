/** Dates that have passed without what they were set for. */
import type { Iso } from '../../domain/events.ts'
import type { Remark } from '../front-matter.ts'
import type { Written } from './read.ts'

const DAY = 24 * 60 * 60 * 1000

export function judgeDates({ front, places }: Pick<Written, 'front' | 'places'>, now: Iso): Remark[] {
  const remarks: Remark[] = []
  const say = (key: string, kind: Remark['kind'], message: string) => {
    const { line = 0, column } = places.get(key)?.values[0] ?? {}
    remarks.push({ severity: 'warning', kind, line, ...(column !== undefined && { column }), message })
  }
  const today = now.slice(0, 10)
  const { reviewBy, updated, publishAt, draft, owner } = front
  if (reviewBy !== undefined && reviewBy.slice(0, 10) < today) {
    const late = Math.floor((Date.parse(today) - Date.parse(reviewBy.slice(0, 10))) / DAY)
    const who = owner ? ` by ${owner}` : ''
    say(
      'reviewBy',
      'review-due',
      `This was to be read again${who} ${days(late)} ago. Read it, then set a new \`reviewBy\`.`,
    )
  }
  if (draft && publishAt !== undefined && publishAt < now) {
    const message = `This was to be published on ${publishAt.slice(0, 10)} and is still a draft. Take \`draft\` away, or set another day.`
    say('publishAt', 'late-draft', message)
  }
  if (updated !== undefined && Date.parse(updated) > Date.parse(now) + DAY) {
    say(
      'updated',
      'date-ahead',
      `\`updated\` lies ahead of today, ${today}. Customers see it: write the day of the last change.`,
    )
  }
  return remarks
}

const days = (count: number) => (count === 1 ? 'a day' : `${count} days`)
