import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countVerdicts, holds, type Judging, verdictOf } from '../../src/content/verdict.ts'

const answered = (article: string, text = `From ${article}.`) => ({
  decision: 'answer' as const,
  articles: [article],
  text,
})
const clarifies = { decision: 'clarify' as const, articles: [], text: 'Which one?' }
const person = { decision: 'handoff' as const, articles: [], text: '' }
const listed = (before: Judging['before'], after: Judging['after']) =>
  verdictOf({ source: 'listed', gold: ['refunds'], before, after })
const asked = (before: Judging['before'], after: Judging['after']) =>
  verdictOf({ source: 'asked', gold: [], before, after })
const missed = (before: Judging['before'], after: Judging['after']) =>
  verdictOf({ source: 'missed', gold: [], before, after })

describe('The verdict on a question', () => {
  it('is the same where the words are, and changed where the same article says it otherwise', () => {
    expect(listed(answered('refunds'), answered('refunds'))).toBe('same')
    expect(listed(answered('refunds'), answered('refunds', 'Otherwise.'))).toBe('changed')
    expect(asked(answered('pay'), { ...answered('pay'), articles: ['pay', 'cards'], text: 'Both.' })).toBe('changed')
    expect(asked(person, { decision: 'decline', articles: [], text: 'No.' })).toBe('changed')
  })

  it('is better where it was not answered, or from the wrong article', () => {
    expect(missed(person, answered('refunds'))).toBe('better')
    expect(missed(person, clarifies)).toBe('better')
    expect(listed(answered('pay'), answered('refunds'))).toBe('better')
    expect(listed(clarifies, answered('refunds'))).toBe('better')
  })

  it('is lost where a listed question, or one that was answered well, is not answered as it was', () => {
    expect(listed(answered('refunds'), person)).toBe('lost')
    expect(listed(answered('refunds'), clarifies)).toBe('lost')
    expect(listed(answered('refunds'), answered('pay'))).toBe('lost')
    expect(asked(answered('pay'), answered('cards'))).toBe('lost')
    expect(asked(answered('pay'), clarifies)).toBe('lost')
  })

  it('is worse, and blocks nothing, where nobody was answered well by it', () => {
    expect(missed(answered('pay'), clarifies)).toBe('worse')
    expect(missed(answered('pay'), answered('cards'))).toBe('worse')
    expect(listed(answered('pay'), answered('cards'))).toBe('worse')
    expect(listed(answered('pay'), clarifies)).toBe('worse')
    expect(asked(clarifies, person)).toBe('worse')
  })

  it('takes any of the articles that list a question for right', () => {
    const gold = ['refunds', 'returns']
    const judging = { source: 'listed' as const, gold, before: answered('refunds'), after: answered('returns') }
    expect(verdictOf(judging)).toBe('changed')
    expect(holds(answered('returns'), gold)).toBe(true)
    expect(holds(answered('pay'), gold)).toBe(false)
    expect(holds(answered('pay'), [])).toBe(false)
  })

  it('holds against an answer that none is right for that question', () => {
    const judging = { source: 'listed' as const, gold: [], answerable: false }
    expect(verdictOf({ ...judging, before: person, after: answered('pay') })).toBe('lost')
    expect(verdictOf({ ...judging, before: answered('pay'), after: clarifies })).toBe('better')
    expect(holds(answered('pay'), [], false)).toBe(false)
    expect(holds(person, [], false)).toBe(true)
  })

  const outcome = fc
    .record({
      decision: fc.constantFrom('answer' as const, 'clarify' as const, 'handoff' as const, 'decline' as const),
      articles: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      text: fc.constantFrom('one', 'two'),
    })
    .map((found) => (found.decision === 'answer' ? found : { ...found, articles: [] }))
  const judging = fc.record({
    source: fc.constantFrom('listed' as const, 'asked' as const, 'missed' as const),
    gold: fc.subarray(['a', 'b', 'c']),
    answerable: fc.boolean(),
    before: outcome,
    after: outcome,
  })

  it('turns from better to worse or lost when a change is undone, and back', () => {
    fc.assert(
      fc.property(judging, (one) => {
        const [there, back] = [verdictOf(one), verdictOf({ ...one, before: one.after, after: one.before })]
        if (there === 'better') expect(['worse', 'lost']).toContain(back)
        // What is answered as well from elsewhere is held against either change.
        else if (there === 'worse' || there === 'lost') expect(['better', 'worse', 'lost']).toContain(back)
        else expect(back).toBe(there)
      }),
    )
  })

  it('is the same for a change that changes nothing, and never lost for a miss', () => {
    fc.assert(
      fc.property(judging, (one) => {
        expect(verdictOf({ ...one, after: one.before })).toBe('same')
        expect(verdictOf({ ...one, source: 'missed' })).not.toBe('lost')
      }),
    )
  })

  it('is counted', () => {
    expect(countVerdicts(['lost', 'same', 'same'])).toEqual({ lost: 1, worse: 0, better: 0, changed: 0, same: 2 })
  })
})
