/** The desk's own rules: words and phrases, by language, that bring in a person or offer one. */
import type { KeywordHit } from '../domain/handoff.ts'
import { clean, isUnspaced, lineOf } from '../domain/text.ts'

export interface KeywordRule extends KeywordHit {
  /** BCP 47; only its first part is compared, because words are folded over scripts and regions. */
  lang: string
  /** Words and phrases as an admin typed them; `word*` stands for whatever begins with it. */
  words: readonly string[]
}

/** What is known of a customer's language, as BCP 47. */
export interface Spoken {
  /** What the message itself is written in, where it is long enough to tell. */
  told?: string | undefined
  /** What the customer wrote in before, and what their browser asked for. */
  before?: readonly (string | undefined)[]
}

/**
 * The rules whose language a customer speaks. A message that tells its language has only that one; otherwise what is
 * known of the customer counts, and where nothing is, every rule does: a person too many is better than none.
 */
export function rulesSpoken<R extends { lang: string }>(
  rules: readonly R[],
  { told, before = [] }: Spoken,
): readonly R[] {
  const known = (told ? [told] : before).flatMap((lang) => (lang ? [primary(lang)] : []))
  return known.length === 0 ? rules : rules.filter(({ lang }) => known.includes(primary(lang)))
}

/** The rules that a message holds a word or phrase of, in their own order. */
export function keywordsIn(text: string, rules: readonly KeywordRule[]): KeywordHit[] {
  if (rules.length === 0) return []
  const line = lineOf(clean(text))
  return rules
    .filter(({ words }) => words.some((word) => holds(line, word)))
    .map(({ id, does, reason }) => ({ id, does, reason }))
}

/**
 * Whole words in order, folded as `lineOf` does: case, accents, the script of Serbian and the signs between words do
 * not count. Where words are written without spaces, a phrase is found anywhere in what is written together.
 */
function holds(line: string, word: string): boolean {
  const open = word.trimEnd().endsWith('*')
  const phrase = lineOf(clean(word)).trim()
  if (phrase === '') return false
  for (let at = line.indexOf(phrase); at !== -1; at = line.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    if (parts(line.slice(0, at), phrase) && (open || parts(phrase, line.slice(end)))) return true
  }
  return false
}

/** Whether a word may end between two texts: at a blank, or beside a letter of a script that has none between words. */
function parts(before: string, after: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? ' '
  const first = [...after.slice(0, 2)][0] ?? ' '
  if (last === ' ' || first === ' ') return true
  // A vowel or tone sign belongs to the letter before it.
  if (/\p{M}/u.test(first)) return false
  return isUnspaced(last) || isUnspaced(first)
}

function primary(lang: string): string {
  return lang.split('-')[0]?.toLowerCase() ?? ''
}
