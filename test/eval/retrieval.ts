/** The tables of retrieval and of follow-ups: ours, with plain BM25 and FTS5 beside. */
import { auroc, rankFigures } from '../../src/insights/metrics.ts'
import type { Asked, Measured } from './measure.ts'
import { area, type Column, meanOf, meanRow, type Row, share, type Table } from './tables.ts'

const columns: Column[] = [
  share('R@1', 'higher'),
  share('R@3', 'higher'),
  share('R@5', 'higher'),
  share('MRR', 'higher'),
  share('nDCG', 'higher'),
  share('BM25 R@1'),
  share('nDCG'),
  share('FTS5 R@1'),
  share('nDCG'),
]

/** Means that the product's goals are set for. */
const means: [label: string, sets: string[]][] = [
  ['mean of the four English', ['arduino-help', 'logingov-help en', 'gnome-help en', 'stackfaq']],
  ['mean of de, fr, es', ['gnome-help de', 'gnome-help fr', 'gnome-help es', 'logingov-help es', 'logingov-help fr']],
  ['mean of Serbian, 3 spellings', ['gnome-help sr-Cyrl', 'gnome-help sr-Latn', 'gnome-help sr-ascii']],
]

/** The large set is told of under follow-ups, which is what most of its questions are. */
export const followsUp = ({ set }: Measured) => set.base === 'faq-12k'

export function retrievalTable(sets: readonly Measured[]): Table | undefined {
  const told = sets.filter((measured) => !followsUp(measured))
  if (told.length === 0) return undefined
  const rows = told.flatMap(({ set, answerable }) => [
    row(set.name, answerable),
    ...partsOf(answerable).map(([type, some]) => ({ ...row(type, some), part: true })),
  ])
  const mean = means.flatMap(([label, names]) => meanRow(label, rows, names) ?? [])
  const title = 'Retrieval: the right article among the first'
  return { title, columns, rows: [...rows, ...mean], notes: belowYardstick(rows) }
}

export function followUpTable(sets: readonly Measured[]): Table | undefined {
  const told = sets.filter(followsUp)
  if (told.length === 0) return undefined
  const rows = told.map(({ set, answerable, inDomain }): Row => {
    const line = row(set.name, answerable)
    const own = inDomain.length > 0 && set.questions.some((question) => !question.answerable)
    const against = (of: (one: Asked) => number) => ({ value: auroc(answerable.map(of), inDomain.map(of)) })
    const areas = own
      ? [against((one) => one.confidence), against((one) => one.bm25Confidence)]
      : [undefined, undefined]
    return { ...line, cells: [...line.cells, ...areas] }
  })
  return {
    title: 'Follow-ups: 12,039 entries, asked in the middle of a conversation',
    columns: [...columns, area('AUROC', 'higher'), area('BM25')],
    rows,
    notes: [
      ...belowYardstick(rows),
      'AUROC: turns that need the articles against turns that do not.',
      'The yardsticks know no conversation: with history, they are asked the last turns as one text.',
    ],
  }
}

/** No set may do worse than what anyone could install. */
function belowYardstick(rows: readonly Row[]): string[] {
  const names = ['R@1', 'BM25 R@1', 'FTS5 R@1'].map((name) => columns.findIndex((column) => column.name === name))
  return rows.flatMap(({ label, part, cells }) => {
    const [ours = 0, ...plain] = names.map((at) => cells[at]?.value ?? 0)
    return !part && ours < Math.max(...plain) ? [`${label} is below a yardstick.`] : []
  })
}

function partsOf(rows: readonly Asked[]): [type: string, rows: Asked[]][] {
  const types = [...new Set(rows.map(({ type }) => type))]
  return types.length < 2 ? [] : types.map((type) => [type, rows.filter((one) => one.type === type)])
}

function row(label: string, rows: readonly Asked[]): Row {
  const of = (ranking: 'ranked' | 'bm25' | 'fts5') =>
    rows.map((one) => rankFigures([{ ranked: one[ranking], gold: one.gold }]))
  const ours = of('ranked')
  const [bm25, fts5] = [of('bm25'), of('fts5')]
  return {
    label,
    n: rows.length,
    cells: [
      meanOf(ours.map(({ r1 }) => r1)),
      meanOf(ours.map(({ r3 }) => r3)),
      meanOf(ours.map(({ r5 }) => r5)),
      meanOf(ours.map(({ mrr }) => mrr)),
      meanOf(ours.map(({ ndcg }) => ndcg)),
      meanOf(bm25.map(({ r1 }) => r1)),
      meanOf(bm25.map(({ ndcg }) => ndcg)),
      meanOf(fts5.map(({ r1 }) => r1)),
      meanOf(fts5.map(({ ndcg }) => ndcg)),
    ],
  }
}
