/** A process that ends at any await on the way from a message to its reply: one message, one reply, whoever makes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { sweep } from '../../src/desk/sweep.ts'
import type { Message } from '../../src/domain/events.ts'
import { eventsOf, messagesOf, openDesk, opened, repliesOf, stateOf, type TestDesk } from '../fixtures/desk.ts'
import { type End, mortalDesk } from '../fixtures/mortal.ts'
import { INVENTED, QUOTED, saying } from '../fixtures/scripted.ts'

const LEASE_MS = 30_000
/** More awaits than any way to a reply has. */
const MOST_STEPS = 60

let house: TestDesk
let processes = 0
beforeAll(async () => {
  house = await openDesk()
})
afterAll(() => house.close())

type Setting = (desk: TestDesk) => void
const ways: [string, Setting][] = [
  [
    'an answer in pieces',
    (desk) => desk.drafter.next(saying('You can send an order back ', 'within 30 days of delivery. [1]')),
  ],
  ['an answer that needs a repair', (desk) => desk.drafter.next(saying(INVENTED), saying(QUOTED))],
  ['a handover', (desk) => desk.retriever.decides('handoff')],
  ['a question back', (desk) => desk.retriever.decides('clarify')],
]

/** Names that sort and do not repeat: each stands for a process of its own. */
const anotherName = () => String.fromCharCode(0x4e00 + ++processes)

async function another(setting: Setting): Promise<TestDesk> {
  const desk = await openDesk({ store: house.store, clock: house.clock, name: anotherName() })
  setting(desk)
  return desk
}

/** What came of a message whose process got no further than `end`; undefined where it had nothing left to do. */
async function sentInto(end: End, setting: Setting, then: (desk: TestDesk) => Promise<void>, wakes = false) {
  const id = await opened(house)
  const first = await mortalDesk({ store: house.store, clock: house.clock, name: anotherName() }, end)
  setting(first.desk)
  const sent = { clientMessageId: 'only', text: 'can I send it back?' }
  let acknowledged: Message | undefined
  void receive(first.desk, id, sent).then((received) => {
    acknowledged = 'message' in received ? received.message : undefined
  })
  await house.clock.advance(first.desk.limits.BURST_MS + 1_000)
  const ended = first.ended()
  if (!ended) return undefined

  const second = await another(setting)
  const before = acknowledged
  if (!before) {
    // Nothing was acknowledged: the client sends it again, under the same id.
    const again = await receive(second, id, sent)
    if ('refused' in again) throw new Error(`the message was refused: ${again.refused}`)
    acknowledged = again.message
  }
  await then(second)
  if (wakes) {
    first.wake()
    await house.clock.advance(LEASE_MS * 3)
    await sweep(second)
    await house.clock.advance(LEASE_MS)
  }
  const events = await eventsOf(house, id)
  return {
    ended,
    places: events.map(({ seq }, at) => seq - at),
    messages: (await messagesOf(house, id)).filter(({ author }) => author.kind === 'customer'),
    acknowledged,
    replies: await repliesOf(house, id),
    answered: events.flatMap((event) => (event.type === 'answer.judged' ? event.data.answers : [])),
    handoffs: events.filter(({ type }) => type === 'handoff.recorded').length,
    queued: (await stateOf(house, id)).status.kind === 'queued',
    intent: await house.store.intent(id),
  }
}

/** The only process starts again: every lease is free. */
async function startsAgain(desk: TestDesk): Promise<void> {
  await desk.store.freeLeases()
  await sweep(desk)
  await desk.clock.advance(LEASE_MS)
}

/** Another process finds the lease run out. */
async function takesOver(desk: TestDesk): Promise<void> {
  await sweep(desk)
  await desk.clock.advance(LEASE_MS + 1_000)
  await sweep(desk)
  await desk.clock.advance(LEASE_MS)
}

describe.each(ways)('%s', (way, setting) => {
  it.each<[string, (desk: TestDesk) => Promise<void>, boolean]>([
    ['[P11] is posted once where the process dies at any await and starts again', startsAgain, false],
    ['[P11] is posted once where the process dies at any await and another takes its lease over', takesOver, false],
    [
      '[P11] is posted once where the process stands still at any await and comes back after another took over',
      takesOver,
      true,
    ],
  ])('%s', async (_what, then, wakes) => {
    const ends: string[] = []
    for (const done of [false, true]) {
      for (let at = 1; at <= MOST_STEPS; at++) {
        const outcome = await sentInto({ at, done }, setting, then, wakes)
        if (!outcome) break
        ends.push(outcome.ended)
        const { messages, acknowledged, replies, answered, handoffs, queued, intent, places } = outcome
        expect(messages, outcome.ended).toEqual([acknowledged])
        expect(replies, outcome.ended).toHaveLength(1)
        expect(answered, outcome.ended).toEqual([acknowledged?.id])
        expect([handoffs, queued], outcome.ended).toEqual(way === 'a handover' ? [1, true] : [0, false])
        expect(intent, outcome.ended).toBeUndefined()
        expect(new Set(places), outcome.ended).toEqual(new Set([1]))
      }
    }
    expect(ends.length).toBeLessThan(2 * MOST_STEPS)
    // From the first look to the last write, the draft in between.
    const seen = new Set(ends)
    for (const end of [
      'before append',
      'after append',
      'before leaseIntent',
      'after leaseIntent',
      'before search',
      'after search',
    ]) {
      expect(seen, end).toContain(end)
    }
    if (way.startsWith('an answer')) expect(seen).toContain('after draft')
  })
})
