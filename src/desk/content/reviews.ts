/** Articles whose owners are to look at them again: what is due, and a letter a week to those who can be reached. */
import { fileOf } from '../../domain/article-path.ts'
import type { Article } from '../../domain/articles.ts'
import type { Iso } from '../../domain/events.ts'
import type { Desk } from '../desk.ts'

/** Days ahead that a review is listed. */
const AHEAD_DAYS = 30
const DAY_MS = 86_400_000

export interface DueReview {
  path: string
  articleId: string
  title: string
  /** What it says now: what a review is about. */
  revision: string
  reviewBy: string
  /** Days until it is due; below 0: since. */
  days: number
}

export interface OwnersReviews {
  /** As the articles name them; null: nobody is named. */
  owner: string | null
  /** The member of the staff whose address or name that is. */
  member?: { id: string; name: string }
  overdue: DueReview[]
  soon: DueReview[]
}

/** What is overdue or due within 30 days, by owner, those with the most overdue first. */
export async function reviews(desk: Desk): Promise<OwnersReviews[]> {
  const staff = await desk.store.staff()
  const owners = new Map<string, OwnersReviews>()
  for (const { owner, due } of dueArticles(desk.content.articles.all().values(), desk.clock.now())) {
    const key = owner ?? ''
    const member = staff.find(({ email, name }) =>
      [email, name].some((each) => each.toLowerCase() === key.toLowerCase()),
    )
    const known = owners.get(key) ?? {
      owner: owner ?? null,
      ...(member && { member: { id: member.id, name: member.name } }),
      overdue: [],
      soon: [],
    }
    owners.set(key, known)
    known[due.days < 0 ? 'overdue' : 'soon'].push(due)
  }
  return [...owners.values()].sort((a, b) => b.overdue.length - a.overdue.length)
}

function dueArticles(articles: Iterable<Article>, now: Iso): { owner: string | undefined; due: DueReview }[] {
  const today = Date.parse(now.slice(0, 10))
  return [...articles]
    .flatMap(({ id, title, owner, revision, reviewBy }) => {
      if (reviewBy === undefined) return []
      const days = Math.round((Date.parse(reviewBy.slice(0, 10)) - today) / DAY_MS)
      return days > AHEAD_DAYS
        ? []
        : [{ owner, due: { path: fileOf(id), articleId: id, title, revision, reviewBy, days } }]
    })
    .sort((a, b) => a.due.days - b.due.days)
}
