/** One reader following one conversation, whatever order the news comes in. */
import { describe, expect, it } from 'vitest'
import { subscribe } from '../../src/desk/subscription.ts'
import type { ConversationEvent, ReaderEvent } from '../../src/domain/events.ts'
import type { Notice } from '../../src/ports/fanout.ts'
import { localFanout } from '../../src/realtime/fanout.ts'
import { posted } from '../fixtures/events.ts'

/** Every third event is a note. */
function event(seq: number): ConversationEvent {
  return { ...posted(`Line ${seq}`, { visibility: seq % 3 === 0 ? 'note' : 'public' }), seq } as ConversationEvent
}

function following(reader: 'customer' | 'staff', cursor: number, stored: ConversationEvent[]) {
  const got: ReaderEvent[] = []
  const failures: unknown[] = []
  const subscription = subscribe(
    reader,
    cursor,
    async (after, limit) => stored.filter(({ seq }) => seq > after).slice(0, limit),
    (one) => got.push(one),
    (error) => failures.push(error),
  )
  return { got, failures, seqs: () => got.map(({ seq }) => seq), ...subscription }
}

const upTo = (last: number) => Array.from({ length: last }, (_, at) => event(at + 1))

describe('A subscription', () => {
  it('catches up over many pages', async () => {
    const { seqs, catchUp } = following('staff', 2, upTo(1_203))
    await catchUp()
    expect(seqs()).toEqual(Array.from({ length: 1_201 }, (_, at) => at + 3))
  })

  it('looks up what a notice skipped, as when another process wrote it', async () => {
    const { seqs, notice } = following('staff', 1, upTo(5))
    notice([event(5)])
    await expect.poll(seqs).toEqual([2, 3, 4, 5])
  })

  it('delivers once what is both looked up and told', async () => {
    const { seqs, notice, catchUp } = following('staff', 0, upTo(4))
    const reading = catchUp()
    notice([event(3), event(4)])
    notice([event(4)])
    await reading
    await expect.poll(seqs).toEqual([1, 2, 3, 4])
    notice([event(2)])
    expect(seqs()).toEqual([1, 2, 3, 4])
  })

  it('chains what a customer may see over what is hidden, told or looked up', async () => {
    const { got, notice, catchUp } = following('customer', 0, upTo(4))
    await catchUp()
    notice([event(5)])
    notice([event(6)])
    notice([event(7)])
    expect(got.map(({ seq, prev }) => [prev, seq])).toEqual([
      [0, 1],
      [1, 2],
      [2, 4],
      [4, 5],
      [5, 7],
    ])
  })

  it('is over when it is ended, in the middle of catching up too', async () => {
    const { seqs, notice, catchUp, end } = following('staff', 0, upTo(600))
    const reading = catchUp()
    end()
    await reading
    notice([event(1)])
    expect(seqs()).toEqual([])
  })
})

describe('The fanout', () => {
  it('reaches the others where one listener fails, and nobody who left', () => {
    const errors: object[] = []
    const fanout = localFanout({ info() {}, warn() {}, error: (fields) => errors.push(fields) })
    const heard: Notice[] = []
    fanout.subscribe(() => {
      throw new Error('no')
    })
    const leave = fanout.subscribe((notice) => heard.push(notice))
    fanout.publish({ kind: 'queue' })
    leave()
    fanout.publish({ kind: 'queue' })
    expect(heard).toEqual([{ kind: 'queue' }])
    expect(errors).toHaveLength(2)
  })
})
