import { describe, expect, it } from 'vitest'
import type { DueReview, OwnedReviews } from '../../../src/protocol/editor.ts'
import { type Answered, dayAfter, sectionsOf, whenWords } from '../../../web/editor/pure/reviews.ts'

const review = (path: string, days: number): DueReview => ({
  path,
  articleId: path,
  title: path,
  revision: '0',
  reviewBy: '2026-03-01',
  days,
})
const mira = { id: 'm', name: 'Mira' }
const answered = (of: DueReview, owner: Answered['owner']): [string, Answered] => [
  of.path,
  { review: of, owner, next: '2026-09-01', revision: '1', did: 'reviewed' },
]

describe('The day of the next review', () => {
  it.each([
    ['2026-03-02', { months: 6 }, '2026-09-02'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2026-10-31', { months: 12 }, '2027-10-31'],
    ['2026-11-30T22:15:00Z', { months: 3 }, '2027-02-28'],
    ['2026-12-28', { days: 7 }, '2027-01-04'],
  ])('after %s is, %j later, %s', (day, how, next) => {
    expect(dayAfter(day, how)).toBe(next)
  })

  it.each([
    [0, 'today'],
    [-1, 'yesterday'],
    [29, 'in 29 days'],
    [-59, '59 days ago'],
    [-70, '2 months ago'],
    [-800, '2 years ago'],
  ])('%d days away is said as “%s”', (days, words) => {
    expect(whenWords(days)).toBe(words)
  })
})

describe('What is due', () => {
  const owners: OwnedReviews[] = [
    { owner: 'Accounts', overdue: [review('a', -9), review('b', -2)], soon: [review('c', 3)] },
    { owner: 'mira@desk.example', member: mira, overdue: [], soon: [review('d', 0)] },
    { owner: null, overdue: [review('e', -1)], soon: [] },
  ]

  it('stands by owner with its sum, one’s own first', () => {
    expect(sectionsOf(owners, new Map(), 'm').map(({ name, sum }) => [name, sum])).toEqual([
      ['You, Mira', '1 within 30 days'],
      ['Accounts', '2 overdue, 1 within 30 days'],
      ['Nobody looks after these', '1 overdue'],
    ])
  })

  it('keeps its place for a moment once it is answered, also where it was the last of its owner', () => {
    const rest: OwnedReviews[] = [{ owner: 'Accounts', overdue: [review('a', -9)], soon: [review('c', 3)] }]
    const done = new Map([
      answered(review('b', -2), { owner: 'Accounts' }),
      answered(review('d', 0), { owner: 'mira@desk.example', member: mira }),
    ])
    const sections = sectionsOf(rest, done, 'm')
    expect(sections.map(({ name, sum }) => [name, sum])).toEqual([
      ['You, Mira', ''],
      ['Accounts', '1 overdue, 1 within 30 days'],
    ])
    expect(sections[1]?.rows.map((row) => [row.review.path, row.answered !== undefined])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ])
  })
})
