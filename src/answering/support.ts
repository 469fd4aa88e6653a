/** Whether what a sentence says is what its source says, as far as words can tell. */
import { fold, words } from '../domain/text.ts'
import { plain } from './plain.ts'
import { sentencesOf } from './sentences.ts'
import { connectingWords, grammarWords, negatingWords, opposites } from './words/small.ts'

/** Letters that a word and its inflections share. */
const STEM = 5

/** Clauses that hold nearly as many of a sentence's words as the best one are read as its source too. */
const NEARLY = 0.15

/** From this share on a clause is what a sentence rests on. */
const RESTS_FROM = 0.5

/** The words that say something, cut to their beginnings, each once. */
export function contentOf(text: string): string[] {
  const found = words(text).filter(
    (word) => !grammarWords.has(word) && !connectingWords.has(word) && !negatingWords.has(word),
  )
  return [...new Set(found.map((word) => word.slice(0, STEM)))]
}

/** The share of `content` that a text holds, 0…1; 1 where there is nothing to hold. */
export function coverage(content: readonly string[], held: ReadonlySet<string>): number {
  if (content.length === 0) return 1
  return content.filter((stem) => held.has(stem)).length / content.length
}

/** All beginnings of words in a text, for `coverage`. */
export function stemsOf(text: string): Set<string> {
  return new Set(words(text).map((word) => word.slice(0, STEM)))
}

/** A text as one line of folded words, for finding it inside another. */
export function wordLine(text: string): string {
  return ` ${words(text).join(' ')} `
}

/**
 * Whether a sentence turns round what its source says: the clauses it rests on all negate where it does not (or the
 * other way), or say the opposite ("before" for "after"). Where it rests on no single clause, nothing is concluded.
 */
export function contradicts(sentence: string, sources: readonly string[]): string | undefined {
  const content = contentOf(sentence)
  if (content.length < 2) return undefined
  const clauses = sources.flatMap(clausesOf).map((clause) => ({ clause, share: coverage(content, stemsOf(clause)) }))
  const best = Math.max(0, ...clauses.map(({ share }) => share))
  if (best < RESTS_FROM) return undefined
  const basis = clauses.filter(({ share }) => share >= Math.max(RESTS_FROM, best - NEARLY)).map(({ clause }) => clause)
  if (!basis.some((clause) => negates(clause) === negates(sentence))) return 'it says the opposite of its source'
  const said = words(sentence)
  for (const [one, other] of opposites) {
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!said.some((word) => mine.test(word)) || said.some((word) => theirs.test(word))) continue
      const against = (clause: string) =>
        words(clause).some((word) => theirs.test(word)) && !words(clause).some((word) => mine.test(word))
      if (basis.every(against))
        return `it says “${said.find((word) => mine.test(word))}” where its source says the opposite`
    }
  }
  return undefined
}

function negates(clause: string): boolean {
  return (
    words(clause).some((word) => negatingWords.has(word) || /n't$/.test(word) || /^nicht/.test(word)) ||
    / n['’]/.test(fold(clause))
  )
}

/** Sentences of a passage, whole and by clause. */
function clausesOf(markdown: string): string[] {
  return sentencesOf(markdown).flatMap((sentence) => {
    const { text } = plain(sentence)
    const parts = text.split(/[,;:–—]\s+|\s+(?:but|and|or|aber|und|oder|mais|et|ou|pero|y|ali|i|ili)\s+/)
    return parts.length > 1 ? [text, ...parts] : [text]
  })
}
