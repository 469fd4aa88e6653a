import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giveBack, reopen, resolve, snooze } from '../../src/desk/assignment.ts'
import { awaitReply } from '../../src/desk/awaitReply.ts'
import { claim } from '../../src/desk/claim.ts'
import { rate } from '../../src/desk/rate.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot, staffSnapshot } from '../../src/desk/snapshot.ts'
import { start } from '../../src/desk/start.ts'
import { stop } from '../../src/desk/stop.ts'
import { identify, keepAssistant, leaveQueue } from '../../src/desk/waiting.ts'
import {
  applyToSnapshot,
  applyToStaffSnapshot,
  type SnapshotState,
  type StaffSnapshotState,
} from '../../src/domain/snapshot.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { asks, asksForPerson, hired, openDesk, opened, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'
import { held, QUOTED } from '../fixtures/scripted.ts'

let desk: TestDesk
let id: string
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
})
afterEach(() => desk.close())

describe('a snapshot and the events after it', () => {
  it('equal a fresh snapshot after every verb, for customers and for staff', async () => {
    const ann = await hired(desk, 'Ann')
    const verbs: (() => Promise<unknown>)[] = [
      () => asks(desk, id, 'can I send it back?'),
      () => asksForPerson(desk, id),
      () => keepAssistant(desk, id),
      () => leaveQueue(desk, id),
      () => identify(desk, id, { name: 'Ada' }),
      () => asks(desk, id, 'human please'),
      () => claim(desk, id, ann),
      () => relay(desk, id, ann, { clientMessageId: 'n', text: 'careful', note: true }),
      () => relay(desk, id, ann, { clientMessageId: 'a', text: 'hello' }),
      () => snooze(desk, id, ann),
      () => writes(desk, id, 'back again'),
      () => giveBack(desk, id, ann),
      () => claim(desk, id, ann),
      () => resolve(desk, id, ann),
      () => rate(desk, id, { csat: 4 }),
      () => reopen(desk, id, ann),
    ]
    let customers = await customerSnapshot(desk, await stateOf(desk, id))
    let staff = await staffSnapshot(desk, await stateOf(desk, id))
    for (const verb of verbs) {
      const before = await stateOf(desk, id)
      await verb()
      const state = await stateOf(desk, id)
      expect(state.seq).toBeGreaterThan(before.seq)
      const events = await desk.store.events(id, before.seq, 1_000)
      customers = forReader(events, 'customer', 0).reduce(applyToSnapshot, customers)
      staff = events.reduce(applyToStaffSnapshot, staff)
      expect(withoutPlace(customers)).toEqual(withoutPlace(await customerSnapshot(desk, state)))
      expect(withoutPlace(staff)).toEqual(withoutPlace(await staffSnapshot(desk, state)))
    }
  })

  /** Position, wait and clock come in frames of their own, beside the events. */
  function withoutPlace<S extends SnapshotState | StaffSnapshotState>(snapshot: S) {
    const { queue, ...rest } = { ...snapshot, clock: 'beside' }
    return { ...rest, queue: queue && { promise: queue.promise } }
  }
})

describe('a snapshot', () => {
  it('has the place in the queue', async () => {
    await asksForPerson(desk, id)
    expect((await customerSnapshot(desk, await stateOf(desk, id))).queue).toEqual({
      position: 1,
      waitSeconds: null,
      promise: { kind: 'now' },
    })
  })

  it('for staff has what the same visitor asked before, and nobody else’s', async () => {
    const { visitorId } = await stateOf(desk, id)
    await writes(desk, id, 'where is my parcel?')
    await writes(desk, await opened(desk), 'a stranger’s words')
    const again = await start(desk, {
      visitorId,
      contact: { verified: false },
      page: { url: 'https://shop.example/cups' },
    })
    expect(await staffSnapshot(desk, again)).toMatchObject({
      page: { url: 'https://shop.example/cups' },
      earlier: [{ conversationId: id, status: 'answering', wants: 'where is my parcel?' }],
    })
    expect(JSON.stringify(await staffSnapshot(desk, again))).not.toContain('stranger')
  })

  it('for a customer has nothing of what they may not see', async () => {
    const ann = await hired(desk, 'Ann')
    await asks(desk, id, 'can I send it back?')
    await relay(desk, id, ann, { clientMessageId: 'n', text: 'canary', note: true })
    const { visitorId } = await stateOf(desk, id)
    const shown = JSON.stringify(await customerSnapshot(desk, await stateOf(desk, id)))
    for (const hidden of ['canary', visitorId, 'judgements', 'features', 'earlier']) expect(shown).not.toContain(hidden)
  })
})

describe('waiting for a reply', () => {
  it('gets it, with what kind it is, once it is on disk', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    const waiting = awaitReply(desk, id, message, 25_000)
    await desk.clock.advance(1_000)
    expect(await waiting).toMatchObject({
      text: QUOTED,
      decision: 'answer',
      confidence: expect.any(Number),
      suggestions: [],
    })
    expect(await awaitReply(desk, id, message, 25_000)).toEqual(await waiting)
  })

  it('gets every message of a burst the burst’s one reply', async () => {
    const one = await writes(desk, id, 'I bought a cup')
    const two = await writes(desk, id, 'can I send it back?')
    const waiting = [one, two].map(({ message }) => awaitReply(desk, id, message, 25_000))
    await desk.clock.advance(1_000)
    const [first, second] = await Promise.all(waiting)
    expect(first).toMatchObject({ decision: 'answer' })
    expect(first).toEqual(second)
  })

  it('gets nothing where a person holds the conversation', async () => {
    await claim(desk, id, await hired(desk, 'Ann'))
    const { message } = await writes(desk, id, 'hello Ann')
    expect(await awaitReply(desk, id, message, 25_000)).toBeNull()
  })

  it('ends when a person takes over, and when the draft is stopped', async () => {
    for (const end of [async () => claim(desk, id, await hired(desk, 'Ann')), () => stop(desk, id)]) {
      desk.drafter.next(held('You can ').script)
      id = await opened(desk)
      const { message } = await asks(desk, id, 'can I send it back?')
      const waiting = awaitReply(desk, id, message, 25_000)
      await end()
      await desk.clock.advance(0)
      expect(await waiting).toBeNull()
    }
  })

  it('is told that it is pending when the time is up, and may be asked again', async () => {
    desk.limits = { ...desk.limits, ANSWER_MS: 60_000 }
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    const { message } = await asks(desk, id, 'can I send it back?')
    const waiting = awaitReply(desk, id, message, 25_000)
    await desk.clock.advance(25_000)
    expect(await waiting).toBe('pending')
    const again = awaitReply(desk, id, message, 25_000)
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(0)
    expect(await again).toMatchObject({ text: QUOTED })
  })

  it('ends when whoever waits goes away', async () => {
    desk.drafter.next(held('You can ').script)
    const { message } = await asks(desk, id, 'can I send it back?')
    const gone = new AbortController()
    const waiting = awaitReply(desk, id, message, 25_000, gone.signal)
    gone.abort()
    expect(await waiting).toBe('pending')
  })

  it('says what went wrong where the store fails', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    desk.store.intent = () => Promise.reject(new Error('busy'))
    await expect(awaitReply(desk, id, message, 25_000)).rejects.toThrow('busy')
  })
})

describe('who the customer is', () => {
  it('is unverified until proven, and is kept for the visitor’s next conversation', async () => {
    await identify(desk, id, { name: 'Ada' })
    await identify(desk, id, { email: 'ada@example.org' })
    const { contact } = await stateOf(desk, id)
    expect(contact).toEqual({ name: 'Ada', email: 'ada@example.org', verified: false })
  })

  it.each([
    [{ email: 'eve@example.org' }, false],
    [{ name: 'Eve' }, false],
    [{ name: 'Ada', email: 'eve@example.org' }, false],
    [{ name: 'ada' }, false],
    [{ name: 'Ada' }, true],
    [{ email: 'ADA@example.org' }, true],
    [{ name: 'Ada', email: 'ada@example.org' }, true],
    [{}, true],
  ])('said to be %j, is as proven as what is said was: %s', async (told, verified) => {
    const contact = { name: 'Ada', email: 'ada@example.org', verified: true }
    const visitorId = desk.ids.next()
    await desk.store.addVisitor({ id: visitorId, contact, tokenHash: 'x', at: desk.clock.now() })
    const proven = (await start(desk, { visitorId, contact })).id
    await identify(desk, proven, told)
    expect((await stateOf(desk, proven)).contact).toEqual(verified ? contact : { ...contact, ...told, verified })
  })

  it('loses a proof with a name that the proof did not hold, and does not get it back by taking it back', async () => {
    const contact = { email: 'ada@example.org', verified: true }
    const visitorId = desk.ids.next()
    await desk.store.addVisitor({ id: visitorId, contact, tokenHash: 'x', at: desk.clock.now() })
    const proven = (await start(desk, { visitorId, contact })).id
    await identify(desk, proven, { name: 'The director' })
    await identify(desk, proven, { email: 'eve@example.org' })
    await identify(desk, proven, { email: 'ada@example.org' })
    const now = { name: 'The director', email: 'ada@example.org', verified: false }
    expect((await stateOf(desk, proven)).contact).toEqual(now)
    expect((await desk.store.visitorByToken('x', desk.clock.now(), 1))?.contact).toEqual(now)
  })
})
