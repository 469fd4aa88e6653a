import { describe, expect, it } from 'vitest'
import { hashOf, home, type Place, placeOf } from '../../../web/editor/pure/place.ts'

describe('the place in the editor’s address', () => {
  const places: Place[] = [
    home,
    { page: 'articles', path: 'billing/refunds', query: {} },
    { page: 'articles', path: 'versand/späte Lieferung & 100%', query: { show: 'revisions', with: 'a?b' } },
    { page: 'articles', path: '', query: { state: 'draft', q: 'refund & return' } },
    { page: 'misses', path: '01890a5d-ac96-774b-bcce-b302099a8057', query: {} },
    { page: 'bin', path: '', query: {} },
  ]
  it.each(places)('comes back from a reload: %j', (place) => {
    expect(placeOf(hashOf(place))).toEqual(place)
  })

  it('is the list of articles where the address names nothing', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/__proto__']) expect(placeOf(hash)).toEqual(home)
  })

  it('is read where somebody typed half of it', () => {
    expect(placeOf('#/articles//a%/b/')).toEqual({ page: 'articles', path: 'a%/b', query: {} })
  })

  it('names nothing that is empty', () => {
    expect(hashOf({ page: 'articles', query: { q: '', state: 'draft' } })).toBe('#/articles?state=draft')
  })
})
