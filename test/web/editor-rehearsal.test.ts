import { describe, expect, it } from 'vitest'
import type { RehearsalReport, RehearsalRow } from '../../src/protocol/rehearsals.ts'
import { briefly, firstFilter, heldBy, remember, shown } from '../../web/editor/pure/rehearsal.ts'

const side = { decision: 'answer' as const, confidence: 0.8, articles: ['Returns'] }
const row = (n: number, more: Partial<RehearsalRow> = {}): RehearsalRow => ({
  n,
  source: 'listed',
  question: `Question ${n}?`,
  verdict: 'same',
  fails: false,
  before: side,
  after: side,
  ...more,
})
const counts = { lost: 0, worse: 0, better: 0, changed: 0, same: 0 }
const done = (more: Partial<RehearsalReport> = {}): RehearsalReport => ({
  rehearsalId: 'one',
  state: 'done',
  done: 2,
  total: 2,
  counts,
  ...more,
})

describe('A rehearsal in the editor', () => {
  it('shows first what needs a look', () => {
    expect(firstFilter(done({ counts: { ...counts, lost: 1, better: 4 } }))).toEqual({ verdict: 'lost', source: 'all' })
    expect(firstFilter(done({ counts: { ...counts, better: 4 } })).verdict).toBe('better')
    expect(firstFilter(done()).verdict).toBe('all')
  })

  it('is narrowed by verdict, by source, and to what does not hold', () => {
    const rows = [row(0, { verdict: 'lost', fails: true }), row(1, { source: 'asked', verdict: 'lost' }), row(2)]
    const found = (filter: Parameters<typeof shown>[1]) => shown(rows, filter).map(({ n }) => n)
    expect(found({ verdict: 'lost', source: 'all' })).toEqual([0, 1])
    expect(found({ verdict: 'lost', source: 'asked' })).toEqual([1])
    expect(found({ verdict: 'failing', source: 'all' })).toEqual([0])
    expect(found({ verdict: 'all', source: 'listed' })).toEqual([0, 2])
  })

  it('holds the publishing until it has ended, and then where answers are lost without a reason', () => {
    expect(heldBy(undefined, '')).not.toBe('')
    expect(heldBy(done({ state: 'running' }), 'a long enough reason')).not.toBe('')
    expect(heldBy(done({ state: 'cancelled' }), 'a long enough reason')).not.toBe('')
    expect(heldBy(done(), '')).toBe('')
    const lost = done({ counts: { ...counts, lost: 2 } })
    expect(heldBy(lost, ' too short ')).toContain('2 answers are lost')
    expect(heldBy(lost, 'We do not sell them any more.')).toBe('')
  })

  it('says in few words what is done, and remembers what was asked, each once', () => {
    expect(briefly({ ...side, articles: ['Returns', 'Refunds'] })).toBe('Returns, Refunds')
    expect(briefly({ ...side, decision: 'handoff', articles: [] })).toBe('brings in a person')
    expect(remember(['a', 'b'], 'b')).toEqual(['b', 'a'])
    expect(remember(['a', 'b'], 'c', 2)).toEqual(['c', 'a'])
  })
})
