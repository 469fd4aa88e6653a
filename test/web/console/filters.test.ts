import { describe, expect, it } from 'vitest'
import { chipsOf } from '../../../web/console/pure/chips.ts'
import { type Filters, filtersOf, isSpan, momentsOf, withFilters, without } from '../../../web/console/pure/filters.ts'

const all: Filters = {
  team: 'billing',
  tags: ['VIP', 'späte Lieferung & mehr'],
  lang: 'de',
  urgent: 2,
  time: '2026-03-01..2026-03-07',
  status: 'queued',
  assignee: 'me',
  oldest: true,
}

describe('filters in the address', () => {
  it('come back as they were written', () => {
    expect(filtersOf(new URLSearchParams(String(withFilters(new URLSearchParams(), all))))).toEqual(all)
    expect(filtersOf(new URLSearchParams(''))).toEqual({})
  })

  it('are none where the address holds nonsense', () => {
    const nonsense = 'lang=%3Cscript%3E&urgent=9&time=yesterday&status=erased&sort=random&tag=&tag=%20'
    expect(filtersOf(new URLSearchParams(nonsense))).toEqual({})
  })

  it('hold a bounded number of tags, each of a bounded length', () => {
    const many = Array.from({ length: 9 }, (_, n) => `tag=${String(n).repeat(60)}`).join('&')
    const { tags = [] } = filtersOf(new URLSearchParams(many))
    expect(tags).toHaveLength(5)
    expect(tags[0]).toHaveLength(40)
  })

  it('are taken away one by one, a tag at a time', () => {
    expect(without(all, 'lang').lang).toBeUndefined()
    expect(without(all, 'tags', 'VIP').tags).toEqual(['späte Lieferung & mehr'])
    expect('tags' in without({ tags: ['VIP'] }, 'tags', 'VIP')).toBe(false)
  })
})

describe('a span of time', () => {
  const now = new Date(2026, 2, 10, 15, 30)
  const local = (day: number) => new Date(2026, 2, day).toISOString()

  it('is whole days of the reader', () => {
    expect(momentsOf('today', now)).toEqual({ since: local(10) })
    expect(momentsOf('7d', now)).toEqual({ since: local(4) })
    expect(momentsOf('2026-03-01..2026-03-07', now)).toEqual({ since: local(1), until: local(8) })
    expect(momentsOf('..2026-03-07', now)).toEqual({ until: local(8) })
  })

  it('is one that exists', () => {
    expect(['today', '30d', '2026-03-01..', '2026-02-01..2026-02-28'].every(isSpan)).toBe(true)
    expect(['', '..', 'tomorrow', '2026-13-40..', '1..2'].some(isSpan)).toBe(false)
  })
})

describe('chips', () => {
  const names = { team: (id: string) => (id === 'billing' ? 'Billing' : undefined), agent: () => undefined, me: 'mara' }

  it('say every filter in words', () => {
    expect(chipsOf(all, names).map(({ words }) => words)).toEqual([
      'Waiting',
      'Billing',
      'With me',
      'German',
      'High or more',
      '1 Mar 2026 to 7 Mar 2026',
      'Tag VIP',
      'Tag späte Lieferung & mehr',
      'Oldest first',
    ])
    expect(
      chipsOf({ team: 'gone', assignee: 'none', time: '2026-03-01..2026-03-01' }, names).map(({ words }) => words),
    ).toEqual(['gone', 'With nobody', '1 Mar 2026'])
    expect(chipsOf({}, names)).toEqual([])
  })
})
