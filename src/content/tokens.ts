/** Words of a text with their places and as the terms of a language; each word is stemmed once. */
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

export function tokenizer(terms: Terms, lang: string): Tokenizer {
  const remembered = new Map<string, readonly Omit<Placed, 'from' | 'to'>[]>()
  const termsOf = (raw: string) => {
    const known = remembered.get(raw)
    if (known) return known
    const word = fold(raw)
    // Single large letters are names, and numbers say nothing by themselves.
    const read = terms(raw, lang).map(({ term, stop }) => ({
      ...{ term, word, raw },
      stop: (stop && !/^\p{Lu}$/u.test(raw)) || /^\d+$/.test(term),
    }))
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(raw, read)
    return read
  }
  return (text) =>
    [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’ʼ]\p{L}+)?/gu)].flatMap(({ 0: raw, index }) =>
      termsOf(raw).map((read) => ({ ...read, from: index, to: index + raw.length })),
    )
}
