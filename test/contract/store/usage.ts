import { expect, it } from 'vitest'
import type { Store } from '../../../src/ports/store.ts'
import type { Subject } from '../store.ts'

const day = '2026-03-02'
const most = { visitor: { requests: 3, tokens: 1_000 }, everybody: { requests: 100, tokens: 100_000 } }

export function usageContract(subject: Subject): void {
  const reserve = (store: Store, visitorId: string, tokens: number, limits = most, on = day) =>
    store.reserveUsage({ day: on, visitorId, tokens }, limits)

  it('counts each call for its visitor and for everybody, and keeps the count over a restart [S72]', async () => {
    const { store, reopen } = subject()
    expect(await reserve(store, 'ann', 100)).toBe('reserved')
    expect(await reserve(store, 'ann', 50)).toBe('reserved')
    expect(await reserve(store, 'ben', 7)).toBe('reserved')
    const reopened = await reopen()
    expect(await reopened.modelUsage(day, 'ann')).toEqual({ requests: 2, tokens: 150 })
    expect(await reopened.modelUsage(day)).toEqual({ requests: 3, tokens: 157 })
    expect(await reopened.modelUsage('2026-03-03')).toEqual({ requests: 0, tokens: 0 })
  })

  it('lets the call that reaches a limit be the last one, and counts nothing for those after it [S72]', async () => {
    const { store, reopen } = subject()
    expect(await reserve(store, 'ann', 999)).toBe('reserved')
    expect(await reserve(store, 'ann', 400)).toBe('reserved')
    expect(await reserve(store, 'ann', 1)).toBe('visitor_spent')
    for (let n = 0; n < 3; n++) expect(await reserve(store, 'ben', 1)).toBe('reserved')
    const reopened = await reopen()
    expect(await reserve(reopened, 'ben', 1)).toBe('visitor_spent')
    expect(await reopened.modelUsage(day, 'ben')).toEqual({ requests: 3, tokens: 3 })
    expect(await reopened.modelUsage(day)).toEqual({ requests: 5, tokens: 1_402 })
  })

  it('says so where everybody together has reached the limit of the day, and begins anew with the next [S72]', async () => {
    const { store } = subject()
    const tight = { ...most, everybody: { requests: 2, tokens: 100_000 } }
    expect(await reserve(store, 'ann', 1, tight)).toBe('reserved')
    expect(await reserve(store, 'ben', 1, tight)).toBe('reserved')
    expect(await reserve(store, 'cat', 1, tight)).toBe('everybody_spent')
    expect(await reserve(store, 'cat', 1, { ...most, everybody: { requests: 100, tokens: 2 } })).toBe('everybody_spent')
    expect(await reserve(store, 'cat', 1, tight, '2026-03-03')).toBe('reserved')
  })

  it('lets as many of parallel calls through as there is room for, and no more [S72]', async () => {
    const { store } = subject()
    const answers = await Promise.all(Array.from({ length: 50 }, () => reserve(store, 'ann', 1)))
    expect(answers.filter((answer) => answer === 'reserved')).toHaveLength(3)
    expect(await store.modelUsage(day, 'ann')).toEqual({ requests: 3, tokens: 3 })
  })

  it('puts an estimate right, never below nothing', async () => {
    const { store } = subject()
    await reserve(store, 'ann', 900)
    await reserve(store, 'ben', 100)
    await store.settleUsage({ day, visitorId: 'ann', tokens: -850 })
    expect(await store.modelUsage(day, 'ann')).toEqual({ requests: 1, tokens: 50 })
    expect(await store.modelUsage(day)).toEqual({ requests: 2, tokens: 150 })
    await store.settleUsage({ day, visitorId: 'ann', tokens: 20 })
    await store.settleUsage({ day, visitorId: 'ben', tokens: -5_000 })
    expect(await store.modelUsage(day, 'ben')).toEqual({ requests: 1, tokens: 0 })
    expect(await store.modelUsage(day, 'ann')).toEqual({ requests: 1, tokens: 70 })
  })

  it('forgets what single visitors used a week ago, and keeps what all together used', async () => {
    const { store } = subject()
    await reserve(store, 'ann', 10)
    await reserve(store, 'ben', 10, most, '2026-03-09')
    expect(await store.modelUsage(day, 'ann')).toEqual({ requests: 1, tokens: 10 })
    await reserve(store, 'ben', 10, most, '2026-03-10')
    expect(await store.modelUsage(day, 'ann')).toEqual({ requests: 0, tokens: 0 })
    expect(await store.modelUsage(day)).toEqual({ requests: 1, tokens: 10 })
  })
}
