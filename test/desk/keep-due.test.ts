/** What falls due by time alone, whatever it is; what service clocks and patience make of it is told with them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type KeptDue, keepDue } from '../../src/desk/keep-due.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import { settled } from '../fixtures/clock.ts'
import { openDesk, stateOf, type TestDesk, waiting, writes } from '../fixtures/desk.ts'

interface Kept {
  since: string
  seq: number
}

let desk: TestDesk
let due: KeptDue<Kept> | undefined
let done: { id: string; at: string }[]
beforeEach(async () => {
  desk = await openDesk()
  done = []
})
afterEach(() => {
  due?.stop()
  return desk.close()
})

/** A minute after a conversation joined the queue; nothing is written when it is due. */
function aMinuteLater(): KeptDue<Kept> {
  return keepDue(desk, {
    kept: ({ status, seq }: Conversation) => (status.kind === 'queued' ? { since: status.since, seq } : undefined),
    at: ({ since }) => new Date(Date.parse(since) + 60_000).toISOString(),
    carryOut: async (id) => done.push({ id, at: desk.clock.now().slice(11, 19) }),
  })
}

const waits = () => waiting(desk)

it('what is still due after it was done is looked at again in five seconds, and not over and over', async () => {
  const id = await waits()
  due = aMinuteLater()
  await desk.clock.advance(59_999)
  expect(done).toEqual([])
  await desk.clock.advance(11_000)
  expect(done).toEqual(['10:01:00', '10:01:05', '10:01:10'].map((at) => ({ id, at })))
})

it('what happened while the record was read at the start is newer than what was read', async () => {
  const id = await waits()
  const queued = desk.store.queued
  desk.store.queued = async () => {
    const before = await queued()
    desk.store.queued = queued
    await writes(desk, id, 'Are you there?')
    return before
  }
  due = aMinuteLater()
  await due.ready
  expect([...due.all()]).toMatchObject([{ seq: (await stateOf(desk, id)).seq }])
})

it('a conversation that is not there any more is forgotten', async () => {
  const id = await waits()
  due = aMinuteLater()
  await due.ready
  desk.store.conversation = async () => undefined
  await desk.clock.advance(600_000)
  await settled()
  expect(done).toHaveLength(1)
  expect(due.of(id)).toBeUndefined()
})
