import { expect, it } from 'vitest'
import type { IntentChange } from '../../../src/ports/intents.ts'
import type { Store } from '../../../src/ports/store.ts'
import { conversationOf, moment, posted } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const LEASE_MS = 30_000
const set: IntentChange = { set: { epoch: 1, answers: ['m1', 'm2'], since: moment(0) } }
const intent = { conversationId: 'c', epoch: 1, answers: ['m1', 'm2'], since: moment(0) }

export function intentContract(subject: Subject): void {
  it('records an intent with the events that call for it, held by nobody', async () => {
    const { store, reopen } = subject()
    await intending(store, set)
    expect(await store.intent('c')).toEqual({ ...intent, attempts: 0 })
    expect(await (await reopen()).looseIntents(moment(0))).toEqual([{ ...intent, attempts: 0 }])
  })

  it('gives the lease to one holder', async () => {
    const { store } = subject()
    await intending(store, set)
    const taken = await Promise.all(
      ['a', 'b', 'c', 'a'].map((holder) => store.leaseIntent('c', 1, holder, moment(0), LEASE_MS)),
    )
    expect(taken.filter(Boolean)).toEqual([{ ...intent, attempts: 1 }])
    expect(await store.looseIntents(moment(29))).toEqual([])
  })

  it('lets another holder take over when the lease has run out, and counts the attempts', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.leaseIntent('c', 1, 'a', moment(0), LEASE_MS)
    expect(await store.leaseIntent('c', 1, 'b', moment(29.999), LEASE_MS)).toBeUndefined()
    expect(await store.looseIntents(moment(30))).toEqual([{ ...intent, attempts: 1 }])
    expect(await store.leaseIntent('c', 1, 'b', moment(30), LEASE_MS)).toEqual({ ...intent, attempts: 2 })
    expect(await store.renewIntent('c', 1, 'a', moment(31), LEASE_MS)).toBe(false)
  })

  it('gives up every lease at once, for whoever starts alone', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.leaseIntent('c', 1, 'a', moment(0), LEASE_MS)
    await store.freeLeases()
    expect(await store.renewIntent('c', 1, 'a', moment(1), LEASE_MS)).toBe(false)
    expect(await store.leaseIntent('c', 1, 'b', moment(1), LEASE_MS)).toEqual({ ...intent, attempts: 2 })
  })

  it('keeps a lease that its holder renews in time', async () => {
    const { store, reopen } = subject()
    await intending(store, set)
    await store.leaseIntent('c', 1, 'a', moment(0), LEASE_MS)
    expect(await store.renewIntent('c', 1, 'b', moment(20), LEASE_MS)).toBe(false)
    expect(await store.renewIntent('c', 2, 'a', moment(20), LEASE_MS)).toBe(false)
    expect(await store.renewIntent('c', 1, 'a', moment(20), LEASE_MS)).toBe(true)
    const reopened = await reopen()
    expect(await reopened.leaseIntent('c', 1, 'b', moment(40), LEASE_MS)).toBeUndefined()
    expect(await reopened.renewIntent('c', 1, 'a', moment(50), LEASE_MS)).toBe(false)
    expect(await reopened.leaseIntent('c', 1, 'b', moment(50), LEASE_MS)).toMatchObject({ attempts: 2 })
  })

  it('replaces an intent by a newer one, which is free again', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.leaseIntent('c', 1, 'a', moment(0), LEASE_MS)
    await store.append('c', 2, [posted('more')], { set: { epoch: 2, answers: ['m3'], since: moment(5) } })
    expect(await store.renewIntent('c', 1, 'a', moment(6), LEASE_MS)).toBe(false)
    expect(await store.leaseIntent('c', 1, 'a', moment(6), LEASE_MS)).toBeUndefined()
    expect(await store.leaseIntent('c', 2, 'b', moment(6), LEASE_MS)).toEqual({
      conversationId: 'c',
      epoch: 2,
      answers: ['m3'],
      since: moment(5),
      attempts: 1,
    })
  })

  it('ends an intent when its own reply is done, and only then', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.append('c', 2, [], { done: { epoch: 0 } })
    expect(await store.intent('c')).toBeDefined()
    await store.append('c', 2, [posted('reply')], { done: { epoch: 1 } })
    expect(await store.intent('c')).toBeUndefined()
    expect(await store.leaseIntent('c', 1, 'a', moment(0), LEASE_MS)).toBeUndefined()
  })

  it('clears whatever was intended', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.append('c', 2, [posted('I take it from here')], { clear: true })
    expect(await store.intent('c')).toBeUndefined()
    expect(await store.looseIntents(moment(1000))).toEqual([])
  })

  it('leaves an intent alone when an append says nothing of it or changes nothing', async () => {
    const { store } = subject()
    await intending(store, set)
    await store.append('c', 2, [posted('a note', { visibility: 'note' })])
    expect(await store.append('c', 2, [], { clear: true })).toEqual({ conflict: true })
    expect(await store.append('c', 3, [posted('one', { clientMessageId: 'k' })], { clear: true })).toEqual({
      duplicate: expect.objectContaining({ seq: 2 }),
    })
    expect(await store.intent('c')).toEqual({ ...intent, attempts: 0 })
  })
}

async function intending(store: Store, change: IntentChange): Promise<void> {
  await conversationOf(store, 'c')
  await store.append('c', 1, [posted('one', { clientMessageId: 'k' })], change)
}
