import { expect, it } from 'vitest'
import { conversationOf, moment, posted } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function readContract(subject: Subject): void {
  it('is kept, and never goes back', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'a', [posted('x'), posted('y')])
    expect(await store.readSeq('a')).toBe(0)
    await store.saveReads([{ conversationId: 'a', seq: 2 }])
    await store.saveReads([
      { conversationId: 'a', seq: 1 },
      { conversationId: 'unknown', seq: 7 },
    ])
    expect(await (await reopen()).readSeq('a')).toBe(2)
    expect(await store.readSeq('unknown').catch(() => 0)).toBe(0)
  })

  it('changes neither the conversation nor its place in lists', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('x', { at: moment(1) })])
    await conversationOf(store, 'b', [posted('x', { at: moment(2) })])
    const before = await store.conversation('a')
    await store.saveReads([{ conversationId: 'a', seq: 2 }])
    expect(await store.conversation('a')).toEqual(before)
    expect((await store.conversations({})).conversations.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('outlives what is said next, and ends with what is erased', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [posted('x')])
    await store.saveReads([{ conversationId: 'a', seq: 2 }])
    await store.append('a', 2, [posted('y')])
    expect(await store.readSeq('a')).toBe(2)
    await store.eraseConversation('a', moment(9))
    expect(await store.readSeq('a')).toBe(0)
    await store.saveReads([{ conversationId: 'a', seq: 3 }])
    expect(await store.readSeq('a')).toBe(0)
  })

  it('knows no attribute of a visitor that nobody gave one', async () => {
    const { store } = subject()
    await conversationOf(store, 'a')
    expect(await store.attributesOf('visitor-of-a')).toEqual({})
    expect(await store.attributesOf('unknown')).toEqual({})
  })
}
