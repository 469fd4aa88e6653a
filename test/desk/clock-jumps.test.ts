/** A clock that is set back or on by an hour while people talk: places, leases and timers are as if it were not. */
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { arrive, isPresent, leave, REST_PRESENCE_MS, signOfLife } from '../../src/desk/presence.ts'
import { sweep } from '../../src/desk/sweep.ts'
import { replay } from '../../src/domain/apply.ts'
import { asks, eventsOf, hired, messagesOf, openDesk, repliesOf, stateOf, statusOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED } from '../fixtures/scripted.ts'

const HOUR_MS = 3_600_000
const LEASE_MS = 30_000
const question = 'can I send it back?'

freshDesk()

const another = (name: string) => openDesk({ store: desk.store, clock: desk.clock, name })

describe.each([
  ['back', -HOUR_MS],
  ['on', HOUR_MS],
])('a clock set %s by an hour', (_way, jump) => {
  it('[S86] leaves messages in the order in which they came', async () => {
    await asks(desk, id, 'one')
    desk.clock.jump(jump)
    await asks(desk, id, 'two')
    const said = (await messagesOf(desk, id)).map(({ author, text }) => (author.kind === 'customer' ? text : 'reply'))
    expect(said).toEqual(['one', 'reply', 'two', 'reply'])
    const events = await eventsOf(desk, id)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(await stateOf(desk, id)).toEqual(replay(id, events))
  })

  it('[S86] in the middle of a burst still gets it answered once, after the same quiet', async () => {
    await writes(desk, id, question)
    desk.clock.jump(jump)
    await desk.clock.advance(desk.limits.BURST_MS - 1)
    expect(desk.drafter.requests).toHaveLength(0)
    await desk.clock.advance(1)
    expect(await repliesOf(desk, id)).toMatchObject([{ text: QUOTED }])
  })

  it('[S86] in the middle of a draft makes no second reply, with another process looking on', async () => {
    const draft = held('You can send an order back ')
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    const b = await another('b')
    desk.clock.jump(jump)
    await Promise.all([sweep(desk), sweep(b)])
    await desk.clock.advance(1_000)
    draft.goOn('within 30 days of delivery. [1]')
    await desk.clock.advance(LEASE_MS * 3)
    await sweep(b)
    await desk.clock.advance(LEASE_MS)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    const judged = (await eventsOf(desk, id)).flatMap((event) => (event.type === 'answer.judged' ? [event.data] : []))
    expect(judged).toHaveLength(1)
    expect(judged[0]?.tookMs).toBeGreaterThanOrEqual(0)
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('[S86] gives a drafter that stalls no more time than it has', async () => {
    desk.drafter.next(held('You can ').script)
    await asks(desk, id, question)
    desk.clock.jump(jump)
    await desk.clock.advance(desk.limits.ANSWER_MS)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued' })
  })

  it('[S86] holds up no reply of a process that died with the lease', async () => {
    desk.drafter.next(held('You can ').script)
    await asks(desk, id, question)
    desk.runs.cancel(id)
    desk.clock.jump(jump)
    const b = await another('b')
    await desk.clock.advance(LEASE_MS)
    await sweep(b)
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(b.drafter.requests).toHaveLength(1)
  })

  it('[S86] takes what an agent holds back within the grace, where that agent has left', async () => {
    const ann = await hired(desk, 'Ann')
    await arrive(desk, ann)
    await claim(desk, id, ann)
    await leave(desk, ann)
    desk.clock.jump(jump)
    // As it does every few seconds; the first one to see a clock that was set back begins the grace anew.
    await sweep(desk)
    await desk.clock.advance(30_000)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })

  it('[S86] leaves an agent who is connected what they hold', async () => {
    const ann = await hired(desk, 'Ann')
    await arrive(desk, ann)
    await claim(desk, id, ann)
    desk.clock.jump(jump)
    await desk.clock.advance(30_000)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
  })

  it('[S86] counts the next call of an agent who works by REST as a sign of life', async () => {
    const ann = await hired(desk, 'Ann')
    await signOfLife(desk, ann)
    desk.clock.jump(jump)
    await signOfLife(desk, ann)
    expect(await isPresent(desk, ann.id)).toBe(true)
    await desk.clock.advance(REST_PRESENCE_MS + 1)
    expect(await isPresent(desk, ann.id)).toBe(false)
  })
})
