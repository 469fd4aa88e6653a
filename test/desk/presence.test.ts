import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { snooze, transfer } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { arrive, colleagues, isPresent, leave, REST_PRESENCE_MS, signOfLife } from '../../src/desk/presence.ts'
import { dropOff, keepSweeping, sweep } from '../../src/desk/sweep.ts'
import {
  asksForPerson,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  openDesk,
  opened,
  statusOf,
  type TestDesk,
  writes,
} from '../fixtures/desk.ts'

const GRACE_MS = 30_000
let desk: TestDesk
let id: string
let ann: Member
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  id = await opened(desk)
  await asksForPerson(desk, id)
})
afterEach(() => desk.close())

async function stateOf(member: Member): Promise<string | undefined> {
  return (await colleagues(desk)).find(({ agentId }) => agentId === member.id)?.state
}

describe('presence', () => {
  it('is offline for someone who never came', async () => {
    expect(await stateOf(ann)).toBe('offline')
    expect(await isPresent(desk, ann.id)).toBe(false)
  })

  it('is online from the first socket on, and lasts as long as it is open', async () => {
    await arrive(desk, ann)
    await desk.clock.advance(24 * 3_600_000)
    expect(await stateOf(ann)).toBe('online')
  })

  it('remembers what the agent chose when they come back', async () => {
    await arrive(desk, ann, 'assign_only')
    await leave(desk, ann)
    expect(await stateOf(ann)).toBe('offline')
    await arrive(desk, ann)
    expect(await stateOf(ann)).toBe('assign_only')
  })

  it('is told to everyone', async () => {
    await arrive(desk, ann, 'away')
    await leave(desk, ann)
    const told = desk.notices.flatMap((notice) => (notice.kind === 'presence' ? [notice.state] : []))
    expect(told).toEqual(['away', 'offline'])
  })

  it('by REST alone lasts a minute after each call', async () => {
    await signOfLife(desk, ann)
    await desk.clock.advance(REST_PRESENCE_MS - 1)
    expect(await isPresent(desk, ann.id)).toBe(true)
    await signOfLife(desk, ann)
    await desk.clock.advance(REST_PRESENCE_MS - 1)
    expect(await isPresent(desk, ann.id)).toBe(true)
    await desk.clock.advance(1)
    expect(await isPresent(desk, ann.id)).toBe(false)
  })

  it('by REST writes at most twice a minute, and never over a socket’s', async () => {
    const { setPresence } = desk.store
    let written = 0
    desk.store.setPresence = (...args) => {
      written++
      return setPresence(...args)
    }
    for (let calls = 0; calls < 30; calls++) {
      await signOfLife(desk, ann)
      await desk.clock.advance(1_000)
    }
    expect(written).toBe(1)
    await arrive(desk, ann, 'away')
    await signOfLife(desk, ann)
    expect(await stateOf(ann)).toBe('away')
    expect(written).toBe(2)
  })

  it('counts what each agent holds', async () => {
    await claim(desk, id, ann)
    expect(await colleagues(desk)).toMatchObject([{ agentId: ann.id, open: 1, capacity: 3, works: true }])
  })

  it('leaves out whoever is no agent, unless they still hold something', async () => {
    await claim(desk, id, ann)
    const ben = await hired(desk, 'Ben')
    await desk.store.setDisabled(ann.id, true)
    await desk.store.setDisabled(ben.id, true)
    expect(await colleagues(desk)).toMatchObject([{ agentId: ann.id, state: 'offline', works: false }])
  })
})

describe('an agent who drops off', () => {
  beforeEach(async () => {
    await arrive(desk, ann)
    await claim(desk, id, ann)
  })

  it('keeps what they hold for thirty seconds, and no longer', async () => {
    const stop = keepSweeping(desk)
    await leave(desk, ann)
    await desk.clock.advance(GRACE_MS - 1)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await desk.clock.advance(1)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
    stop()
  })

  it('keeps it for as long as the operator set', async () => {
    desk.set({ queue: { ...desk.settings().queue, graceSeconds: 90 } })
    await leave(desk, ann)
    await desk.clock.advance(89_999)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await desk.clock.advance(1)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued' })
  })

  it('and comes back in time keeps everything, however often', async () => {
    for (let times = 0; times < 5; times++) {
      await leave(desk, ann)
      await desk.clock.advance(GRACE_MS - 1_000)
      await arrive(desk, ann)
      await dropOff(desk)
    }
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ann.id })
    expect((await eventsOf(desk, id)).map(({ type }) => type)).not.toContain('conversation.released')
  })

  it('the customer is told, once, and keeps the place from the first joining', async () => {
    await leave(desk, ann)
    await desk.clock.advance(GRACE_MS)
    await Promise.all([dropOff(desk), dropOff(desk), dropOff(desk)])
    await dropOff(desk)
    const told = (await messagesOf(desk, id)).filter(({ text }) => text === say('en', 'agentLeft', {}))
    expect(told).toMatchObject([{ author: { kind: 'system' }, visibility: 'public' }])
    const joined = (await eventsOf(desk, id)).find(({ type }) => type === 'conversation.queued')
    expect(await statusOf(desk, id)).toMatchObject({ since: joined?.at })
  })

  it('what they set aside stays theirs, until the customer writes', async () => {
    await snooze(desk, id, ann)
    await leave(desk, ann)
    await desk.clock.advance(10 * GRACE_MS)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', snoozedUntil: 'reply' })
    await writes(desk, id, 'hello?')
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })

  it('what they set aside until a moment comes back to the queue once it has passed', async () => {
    await snooze(desk, id, ann, '2026-03-02T10:05:00.000Z')
    await leave(desk, ann)
    await desk.clock.advance(301_000)
    await sweep(desk)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })

  it('because they were disabled loses what they hold at once', async () => {
    await desk.store.setDisabled(ann.id, true)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })

  it('a second agent’s conversations are left alone', async () => {
    const ben = await hired(desk, 'Ben')
    const other = await opened(desk)
    await arrive(desk, ben)
    await claim(desk, other, ben)
    await leave(desk, ann)
    await desk.clock.advance(GRACE_MS)
    await dropOff(desk)
    expect(await statusOf(desk, other)).toMatchObject({ kind: 'assigned', agentId: ben.id })
  })

  it('with the whole server begins a grace of their own at its start', async () => {
    await desk.clock.advance(3_600_000)
    await desk.store.disconnectAll(desk.clock.now())
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await desk.clock.advance(GRACE_MS)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued' })
  })
})

describe('an agent by REST alone', () => {
  it('has their minute and then the grace', async () => {
    await signOfLife(desk, ann)
    await claim(desk, id, ann)
    await desk.clock.advance(REST_PRESENCE_MS + GRACE_MS - 1)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned' })
    await desk.clock.advance(1)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued' })
  })
})

describe('what is transferred to someone who is not there', () => {
  it('waits for them as long as for one who dropped off, then goes back to the front of the queue', async () => {
    const ben = await hired(desk, 'Ben')
    await arrive(desk, ann)
    await claim(desk, id, ann)
    await transfer(desk, id, ann, { agentId: ben.id, note: 'for you' })
    await desk.clock.advance(GRACE_MS - 1)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'assigned', agentId: ben.id })
    await desk.clock.advance(1)
    await sweep(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })
})
