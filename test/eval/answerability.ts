/** The table of confidence: does the assistant know when its articles do not hold the answer? */
import { traffic } from '../../src/domain/traffic.ts'
import { auroc, calibrationError, type Judged, riskAt, weighed } from '../../src/insights/metrics.ts'
import type { Asked, Measured } from './measure.ts'
import { followsUp } from './retrieval.ts'
import { area, type Column, type Row, share, type Table } from './tables.ts'

const coverages = [0.5, 0.7, 0.9]

const columns: Column[] = [
  area('AUROC', 'higher'),
  area('BM25'),
  area('ECE', 'lower'),
  ...coverages.map((coverage) => area(`err@${coverage}`, 'lower')),
  ...coverages.map((coverage) => area(`BM25 @${coverage}`)),
  share('answered'),
  share('wrong'),
]

export function answerabilityTable(sets: readonly Measured[]): Table | undefined {
  const rows = sets.filter((measured) => !followsUp(measured)).flatMap(rowsOf)
  if (rows.length === 0) return undefined
  return {
    title: 'Answerability: questions that the articles answer, against those that they do not',
    columns,
    rows,
    notes: [
      `err@c: wrong among the surest share c of all messages, ${100 - traffic.answerable} of 100 of which no article answers.`,
      'ECE: alone, of the confidence that the best article is right; against others, of the same over that mix.',
      'answered, wrong: as served by default; wrong among the answered, over the same mix.',
    ],
  }
}

function rowsOf({ set, answerable, inDomain, offTopic }: Measured): Row[] {
  const alone: Row = {
    label: set.name,
    n: answerable.length,
    cells: [undefined, undefined, { value: calibrationError(judged(answerable, 'best')) }, ...risks(answerable, [])],
  }
  const against = (label: string, others: readonly Asked[]): Row[] => {
    if (others.length === 0) return []
    const area = (of: (one: Asked) => number) => ({ value: auroc(answerable.map(of), others.map(of)) })
    const mixed = weighed(judged(answerable, 'best'), judged(others, 'best'), traffic.answerable / 100)
    return [
      {
        label,
        n: others.length,
        part: true,
        cells: [
          area(({ confidence }) => confidence),
          area(({ bm25Confidence }) => bm25Confidence),
          { value: calibrationError(mixed) },
          ...risks(answerable, others),
        ],
      },
    ]
  }
  const hidden = set.questions.every((question) => question.answerable)
  return [
    alone,
    ...against(hidden ? 'in-domain, article hidden' : 'in-domain, no article', inDomain),
    ...against('off-topic', offTopic),
  ]
}

function risks(answerable: readonly Asked[], others: readonly Asked[]) {
  const mixed = (how: 'quoted' | 'bm25') => {
    const [good, bad] = [judged(answerable, how), judged(others, how)]
    return others.length === 0 ? good : weighed(good, bad, traffic.answerable / 100)
  }
  const ours = mixed('quoted')
  const plain = mixed('bm25')
  const served = ours.filter((_, at) => [...answerable, ...others][at]?.decision === 'answer')
  const weight = (rows: readonly Judged[]) => rows.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return [
    ...coverages.map((coverage) => ({ value: riskAt(ours, coverage) })),
    ...coverages.map((coverage) => ({ value: riskAt(plain, coverage) })),
    { value: weight(served) / weight(ours) },
    served.length === 0 ? undefined : { value: weight(served.filter(({ right }) => !right)) / weight(served) },
  ]
}

function judged(rows: readonly Asked[], how: 'best' | 'quoted' | 'bm25'): Judged[] {
  return rows.map(({ confidence, bm25Confidence, bestRight, right, bm25Right }) => ({
    p: how === 'bm25' ? bm25Confidence : confidence,
    right: how === 'best' ? bestRight : how === 'quoted' ? right : bm25Right,
  }))
}
