import { describe, expect, it } from 'vitest'
import type { ImportReport } from '../../../src/protocol/moving.ts'
import { hasWork, linesOf, partsOf, sumOf } from '../../../web/editor/pure/report.ts'

const counts = {
  created: 0,
  updated: 0,
  unchanged: 0,
  kept: 0,
  conflict: 0,
  pictures: 0,
  gone: 0,
  skipped: 0,
  failed: 0,
  warnings: 0,
}
const report = (more: Partial<ImportReport>): ImportReport => ({
  kind: 'markdown',
  detected: true,
  source: 'docs',
  dryRun: true,
  counts,
  articles: [],
  gone: [],
  skipped: [],
  notes: [],
  ...more,
})
const article = (path: string, outcome: ImportReport['articles'][number]['outcome'], more = {}) => ({
  path,
  title: path,
  outcome,
  at: path,
  warnings: [],
  ...more,
})

describe('The report of an import', () => {
  it('shows first what needs somebody, then what changes, then what stays', () => {
    const lines = linesOf(
      report({
        articles: [
          article('a.md', 'unchanged'),
          article('b.md', 'created'),
          article('c.md', 'updated'),
          article('d.md', 'conflict', { beside: 'd.newer.md' }),
        ],
        skipped: [{ at: 'e.md', reason: 'it is not UTF-8', failed: true }],
        gone: [{ path: 'f.md', title: 'F' }],
      }),
    )
    expect(lines.map(({ path, tone }) => `${path} ${tone}`)).toEqual([
      'e.md bad',
      'd.md bad',
      'c.md changed',
      'b.md new',
      'a.md quiet',
      'f.md quiet',
    ])
    expect(lines[0]).toMatchObject({ words: 'Not imported', warnings: ['It is not UTF-8.'] })
    expect(lines[1]?.warnings).toEqual(['The article here stays; the newer text lies in d.newer.md.'])
  })

  it('sums up what there is, and says where there is nothing to do', () => {
    expect(sumOf(report({ counts: { ...counts, created: 2, pictures: 1, warnings: 3 } }))).toBe(
      '2 new, 1 picture, 3 warnings.',
    )
    expect(sumOf(report({}))).toBe('There is nothing to do.')
    expect(hasWork(report({ counts: { ...counts, unchanged: 9, kept: 1 } }))).toBe(false)
    expect(hasWork(report({ counts: { ...counts, conflict: 1 } }))).toBe(true)
  })

  it('is looked at in parts where it is long: what needs somebody, what was lost, what is new', () => {
    const lines = linesOf(
      report({
        articles: [
          article('a.md', 'created'),
          article('b.md', 'created', { warnings: ['A film stays as a link.'] }),
          article('c.md', 'conflict', { beside: 'c.newer.md' }),
        ],
      }),
    )
    expect(partsOf(lines).map(({ words, lines: own }) => [words, own.map(({ path }) => path)])).toEqual([
      ['All', ['c.md', 'a.md', 'b.md']],
      ['Not imported or in conflict', ['c.md']],
      ['With warnings', ['b.md']],
      ['New', ['a.md', 'b.md']],
    ])
    expect(partsOf(linesOf(report({ articles: [article('a.md', 'created')] })))).toEqual([])
  })
})
