/** The table of answers: how much of a known answer the quoted reply holds, and what BM25's best window would. */
import { type Overlap, overlap } from '../../src/insights/metrics.ts'
import { measureAnswers, wordsIn } from './answers.ts'
import { referenceBm25 } from './bm25.ts'
import { bestWindow } from './extract.ts'
import type { Measured } from './measure.ts'
import type { EvalSet, Question } from './sets.ts'
import { type Column, meanOf, meanRow, type Row, share, type Table } from './tables.ts'

const columns: Column[] = [
  share('recall', 'higher'),
  share('F1', 'higher'),
  share('covered', 'higher'),
  { name: 'words', unit: 'words' },
  share('reference recall'),
  share('F1'),
  share('covered'),
]

export async function answerTable(sets: readonly Measured[]): Promise<Table | undefined> {
  const rows: Row[] = []
  for (const { set } of sets) if (set.hidden.length === 0 && set.base !== 'faq-12k') rows.push(...(await rowsOf(set)))
  if (rows.length === 0) return undefined
  const mean = meanRow('mean of those with a goal', rows, [
    'arduino-help heading',
    'logingov-help en heading',
    'stackfaq rephrasing',
  ])
  return {
    title: 'Answers: what the quoted reply holds of the known answer',
    columns,
    rows: [...rows, ...(mean ? [mean] : [])],
    notes: ['Reference: the best window of 80 words, by distinct words of the question, in the best article of BM25.'],
  }
}

async function rowsOf(set: EvalSet): Promise<Row[]> {
  const known = set.questions.filter(({ answer, answerable, type }) => answer && answerable && type !== 'anchor')
  const types = [...new Set(known.map(({ type }) => type))]
  const rows: Row[] = []
  for (const type of types) {
    const questions = known.filter((question) => question.type === type)
    const ours = await measureAnswers({ ...set, questions })
    if (!ours) continue
    const { n, recall, f1, covered, length } = ours
    const cells = [{ value: recall }, { value: f1 }, { value: covered }, { value: length }]
    rows.push({ label: `${set.name} ${type}`, n, cells: [...cells, ...reference(set, questions)] })
  }
  return rows
}

function reference(set: EvalSet, questions: readonly Question[]) {
  const articles = set.library.articles()
  const texts = new Map(articles.map(({ id, passages }) => [id, passages.map(({ text }) => text).join('\n')]))
  const search = referenceBm25(articles)
  const each = questions.map(({ query, answer = '', exclude = [] }): Overlap => {
    const best = search(query, exclude).ranked[0]
    return overlap(wordsIn(bestWindow(query, texts.get(best ?? '') ?? ''), set.lang), wordsIn(answer, set.lang))
  })
  return [
    meanOf(each.map(({ recall }) => recall)),
    meanOf(each.map(({ f1 }) => f1)),
    meanOf(each.map(({ covered }) => Number(covered))),
  ]
}
