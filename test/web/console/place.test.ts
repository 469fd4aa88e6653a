import { describe, expect, it } from 'vitest'
import {
  filteredAt,
  hashOf,
  inviteTokenOf,
  openedAt,
  type Place,
  placeOf,
  setupTokenOf,
} from '../../../web/console/pure/place.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('the place in the address', () => {
  const places: Place[] = [
    { at: 'list', list: 'queue' },
    { at: 'list', list: 'mine', conversationId: id },
    { at: 'list', list: 'resolved', conversationId: id, aside: true },
    { at: 'search', q: 'späte Lieferung & 100%?' },
    { at: 'search', q: 'refund', conversationId: id },
    { at: 'list', list: 'snoozed' },
    {
      at: 'list',
      list: 'open',
      filters: { tags: ['VIP', 'a&b'], lang: 'de', oldest: true },
      conversationId: id,
      aside: true,
    },
    { at: 'search', q: 'cup', filters: { status: 'resolved', time: '7d' } },
    { at: 'admin' },
    { at: 'admin', page: 'audit' },
    { at: 'admin', page: 'staff', item: id },
  ]
  it.each(places)('comes back from a reload: %j', (place) => {
    expect(placeOf(hashOf(place))).toEqual(place)
  })

  it('is the queue where the address names nothing', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/__proto__'])
      expect(placeOf(hash)).toEqual({ at: 'list', list: 'queue' })
  })

  it('opens no conversation whose id is none', () => {
    expect(placeOf('#/mine/../../etc')).toEqual({ at: 'list', list: 'mine' })
    expect(placeOf(`#/mine/${id}<script>`)).toEqual({ at: 'list', list: 'mine' })
  })

  it('keeps the list or the search when another conversation is opened', () => {
    expect(openedAt({ at: 'search', q: 'tax', conversationId: 'x' }, id)).toEqual({
      at: 'search',
      q: 'tax',
      conversationId: id,
    })
    expect(openedAt({ at: 'list', list: 'mine', conversationId: id, aside: true })).toEqual({
      at: 'list',
      list: 'mine',
    })
    expect(openedAt({ at: 'admin', page: 'audit' }, id)).toEqual({ at: 'list', list: 'queue', conversationId: id })
  })

  it('names pages beside the lists, also by the addresses that they had once', () => {
    expect(placeOf('#/team')).toEqual({ at: 'admin', page: 'staff' })
    expect(placeOf('#/settings')).toEqual({ at: 'admin', page: 'hours' })
    expect(placeOf('#/admin/../secret')).toEqual({ at: 'admin' })
    expect(placeOf('#/admin/staff/<b>')).toEqual({ at: 'admin', page: 'staff' })
    expect(placeOf('#/admin/<b>')).toEqual({ at: 'admin' })
  })

  it('knows a link to join, and nothing else as one', () => {
    expect(inviteTokenOf('#invite=abc_DEF-1')).toBe('abc_DEF-1')
    for (const hash of ['#/invite=abc', '#invite=', '#setup=abc']) expect(inviteTokenOf(hash)).toBeUndefined()
  })

  it('keeps the filters when another conversation is opened, and the conversation when they change', () => {
    const open: Place = { at: 'list', list: 'open', filters: { lang: 'de' }, conversationId: id }
    expect(openedAt(open)).toEqual({ at: 'list', list: 'open', filters: { lang: 'de' } })
    expect(filteredAt(open, {})).toEqual({ at: 'list', list: 'open', conversationId: id })
    expect(filteredAt(open, { lang: 'fr' })).toEqual({ ...open, filters: { lang: 'fr' } })
    expect(filteredAt({ at: 'admin' }, { lang: 'fr' })).toEqual({ at: 'admin' })
  })

  it('knows a setup link, and nothing else as one', () => {
    expect(setupTokenOf('#setup=abc_DEF-1')).toBe('abc_DEF-1')
    expect(setupTokenOf('#/setup=abc')).toBeUndefined()
    expect(setupTokenOf('#setup=')).toBeUndefined()
  })
})
