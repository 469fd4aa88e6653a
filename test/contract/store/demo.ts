import { expect, it } from 'vitest'
import { DEMO_HOST, demoToken } from '../../../src/ports/demo.ts'
import type { Store } from '../../../src/ports/store.ts'
import { conversationOf, moment, posted, started } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function demoContract(subject: Subject): void {
  it('counts what the demo made, and says whether there is anything else', async () => {
    const { store } = subject()
    expect(await store.demo()).toEqual({ conversations: 0, others: false })
    await playedOn(store, 'a')
    await playedOn(store, 'b')
    expect(await store.demo()).toEqual({ conversations: 2, others: false })
    await conversationOf(store, 'real')
    expect(await store.demo()).toEqual({ conversations: 2, others: true })
    await store.eraseConversation('real', moment(9))
    expect(await store.demo()).toEqual({ conversations: 2, others: false })
  })

  it('takes the demo away as if it had never been, and leaves every other word where it was', async () => {
    const { store, reopen } = subject()
    await playedOn(store, 'a')
    await player(store, 'mara')
    await store.addSession({ tokenHash: 's', staffId: 'mara', at: moment(0), expires: moment(900) })
    await store.addAudit({
      at: moment(1),
      actor: { kind: 'operator' },
      action: 'claim',
      conversationId: 'a',
      outcome: 'done',
    })
    await conversationOf(store, 'real', [posted('parcel')])
    await store.addStaff({ ...member('ann', 'ann@example.com') })

    const { conversations, ...counts } = await store.removeDemo()
    expect(conversations.map(({ id }) => id)).toEqual(['a'])
    expect(counts).toEqual({ visitors: 1, removed: 1, disabled: 0 })

    const after = await reopen()
    expect(await after.conversation('a')).toBeUndefined()
    expect(await after.events('a', 0, 10)).toEqual([])
    expect(await after.auditOf('a')).toEqual([])
    expect((await after.conversations({ q: 'parcel' })).conversations.map(({ id }) => id)).toEqual(['real'])
    expect((await after.staff()).map(({ id }) => id)).toEqual(['ann'])
    expect(await after.staffBySession('s', moment(1), 1)).toBeUndefined()
    expect(await after.events('real', 0, 10)).toHaveLength(2)
    // The same names may be played again.
    await playedOn(after, 'a')
    await player(after, 'mara')
    expect((await after.demo()).conversations).toBe(1)
  })

  it('disables whoever of the demo holds a conversation with a real customer', async () => {
    const { store } = subject()
    await player(store, 'mara')
    await player(store, 'jonas')
    await conversationOf(store, 'real')
    const agent = { kind: 'agent' as const, id: 'mara', name: 'Mara' }
    const claimed = { agentId: 'mara', agentName: 'Mara' }
    await store.append('real', 1, [{ type: 'conversation.claimed', at: moment(2), actor: agent, data: claimed }])
    expect(await store.removeDemo()).toMatchObject({ removed: 1, disabled: 1 })
    expect((await store.staff()).map(({ id, disabled }) => [id, disabled])).toEqual([['mara', true]])
    expect((await store.conversation('real'))?.status).toMatchObject({ kind: 'assigned', agentId: 'mara' })
  })

  it('takes nobody for the demo’s who only calls themselves so', async () => {
    const { store } = subject()
    await conversationOf(store, 'real', [posted('demo:x')])
    await store.addStaff(member('ann', `ann@not-${DEMO_HOST}`))
    expect(await store.removeDemo()).toEqual({ conversations: [], visitors: 0, removed: 0, disabled: 0 })
    expect(await store.staff()).toHaveLength(1)
  })
}

async function playedOn(store: Store, id: string): Promise<void> {
  const visitorId = `player-of-${id}`
  const at = moment(0)
  await store.addVisitor({ id: visitorId, contact: { verified: false }, tokenHash: demoToken(visitorId), at })
  const tagged = { type: 'tags.changed' as const, at, actor: { kind: 'system' as const }, data: { tags: ['parcel'] } }
  await store.create(id, [started(visitorId), posted('Where is my parcel', { id: `m-${id}` }), tagged])
}

async function player(store: Store, id: string): Promise<void> {
  await store.addStaff(member(id, `${id}@${DEMO_HOST}`))
  await store.setPresence(id, { state: 'online', connected: false, seenAt: moment(0) })
}

function member(id: string, email: string) {
  return { id, name: id, email, roles: ['agent' as const], disabled: false, passwordHash: 'none', at: moment(0) }
}
