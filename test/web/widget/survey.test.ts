import { describe, expect, it } from 'vitest'
import type { Survey } from '../../../src/domain/events.ts'
import { type Answers, answersFrom, keepAnswers, passed, questionsOf, stepNow } from '../../../web/widget/survey.ts'
import { memory } from '../shared/memory.ts'

const all: Survey = { asks: ['csat', 'ces', 'nps'], of: 'both' }
const none: Answers = { episode: 'c 1', marks: {}, passed: [] }

describe('what a customer is asked', () => {
  it('is one question after the other, the assistant’s part where a person went on', () => {
    expect(questionsOf(all)).toEqual(['csat', 'assistant', 'ces', 'nps'])
    expect(questionsOf({ asks: ['csat'], of: 'assistant' })).toEqual(['csat'])
    expect(questionsOf({ asks: ['ces'], of: 'both' })).toEqual(['ces'])
  })

  it('goes on with each mark, and ends with a word', () => {
    const one = passed(none, 'csat', { csat: 5 })
    expect(one).toMatchObject({ marks: { csat: 5 }, unsent: true })
    expect(stepNow(all, one)).toBe('assistant')
    const two = passed(passed(passed(one, 'assistant'), 'ces', { ces: 7 }), 'nps')
    expect(two.marks).toEqual({ csat: 5, ces: 7 })
    expect(stepNow(all, two)).toBe('comment')
    expect(stepNow(all, passed(two, 'comment', { comment: 'Kind' }))).toBeUndefined()
  })

  it('asks for no word where everything was skipped, and sends nothing', () => {
    const skipped = questionsOf(all).reduce((answers, question) => passed(answers, question), none)
    expect(stepNow(all, skipped)).toBeUndefined()
    expect(skipped).not.toHaveProperty('unsent')
  })

  it('counts a mark of zero as one', () => {
    const zero = passed(none, 'nps', { nps: 0 })
    expect(stepNow({ asks: ['nps'], of: 'person' }, zero)).toBe('comment')
  })

  it('is nothing that another device answered', () => {
    const answers = answersFrom('c 1', { csat: 4, at: '2026-03-02T10:00:00.000Z', fresh: ['csat'] }, all)
    expect(answers.marks).toEqual({ csat: 4 })
    expect(stepNow(all, answers)).toBeUndefined()
    expect(stepNow(all, answersFrom('c 1', null, all))).toBe('csat')
  })
})

describe('what is kept in the browser', () => {
  it('is of one episode, and comes back after a reload', () => {
    const storage = memory()
    const kept = keepAnswers('bellhop::text:survey', storage)
    kept.write(passed(none, 'csat', { csat: 5 }))
    expect(keepAnswers('bellhop::text:survey', storage).read('c 1')).toMatchObject({ marks: { csat: 5 }, unsent: true })
    expect(kept.read('c 9')).toBeUndefined()
  })

  it('is nothing where the browser keeps nothing, or something else', () => {
    expect(keepAnswers('k', null).read('c 1')).toBeUndefined()
    const storage = memory()
    for (const nonsense of ['{', '7', 'null', '{"episode":"c 1"}']) {
      storage.setItem('k', nonsense)
      expect(keepAnswers('k', storage).read('c 1')).toBeUndefined()
    }
  })
})
