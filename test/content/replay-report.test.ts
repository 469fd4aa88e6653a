import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replayJunit, replayMarkdown, replayText } from '../../src/content/replay-report.ts'
import type { RehearsalOutcome, RehearsedQuestion } from '../../src/domain/rehearsal.ts'

const outcome = (more: Partial<RehearsalOutcome> = {}): RehearsalOutcome => ({
  decision: 'answer',
  articles: [{ id: 'orders/returns', title: 'Returns' }],
  confidence: 0.8,
  byRule: false,
  text: 'Send it back.',
  passages: [],
  ...more,
})
const person = outcome({ decision: 'handoff', articles: [], confidence: 0.2, text: '' })
const row = (more: Partial<RehearsedQuestion> = {}): RehearsedQuestion => ({
  source: 'listed',
  question: 'Can I send it back?',
  gold: ['orders/returns'],
  where: 'orders/returns.md',
  before: outcome(),
  after: outcome(),
  verdict: 'same',
  fails: false,
  ...more,
})
const lost = row({ verdict: 'lost', fails: true, after: person })

describe('The report of a replay', () => {
  it('names what is lost first, with what became of it, and counts the rest', () => {
    const text = replayText({ rows: [row(), row({ verdict: 'better', question: 'New?' }), lost], against: 'main' })
    expect(text.split('\n')[0]).toBe('orders/returns.md: lost: “Can I send it back?”')
    expect(text).toContain('    after:  a person is brought in (confidence 0.20)')
    expect(text).toContain(
      '3 questions asked, held against main: 1 lost, 0 worse, 1 better, 0 changed, 1 same; 1 not answered from their article.',
    )
    expect(replayText({ rows: [row()] })).toBe('1 question asked: all listed ones are answered from their articles.\n')
  })

  it('is a short page of markdown in which no question is markup', () => {
    const text = replayMarkdown({
      rows: [{ ...lost, question: 'Is | <b>this</b> @team [x](http://evil.example) `code`?' }],
      against: 'main',
    })
    expect(text).toContain('### Bellhop: 1 answer is lost')
    expect(text.split('\n').find((line) => line.includes('Is '))).not.toMatch(/<b>|@team|\]\(|`/)
    const many = Array.from({ length: 25 }, (_, at) => ({ ...lost, question: `Question ${at}?` }))
    expect(replayMarkdown({ rows: many, against: 'main' })).toContain('… and 5 more.')
  })

  it('is XML that holds together whatever was asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.boolean())), (asked) => {
        const rows = asked.map(([question, isLost]) => ({ ...(isLost ? lost : row()), question }))
        const xml = replayJunit({ rows, against: 'main' })
        expect(xml).toContain(`tests="${rows.length}" failures="${asked.filter(([, isLost]) => isLost).length}"`)
        // Nothing but the tags that were meant, and no sign that XML cannot hold.
        const tags = [...xml.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag)
        expect(new Set(tags)).toEqual(new Set(rows.length > 0 ? tags : ['testsuites', 'testsuite']))
        expect(tags.every((tag) => ['testsuites', 'testsuite', 'testcase', 'failure'].includes(tag ?? ''))).toBe(true)
        expect(tags.filter((tag) => tag === 'testcase').length).toBe(
          rows.length + asked.filter(([, isLost]) => isLost).length,
        )
        expect(xml.replace(/&#\d+;/g, '')).not.toMatch(/&/)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
        expect(xml.isWellFormed()).toBe(true)
      }),
    )
  })
})
