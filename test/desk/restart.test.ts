/** A process that dies, and others on the same record: exactly one reply, whatever happens. */
import { describe, expect, it } from 'vitest'
import { keepSweeping, sweep } from '../../src/desk/sweep.ts'
import type { Store } from '../../src/ports/store.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { asks, eventsOf, openDesk, opened, repliesOf, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED, saying } from '../fixtures/scripted.ts'

const LEASE_MS = 30_000
const question = 'can I send it back?'
freshDesk()

/** Another process on the same record and the same time. */
function another(name: string, store: Store = desk.store): Promise<TestDesk> {
  return openDesk({ store, clock: desk.clock, name })
}

/** What a process that dies at once leaves behind: a message and its intent, and nobody who works on it. */
async function leftBehind(): Promise<string> {
  const { message } = await writes(desk, id, question)
  desk.runs.cancel(id)
  return message.id
}

describe('an intent that a dead process left', () => {
  it('is picked up at the next start, once', async () => {
    const answered = await leftBehind()
    const [b, c] = [await another('b'), await another('c')]
    await Promise.all([sweep(b), sweep(c), sweep(b)])
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [answered] } }])
    expect(b.drafter.requests.length + c.drafter.requests.length).toBe(1)
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('in the middle of a draft is picked up when the lease has run out, and not before', async () => {
    desk.drafter.next(held('You can ').script)
    await asks(desk, id, question)
    expect(desk.drafter.requests).toHaveLength(1)
    // The process dies: its timers and its draft are gone, its lease is on disk.
    desk.runs.cancel(id)
    const b = await another('b')
    await desk.clock.advance(LEASE_MS - 1_000)
    await sweep(b)
    await desk.clock.advance(0)
    expect(b.drafter.requests).toHaveLength(0)
    await desk.clock.advance(2_000)
    await sweep(b)
    await desk.clock.advance(0)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('is left alone where a person took the conversation in the meantime', async () => {
    await leftBehind()
    const { seq } = await stateOf(desk, id)
    const data = { agentId: 'ann', agentName: 'Ann' }
    const claimed = {
      type: 'conversation.claimed' as const,
      at: desk.clock.now(),
      actor: { kind: 'agent' as const },
      data,
    }
    await desk.store.append(id, seq, [claimed])
    const b = await another('b')
    await sweep(b)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toEqual([])
  })

  it('that was taken up three times without a reply goes to a person', async () => {
    await leftBehind()
    for (const holder of ['x', 'y', 'z']) {
      expect(await desk.store.leaseIntent(id, 1, holder, desk.clock.now(), LEASE_MS)).toBeDefined()
      await desk.clock.advance(LEASE_MS)
    }
    await sweep(desk)
    expect(await stateOf(desk, id)).toMatchObject({
      status: { kind: 'queued' },
      handoff: { reason: 'bot_failure', rule: 'attempts.3', brief: { wants: question } },
    })
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('that was taken up three times is given up outside opening hours too, and the next question is answered', async () => {
    desk.set({ hours: { ...defaultSettings.hours, weekly: {} } })
    await leftBehind()
    for (const holder of ['x', 'y', 'z']) {
      await desk.store.leaseIntent(id, 1, holder, desk.clock.now(), LEASE_MS)
      await desk.clock.advance(LEASE_MS)
    }
    await sweep(desk)
    await desk.clock.advance(120_000)
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'queued', promise: { kind: 'later' } } })
    expect(await repliesOf(desk, id)).toEqual([])
    expect(await desk.store.looseIntents(desk.clock.now())).toEqual([])
    await asks(desk, id, 'what does gift wrapping cost?')
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })
})

describe('one conversation that fails', () => {
  it('keeps none of the others waiting', async () => {
    await leftBehind()
    const other = await opened(desk)
    await writes(desk, other, question)
    desk.runs.cancel(other)
    const { conversation } = desk.store
    desk.store.conversation = (one) => (one === id ? Promise.reject(new Error('broken')) : conversation(one))
    await sweep(desk)
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, other)).toHaveLength(1)
  })
})

describe('two processes on one record', () => {
  it('make one reply where one picks up what the other is about to answer', async () => {
    const b = await another('b')
    await writes(desk, id, question)
    await sweep(b)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(b.drafter.requests.length + desk.drafter.requests.length).toBe(1)
  })

  it('make one reply where a newer message comes to the other one', async () => {
    const b = await another('b')
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    const one = await asks(desk, id, question)
    const two = await writes(b, id, 'it was a gift')
    await desk.clock.advance(1_000)
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(60_000)
    const judged = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
    expect(judged).toMatchObject([{ data: { answers: [one.message.id, two.message.id] } }])
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('keep the lease of a long draft by renewing it', async () => {
    desk.limits = { ...desk.limits, ANSWER_MS: 10 * LEASE_MS }
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    const b = await another('b')
    for (let sweeps = 0; sweeps < 12; sweeps++) {
      await desk.clock.advance(LEASE_MS / 2)
      await sweep(b)
    }
    expect(b.drafter.requests).toEqual([])
    expect(await desk.store.intent(id)).toMatchObject({ attempts: 1 })
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(0)
    expect(await repliesOf(desk, id)).toMatchObject([{ text: QUOTED }])
  })
})

describe('the lease', () => {
  it('is not renewed by a run that has ended, even where it ended in the middle of a renewal', async () => {
    const store = desk.store
    let renewals = 0
    let goOn = () => {}
    desk.store = {
      ...store,
      async renewIntent(...args) {
        renewals++
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
        return store.renewIntent(...args)
      },
    }
    desk.drafter.next(held('You can ').script)
    await asks(desk, id, question)
    await desk.clock.advance(LEASE_MS / 3)
    expect(renewals).toBe(1)
    desk.runs.cancel(id)
    await desk.runs.drained()
    goOn()
    await desk.clock.advance(LEASE_MS * 3)
    expect(renewals).toBe(1)
  })
})

describe('a store that fails at the last moment', () => {
  it('leaves the intent, and a later sweep makes the reply', async () => {
    const store = desk.store
    let failures = 1
    desk.store = {
      ...store,
      async append(...args) {
        if (args[3] && 'done' in args[3] && failures-- > 0) throw new Error('disk full')
        return store.append(...args)
      },
    }
    await asks(desk, id, question)
    expect(await repliesOf(desk, id)).toEqual([])
    expect(desk.logged).toContain('the assistant could not finish a reply')
    expect(desk.runs.active(id)).toBe(false)
    await desk.clock.advance(LEASE_MS)
    await sweep(desk)
    await desk.clock.advance(0)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })
})

describe('sweeping', () => {
  it('goes on every five seconds until it is stopped', async () => {
    const stop = keepSweeping(desk)
    await leftBehind()
    await desk.clock.advance(4_999)
    expect(await repliesOf(desk, id)).toEqual([])
    await desk.clock.advance(1)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    await asks(desk, id, 'hi')
    stop()
    const { message } = await writes(desk, id, 'what does gift wrapping cost?')
    desk.runs.cancel(id)
    await desk.clock.advance(60_000)
    expect(await desk.store.intent(id)).toMatchObject({ answers: [message.id], attempts: 0 })
  })

  it('survives a sweep that fails', async () => {
    const stop = keepSweeping(desk)
    const { looseIntents } = desk.store
    desk.store.looseIntents = () => Promise.reject(new Error('busy'))
    await desk.clock.advance(5_000)
    expect(desk.logged).toContain('sweep failed')
    desk.store.looseIntents = looseIntents
    await leftBehind()
    await desk.clock.advance(5_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    stop()
  })

  it('does not go on when it is stopped in the middle of a sweep', async () => {
    const stop = keepSweeping(desk)
    const { presences } = desk.store
    let asked = 0
    let goOn = () => {}
    desk.store.presences = async () => {
      asked++
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      return presences()
    }
    await desk.clock.advance(5_000)
    expect(asked).toBe(1)
    stop()
    goOn()
    await desk.clock.advance(60_000)
    expect(asked).toBe(1)
  })
})

describe('draining', () => {
  it('waits for the reply under way', async () => {
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script, saying())
    await asks(desk, id, question)
    let drained = false
    const waiting = desk.runs.drained().then(() => {
      drained = true
    })
    await desk.clock.advance(100)
    expect(drained).toBe(false)
    draft.goOn('within 30 days of delivery. [1]')
    await waiting
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })
})
