import { beforeEach, describe, expect, it } from 'vitest'
import { read, readBy, writeReads } from '../../src/desk/reading.ts'
import { staffSnapshot } from '../../src/desk/snapshot.ts'
import { openDesk, opened, stateOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'

freshDesk()

let commits: number
beforeEach(async () => {
  for (const text of ['one', 'two', 'three']) await writes(desk, id, text)
  commits = 0
  const { saveReads } = desk.store
  desk.store.saveReads = (reads) => {
    commits++
    return saveReads(reads)
  }
})

const told = () => desk.notices.flatMap((notice) => (notice.kind === 'read' ? [notice.seq] : []))
const reads = async (seq: number, of = id) => read(desk, await stateOf(desk, of), seq)

describe('what the customer has read', () => {
  it('is told at once, and stands in the snapshot of the team with its time', async () => {
    await reads(2)
    expect(told()).toEqual([2])
    const at = desk.clock.now()
    expect(await staffSnapshot(desk, await stateOf(desk, id))).toMatchObject({ readSeq: 2, readAt: at })
  })

  it('never goes back, and is never more than there is', async () => {
    for (const seq of [3, 2, 3, 99, 0]) await reads(seq)
    expect(told()).toEqual([3, 4])
    expect(await readBy(desk, id)).toMatchObject({ seq: 4 })
  })

  it('costs one write a second, however often and wherever they look', async () => {
    const other = await opened(desk)
    for (const seq of [1, 2, 3, 4]) await reads(seq)
    await reads(1, other)
    expect(commits).toBe(0)
    await desk.clock.advance(1_000)
    expect(commits).toBe(1)
    expect([await desk.store.readSeq(id), await desk.store.readSeq(other)]).toEqual([4, 1])
    await desk.clock.advance(60_000)
    expect(commits).toBe(1)
  })

  it('is written at a stop', async () => {
    await reads(3)
    await writeReads(desk)
    expect(await desk.store.readSeq(id)).toBe(3)
    await desk.clock.advance(1_000)
    expect(commits).toBe(1)
  })

  it('changes neither the seq of the conversation nor when it was changed last', async () => {
    await desk.clock.advance(60_000)
    const before = await stateOf(desk, id)
    await reads(3)
    await desk.clock.advance(60_000)
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('is known to another process from the record, without its time', async () => {
    await reads(3)
    await writeReads(desk)
    const other = await openDesk({ store: desk.store, clock: desk.clock, name: 'b' })
    expect(await readBy(other, id)).toEqual({ seq: 3 })
  })

  it('is forgotten with the conversation', async () => {
    await reads(3)
    await desk.store.eraseConversation(id, desk.clock.now())
    await reads(4)
    await desk.clock.advance(1_000)
    expect(await desk.store.readSeq(id)).toBe(0)
    const snapshot = await staffSnapshot(desk, await stateOf(desk, id))
    expect(snapshot.readSeq).toBe(0)
    expect(snapshot).not.toHaveProperty('readAt')
  })
})
