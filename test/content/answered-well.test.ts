import { describe, expect, it } from 'vitest'
import { answeredWell } from '../../src/content/answered-well.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'

/** A log of a conversation, from what happened in it. */
type Act =
  | { says: string }
  | { answered: string; decision?: 'answer' | 'clarify' }
  | { helpful: boolean }
  | { resolved: 'solved' | 'not_solved' }
  | { handed: true }
const log = (...acts: Act[]): ConversationEvent[] => {
  const events: object[] = []
  let [asked, answer] = ['', '']
  const add = (type: string, data: object) => {
    const seq = events.length + 1
    events.push({
      seq,
      type,
      at: `2026-03-01T10:00:0${seq % 10}.000Z`,
      actor: { kind: 'system' },
      data: { seq, ...data },
    })
  }
  const message = (id: string, kind: string, text: string, citations: object[] = []) =>
    add('message.posted', { id, author: { kind }, visibility: 'public', text, html: '', citations, at: '' })
  for (const [at, act] of acts.entries()) {
    if ('says' in act) {
      asked = `c${at}`
      message(asked, 'customer', act.says)
    } else if ('answered' in act) {
      answer = `b${at}`
      message(answer, 'bot', 'Like this.', [{ n: 1, articleId: act.answered, title: '', url: '', revision: '' }])
      add('answer.judged', {
        messageId: answer,
        answers: [asked],
        decision: act.decision ?? 'answer',
        lang: 'en',
        query: 'x',
      })
    } else if ('helpful' in act) add('answer.rated', { messageId: answer, helpful: act.helpful })
    else if ('handed' in act) add('handoff.recorded', {})
    else add('conversation.resolved', { outcome: act.resolved })
  }
  return events as ConversationEvent[]
}
const question = { says: 'How do I return a kettle?' }
const answered = { answered: 'orders/returns' }
const found = (...acts: Act[]) => answeredWell(log(...acts), []).map(({ question: text }) => text)

describe('A question was answered well', () => {
  it('where nothing afterwards says otherwise, with what it was answered from', () => {
    expect(answeredWell(log(question, answered), [])).toMatchObject([
      { question: 'How do I return a kettle?', articles: ['orders/returns'] },
    ])
    expect(found(question, answered, { resolved: 'solved' })).toHaveLength(1)
    expect(found(question, { answered: 'orders/returns', decision: 'clarify' })).toEqual([])
  })

  it('not where it did not help, a person was brought in or it was asked again', () => {
    expect(found(question, answered, { helpful: false })).toEqual([])
    expect(found(question, answered, { handed: true })).toEqual([])
    const again = { says: 'how do I return a kettle??' }
    expect(found(question, answered, again, answered, { handed: true })).toEqual([])
    expect(
      found(question, answered, { says: 'What does delivery cost?' }, { answered: 'orders/delivery' }),
    ).toHaveLength(2)
  })

  it('where the customer said so, whatever happened later', () => {
    expect(found(question, answered, { helpful: true }, { handed: true })).toHaveLength(1)
    expect(found(question, answered, { helpful: true }, { helpful: false })).toEqual([])
    expect(found(question, answered, { resolved: 'solved' }, { handed: true })).toHaveLength(1)
  })

  it('and stands by itself: what leans on the turn before is left out', () => {
    expect(found(question, answered, { says: 'and from abroad?' }, answered)).toEqual(['How do I return a kettle?'])
  })

  it('without what tells who asked', () => {
    const told = log({ says: 'Ana Petrovic here, ana@post.example, order 4711: how do I return a kettle?' }, answered)
    const [only] = answeredWell(told, ['Ana Petrovic'])
    expect(only?.question).toContain('how do I return a kettle?')
    expect(only?.question).not.toMatch(/Ana|Petrovic|post\.example|4711/)
  })
})
