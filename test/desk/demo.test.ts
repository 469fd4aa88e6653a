/** The demo is taken away while the desk is at work. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { removeDemo } from '../../src/desk/demo.ts'
import { escalate } from '../../src/desk/escalate.ts'
import { start } from '../../src/desk/start.ts'
import { dropOff } from '../../src/desk/sweep.ts'
import { DEMO_HOST, demoToken } from '../../src/ports/demo.ts'
import { openDesk, opened, statusOf, type TestDesk, writes } from '../fixtures/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const asked = { reason: 'customer_request', rule: 'button' } as const

async function madeUp(): Promise<string> {
  const visitorId = desk.ids.next()
  const contact = { verified: false }
  await desk.store.addVisitor({ id: visitorId, contact, tokenHash: demoToken(visitorId), at: desk.clock.now() })
  return (await start(desk, { visitorId, contact })).id
}

async function player() {
  const agent = { id: desk.ids.next(), name: 'Mara' }
  const account = { email: `mara@${DEMO_HOST}`, roles: ['agent' as const], disabled: false, passwordHash: 'none' }
  await desk.store.addStaff({ ...agent, ...account, at: desk.clock.now() })
  return agent
}

describe('taking the demo away', () => {
  it('ends what the assistant is about to say in it, and empties it before whoever looks', async () => {
    const id = await madeUp()
    await writes(desk, id, 'Can I send it back?')
    expect(desk.runs.active(id)).toBe(true)
    desk.notices.length = 0
    expect(await removeDemo(desk)).toEqual({ conversations: 1, visitors: 1, removed: 0, disabled: 0 })
    expect(desk.runs.active(id)).toBe(false)
    const told = desk.notices.flatMap((notice) => (notice.kind === 'events' ? [notice] : []))
    expect(told.map(({ conversationId, events }) => [conversationId, events.map(({ type }) => type)])).toEqual([
      [id, ['conversation.erased']],
    ])
    await desk.clock.advance(60_000)
    expect(await desk.store.conversation(id)).toBeUndefined()
    expect(await desk.store.looseIntents(desk.clock.now())).toEqual([])
  })

  it('gives a real customer whom one of its staff held back to the queue', async () => {
    const agent = await player()
    const id = await opened(desk, { name: 'Vera' })
    await escalate(desk, id, asked)
    await claim(desk, id, agent)
    expect(await removeDemo(desk)).toMatchObject({ conversations: 0, removed: 0, disabled: 1 })
    await desk.clock.advance((desk.settings().queue.graceSeconds + 1) * 1000)
    await dropOff(desk)
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', front: true })
  })
})
