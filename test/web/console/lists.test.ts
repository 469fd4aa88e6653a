import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/protocol/lists.ts'
import {
  afterGone,
  arrivals,
  belongs,
  givenToMe,
  held,
  inList,
  neighbour,
  neighboursOf,
  turnedToMe,
  waitedBefore,
} from '../../../web/console/pure/lists.ts'
import { entry } from './entry.ts'

const me = 'mara'
const ids = (entries: readonly Entry[]) => entries.map(({ conversationId }) => conversationId)

const held1 = { status: 'assigned', agent: { id: me, name: 'Mara' } } as const

describe('the queue', () => {
  it('serves who came back first, then priority, then the longest wait', () => {
    const late = entry('late', { queuedAt: '2026-05-01T10:09:00.000Z' })
    const early = entry('early', { queuedAt: '2026-05-01T10:01:00.000Z' })
    const urgent = entry('urgent', { priority: 2, queuedAt: '2026-05-01T10:20:00.000Z' })
    const back = entry('back', { front: true, queuedAt: '2026-05-01T10:30:00.000Z' })
    expect(ids(inList([late, early, urgent, back], 'queue', me))).toEqual(['back', 'urgent', 'early', 'late'])
  })

  it('holds only who waits', () => {
    const all = [entry('a'), entry('b', held1), entry('c', { status: 'answering' }), entry('d', { status: 'resolved' })]
    expect(ids(inList(all, 'queue', me))).toEqual(['a'])
  })
})

describe('the other lists', () => {
  const theirs = entry('theirs', { status: 'assigned', agent: { id: 'jon', name: 'Jon' } })
  const own = entry('own', held1)
  const bot = entry('bot', { status: 'answering' })
  const done = entry('done', { status: 'resolved', agent: { id: me, name: 'Mara' } })

  it('hold what their names say', () => {
    const all = [theirs, own, bot, done, entry('waits')]
    expect(ids(inList(all, 'mine', me))).toEqual(['own'])
    expect(ids(inList(all, 'assistant', me))).toEqual(['bot'])
    expect(ids(inList(all, 'resolved', me))).toEqual(['done'])
    expect(ids(inList(all, 'open', me)).sort()).toEqual(['bot', 'own', 'theirs', 'waits'])
  })

  it('begin with the open ones that wait', () => {
    expect(ids(inList([bot, own, entry('waits')], 'open', me))).toEqual(['waits', 'own', 'bot'])
  })

  it('put on top of mine whose customer has waited longest for a word, and what sleeps in a list of its own', () => {
    const said = (at: string) => ({ lastMessage: { author: 'customer', text: 'hm', at } })
    const answered = entry('answered', { ...held1, awaitsReply: false, ...said('2026-05-01T10:50:00.000Z') })
    const short = entry('short', { ...held1, ...said('2026-05-01T10:40:00.000Z') })
    const long = entry('long', { ...held1, ...said('2026-05-01T10:10:00.000Z') })
    const asleep = entry('asleep', { ...held1, snoozedUntil: 'reply', ...said('2026-05-01T09:00:00.000Z') })
    const all = [asleep, answered, short, long]
    expect(ids(inList(all, 'mine', me))).toEqual(['long', 'short', 'answered'])
    expect(ids(inList(all, 'snoozed', me))).toEqual(['asleep'])
    expect(belongs(asleep, 'snoozed', 'jon')).toBe(false)
  })

  it('count a conversation that sleeps as held', () => {
    expect(held([own, theirs, entry('asleep', { ...held1, snoozedUntil: 'reply' })], me)).toBe(2)
    expect(belongs(theirs, 'mine', me)).toBe(false)
  })
})

describe('j and k', () => {
  it('move one on, stop at the ends, and begin at the top', () => {
    expect(neighbour(['a', 'b', 'c'], 'a', 1)).toBe('b')
    expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('c')
    expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBe('a')
    expect(neighbour(['a', 'b', 'c'], undefined, -1)).toBe('a')
    expect(neighbour(['a', 'b'], 'gone', 1)).toBe('a')
    expect(neighbour([], 'a', 1)).toBeUndefined()
  })
})

describe('what is new', () => {
  it('is who waits now and did not before, also when they come back from an agent', () => {
    const before = [entry('a'), entry('b', held1)]
    const now = [entry('a'), entry('b', { front: true }), entry('c'), entry('d', { status: 'answering' })]
    expect(ids(arrivals(before, now))).toEqual(['b', 'c'])
  })

  it('rings for what a colleague handed over and for a new word of my customers, not for my own claims', () => {
    const said = { ...held1, awaitsReply: true }
    const before = [
      entry('handed', { status: 'assigned', agent: { id: 'jon', name: 'Jon' } }),
      entry('wrote', { ...held1, awaitsReply: false }),
      entry('taken'),
      entry('still', said),
    ]
    const now = [
      entry('handed', { ...held1, awaitsReply: false }),
      entry('wrote', said),
      entry('taken', said),
      entry('still', said),
      entry('reopened', said),
    ]
    expect(ids(turnedToMe(before, now, me))).toEqual(['handed', 'wrote', 'reopened'])
  })
})

describe('those that are opened next', () => {
  it('are asked for with the one that is open, the likeliest first', () => {
    expect(neighboursOf(['a', 'b', 'c', 'd', 'e'], 'b')).toEqual(['c', 'a', 'd'])
    expect(neighboursOf(['a', 'b'], 'b')).toEqual(['a'])
    expect(neighboursOf(['a', 'b'], 'elsewhere')).toEqual(['a'])
    expect(neighboursOf([], 'a')).toEqual([])
  })
})

describe('one that nobody here has heard of', () => {
  const began = '2026-05-01T10:05:00.000Z'
  const at = (time: string, more: Partial<Entry> = {}) => entry('a', { queuedAt: `2026-05-01T${time}.000Z`, ...more })

  it('has waited before where it joined the queue before this page listened', () => {
    expect(ids(waitedBefore([], [at('10:04:59')], began))).toEqual(['a'])
    expect(waitedBefore([], [at('10:05:00')], began)).toEqual([])
  })

  it('has just come back where it comes from an agent, or was known as something else', () => {
    expect(waitedBefore([], [at('10:00:00', { front: true })], began)).toEqual([])
    expect(waitedBefore([entry('a', { status: 'answering' })], [at('10:00:00')], began)).toEqual([])
  })
})

describe('those that the desk gives to me', () => {
  it('come out of the queue, whether they were seen there or not', () => {
    const before = [entry('waited'), entry('mine', held1), entry('taken'), entry('theirs')]
    const now = [
      entry('waited', held1),
      entry('mine', held1),
      // Foreseen here, before the server has spoken: I have taken it myself.
      entry('taken', { ...held1, seq: 1.5 }),
      entry('theirs', { status: 'assigned', agent: { id: 'jon', name: 'Jon' } }),
      entry('at once', held1),
    ]
    expect(ids(givenToMe(before, now, me))).toEqual(['waited', 'at once'])
  })
})

describe('after one has left the list', () => {
  it('the one below is next, then the one above, then nothing', () => {
    expect(afterGone(['a', 'b', 'c'], 'b')).toBe('c')
    expect(afterGone(['a', 'b', 'c'], 'c')).toBe('b')
    expect(afterGone(['a'], 'a')).toBeUndefined()
    expect(afterGone(['a', 'b'], 'elsewhere')).toBe('a')
  })
})
