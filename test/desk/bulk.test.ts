/** One action on many conversations, each on its own, and its way back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BulkAction, doInBulk, summaryOf, UNDO_MS, undo } from '../../src/desk/bulk.ts'
import { claim } from '../../src/desk/claim.ts'
import { setPriority } from '../../src/desk/sorting.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import {
  asks,
  eventsOf,
  hired,
  type Member,
  openDesk,
  opened,
  repliesOf,
  stateOf,
  statusOf,
  type TestDesk,
  waiting,
  writes,
} from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let ben: Member
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
})
afterEach(() => desk.close())

const waits = () => waiting(desk)

const did = async (ids: string[], action: BulkAction, agent = ann) =>
  summaryOf(await doInBulk(desk, agent, ids, action))

describe('an action on many', () => {
  it('is decided for each: those that cannot are named with the reason, the others are done', async () => {
    const ids = [await waits(), await waits(), await waits(), await waits(), await waits()]
    await claim(desk, ids[1] as string, ben)
    const { done, refused } = await did([...ids, ids[0] as string, 'unknown'], { do: 'claim' })
    expect(done.map(({ conversationId }) => conversationId)).toEqual([ids[0], ids[2], ids[3]])
    expect(refused.map(({ conversationId, code }) => [conversationId, code])).toEqual([
      [ids[1], 'already_claimed'],
      [ids[4], 'forbidden'],
      ['unknown', 'not_found'],
    ])
    expect(refused[1]?.message).toContain('3 is the most')
  })

  it('says what each was before, and from where to where its log went', async () => {
    const id = await waits()
    await setPriority(desk, id, ben, 1)
    const { seq } = await stateOf(desk, id)
    const { done } = await did([id], { do: 'claim' })
    expect(done).toEqual([
      {
        conversationId: id,
        from: seq,
        seq: seq + 1,
        before: { status: 'queued', agent: null, priority: 1, tags: [] },
      },
    ])
  })

  it.each<BulkAction>([
    { do: 'tag', add: ['VIP'], remove: ['late'] },
    { do: 'priority', priority: 3 },
    { do: 'snooze' },
    { do: 'resolve', outcome: 'spam' },
  ])('$do does to each what it does to one', async (action) => {
    const ids = [await waits(), await waits()]
    for (const id of ids) await claim(desk, id, ann)
    expect((await did(ids, action)).refused).toEqual([])
    const shown = ({ tags, priority, status }: Conversation) => ({ tags, priority, kind: status.kind })
    const [one, other] = await Promise.all(ids.map(async (id) => shown(await stateOf(desk, id))))
    expect(one).toEqual(other)
    expect((await eventsOf(desk, ids[0] as string)).at(-1)?.at).toBe(desk.clock.now())
  })
})

describe('the way back', () => {
  const undone = (done: { conversationId: string; from: number; seq: number }[], agent = ann) =>
    Promise.all(done.map((one) => undo(desk, agent, one)))

  it('leads to the same place in the queue, and is told to everyone', async () => {
    const [first, second] = [await waits(), await waits()]
    const before = await statusOf(desk, first)
    const { done } = await did([first], { do: 'claim' })
    await desk.clock.advance(5_000)
    const notices = desk.notices.length
    await undone(done)
    // Those who are asked are asked anew.
    expect(await statusOf(desk, first)).toEqual({ ...before, circleSince: desk.clock.now() })
    expect((await desk.store.queued()).map(({ id }) => id)).toEqual([first, second])
    expect(desk.notices.slice(notices).map(({ kind }) => kind)).toContain('queue')
  })

  it('is closed where the customer wrote, a colleague acted, or it is another’s', async () => {
    const ids = [await waits(), await waits(), await waits()]
    const { done } = await did(ids, { do: 'priority', priority: 2 })
    await writes(desk, ids[0] as string, 'still here?')
    await setPriority(desk, ids[1] as string, ben, 3)
    expect(await undone(done)).toMatchObject([
      { refused: 'actedSince' },
      { refused: 'actedSince' },
      { state: { priority: 0 } },
    ])
    const again = await did([ids[2] as string], { do: 'priority', priority: 1 })
    expect(await undone(again.done, ben)).toEqual([{ refused: 'actedSince' }])
  })

  it('is closed after a minute, and for what was never done', async () => {
    const id = await waits()
    const { done } = await did([id], { do: 'priority', priority: 2 })
    await desk.clock.advance(UNDO_MS + 1_000)
    expect(await undone(done)).toEqual([{ refused: 'actedSince' }])
    const { seq } = await stateOf(desk, id)
    expect(await undone([{ conversationId: id, from: seq, seq: seq + 1 }])).toEqual([{ refused: 'actedSince' }])
    expect(await undone([{ conversationId: 'unknown', from: 1, seq: 2 }])).toEqual([{ refused: 'notFound' }])
  })

  it('opens what was resolved again to whoever held it, and asks for no rating until it ends once more', async () => {
    const id = await waits()
    await claim(desk, id, ann)
    const { done } = await did([id], { do: 'resolve' })
    await undone(done)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ann.id })
    expect((await stateOf(desk, id)).ratingAsked).toBe(false)
  })

  it('gives the assistant back what it had to answer', async () => {
    const id = await opened(desk)
    await asks(desk, id, 'How long does delivery take?')
    await writes(desk, id, 'And to Norway?')
    const { done } = await did([id], { do: 'claim' })
    await undone(done)
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    await desk.clock.advance(desk.limits.BURST_MS)
    expect(await repliesOf(desk, id)).toHaveLength(2)
  })
})
