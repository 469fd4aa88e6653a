/** Sentences of real passages as a model would put them before the gate: beside what the product retrieves, cited. */
import { sentencesOf } from '../../src/answering/sentences.ts'
import { numbered } from '../../src/desk/handed.ts'
import { words } from '../../src/domain/text.ts'
import type { NumberedPassage } from '../../src/ports/drafting.ts'
import { type Random, shuffled } from './random.ts'
import type { EvalSet } from './sets.ts'

/** A sentence that one of the passages holds, without its list marker and uncited. */
export interface Sentence {
  text: string
  /** The sentence behind it in the same passage, where there is one. */
  next: string | undefined
  n: number
  passages: NumberedPassage[]
  question: string
  lang: string
}

const FEWEST_WORDS = 5
const MOST_WORDS = 45

/** Sentences of the passages that the product's own retrieval finds for a set's questions, in a random order. */
export async function sentencesFor(set: EvalSet, random: Random, most: number): Promise<Sentence[]> {
  const questions = shuffled(
    set.questions.filter(({ answerable }) => answerable),
    random,
  ).slice(0, most)
  const found: Sentence[] = []
  const seen = new Set<string>()
  for (const { query, exclude = [] } of questions) {
    const retrieval = await set.library.search({ query, history: [], lang: set.lang, exclude })
    const passages = numbered(retrieval)
    if (passages.length < 2) continue
    for (const { n, passage } of passages) {
      const pieces = sentencesOf(passage.markdown)
      pieces.forEach((piece, at) => {
        const text = statementIn(piece)
        if (!text || seen.has(text)) return
        seen.add(text)
        const next = statementIn(pieces[at + 1] ?? '')
        found.push({ text, next, n, passages, question: query, lang: set.lang })
      })
    }
  }
  return shuffled(found, random)
}

/** A statement in prose or a list item as one line; undefined where a piece is something else. */
function statementIn(piece: string): string | undefined {
  if (/^\s*(?:```|~~~|\||#|---|===)|!\[|<\/?[a-z]|\[\^|\{\{/i.test(piece)) return undefined
  const text = piece
    .trim()
    .replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
    .replace(/^>\s*/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/[:：]\s*[*_]*$/.test(text) || /^\[!/.test(text) || /[?？][*_]*$/.test(text)) return undefined
  if (!/[.!。！][*_)”"]*$/.test(text)) return undefined
  const count = /\p{Script=Han}/u.test(text) ? text.length / 2 : words(text).length
  return count >= FEWEST_WORDS && count <= MOST_WORDS ? text : undefined
}

/** With the marker where models put it: before the full stop, or behind it. */
export function withCitation(text: string, n: number, random: Random): string {
  const stop = /[.!。！]+[*_)”"]*$/.exec(text)
  if (!stop || random() < 0.4) return `${text} [${n}]`
  return `${text.slice(0, stop.index)} [${n}]${stop[0]}`
}
