import { describe, expect, it } from 'vitest'
import { changesBetween, tellOf } from '../../../web/console/pure/absence.ts'
import { entry } from './entry.ts'

const me = 'mara'
const mine = { status: 'assigned', agent: { id: me, name: 'Mara' } } as const
const theirs = { status: 'assigned', agent: { id: 'jon', name: 'Jon' } } as const
const said = (at: string) => ({ awaitsReply: true, lastMessage: { author: 'customer', text: 'hm', at } })

describe('what changed while away', () => {
  it('is told with where to look, the most pressing first', () => {
    const before = [
      entry('old'),
      entry('taken'),
      entry('fell-back', mine),
      entry('wrote', { ...mine, ...said('2026-05-01T10:00:00.000Z') }),
      entry('quiet', { ...mine, ...said('2026-05-01T10:00:00.000Z') }),
      entry('ended', mine),
    ]
    const now = [
      entry('old'),
      entry('taken', theirs),
      entry('fell-back', { front: true }),
      entry('wrote', { ...mine, ...said('2026-05-01T10:40:00.000Z') }),
      entry('quiet', { ...mine, ...said('2026-05-01T10:00:00.000Z') }),
      entry('handed', mine),
      entry('new'),
      entry('newer'),
    ]
    expect(tellOf(changesBetween(before, now, me))).toEqual([
      { words: '1 customer wrote', to: { at: 'list', list: 'mine', conversationId: 'wrote' } },
      { words: '1 taken from you', to: { at: 'list', list: 'open', conversationId: 'fell-back' } },
      { words: '1 handed to you', to: { at: 'list', list: 'mine', conversationId: 'handed' } },
      { words: '2 new in the queue', to: { at: 'list', list: 'queue' } },
      { words: '1 left the queue' },
    ])
  })

  it('is nothing where all is as it was, in whatever order', () => {
    const all = [entry('a'), entry('b', mine), entry('c', theirs)]
    expect(tellOf(changesBetween(all, [...all].reverse(), me))).toEqual([])
  })

  it('does not count as gone whom this agent took in another tab', () => {
    const { gone, given } = changesBetween([entry('a')], [entry('a', mine)], me)
    expect([gone, given.length]).toEqual([0, 1])
  })
})
