/** The evaluation's own measuring, end to end, over a small base: what breaks the pipeline shows in these figures. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtures, open } from '../knowledge/library.ts'
import { answerTable } from './answer-table.ts'
import { answerabilityTable } from './answerability.ts'
import { type Measured, measure } from './measure.ts'
import { printed } from './print.ts'
import { retrievalTable } from './retrieval.ts'
import type { EvalSet, Question } from './sets.ts'
import type { Table } from './tables.ts'

let measured: Measured
let set: EvalSet
beforeAll(async () => {
  const rows = readFileSync(join(fixtures, 'eval-questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question)
  const library = await open(join(fixtures, 'eval-kb'))
  const questions = rows.filter(({ answerable }) => answerable)
  const elsewhere = rows.filter(({ answerable }) => !answerable).map(({ query }) => query)
  set = { name: 'own', base: 'own', lang: 'en', library, questions, hidden: [] }
  measured = await measure(set, elsewhere)
}, 60_000)
afterAll(() => set.library.close())

/** The figure of a row under a heading. */
function at(table: Table | undefined, label: string, name: string): number {
  const column = table?.columns.findIndex((one) => one.name === name) ?? -1
  return table?.rows.find((row) => row.label === label)?.cells[column]?.value ?? Number.NaN
}

describe('over twelve articles and thirty questions', () => {
  it('the right article comes first, more often than with plain BM25', () => {
    const table = retrievalTable([measured])
    expect(table?.rows[0]?.n).toBe(30)
    expect(at(table, 'own', 'R@1')).toBeGreaterThanOrEqual(0.83)
    expect(at(table, 'own', 'R@3')).toBeGreaterThanOrEqual(0.96)
    expect(at(table, 'own', 'nDCG')).toBeGreaterThanOrEqual(0.93)
    expect(at(table, 'own', 'R@1')).toBeGreaterThan(at(table, 'own', 'BM25 R@1'))
    // The yardsticks do not change with the product.
    expect(at(table, 'own', 'BM25 R@1')).toBeCloseTo(0.8, 3)
    expect(at(table, 'own', 'FTS5 R@1')).toBeCloseTo(0.833, 3)
  })

  it('confidence tells questions from messages about something else, and from those with their article hidden', () => {
    const table = answerabilityTable([measured])
    expect(at(table, 'off-topic', 'AUROC')).toBeGreaterThanOrEqual(0.89)
    expect(at(table, 'in-domain, article hidden', 'AUROC')).toBeGreaterThanOrEqual(0.79)
    expect(at(table, 'own', 'err@0.5')).toBeLessThanOrEqual(0.07)
  })

  it('replies hold the known answers and stay short', async () => {
    const table = await answerTable([measured])
    expect(at(table, 'own own', 'covered')).toBeGreaterThanOrEqual(0.75)
    expect(at(table, 'own own', 'recall')).toBeGreaterThanOrEqual(0.82)
    expect(at(table, 'own own', 'words')).toBeLessThanOrEqual(120)
    expect(at(table, 'own own', 'words')).toBeGreaterThan(10)
  })

  it('each question is asked again with its article hidden, which then is nowhere in the ranking', () => {
    expect(measured.inDomain).toHaveLength(30)
    const golds = measured.answerable.map(({ gold }) => gold[0] ?? '')
    expect(measured.inDomain.filter(({ ranked }, place) => ranked.includes(golds[place] ?? ''))).toEqual([])
    expect(measured.inDomain.every(({ right }) => !right)).toBe(true)
  })

  it('a table prints a line for each row, and a dash where there is no figure', () => {
    const text = printed({
      title: 'Title',
      columns: [{ name: 'R@1', unit: 'share' }],
      rows: [
        { label: 'one', n: 3, cells: [{ value: 0.5 }] },
        { label: 'two', n: 3, part: true, cells: [undefined] },
      ],
    })
    expect(text).toMatch(/one +3 +\.500\n {2}two +3 +–/)
  })
})
