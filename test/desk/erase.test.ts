/** Erasing while the desk is at work: what runs, waits or is shown of a conversation ends with it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { eraseVisitors, erasureWatch } from '../../src/desk/erase.ts'
import { escalate } from '../../src/desk/escalate.ts'
import { receive } from '../../src/desk/receive.ts'
import { customerSnapshot } from '../../src/desk/snapshot.ts'
import { subjectsOf } from '../../src/desk/subjects.ts'
import { keepSweeping } from '../../src/desk/sweep.ts'
import type { Notice } from '../../src/ports/fanout.ts'
import { settled } from '../fixtures/clock.ts'
import { asks, eventsOf, hired, openDesk, opened, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'
import { held } from '../fixtures/scripted.ts'

const operator = { kind: 'operator' } as const

let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

async function visitorOf(id: string): Promise<string> {
  return (await stateOf(desk, id)).visitorId
}

function kinds(notices: readonly Notice[]): string[] {
  return notices.map((notice) => (notice.kind === 'draft' ? `draft ${notice.state}` : notice.kind))
}

describe('[P15] erasing while the assistant drafts', () => {
  it('takes the draft down, and posts nothing of it afterwards', async () => {
    const draft = held('You can send an order back within 30 days of delivery. [1]\n\n')
    desk.drafter.next(draft.script)
    const id = await opened(desk)
    await asks(desk, id, 'Can I send it back?')
    await settled()
    expect(desk.runs.draft(id)).toBeDefined()
    desk.notices.length = 0
    await eraseVisitors(desk, [await visitorOf(id)], operator)
    expect(kinds(desk.notices)).toEqual(['draft dropped', 'events', 'queue', 'visitor_erased'])
    expect(draft.calledOff()).toBe(true)
    draft.goOn('Delivery takes 3 to 5 days. [2]')
    await desk.clock.advance(60_000)
    expect(desk.runs.active(id)).toBe(false)
    expect((await eventsOf(desk, id)).at(-1)?.type).toBe('conversation.erased')
    expect(await desk.store.looseIntents(desk.clock.now())).toEqual([])
  })

  it('refuses a message and a call for a person that were on their way', async () => {
    const id = await opened(desk)
    await writes(desk, id, 'Hello')
    await eraseVisitors(desk, [await visitorOf(id)], operator)
    const seq = (await stateOf(desk, id)).seq
    const late = await receive(desk, id, { clientMessageId: 'late', text: 'Still me' })
    expect(late).toEqual({ refused: 'erased' })
    const reason = { reason: 'customer_request', rule: 'button' } as const
    expect(await escalate(desk, id, reason)).toEqual({ refused: 'erased' })
    const ann = await hired(desk, 'Ann')
    expect(await claim(desk, id, ann)).toEqual({ refused: 'erased' })
    expect((await stateOf(desk, id)).seq).toBe(seq)
    expect(await customerSnapshot(desk, await stateOf(desk, id))).toMatchObject({ messages: [], status: 'resolved' })
  })
})

describe('[P15] erasing several visitors', () => {
  it('can be repeated after it was interrupted, and finds those who are left by the same address', async () => {
    const ids = []
    for (let count = 0; count < 3; count++) {
      const id = await opened(desk)
      const state = await stateOf(desk, id)
      const data = { email: 'eva@example.com', verified: true }
      await desk.store.append(id, state.seq, [
        { type: 'contact.identified', at: desk.clock.now(), actor: { kind: 'customer' }, data },
      ])
      ids.push(id)
    }
    const chosen = async () => (await subjectsOf(desk, { email: 'eva@example.com' })).chosen.map((s) => s.visitorId)
    const before = await chosen()
    expect(before).toHaveLength(3)
    const { eraseVisitor } = desk.store
    let calls = 0
    desk.store.eraseVisitor = async (id, at) => {
      if (++calls === 2) throw new Error('the power is gone')
      return eraseVisitor(id, at)
    }
    await expect(eraseVisitors(desk, before, operator)).rejects.toThrow('the power is gone')
    expect(await chosen()).toEqual(before.slice(1))
    const again = await eraseVisitors(desk, await chosen(), operator)
    expect(again).toMatchObject({ visitors: 2, conversations: 2 })
    expect(await chosen()).toEqual([])
    for (const id of ids) expect((await stateOf(desk, id)).status.kind).toBe('erased')
  })
})

describe('[P15] what another process erased', () => {
  it('is told once here, and the log file is emptied as soon as it can be', async () => {
    const id = await opened(desk)
    await writes(desk, id, 'Hello')
    const visitorId = await visitorOf(id)
    const look = erasureWatch(desk)
    await look()
    const { purgeLog } = desk.store
    let purged = 0
    let readers = 1
    desk.store.purgeLog = async () => {
      purged++
      return readers === 0 && (await purgeLog())
    }
    const { store, clock } = desk
    expect(await eraseVisitors({ store, clock }, [visitorId], operator)).toMatchObject({ pending: true })
    desk.notices.length = 0
    await desk.clock.advance(5_000)
    await look()
    expect(kinds(desk.notices)).toContain('visitor_erased')
    desk.notices.length = 0
    readers = 0
    await look()
    const tries = purged
    await look()
    expect(purged).toBe(tries)
    expect(desk.notices).toEqual([])
  })

  it('is looked for at every sweep', async () => {
    const stop = keepSweeping(desk)
    const id = await opened(desk)
    const { store, clock } = desk
    await eraseVisitors({ store, clock }, [await visitorOf(id)], operator)
    expect(kinds(desk.notices)).not.toContain('visitor_erased')
    await desk.clock.advance(6_000)
    stop()
    expect(kinds(desk.notices)).toContain('visitor_erased')
  })
})
