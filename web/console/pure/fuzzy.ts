/** Finding by a few letters: what people type when they know what they want and not what it is called. */
import { fold } from '../../../src/domain/text.ts'

/** How well a term stands in a text, best first; what is scattered over it is worth least. */
const WORD = 4
const BEGINNING = 3
const INSIDE = 2
const SCATTERED = 1
/** What begins with all that was typed comes before what only holds it. */
const FIRST = 0.5
const NAMED = 10
/** Fewer letters than this are in nearly everything, if scattered. */
const MIN_SCATTERED = 3

/**
 * How well a text fits what was typed: every word of it must be found, in any order, without regard to case and accents.
 * @returns undefined where it does not; 0 where nothing was typed
 */
export function likeness(typed: string, text: string): number | undefined {
  const terms = fold(typed).split(/\s+/).filter(Boolean)
  const within = fold(text)
  let sum = 0
  for (const term of terms) {
    const score = fitOf(term, within)
    if (score === 0) return undefined
    sum += score
  }
  if (terms.length === 0) return 0
  return sum / terms.length + (within.startsWith(terms.join(' ')) ? FIRST : 0)
}

/**
 * Those that fit, best first; in their own order where they fit alike. What fits by its name comes before what fits only
 * by what else is known of it.
 */
export function sift<T>(typed: string, all: readonly T[], textOf: (one: T) => { name: string; more?: string }): T[] {
  return all
    .flatMap((one) => {
      const { name, more = '' } = textOf(one)
      const named = likeness(typed, name)
      const score = named === undefined ? likeness(typed, `${name} ${more}`) : named + NAMED
      return score === undefined ? [] : [{ one, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}

function fitOf(term: string, text: string): number {
  const words = text.split(/[^\p{L}\p{N}]+/u)
  if (words.includes(term)) return WORD
  if (words.some((word) => word.startsWith(term))) return BEGINNING
  if (text.includes(term)) return INSIDE
  return term.length >= MIN_SCATTERED && words.some((word) => scattered(term, word)) ? SCATTERED : 0
}

/** Whether the letters stand in a word in this order, with others between them, beginning with its first. */
function scattered(term: string, word: string): boolean {
  if (word[0] !== term[0]) return false
  let at = 0
  for (const letter of word) if (letter === term[at]) at++
  return at === term.length
}
