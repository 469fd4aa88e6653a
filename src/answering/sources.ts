/** What a passage says, read once: a draft checks every sentence of its own against it. */
import type { NumberedPassage } from '../ports.ts'
import { type Token, tokensOf } from './align.ts'
import { type Facts, factsOf } from './facts.ts'
import { plain } from './plain.ts'
import { sentencesOf } from './sentences.ts'
import { stemsOf, wordLine } from './support.ts'

export interface Source {
  n: number
  lang: string
  /** Titles and headings are part of what a passage says. */
  text: string
  /** Its words in one line, for finding what is quoted. */
  line: string
  facts: Facts
  stems: ReadonlySet<string>
  /** Its title and headings, then its sentences, items, rows and blocks in order. */
  sentences: readonly { text: string; tokens: readonly Token[] }[]
}

const read = new WeakMap<NumberedPassage, Source>()

/** A passage as its sentences are checked against it; the same object is read once. */
export function sourceOf(numbered: NumberedPassage): Source {
  const known = read.get(numbered)
  if (known) return known
  const { n, passage } = numbered
  const text = `${passage.title}\n\n${passage.trail.join('\n\n')}\n\n${passage.markdown}\n\n${passage.text}`
  const pieces = [passage.title, ...passage.trail, ...sentencesOf(passage.markdown).flatMap(withinItem)]
  const source: Source = {
    n,
    lang: passage.lang,
    text,
    line: wordLine(plain(text).text),
    facts: factsOf(text),
    stems: stemsOf(text),
    sentences: pieces
      .map((piece) => plain(piece).text.trim())
      .filter(Boolean)
      .map((piece) => ({ text: piece, tokens: tokensOf(piece) })),
  }
  read.set(numbered, source)
  return source
}

/** List items and quotes come whole; they may hold several sentences. */
function withinItem(piece: string): string[] {
  return /^\s*(?:```|~~~)/.test(piece) ? [piece] : piece.split(/(?<=[.!?。！？]["'”’)*_]*)\s+(?=[\p{Lu}"“*[])|(?<=[。！？])/u)
}
