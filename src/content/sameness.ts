/** Whether two statements may speak of the same thing: by their words, the names in them, and their titles. */
import type { Relations } from './relations.ts'
import type { Statement } from './statements.ts'

/** What is known of the base whose statements are compared. */
export interface Tongue {
  relations: Relations
  /** How telling a term is in this base, 0…1. */
  weight(term: string): number
  /** Whether a term is that of a name. */
  isName(term: string): boolean
}

/** The weight that a shared subject has to have: a word that stands everywhere is none. */
export const TELLING = 0.3
/** Names that stand in more than this share of telling are the name of the house. */
const TELLING_NAME = 0.25

export const sameArticle = (one: Statement, other: Statement) => one.passage.articleId === other.passage.articleId

/** Letters that two forms of a word share at least, and of the longer one: stemmers leave some forms apart. */
const COMMON_START = 5
const COMMON_SHARE = 0.7
/** Letters of a word that a longer form has all of, and how many it may have more. */
const WHOLE_START = 4
const MORE_LETTERS = 3

export function holds(terms: ReadonlySet<string>, term: string): boolean {
  if (terms.has(term)) return true
  if (term.length < WHOLE_START) return false
  for (const other of terms) {
    let common = 0
    while (common < term.length && term[common] === other[common]) common++
    const [shorter, longer] = [Math.min(term.length, other.length), Math.max(term.length, other.length)]
    if (common >= COMMON_START && common >= COMMON_SHARE * longer) return true
    if (common === shorter && common >= WHOLE_START && longer - shorter <= MORE_LETTERS) return true
  }
  return false
}

/** A name in one of them that the other does not know: they speak of different things. */
export function named(one: Statement, other: Statement, tongue: Tongue): boolean {
  const foreign = (statement: Statement, known: Statement) =>
    [...statement.names].some(
      (name) =>
        !known.terms.has(name) &&
        !known.names.has(name) &&
        !known.context.has(name) &&
        tongue.weight(name) > TELLING_NAME,
    )
  if (foreign(one, other) || foreign(other, one)) return true
  const above = (statement: Statement, known: Statement) =>
    [...statement.context].some(
      (term) =>
        tongue.isName(term) && !known.terms.has(term) && !known.context.has(term) && tongue.weight(term) > TELLING_NAME,
    )
  return above(one, other) && above(other, one)
}

/**
 * Whether the titles are of one make and name different things, as “The Basic plan” and “The Pro plan”: what is said
 * below them of something else (a fee, a guarantee) is said of each.
 */
export function parallel(one: Statement, other: Statement, tongue: Tongue): boolean {
  const known = (term: string, statement: Statement) => holds(statement.terms, term) || holds(statement.context, term)
  return one.above.some((mine, level) => {
    const theirs = other.above[level] ?? new Set()
    const both = [...mine].filter((term) => theirs.has(term) && !holds(one.terms, term) && !holds(other.terms, term))
    const apart = (terms: ReadonlySet<string>, against: Statement) =>
      [...terms].filter((term) => !known(term, against) && tongue.weight(term) > EXCHANGED).length
    const [left, right] = [apart(mine, other), apart(theirs, one)]
    // Of one make: they begin or end alike.
    const isMade =
      both.some((term) => term === [...mine][0] && term === [...theirs][0]) ||
      both.some((term) => term === [...mine].at(-1) && term === [...theirs].at(-1))
    return isMade && left > 0 && right > 0 && left <= MOST_EXCHANGED && right <= MOST_EXCHANGED
  })
}

/** How telling a term is that makes two titles different, and how many may be exchanged in titles of one make. */
export const EXCHANGED = 0.1
const MOST_EXCHANGED = 2
