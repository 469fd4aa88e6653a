import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { release, resolve, snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { type KeptClocks, keepClocks } from '../../src/desk/keep-clocks.ts'
import { arrive, leave } from '../../src/desk/presence.ts'
import { entryOf, places } from '../../src/desk/queue.ts'
import { relay } from '../../src/desk/relay.ts'
import { staffSnapshot } from '../../src/desk/snapshot.ts'
import { assign } from '../../src/desk/sorting.ts'
import { StoreUnavailable } from '../../src/ports/store.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import {
  asks,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  openDesk,
  opened,
  stateOf,
  type TestDesk,
  waiting,
  writes,
} from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let clocks: KeptClocks
let sent = 0
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  clocks = keepClocks(desk)
})
afterEach(async () => {
  clocks.stop()
  await desk.close()
})

const seconds = (n: number) => desk.clock.advance(n * 1_000)
const from = (start: string, n: number) => new Date(Date.parse(start) + n * 1_000).toISOString()

async function waits(locale?: string): Promise<string> {
  return waiting(desk, locale ? { locale } : {})
}

/** Taken, greeted and present. */
async function greeted(locale?: string): Promise<string> {
  const id = await waits(locale)
  await arrive(desk, ann)
  await claim(desk, id, ann)
  await replies(id, 'Hello, I am Ann.')
  return id
}

const replies = (id: string, text: string) => relay(desk, id, ann, { clientMessageId: `sent-${++sent}`, text })

/** Warnings and breaches of a conversation: what, when it was written, when it was due. */
async function marks(id: string): Promise<{ type: string; clock: string; at: string; dueAt: string }[]> {
  const all = await eventsOf(desk, id)
  return all.flatMap((event) =>
    event.type === 'clock.warned' || event.type === 'clock.breached'
      ? [{ type: event.type, at: event.at, clock: event.data.clock, dueAt: event.data.dueAt }]
      : [],
  )
}

const lines = async (id: string) =>
  (await messagesOf(desk, id)).filter(({ author }) => author.kind === 'system').map(({ text }) => text)

describe('a greeting that does not come', () => {
  it('is warned of and breached at the very moment, each once', async () => {
    const id = await waits()
    const start = desk.clock.now()
    const dueAt = from(start, 60)
    await seconds(44.999)
    expect(await marks(id)).toEqual([])
    await seconds(0.001)
    expect(await marks(id)).toEqual([{ type: 'clock.warned', clock: 'greeting', at: from(start, 45), dueAt }])
    await seconds(600)
    expect((await marks(id)).slice(1)).toEqual([{ type: 'clock.breached', clock: 'greeting', at: dueAt, dueAt }])
  })

  it('is by nobody but the system, and tells who had it', async () => {
    const id = await waits()
    await claim(desk, id, ann)
    await seconds(60)
    expect((await eventsOf(desk, id)).at(-1)).toMatchObject({
      type: 'clock.breached',
      actor: { kind: 'system' },
      data: { clock: 'greeting', agentId: ann.id },
    })
  })

  it('is put on record at the next start with the moment at which it was due', async () => {
    const id = await waits()
    const start = desk.clock.now()
    clocks.stop()
    await seconds(500)
    expect(await marks(id)).toEqual([])
    clocks = keepClocks(desk)
    await clocks.ready
    await seconds(0)
    expect(await marks(id)).toEqual([
      { type: 'clock.breached', clock: 'greeting', at: from(start, 500), dueAt: from(start, 60) },
    ])
    await seconds(500)
    expect(await marks(id)).toHaveLength(1)
  })

  it('is warned of at its moment also where that comes after a restart', async () => {
    const id = await waits()
    await seconds(20)
    clocks.stop()
    clocks = keepClocks(desk)
    await seconds(25)
    expect((await marks(id)).map(({ type }) => type)).toEqual(['clock.warned'])
  })

  it('is written once where two processes keep the clocks', async () => {
    const id = await waits()
    const other = keepClocks(await openDesk({ store: desk.store, clock: desk.clock, name: 'b' }))
    await seconds(100)
    other.stop()
    expect((await marks(id)).map(({ type }) => type)).toEqual(['clock.warned', 'clock.breached'])
  })

  it('is written once the record takes it again', async () => {
    const id = await waits()
    const start = desk.clock.now()
    await seconds(59)
    const { append } = desk.store
    desk.store.append = () => Promise.reject(new StoreUnavailable('The disk is full, for a test.'))
    await seconds(3)
    expect(desk.logged).toContain('what fell due could not be done')
    desk.store.append = append
    await seconds(10)
    expect((await marks(id)).at(-1)).toMatchObject({ type: 'clock.breached', dueAt: from(start, 60) })
  })

  it('is noticed within half a minute where the wall clock is set on', async () => {
    const id = await waits()
    const start = desk.clock.now()
    desk.clock.jump(3_600_000)
    await seconds(30)
    expect(await marks(id)).toMatchObject([{ type: 'clock.breached', dueAt: from(start, 60) }])
  })
})

describe('a word in time', () => {
  it('ends the clock, also in the very moment that it is due', async () => {
    const id = await waits()
    await seconds(50)
    await replies(id, 'Hello, I am Ann.')
    await seconds(200)
    expect((await marks(id)).map(({ type }) => type)).toEqual(['clock.warned'])

    const late = await waits()
    await seconds(59)
    // Both find the same state at the same time: whichever is written first, the other looks again.
    const { conversation } = desk.store
    desk.store.conversation = async (asked) => {
      const found = await conversation(asked)
      if (asked !== late) return found
      desk.store.conversation = conversation
      await replies(late, 'Hello, I am Ann.')
      return found
    }
    await seconds(1)
    expect((await marks(late)).map(({ type }) => type)).toEqual(['clock.warned'])
    expect((await messagesOf(desk, late)).at(-1)?.text).toBe('Hello, I am Ann.')
  })

  it('starts nothing where the customer is the next to speak', async () => {
    const id = await greeted()
    await seconds(4_000)
    expect(await marks(id)).toEqual([])
  })

  it('and a customer who writes start the next clock', async () => {
    const id = await greeted()
    desk.set({ clocks: { ...defaultSettings.clocks, holdSeconds: undefined } })
    await writes(desk, id, 'so where is it?')
    await seconds(400)
    expect((await marks(id)).map(({ type, clock }) => `${type} ${clock}`)).toEqual([
      'clock.warned nextReply',
      'clock.breached nextReply',
    ])
  })
})

describe('a customer who is held', () => {
  it('is told in their language that the agent is still there, once a silence', async () => {
    const id = await greeted('de')
    await replies(id, 'Einen Moment bitte.')
    await seconds(29.999)
    const before = await lines(id)
    await seconds(0.001)
    const told = (await lines(id)).slice(before.length)
    expect(told).toEqual(['Sie sind weiterhin mit Ann verbunden. Es dauert etwas länger.'])
    await seconds(200)
    expect((await lines(id)).length).toBe(before.length + 1)
    await replies(id, 'Noch einen kurzen Moment.')
    await seconds(31)
    expect((await lines(id)).length).toBe(before.length + 2)
  })

  it('is told so too who asked something and hears nothing', async () => {
    const id = await greeted('en')
    await writes(desk, id, 'so where is it?')
    await seconds(31)
    expect((await lines(id)).at(-1)).toBe('You are still connected with Ann. This is taking a little longer.')
    const { entry, state } = { entry: entryOf(desk, await stateOf(desk, id)), state: await stateOf(desk, id) }
    expect(entry).toMatchObject({ awaitsReply: true, lastMessage: { author: 'customer' } })
    expect(state.updatedAt).toBe(state.lastMessage?.at)
  })

  it('is told nothing that is not true: not while the agent is away from the desk', async () => {
    const id = await greeted()
    await writes(desk, id, 'so where is it?')
    await leave(desk, ann)
    const before = await lines(id)
    await seconds(29)
    await seconds(2)
    expect(await lines(id)).toEqual(before)
    expect((await marks(id)).map(({ type, clock }) => `${type} ${clock}`)).toEqual([
      'clock.warned hold',
      'clock.breached hold',
    ])
  })

  it('is not without a word while they see the agent type', async () => {
    const id = await greeted()
    await writes(desk, id, 'so where is it?')
    const before = await lines(id)
    for (let n = 0; n < 15; n++) {
      desk.fanout.publish({ kind: 'typing', conversationId: id, who: { kind: 'agent', ...ann } })
      await seconds(3)
    }
    expect(await marks(id)).toEqual([])
    await seconds(5)
    expect((await lines(id)).length).toBe(before.length + 1)
  })

  it('is not spoken to while it is set aside', async () => {
    const id = await greeted()
    await writes(desk, id, 'so where is it?')
    await snooze(desk, id, ann, from(desk.clock.now(), 3_600))
    await seconds(1_000)
    expect(await marks(id)).toEqual([])
  })
})

describe('opening hours', () => {
  it('stop every clock while the desk is closed', async () => {
    const weekly = { mon: [['09:00', '10:01'] as [string, string]], tue: [['09:00', '17:00'] as [string, string]] }
    desk.set({ hours: { ...defaultSettings.hours, weekly } })
    await seconds(30)
    const id = await waits()
    await seconds(24 * 3_600 - 30 - 3_600)
    expect(await marks(id)).toEqual([])
    await seconds(15)
    expect(await marks(id)).toMatchObject([{ type: 'clock.warned', at: '2026-03-03T09:00:15.000Z' }])
    await seconds(15)
    expect((await marks(id)).at(-1)).toMatchObject({ type: 'clock.breached', dueAt: '2026-03-03T09:00:30.000Z' })
  })

  it('changed while a clock runs give it another moment', async () => {
    const id = await waits()
    const start = desk.clock.now()
    desk.set({ clocks: { ...defaultSettings.clocks, greetingSeconds: 20 } })
    desk.fanout.publish({ kind: 'queue' })
    await seconds(21)
    expect((await marks(id)).map(({ type, at }) => [type, at])).toEqual([
      ['clock.warned', from(start, 15)],
      ['clock.breached', from(start, 20)],
    ])
  })
})

describe('a team', () => {
  it('has its own clocks in place of the desk’s, also once an agent has the conversation', async () => {
    const team = { id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }
    desk.set({ teams: [{ ...team, clocks: { greetingSeconds: 10 } }] })
    const id = await greeted()
    await transfer(desk, id, ann, { teamId: 'billing', note: 'knows more' })
    const start = desk.clock.now()
    await claim(desk, id, ann)
    await seconds(10)
    expect((await eventsOf(desk, id)).at(-1)).toMatchObject({
      type: 'clock.breached',
      data: { clock: 'greeting', teamId: 'billing', agentId: ann.id, dueAt: from(start, 10) },
    })
    await replies(id, 'Hello again.')
    await writes(desk, id, 'so?')
    await seconds(900)
    expect((await marks(id)).some(({ clock }) => clock !== 'greeting')).toBe(false)
  })
})

describe('the wait that a customer is told', () => {
  it('is kept with their joining, for both ways into the queue, and none where none is told', async () => {
    await arrive(desk, ann)
    const told = async (id: string) => (await stateOf(desk, id)).clocks?.joined?.estimate
    for (let n = 0; n < 3; n++) {
      const id = await waits()
      expect(await told(id)).toBeUndefined()
      await seconds(20)
      await claim(desk, id, ann)
      await resolve(desk, id, ann)
    }
    const id = await waits()
    expect(await told(id)).toEqual([20, 21])
    const inWords = await opened(desk)
    await asks(desk, inWords, 'I want to talk to a human please')
    expect(await told(inWords)).toEqual([20, 21])
    await leave(desk, ann)
    expect(await told(await waits())).toBeUndefined()
  })

  it.each([
    ['gives it back', (id: string) => release(desk, id, ann)],
    ['hands it to a team', (id: string) => transfer(desk, id, ann, { teamId: 'pay', note: '' })],
    ['gives it to a team', (id: string) => assign(desk, id, ann, { teamId: 'pay' })],
  ])('is kept also where an agent %s, as the customer is shown it then', async (_, back) => {
    const agentIds = [ann.id]
    desk.set({ teams: [{ id: 'pay', name: 'Payments', agentIds, languages: ['de'], categories: ['pay'] }] })
    await arrive(desk, ann)
    for (let n = 0; n < 3; n++) {
      const id = await waits()
      await seconds(20)
      await claim(desk, id, ann)
      await resolve(desk, id, ann)
    }
    const id = await waits()
    await claim(desk, id, ann)
    await back(id)
    const shown = (await places(desk)).get(id)?.waitSeconds
    expect(shown).toEqual([expect.any(Number), expect.any(Number)])
    expect((await stateOf(desk, id)).clocks?.joined).toEqual({ at: desk.clock.now(), estimate: shown })
  })
})

describe('agents are shown', () => {
  it('the clock in the lists and in a snapshot, and none where nothing is owed', async () => {
    const id = await waits()
    const start = desk.clock.now()
    const clock = { kind: 'greeting', warnAt: from(start, 45), dueAt: from(start, 60) }
    expect(entryOf(desk, await stateOf(desk, id)).clock).toEqual(clock)
    expect((await staffSnapshot(desk, await stateOf(desk, id))).clock).toEqual(clock)
    await seconds(61)
    expect(entryOf(desk, await stateOf(desk, id)).clock).toEqual({ ...clock, breachedAt: from(start, 60) })
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    expect(entryOf(desk, await stateOf(desk, id)).clock).toBeNull()
  })

  it('how many clocks run, and how many are late', async () => {
    const id = await waits()
    await waits()
    await seconds(61)
    const third = await waits()
    expect(clocks.counts()).toMatchObject({ greeting: { running: 3, late: 2 }, resolution: { running: 3, late: 0 } })
    await claim(desk, id, ann)
    await resolve(desk, id, ann)
    await replies(third, 'Hello.')
    expect(clocks.counts()).toMatchObject({ greeting: { running: 1, late: 1 }, resolution: { running: 2 } })
  })
})
