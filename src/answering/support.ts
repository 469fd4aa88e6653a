/** Whether what a sentence says is what its source says, as far as words can tell. */
import { words } from '../domain/text.ts'
import { connectingWords, grammarWords, negatingWords } from './words/small.ts'

/** Letters that a word and its inflections share. */
const STEM = 5

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

/** Content words that a clause has at least to be looked at by itself. */
const CLAUSE_WORDS = 2

/** A clause of a sentence of which `held` has no word that says something; undefined where each clause has one. */
export function unheldPart(text: string, held: ReadonlySet<string>): string | undefined {
  const clauses = text.split(/[,;:–—()，；：]\s*|\s+(?:and|but|und|aber|et|mais|y|pero|ali)\s+/)
  return clauses
    .map((clause) => clause.trim())
    .find((clause) => {
      const content = contentOf(clause)
      return content.length >= CLAUSE_WORDS && coverage(content, held) === 0
    })
}
