/** What a passage says, read once: a draft checks every sentence of its own against it. */
import type { Passage } from '../domain/articles.ts'
import { keeping } from '../domain/kept.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
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
  sentences: readonly SourceSentence[]
}

export interface SourceSentence {
  text: string
  tokens: readonly Token[]
  facts: Facts
  heading: boolean
}

/** What passages say, the latest: about 10 KB each. Many customers ask the same, and several drafts cite it. */
const MOST_READ = 2_000
const read = keeping(MOST_READ, readPassage)

/** A passage as its sentences are checked against it; one that is asked about often is read once. */
export function sourceOf({ n, passage }: NumberedPassage): Source {
  return { n, ...read(passage) }
}

function readPassage(passage: Passage): Omit<Source, 'n'> {
  const text = `${passage.title}\n\n${passage.trail.join('\n\n')}\n\n${passage.markdown}\n\n${passage.text}`
  const headings = [passage.title, ...passage.trail]
  const pieces = [...headings, ...sentencesOf(passage.markdown).flatMap(withinItem)]
  return {
    lang: passage.lang,
    text,
    line: wordLine(plain(text).text),
    facts: factsOf(text),
    stems: stemsOf(text),
    sentences: pieces
      .map((piece, at) => ({ piece, text: plain(piece).text.trim(), heading: at < headings.length }))
      .filter((each) => each.text)
      .map(({ piece, ...each }) => ({ ...each, tokens: tokensOf(each.text), facts: factsOf(piece) })),
  }
}

/** List items and quotes come whole; they may hold several sentences. */
function withinItem(piece: string): string[] {
  return /^\s*(?:```|~~~)/.test(piece)
    ? [piece]
    : piece.split(/(?<=[.!?。！？]["'”’)*_]*)\s+(?=[\p{Lu}"“*[])|(?<=[。！？])/u)
}
