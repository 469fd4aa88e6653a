/** Long lists: what is drawn of them, what is chosen in them, and under which name they are found again. */
import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../../web/console/pure/selection.ts'
import { fittingTags } from '../../../web/console/pure/suggested-tags.ts'
import { readViews, viewHash } from '../../../web/console/pure/views.ts'
import { drawn, scrolledTo } from '../../../web/console/pure/windowing.ts'

describe('of a list of thousands', () => {
  const look = { top: 10_000, height: 800, row: 100 }

  it('what is in view is drawn, a few beyond it, and what must not be lost', () => {
    const lines = drawn(5_000, look, [3, 4_999, 101, -1])
    expect(lines[0]).toBe(3)
    expect(lines.at(-1)).toBe(4_999)
    const inView = Array.from({ length: 8 }, (_, at) => 100 + at)
    expect(lines).toEqual(expect.arrayContaining(inView))
    expect(lines.length).toBeLessThan(30)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('nothing is drawn that is not there', () => {
    expect(drawn(0, look)).toEqual([])
    expect(drawn(3, { top: 0, height: 800, row: 100 })).toEqual([0, 1, 2])
    expect(drawn(3, look, [9])).toEqual([])
  })

  it('a line comes into view by the shortest way, and stays where it is seen', () => {
    expect(scrolledTo(2, look)).toBe(200)
    expect(scrolledTo(103, look)).toBe(10_000)
    expect(scrolledTo(120, look)).toBe(121 * 100 - 800)
  })
})

describe('chosen together', () => {
  it('is everything between two lines, whichever comes first', () => {
    const ids = ['a', 'b', 'c', 'd']
    expect(rangeOf(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(rangeOf(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
    expect(rangeOf(ids, 'gone', 'c')).toEqual(['c'])
    expect(rangeOf(ids, 'a', 'gone')).toEqual([])
  })
})

describe('tags that are offered', () => {
  it('begin with what is written, then hold it, and are not there yet', () => {
    const used = ['late delivery', 'VIP', 'delivery', 'Refund', 'delivered']
    expect(fittingTags(used, 'DELIV', [])).toEqual(['delivery', 'delivered', 'late delivery'])
    expect(fittingTags(used, '', ['vip', 'refund'])).toEqual(['late delivery', 'delivery', 'delivered'])
  })
})

describe('saved views', () => {
  it('are a name and the address of a list, whatever conversation was open', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057'
    const filters = { tags: ['VIP'] }
    expect(viewHash({ at: 'list', list: 'open', filters, conversationId: id, aside: true })).toBe('#/open?tag=VIP')
  })

  it('come back from what was kept, and never as anything but lists', () => {
    const kept = [
      { name: 'VIP', hash: '#/open?tag=VIP' },
      { name: 'Bad', hash: 'javascript:alert(1)' },
      { name: '', hash: '#/mine' },
      { hash: '#/mine' },
      null,
      'text',
    ]
    expect(readViews(JSON.stringify(kept))).toEqual([
      { name: 'VIP', hash: '#/open?tag=VIP' },
      { name: 'Bad', hash: '#/queue' },
    ])
    for (const text of [null, '', '{}', 'nonsense']) expect(readViews(text)).toEqual([])
  })
})
