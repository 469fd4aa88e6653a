/** Whether two statements speak of the same thing and give it different values, or allow and forbid it. */
import { sidesOf } from '../answering/words/signs.ts'
import type { Relations } from './relations.ts'
import type { StatedValue, Statement } from './statements.ts'
import { differ } from './values.ts'

/** What is known of the base whose statements are compared. */
export interface Tongue {
  relations: Relations
  /** How telling a term is in this base, 0…1. */
  weight(term: string): number
  /** Whether a term is that of a name. */
  isName(term: string): boolean
}

/** The share of what two statements are about that they have to have in common. */
const SAME_SUBJECT = 0.6
/** The same where they allow and forbid something: every word counts there. */
const SAME_PERMISSION = 0.72
/** What stands behind a value mostly tells how it comes about, not what it is of. */
const BEHIND = 0.25
/** The weight that a shared subject has to have: a word that stands everywhere is none. */
const TELLING = 0.3
/** Names that stand in more than this share of telling are the name of the house. */
const TELLING_NAME = 0.25
/** Terms that a permission has to share, so that it is said of something. */
const FEWEST_SHARED = 3

/** Why two statements contradict each other, as a sentence; undefined where they do not. */
export function contradiction(one: Statement, other: Statement, tongue: Tongue): string | undefined {
  for (const value of one.values) {
    const others = other.values.filter(({ kind }) => kind === value.kind)
    const own = one.values.filter(({ kind }) => kind === value.kind)
    // Where one sentence gives several, which is meant is open; those that they share agree.
    const [against] = others
    if (!against || own.length > 1 || others.length > 1 || !differ(value, against)) continue
    if (sameSubject(one, value, other, against, tongue)) {
      return `One says ${bare(value.said)}, the other ${bare(against.said)}.`
    }
  }
  return opposed(one, other, tongue)
}

const bare = (said: string) => `“${said.trim()}”`

function sameSubject(
  one: Statement,
  value: StatedValue,
  other: Statement,
  against: StatedValue,
  tongue: Tongue,
): boolean {
  const generic = tongue.relations.generic(value.kind)
  const [mine, theirs] = [phasesOf(value, tongue), phasesOf(against, tongue)]
  if (mine.length > 0 && theirs.length > 0 && !mine.some((phase) => theirs.includes(phase))) return false
  if (named(one, other, tongue)) return false
  const same = mine.filter((phase) => theirs.includes(phase)).map((phase) => tongue.relations.sameIn(phase))
  const telling = (terms: ReadonlySet<string>) =>
    [...terms].filter((term) => !generic.has(term) && !same.some((words) => words.has(term)))
  // "It takes two weeks": what, is told above.
  const ahead = (statement: Statement, stated: StatedValue) => {
    const own = telling(stated.ahead)
    const all = telling(new Set([...stated.ahead, ...stated.behind]))
    return all.length > 0 ? own : telling(statement.context)
  }
  if (tongue.relations.instructs(one.text) !== tongue.relations.instructs(other.text)) return false
  const [left, right] = [ahead(one, value), ahead(other, against)]
  const [leftBehind, rightBehind] = [telling(value.behind), telling(against.behind)]
  const leftAll = new Set([...left, ...leftBehind])
  const rightAll = new Set([...right, ...rightBehind])
  // Each names what the other does not: a single room and a double room.
  const foreign = (terms: readonly string[], all: ReadonlySet<string>, { context }: Statement) =>
    terms.some((term) => !holds(all, term) && !holds(context, term))
  if (foreign(left, rightAll, other) && foreign(right, leftAll, one)) return false
  let shared = 0
  let apart = 0
  const count = (terms: readonly string[], share: number, all: ReadonlySet<string>, context: ReadonlySet<string>) => {
    for (const term of new Set(terms)) {
      const weight = tongue.weight(term)
      if (holds(all, term)) shared += (weight * Math.max(share, 0.5)) / 2
      else if (!holds(context, term)) apart += weight * share
    }
  }
  count(left, 1, rightAll, other.context)
  count(leftBehind, BEHIND, rightAll, other.context)
  count(right, 1, leftAll, one.context)
  count(rightBehind, BEHIND, leftAll, one.context)
  return shared >= TELLING && shared / (shared + apart) >= SAME_SUBJECT && !parallel(one, other, tongue)
}

/** Letters that two forms of a word share at least, and of the longer one: stemmers leave some forms apart. */
const COMMON_START = 5
const COMMON_SHARE = 0.7

function holds(terms: ReadonlySet<string>, term: string): boolean {
  if (terms.has(term)) return true
  if (term.length < COMMON_START) return false
  for (const other of terms) {
    let common = 0
    while (common < term.length && term[common] === other[common]) common++
    if (common >= COMMON_START && common >= COMMON_SHARE * Math.max(term.length, other.length)) return true
  }
  return false
}

const phasesOf = ({ kind, near }: StatedValue, { relations }: Tongue) =>
  kind === 'duration' ? relations.phases(near) : []

/** A name in one of them that the other does not know: they speak of different things. */
function named(one: Statement, other: Statement, tongue: Tongue): boolean {
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
function parallel(one: Statement, other: Statement, tongue: Tongue): boolean {
  const known = (term: string, statement: Statement) => holds(statement.terms, term) || holds(statement.context, term)
  return one.above.some((mine, level) => {
    const theirs = other.above[level] ?? new Set()
    const both = [...mine].filter((term) => theirs.has(term) && !holds(one.terms, term) && !holds(other.terms, term))
    const apart = (terms: ReadonlySet<string>, against: Statement) =>
      [...terms].filter((term) => !known(term, against) && tongue.weight(term) > EXCHANGED).length
    const [left, right] = [apart(mine, other), apart(theirs, one)]
    return both.length > 0 && left > 0 && right > 0 && left <= MOST_EXCHANGED && right <= MOST_EXCHANGED
  })
}

/** How telling a term is that makes two titles different, and how many may be exchanged in titles of one make. */
const EXCHANGED = 0.1
const MOST_EXCHANGED = 2

/** Pairs of opposites that are about whether something is allowed, offered or asked for. */
const deciding = new Set(
  ['allow', 'free', 'includ', 'required', 'accept', 'possible'].flatMap((word) =>
    sidesOf(word).map((side) => side >> 1),
  ),
)

function opposed(one: Statement, other: Statement, tongue: Tongue): string | undefined {
  if (!one.permits || !other.permits || one.limited || other.limited) return undefined
  const turned = [...one.sides].some(
    (side) =>
      deciding.has(side >> 1) && other.sides.has(side ^ 1) && !other.sides.has(side) && !one.sides.has(side ^ 1),
  )
  if ((one.denies !== other.denies) === turned) return undefined
  const both = [...one.terms].filter((term) => other.terms.has(term))
  if (both.length < FEWEST_SHARED || named(one, other, tongue)) return undefined
  const { permission } = tongue.relations
  const mass = (terms: Iterable<string>) =>
    [...terms].filter((term) => !permission.has(term)).reduce((sum, term) => sum + tongue.weight(term), 0)
  const shared = mass(both)
  const apart =
    mass([...one.terms].filter((term) => !other.terms.has(term))) +
    mass([...other.terms].filter((term) => !one.terms.has(term)))
  if (shared < TELLING || shared / (shared + apart / 2) < SAME_PERMISSION || parallel(one, other, tongue))
    return undefined
  return turned ? 'One says the opposite of the other.' : 'One denies what the other says.'
}
