import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { release, resolve, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { countsFor, heldBy, waitingEntries } from '../../src/desk/lists.ts'
import { arrive, leave } from '../../src/desk/presence.ts'
import { entryOf, nextPlace, places } from '../../src/desk/queue.ts'
import { correctBrief } from '../../src/desk/waiting.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import {
  asks,
  asksForPerson,
  hired,
  type Member,
  openDesk,
  opened,
  stateOf,
  type TestDesk,
  waiting,
  writes,
} from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
})
afterEach(() => desk.close())

async function waits(): Promise<string> {
  const id = await waiting(desk)
  await desk.clock.advance(1_000)
  return id
}

const positions = async (...ids: string[]) => {
  const where = await places(desk)
  return ids.map((id) => where.get(id)?.position)
}

const tuesdays = { ...defaultSettings.hours, weekly: { tue: [['09:00', '17:00'] as [string, string]] } }

describe('places', () => {
  it('are in turn, and move up when someone is taken', async () => {
    const [a, b, c] = [await waits(), await waits(), await waits()]
    expect(await positions(a, b, c)).toEqual([1, 2, 3])
    await claim(desk, a, ann)
    expect(await positions(a, b, c)).toEqual([undefined, 1, 2])
    await release(desk, a, ann)
    expect(await positions(a, b, c)).toEqual([1, 2, 3])
  })

  it('are none where nobody waits', async () => {
    await opened(desk)
    expect(await places(desk)).toEqual(new Map())
  })

  it('have no number outside opening hours, but the moment of opening', async () => {
    desk.set({ hours: tuesdays })
    const a = await waits()
    expect((await places(desk)).get(a)).toEqual({
      position: null,
      waitSeconds: null,
      promise: { kind: 'later', at: '2026-03-03T09:00:00.000Z' },
    })
  })

  it('get their number when the desk opens: whoever waited overnight stands before who comes in the morning', async () => {
    desk.set({ hours: tuesdays })
    const overnight = await waits()
    await desk.clock.advance(24 * 3_600_000)
    expect(await nextPlace(desk)).toMatchObject({ position: 2, promise: { kind: 'now' } })
    const morning = await waits()
    expect(await positions(overnight, morning)).toEqual([1, 2])
    expect((await places(desk)).get(overnight)?.promise).toEqual({ kind: 'now' })
  })

  it('lose their number when the desk closes, and say when it opens again', async () => {
    const a = await waits()
    desk.set({ hours: tuesdays })
    expect((await places(desk)).get(a)).toEqual({
      position: null,
      waitSeconds: null,
      promise: { kind: 'later', at: '2026-03-03T09:00:00.000Z' },
    })
  })
})

describe('the next place', () => {
  it('is behind all who wait, with what may be promised', async () => {
    expect(await nextPlace(desk)).toEqual({
      position: 1,
      waitSeconds: null,
      promise: { kind: 'now' },
      staffed: false,
    })
    await arrive(desk, ann)
    expect((await nextPlace(desk)).staffed).toBe(true)
    await waits()
    expect((await nextPlace(desk)).position).toBe(2)
    desk.set({ hours: tuesdays })
    expect(await nextPlace(desk)).toEqual({
      position: null,
      waitSeconds: null,
      promise: { kind: 'later', at: '2026-03-03T09:00:00.000Z' },
      staffed: true,
    })
  })
})

describe('the wait', () => {
  /** A conversation that was picked up after so many seconds and done after so many more. */
  async function served(pickup: number, handled: number): Promise<void> {
    const id = await waits()
    await desk.clock.advance((pickup - 1) * 1_000)
    await claim(desk, id, ann)
    await desk.clock.advance(handled * 1_000)
    await resolve(desk, id, ann)
  }

  it('is not guessed without an agent at work or without recent service', async () => {
    await arrive(desk, ann)
    expect((await nextPlace(desk)).waitSeconds).toBeNull()
    for (let n = 0; n < 3; n++) await served(20, 60)
    expect((await nextPlace(desk)).waitSeconds).not.toBeNull()
    await leave(desk, ann)
    expect((await nextPlace(desk)).waitSeconds).toBeNull()
  })

  it('is what picking up took lately, while there are free places', async () => {
    await arrive(desk, ann)
    for (let n = 0; n < 4; n++) await served(20, 60)
    expect((await nextPlace(desk)).waitSeconds).toEqual([20, 21])
  })

  it('is longer where all hands are full', async () => {
    desk.set({ queue: { ...defaultSettings.queue, capacity: 1 } })
    await arrive(desk, ann)
    for (let n = 0; n < 4; n++) await served(20, 600)
    await claim(desk, await opened(desk), ann)
    const [low, high] = (await nextPlace(desk)).waitSeconds ?? [0, 0]
    expect(low).toBeGreaterThan(20)
    expect(high).toBeGreaterThan(600)
  })

  it('forgets what was more than two hours ago', async () => {
    await arrive(desk, ann)
    for (let n = 0; n < 4; n++) await served(20, 60)
    await desk.clock.advance(2 * 3_600_000)
    expect((await nextPlace(desk)).waitSeconds).toBeNull()
  })

  it('does not count as service what an agent took without it ever waiting', async () => {
    await arrive(desk, ann)
    for (let n = 0; n < 4; n++) {
      const id = await opened(desk)
      await claim(desk, id, ann)
      await resolve(desk, id, ann)
    }
    expect((await nextPlace(desk)).waitSeconds).toBeNull()
  })
})

describe('a line of the console’s lists', () => {
  it('says who waits, for what and since when', async () => {
    const id = await opened(desk, { name: 'Ada' })
    await asks(desk, id, 'my cup is broken')
    await asksForPerson(desk, id)
    expect(entryOf(desk, await stateOf(desk, id))).toMatchObject({
      conversationId: id,
      status: 'queued',
      agent: null,
      contact: { name: 'Ada' },
      reason: 'customer_request',
      wants: 'my cup is broken',
      queuedAt: '2026-03-02T10:00:00.350Z',
      front: false,
      promise: { kind: 'now' },
    })
  })

  it('shows the customer’s correction in place of what was understood', async () => {
    const id = await waits()
    await correctBrief(desk, id, 'a new cup')
    expect(entryOf(desk, await stateOf(desk, id)).wants).toBe('a new cup')
  })

  it('says who holds it, for which team it waits, and whether the customer had the last word', async () => {
    desk.set({ teams: [{ id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }] })
    const id = await waits()
    await claim(desk, id, ann)
    await writes(desk, id, 'hello?')
    expect(entryOf(desk, await stateOf(desk, id))).toMatchObject({
      agent: { id: ann.id, name: 'Ann' },
      awaitsReply: true,
    })
    await transfer(desk, id, ann, { teamId: 'billing', note: 'x' })
    expect(entryOf(desk, await stateOf(desk, id))).toMatchObject({ teamId: 'billing', front: true, agent: null })
  })
})

describe('everything open', () => {
  it('is who waits, what an agent holds, and how much there is of everything', async () => {
    const waiting = await waits()
    const held = await waits()
    await claim(desk, held, ann)
    await writes(desk, await opened(desk), 'hello')
    await opened(desk)
    const done = await opened(desk)
    await claim(desk, done, ann)
    await resolve(desk, done, ann)
    const ids = (entries: { conversationId: string }[]) => entries.map(({ conversationId }) => conversationId)
    expect(ids(await waitingEntries(desk))).toEqual([waiting])
    expect(ids(await heldBy(desk, ann.id))).toEqual([held])
    expect(await heldBy(desk, 'nobody')).toEqual([])
    const counts = { queue: 1, byEmail: 0, open: 4, assistant: 2, mine: 1, snoozed: 0, resolvedToday: 1 }
    expect(await countsFor(desk, ann.id)).toEqual(counts)
    expect(await countsFor(desk)).toEqual({ ...counts, mine: 0 })
  })

  it('is told to be another with every arrival and every claim', async () => {
    const count = () => desk.notices.filter(({ kind }) => kind === 'queue').length
    const before = count()
    const id = await waits()
    const joined = count()
    await claim(desk, id, ann)
    expect(joined).toBeGreaterThan(before)
    expect(count()).toBeGreaterThan(joined)
  })
})
