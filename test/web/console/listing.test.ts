/** Lists kept true by what is heard: what the console does to them is what the server would answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/protocol/lists.ts'
import {
  type Asked,
  askedAt,
  type Listing,
  orderOf,
  queryOf,
  shownOrderOf,
  standsIn,
  withEntry,
} from '../../../web/console/pure/listing.ts'
import { entry } from './entry.ts'

const me = 'mara'
const now = new Date('2026-05-01T12:00:00.000Z')

const mine = { status: 'assigned', agent: { id: me, name: 'Mara' } } as const

describe('what is asked of the server', () => {
  const query = (asked: Asked) => queryOf(asked, now)

  it('follows from the list, its filters and the search', () => {
    expect(query({ list: 'queue', filters: {} })).toBe('status=queued&sort=turn')
    expect(query({ list: 'mine', filters: {} })).toBe('status=assigned&assignee=me&snoozed=no')
    expect(query({ list: 'snoozed', filters: {} })).toBe('status=assigned&assignee=me&snoozed=yes')
    expect(query({ list: 'open', filters: { tags: ['a', 'b'], urgent: 2 } })).toBe(
      'status=queued&status=assigned&status=answering&tag=a&tag=b&priority=2&priority=3',
    )
    expect(query({ list: 'search', q: 'cup & saucer', filters: { status: 'resolved', oldest: true } })).toBe(
      'status=resolved&q=cup+%26+saucer&sort=oldest',
    )
    expect(query({ list: 'queue', filters: { oldest: true } })).toBe('status=queued&sort=oldest')
  })

  it('is nothing where a search has no words, and on pages without a list', () => {
    expect(askedAt({ at: 'search', q: '  ' })).toBeUndefined()
    expect(askedAt({ at: 'admin' })).toBeUndefined()
    expect(askedAt({ at: 'list', list: 'open', filters: { lang: 'de' } })).toEqual({
      list: 'open',
      filters: { lang: 'de' },
    })
  })
})

describe('whether a conversation stands in a list', () => {
  const stands = (one: Entry, asked: Asked) => standsIn(one, asked, me, now)

  it('follows its owner and what is filtered', () => {
    expect(stands(entry('a'), { list: 'queue', filters: {} })).toBe(true)
    expect(stands(entry('a', mine), { list: 'mine', filters: {} })).toBe(true)
    expect(stands(entry('a', { ...mine, snoozedUntil: 'reply' }), { list: 'mine', filters: {} })).toBe(false)
    expect(stands(entry('a', { ...mine, snoozedUntil: 'reply' }), { list: 'snoozed', filters: {} })).toBe(true)
    expect(stands(entry('a', { teamId: 'billing' }), { list: 'queue', filters: { team: 'billing' } })).toBe(true)
    expect(stands(entry('a'), { list: 'queue', filters: { team: 'billing' } })).toBe(false)
    expect(stands(entry('a'), { list: 'queue', filters: { team: 'none' } })).toBe(true)
    expect(stands(entry('a', { tags: ['VIP', 'x'] }), { list: 'open', filters: { tags: ['vip'] } })).toBe(true)
    expect(stands(entry('a', { locale: 'de-AT' }), { list: 'open', filters: { lang: 'de' } })).toBe(true)
    expect(stands(entry('a', { locale: 'den' }), { list: 'open', filters: { lang: 'de' } })).toBe(false)
    expect(stands(entry('a', { priority: 1 }), { list: 'open', filters: { urgent: 2 } })).toBe(false)
    expect(stands(entry('a'), { list: 'open', filters: { assignee: 'none' } })).toBe(true)
    expect(
      stands(entry('a', { updatedAt: '2026-04-01T10:00:00.000Z' }), { list: 'open', filters: { time: '7d' } }),
    ).toBe(false)
  })

  it('is for the server to say where words are searched, or who resolved it is asked', () => {
    expect(stands(entry('a'), { list: 'search', q: 'cup', filters: {} })).toBeUndefined()
    expect(
      stands(entry('a', { status: 'resolved' }), { list: 'resolved', filters: { assignee: 'me' } }),
    ).toBeUndefined()
    expect(stands(entry('a'), { list: 'search', q: 'cup', filters: { status: 'resolved' } })).toBe(false)
  })
})

describe('a list that hears of a conversation', () => {
  const open: Asked = { list: 'open', filters: {} }
  const at = (minute: number) => `2026-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`
  const known = new Map(['a', 'b', 'c'].map((id, n) => [id, entry(id, { updatedAt: at(30 - n) })]))
  const listing = (next: string | null = null): Listing => ({ asked: open, ids: ['a', 'b', 'c'], next })
  const heard = (one: Entry, next: string | null = null) => withEntry(listing(next), one, known, me, now).ids

  it('moves it to where it stands now, lets it join, and lets it go', () => {
    expect(heard(entry('c', { updatedAt: at(40) }))).toEqual(['c', 'a', 'b'])
    expect(heard(entry('new', { updatedAt: at(29) }))).toEqual(['a', 'new', 'b', 'c'])
    expect(heard(entry('b', { status: 'resolved' }))).toEqual(['a', 'c'])
    expect(heard(entry('d', { status: 'resolved' }))).toEqual(['a', 'b', 'c'])
  })

  it('leaves what would come behind its end to the next page, and has it at its end where there is none', () => {
    expect(heard(entry('old', { updatedAt: at(1) }), 'more')).toEqual(['a', 'b', 'c'])
    expect(heard(entry('a', { updatedAt: at(1) }), 'more')).toEqual(['b', 'c'])
    expect(heard(entry('old', { updatedAt: at(1) }))).toEqual(['a', 'b', 'c', 'old'])
  })

  it('is the very same where nothing moves', () => {
    const before = listing()
    expect(withEntry(before, entry('b', { updatedAt: at(29), tags: ['x'] }), known, me, now)).toBe(before)
  })

  it('stands as the server would answer it, whatever is heard in which order', () => {
    const some = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      minute: fc.integer({ min: 0, max: 59 }),
      status: fc.constantFrom<Entry['status']>('queued', 'assigned', 'answering', 'resolved'),
      priority: fc.integer({ min: 0, max: 3 }),
    })
    const asked = fc.constantFrom<Asked>(
      open,
      { list: 'queue', filters: {} },
      { list: 'resolved', filters: { oldest: true } },
      { list: 'open', filters: { urgent: 2 } },
    )
    fc.assert(
      fc.property(asked, fc.array(some, { maxLength: 30 }), (which, news) => {
        const lines = new Map<string, Entry>()
        let list: Listing = { asked: which, ids: [], next: null }
        for (const { id, minute, status, priority } of news) {
          const one = entry(id, { updatedAt: at(minute), queuedAt: at(minute), status, priority })
          list = withEntry(list, one, lines, me, now)
          lines.set(id, one)
        }
        const fresh = [...lines.values()].filter((one) => standsIn(one, which, me, now)).sort(orderOf(which))
        expect(list.ids).toEqual(fresh.map(({ conversationId }) => conversationId))
      }),
    )
  })
})

describe('what one holds', () => {
  it('is shown by what is due, unless asked for otherwise', () => {
    const said = (minute: number) => ({ author: 'customer', text: 'hm', at: `2026-05-01T10:${minute}:00.000Z` })
    const late = entry('late', { ...mine, lastMessage: said(50), updatedAt: '2026-05-01T10:50:00.000Z' })
    const early = entry('early', { ...mine, lastMessage: said(10), updatedAt: '2026-05-01T10:55:00.000Z' })
    const sorted = (asked: Asked) => [late, early].sort(shownOrderOf(asked)).map(({ conversationId }) => conversationId)
    expect(sorted({ list: 'mine', filters: {} })).toEqual(['early', 'late'])
    expect(sorted({ list: 'mine', filters: { oldest: true } })).toEqual(['late', 'early'])
  })
})
