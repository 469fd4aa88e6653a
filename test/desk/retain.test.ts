/** What is kept no longer than the settings say. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeOutdated, retentionKeeper } from '../../src/desk/retain.ts'
import { keepSweeping } from '../../src/desk/sweep.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { hired, openDesk, opened, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'

const DAY_MS = 86_400_000

let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const kept = (retention: object) => desk.set(Settings.parse({ retention }))
const kindOf = async (id: string) => (await stateOf(desk, id)).status.kind

async function untilDone(): Promise<number> {
  for (let rounds = 1; ; rounds++) if (!(await removeOutdated(desk))) return rounds
}

describe('Retention', () => {
  it('keeps everything that is of use where the settings say nothing', async () => {
    const id = await opened(desk, { name: 'Vera' })
    await writes(desk, id, 'Hello')
    const ann = await hired(desk, 'Ann')
    const at = desk.clock.now()
    await desk.store.addSession({
      tokenHash: 's',
      staffId: ann.id,
      at,
      expires: new Date(Date.parse(at) + DAY_MS).toISOString(),
    })
    await desk.store.addAudit({ at, actor: { kind: 'operator' }, action: 'x', conversationId: id, outcome: 'done' })
    await desk.clock.advance(3_000 * DAY_MS)
    // The session has expired, which is of no use to anybody.
    expect(await untilDone()).toBe(2)
    expect(await kindOf(id)).not.toBe('erased')
    expect((await stateOf(desk, id)).contact.name).toBe('Vera')
    expect(await desk.store.auditOf(id)).toHaveLength(1)
  })

  it('[P15] erases conversations that rest for that many days, and none that an agent holds or someone waits in', async () => {
    kept({ conversationDays: 30 })
    const old = await opened(desk)
    await writes(desk, old, 'Hello')
    const heldOne = await opened(desk)
    await desk.store.append(heldOne, 1, [
      {
        type: 'conversation.claimed',
        at: desk.clock.now(),
        actor: { kind: 'system' },
        data: { agentId: 'ann', agentName: 'Ann' },
      },
    ])
    await desk.clock.advance(29 * DAY_MS)
    const young = await opened(desk)
    await untilDone()
    expect(await kindOf(old)).toBe('answering')
    await desk.clock.advance(2 * DAY_MS)
    await untilDone()
    expect(await Promise.all([old, heldOne, young].map(kindOf))).toEqual(['erased', 'assigned', 'answering'])
    expect((await desk.store.visitorRecord((await stateOf(desk, old)).visitorId))?.id).toBeDefined()
  })

  it('takes names, comments and entries of the audit log after days of their own', async () => {
    const id = await opened(desk, { name: 'Vera' })
    const rating = { csat: 1, comment: 'slow', at: desk.clock.now() }
    await desk.store.append(id, 1, [
      { type: 'rating.given', at: desk.clock.now(), actor: { kind: 'customer' }, data: rating },
    ])
    const at = desk.clock.now()
    await desk.store.addAudit({ at, actor: { kind: 'operator' }, action: 'x', conversationId: id, outcome: 'done' })
    const seen = async () => {
      await untilDone()
      const { contact, rating: left } = await stateOf(desk, id)
      return [contact.name, left?.comment, left?.csat, (await desk.store.auditOf(id)).length]
    }
    kept({ commentDays: 10, contactDays: 20, auditDays: 30 })
    await desk.clock.advance(9 * DAY_MS)
    expect(await seen()).toEqual(['Vera', 'slow', 1, 1])
    await desk.clock.advance(2 * DAY_MS)
    expect(await seen()).toEqual(['Vera', undefined, 1, 1])
    await desk.clock.advance(10 * DAY_MS)
    expect(await seen()).toEqual([undefined, undefined, 1, 1])
    await desk.clock.advance(10 * DAY_MS)
    expect(await seen()).toEqual([undefined, undefined, 1, 0])
  })

  it('does a few at a time at every sweep until nothing is left, and then rests for an hour', async () => {
    kept({ conversationDays: 1 })
    for (let count = 0; count < 45; count++) await opened(desk)
    await desk.clock.advance(2 * DAY_MS)
    const { idleConversations, eraseConversation } = desk.store
    const rounds: number[] = []
    let looks = 0
    desk.store.idleConversations = async (before, limit) => {
      looks++
      rounds.push(0)
      return idleConversations(before, limit)
    }
    desk.store.eraseConversation = async (id, at) => {
      rounds.push((rounds.pop() ?? 0) + 1)
      return eraseConversation(id, at)
    }
    const stop = keepSweeping(desk)
    await desk.clock.advance(30_000)
    expect(rounds).toEqual([20, 20, 5, 0])
    await desk.clock.advance(3_000_000)
    expect(looks).toBe(4)
    await desk.clock.advance(1_000_000)
    expect(looks).toBe(5)
    stop()
  })

  it('goes by the settings as they are at the moment', async () => {
    const id = await opened(desk)
    const keep = retentionKeeper(desk)
    await desk.clock.advance(10 * DAY_MS)
    await keep()
    kept({ conversationDays: 5 })
    await keep()
    expect(await kindOf(id)).toBe('answering')
    await desk.clock.advance(3_600_000)
    await keep()
    expect(await kindOf(id)).toBe('erased')
  })
})
