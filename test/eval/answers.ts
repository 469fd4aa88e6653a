/**
 * How much of the known answer a quoted reply holds: token recall, F1, and "covered", the share of replies that hold at
 * least half of its words (or, up to six words, the whole string). The reply is the product's own quote, markers aside.
 */
import { stripMarkers } from '../../src/answering/citations.ts'
import { quote } from '../../src/answering/quote.ts'
import { numbered } from '../../src/desk/reply.ts'
import { overlap } from '../../src/insights/metrics.ts'
import type { EvalSet, Question } from './sets.ts'

export interface AnswerFigures {
  set: string
  n: number
  recall: number
  f1: number
  covered: number
  /** Words of a reply, on average. */
  length: number
}

/** Undefined where the set knows no answers. */
export async function measureAnswers(set: EvalSet): Promise<AnswerFigures | undefined> {
  const known = set.questions.filter(({ answer, answerable, type }) => answer && answerable && type !== 'anchor')
  if (known.length === 0) return undefined
  const rows: { recall: number; f1: number; covered: boolean; length: number }[] = []
  for (const question of known) rows.push(await measure(set, question))
  const mean = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  return {
    set: set.name,
    n: rows.length,
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    covered: mean(({ covered }) => Number(covered)),
    length: mean(({ length }) => length),
  }
}

async function measure(set: EvalSet, { query, answer = '', exclude = [] }: Question) {
  const retrieval = await set.library.search({ query, history: [], lang: set.lang, exclude })
  const reply = stripMarkers(quote({ query: retrieval.query, passages: numbered(retrieval), lang: set.lang }).text)
  return overlap(reply, answer)
}
