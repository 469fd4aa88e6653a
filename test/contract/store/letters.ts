/** Letters wait in the store until they were sent, and are counted by mailbox afterwards. */
import { expect, it } from 'vitest'
import type { PlannedLetter } from '../../../src/ports/mail.ts'
import { conversationOf, moment, posted } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const most = { since: moment(0), letters: 3 }

function letter(letterId: string, more: Partial<PlannedLetter> = {}): PlannedLetter {
  return {
    ...{ letterId, conversationId: 'c', kind: 'copy', address: 'mia@example.org', mailbox: 'hash', lang: 'en' },
    ...{ upToSeq: 1, at: moment(10), ...more },
  } as PlannedLetter
}

export function letterContract(subject: Subject): void {
  const store = () => subject().store

  it('gives letters that are due, the longest due first, as they were planned', async () => {
    await conversationOf(store(), 'c')
    const zoned = letter('b', { timeZone: 'Europe/Belgrade', at: moment(5) })
    for (const one of [letter('a'), zoned, letter('later', { at: moment(60) })]) await store().addCopy(one, most)
    expect(await store().dueLetters(moment(10), 9)).toEqual([
      { ...zoned, attempts: 0 },
      { ...letter('a'), attempts: 0 },
    ])
    expect(await store().dueLetters(moment(10), 1)).toHaveLength(1)
    expect(await store().waitingLetters()).toBe(3)
  })

  it('gives one that was put off when it is due again, and one that ended never', async () => {
    await conversationOf(store(), 'c')
    await store().addCopy(letter('a'), most)
    await store().postponeLetter('a', 2, moment(100))
    expect(await store().dueLetters(moment(99), 9)).toEqual([])
    expect(await store().dueLetters(moment(100), 9)).toMatchObject([{ letterId: 'a', attempts: 2 }])
    await store().endLetter('a')
    expect(await store().dueLetters(moment(999), 9)).toEqual([])
    expect(await store().waitingLetters()).toBe(0)
  })

  it('takes no more copies to one mailbox than it may have, those that ended counted', async () => {
    await conversationOf(store(), 'c')
    for (const id of ['a', 'b', 'd']) expect(await store().addCopy(letter(id), most)).toBe(true)
    await store().endLetter('a')
    expect(await store().addCopy(letter('e'), most)).toBe(false)
    expect(await store().addCopy(letter('f', { mailbox: 'another' }), most)).toBe(true)
    expect(await store().addCopy(letter('g'), { ...most, since: moment(11) })).toBe(true)
  })

  it('puts a letter into the queue with the events that it is about, or not at all', async () => {
    await conversationOf(store(), 'c')
    const reply = letter('r', { kind: 'reply', messageId: 'm' })
    await store().append('c', 9, [posted('late')], undefined, [reply])
    expect(await store().waitingLetters()).toBe(0)
    const once = posted('Here', { clientMessageId: 'once' })
    await store().append('c', 1, [once], undefined, [reply])
    await store().append('c', 2, [once], undefined, [letter('r2', { kind: 'reply', messageId: 'm2' })])
    expect(await store().dueLetters(moment(10), 9)).toEqual([{ ...reply, attempts: 0 }])
  })

  it('forgets letters with the conversation that is erased, and what was sent after a while', async () => {
    await conversationOf(store(), 'c')
    await conversationOf(store(), 'd')
    await store().addCopy(letter('a'), most)
    await store().addCopy(letter('b', { conversationId: 'd' }), most)
    await store().eraseConversation('c', moment(20))
    expect(await store().dueLetters(moment(99), 9)).toMatchObject([{ letterId: 'b' }])
    expect(await store().removeOutdated({ lettersBefore: moment(11) }, 9)).toBe(1)
    expect(await store().waitingLetters()).toBe(0)
  })
}
