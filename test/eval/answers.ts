/**
 * How much of the known answer a quoted reply holds: token recall, F1, and "covered", the share of replies that hold at
 * least half of its words (or, up to six words, the whole string). The reply is the product's own quote as a reader
 * sees it: without citation markers, and without the addresses behind its links. Words are the product's; Chinese is
 * cut into words as Unicode does, not into the search's characters and pairs.
 */
import { stripMarkers } from '../../src/answering/citations.ts'
import { plain } from '../../src/answering/plain.ts'
import { quote } from '../../src/answering/quote.ts'
import { numberedWithArticle } from '../../src/desk/handed.ts'
import { fold, words } from '../../src/domain/text.ts'
import { type Overlap, overlap } from '../../src/insights/metrics.ts'
import type { EvalSet, Question } from './sets.ts'

export interface AnswerFigures {
  set: string
  n: number
  recall: number
  f1: number
  covered: number
  /** Words of a reply, on average. */
  length: number
  /** The same by type of question, where there are several. */
  byType?: Record<string, Omit<AnswerFigures, 'set' | 'byType'>>
}

/** Undefined where the set knows no answers. */
export async function measureAnswers(set: EvalSet): Promise<AnswerFigures | undefined> {
  const known = set.questions.filter(({ answer, answerable, type }) => answer && answerable && type !== 'anchor')
  if (known.length === 0) return undefined
  const rows: (Overlap & { type: string })[] = []
  for (const question of known) rows.push({ type: question.type, ...(await measure(set, question)) })
  const types = [...new Set(rows.map(({ type }) => type))]
  const byType = Object.fromEntries(types.map((type) => [type, meanOf(rows.filter((row) => row.type === type))]))
  return { set: set.name, ...meanOf(rows), ...(types.length > 1 && { byType }) }
}

function meanOf(rows: readonly Overlap[]) {
  const mean = (of: (row: Overlap) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  return {
    n: rows.length,
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    covered: mean(({ covered }) => Number(covered)),
    length: mean(({ length }) => length),
  }
}

async function measure(set: EvalSet, { query, answer = '', exclude = [] }: Question): Promise<Overlap> {
  const retrieval = await set.library.search({ query, history: [], lang: set.lang, exclude })
  const passages = numberedWithArticle(retrieval, set.library)
  const reply = plain(stripMarkers(quote({ query: retrieval.query, passages, lang: set.lang }).text)).text
  return overlap(wordsIn(reply, set.lang), wordsIn(answer, set.lang))
}

/** The words that are compared. */
export function wordsIn(text: string, lang: string): string[] {
  if (lang !== 'zh' && lang !== 'ja') return words(text)
  const pieces = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)]
  return pieces.flatMap(({ segment, isWordLike }) => (isWordLike ? [fold(segment)] : []))
}
