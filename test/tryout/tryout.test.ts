import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratch } from '../journeys/support/server.ts'
import { page } from './page.ts'
import { type Question, readQuestions } from './questions.ts'
import { type Asked, count, goldRank, outcomeOf } from './verdict.ts'

const question: Question = {
  id: 'q1',
  text: 'How do I return it?',
  gold: ['returns'],
  type: 'heading',
  linkedFrom: ['faq'],
}
const cites = (...articleIds: string[]): Asked => ({
  question,
  decision: 'answer',
  confidence: 0.9,
  cited: articleIds.map((articleId) => ({ articleId, title: articleId, url: `/help/${articleId}` })),
  suggestions: [],
  reply: '',
  html: '',
  considered: [],
  why: [],
  tookMs: 5,
})

describe('A tryout calls an answer', () => {
  it('right where a right article is among the sources, under whichever folder', () => {
    expect(outcomeOf(cites('other', 'orders/returns'))).toBe('right')
  })

  it('partly right where the source only links to the right article', () => {
    expect(outcomeOf(cites('faq'))).toBe('partly')
  })

  it('wrong where it rests on other articles, or where no article answers', () => {
    expect(outcomeOf(cites('orders/not-returns'))).toBe('wrong')
    expect(outcomeOf({ ...cites('returns'), question: { ...question, answerable: false } })).toBe('wrong')
  })

  it('nothing but answered where nobody said what is right', () => {
    const { gold: _, ...open } = question
    expect(outcomeOf({ ...cites('faq'), question: open })).toBe('answered')
  })

  it('failed where no reply came, whatever else is known', () => {
    expect(outcomeOf({ ...cites('returns'), fault: 'no reply within the wait' })).toBe('failed')
  })
})

describe('A tryout', () => {
  it('counts by type and over all', () => {
    const counts = count([
      cites('returns'),
      cites('faq'),
      { ...cites(), decision: 'decline', question: { ...question, type: 'oos' } },
    ])
    expect(counts.get('heading')).toMatchObject({ right: 1, partly: 1, declined: 0 })
    expect(counts.get('all')).toMatchObject({ right: 1, partly: 1, declined: 1 })
    expect([...counts.keys()].at(-1)).toBe('all')
  })

  it('says at which place the right article was considered, counting articles and not passages', () => {
    const considered = ['a', 'a', 'orders/returns'].map((articleId) => ({ articleId, score: 0.5 }))
    expect(goldRank({ ...cites(), considered })).toBe(2)
    expect(goldRank(cites())).toBeUndefined()
  })

  it('names file and line of what is no question', () => {
    const file = join(scratch('tryout'), 'q.jsonl')
    writeFileSync(file, '{"query":"fine","gold":["a"]}\n\n{"q":"no text"}\n')
    expect(() => readQuestions(file)).toThrow(`${file}:3`)
    writeFileSync(file, '{"question":"fine","gold":"a"}\n')
    expect(readQuestions(file)).toEqual([{ id: '1', text: 'fine', gold: ['a'], type: 'question', linkedFrom: [] }])
  })

  it('writes a page in which a hostile question is text', () => {
    const hostile = { ...cites('returns'), question: { ...question, text: '<script>alert(1)</script>' } }
    const html = page({ kb: '<kb>', questions: 'q', drafter: 'quote', articles: 1, at: 'now' }, [hostile])
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).not.toContain('<kb>')
  })
})
