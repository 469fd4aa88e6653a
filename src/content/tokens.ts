/** Words of a text with their places and as the terms of a language; each word is stemmed once. */

import { signOf } from '../answering/words/signs.ts'
import { grammarWords } from '../answering/words/small.ts'
import { fold } from '../domain/text.ts'

/** Words of a text as the terms that the language's index knows; `stop` says little. */
export type Terms = (text: string, lang: string) => readonly { term: string; stop: boolean; typed: string }[]

export interface Placed {
  term: string
  /** Folded. */
  word: string
  raw: string
  /** Says little: grammar, or a number. */
  stop: boolean
  from: number
  to: number
}

export type Tokenizer = (text: string) => Placed[]

/** Words that are remembered with their terms: every text is made of the same few thousand. */
const MOST_REMEMBERED = 30_000

const isSmall = (word: string) =>
  grammarWords.has(word) || bounds.has(word) || /^(?:all|least|most)$/.test(signOf(word) ?? '')

/** Words of limits and comparisons: they say how a value is meant. */
const bounds = new Set(
  `default standardmassig defaut defecto podrazumevano up until till least most minimum maximum min max over above below under than older newer later higher lower larger bigger heavier longer old per
  bis zu hochstens mindestens maximal mehr weniger alt alter uber unter
  jusqu jusque plus moins minimum maximum maximal maximale
  hasta maximo maxima minimo minima mas menos
  najmanje najvise bar barem do vise manje preko`.split(/\s+/),
)

export function tokenizer(terms: Terms, lang: string): Tokenizer {
  const remembered = new Map<string, readonly Omit<Placed, 'from' | 'to'>[]>()
  const termsOf = (raw: string) => {
    const known = remembered.get(raw)
    if (known) return known
    const word = fold(raw)
    const read = terms(raw, lang).map(({ term, stop, typed }) => ({
      ...{ term, word, raw },
      // Numbers say nothing by themselves.
      stop: stop || isSmall(fold(typed)) || isSmall(word) || isSmall(term) || /^\d+$/.test(term),
    }))
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(raw, read)
    return read
  }
  return (text) =>
    [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’ʼ]\p{L}+)?/gu)].flatMap(({ 0: raw, index }) =>
      termsOf(raw).map((read) => ({
        ...read,
        // Single large letters within a sentence are names.
        stop: read.stop && !(index > 0 && raw !== 'I' && /^\p{Lu}$/u.test(raw)),
        from: index,
        to: index + raw.length,
      })),
    )
}
