import { expect, it } from 'vitest'
import type { NewEvent } from '../../../src/domain/events.ts'
import { bot, conversationOf, moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

export function answeredContract(subject: Subject): void {
  const judged = (at: number, decision: 'answer' | 'handoff') =>
    ({
      type: 'answer.judged',
      at: moment(at),
      actor: bot,
      data: {
        messageId: 'm',
        answers: [],
        decision,
        confidence: 0.5,
        query: 'q',
        lang: 'en',
        considered: [],
        why: [],
        features: {},
        drafter: 'quote',
        tookMs: 1,
      },
    }) as NewEvent

  it('names conversations in which something was answered from the articles, the newest answer first, each once', async () => {
    const { store } = subject()
    await conversationOf(store, 'early', [judged(1, 'answer')])
    await conversationOf(store, 'late', [judged(2, 'answer'), judged(5, 'answer')])
    await conversationOf(store, 'between', [judged(3, 'answer')])
    await conversationOf(store, 'never', [judged(9, 'handoff')])
    expect(await store.lastAnswered(10)).toEqual([
      { conversationId: 'late', at: moment(5) },
      { conversationId: 'between', at: moment(3) },
      { conversationId: 'early', at: moment(1) },
    ])
    expect(await store.lastAnswered(1)).toHaveLength(1)
    await store.eraseConversation('late', moment(10))
    expect((await store.lastAnswered(10)).map(({ conversationId }) => conversationId)).toEqual(['between', 'early'])
  })
}
