/** Whether two statements speak of the same thing and give it different values, or allow and forbid it. */

import { differ } from './differ.ts'
import { opposed } from './opposites.ts'
import { EXCHANGED, holds, named, parallel, sameArticle, TELLING, type Tongue } from './sameness.ts'
import type { Statement } from './statements.ts'
import type { StatedValue } from './subjects.ts'

/** The share of what two statements are about that they have to have in common. */
const SAME_SUBJECT = 0.6
/** The same where both stand in one article, which tells its cases apart. */
const SAME_WITHIN = 0.7
/** The same where the clause of a value does not tell what it is of. */
const SAME_ELSEWHERE = 0.75
/** The share from which on nothing is left over. */
const WHOLLY = 0.95
/** From which share on a word of a subject makes it another one. */
const TELLS_APART = 0.35

/** Why two statements contradict each other, as a sentence; undefined where they do not. */
export function contradiction(one: Statement, other: Statement, tongue: Tongue): string | undefined {
  if (sameArticle(one, other) && sameFrame(one, other)) return undefined
  for (const value of one.values) {
    const others = other.values.filter((each) => comparable(value, each))
    const own = one.values.filter((each) => comparable(value, each))
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

/** Within an article: one paragraph, list or table, or sections that say the same, each of its own subject. */
function sameFrame(one: Statement, other: Statement): boolean {
  if (one.group === other.group) return true
  return one.wording === other.wording && one.passage.anchor !== other.passage.anchor
}

/** Values of one kind, of things that are counted alike; what is free costs nothing in any money. */
function comparable(one: StatedValue, other: StatedValue): boolean {
  const isFree = one.kind === 'money' || other.kind === 'money'
  if (isFree ? !(one.kind.startsWith('money') && other.kind.startsWith('money')) : one.kind !== other.kind) return false
  if (one.each.size > 0 && other.each.size > 0 && ![...one.each].some((term) => holds(other.each, term))) return false
  if (one.kind === 'version') return one.of.join(' ') === other.of.join(' ')
  if (!one.kind.startsWith('count') || one.counted.size === 0 || other.counted.size === 0) return true
  return [...one.counted].some((term) => holds(other.counted, term))
}

function sameSubject(
  one: Statement,
  value: StatedValue,
  other: Statement,
  against: StatedValue,
  tongue: Tongue,
): boolean {
  const isLength = value.kind === 'duration'
  if (isLength && (one.instructs !== other.instructs || (one.instructs && sameArticle(one, other)))) return false
  const generic = tongue.relations.generic(value.kind)
  const [mine, theirs] = [phasesOf(value, tongue), phasesOf(against, tongue)]
  if (mine.length > 0 && theirs.length > 0 && !mine.some((phase) => theirs.includes(phase))) return false
  if (named(one, other, tongue)) return false
  const same = mine.filter((phase) => theirs.includes(phase)).map((phase) => tongue.relations.sameIn(phase))
  const tells = (term: string) => !generic.has(term) && !same.some((words) => words.has(term))
  const [left, right] = [tellingOf(one, value, tells), tellingOf(other, against, tells)]
  // Each names what the other does not: a single room and a double room.
  const foreign = (terms: ReadonlyMap<string, number>, against: Statement) =>
    [...terms].some(
      ([term, share]) =>
        share >= TELLS_APART &&
        !holds(against.terms, term) &&
        !holds(against.context, term) &&
        tongue.weight(term) > EXCHANGED,
    )
  const [leftForeign, rightForeign] = [foreign(left, other), foreign(right, one)]
  if (leftForeign && rightForeign) return false
  let shared = 0
  let apart = 0
  const count = (terms: ReadonlyMap<string, number>, against: Statement) => {
    for (const [term, share] of terms) {
      const weight = tongue.weight(term)
      if (holds(against.terms, term)) shared += (weight * Math.max(share, 0.5)) / 2
      else if (holds(against.context, term)) shared += (weight * share) / 4
      else apart += weight * share
    }
  }
  count(left, other)
  count(right, one)
  const isTold = tellsItself(value, tells) && tellsItself(against, tells)
  const wanted = !isTold ? SAME_ELSEWHERE : sameArticle(one, other) ? SAME_WITHIN : SAME_SUBJECT
  const share = shared / (shared + apart)
  // What stands everywhere in a base tells little, unless there is nothing else.
  const telling = share >= WHOLLY ? TELLING / 2 : TELLING
  return shared >= telling && share >= wanted && !parallel(one, other, tongue)
}

const tellsItself = ({ subject }: StatedValue, tells: (term: string) => boolean) =>
  [...subject].some(([term, share]) => share >= TELLS_APART && tells(term))

/** What a value is of; where its sentence does not tell, what stands above it. */
function tellingOf(
  statement: Statement,
  { subject }: StatedValue,
  tells: (term: string) => boolean,
): ReadonlyMap<string, number> {
  const own = [...subject].filter(([term]) => tells(term))
  if (own.some(([, share]) => share >= TELLS_APART)) return new Map(own)
  const nearby = own.length > 0 ? own.map(([term]): [string, number] => [term, TELLS_APART]) : []
  if (nearby.length > 0) return new Map(nearby)
  const [, heading = new Set<string>()] = statement.above
  const above = [...(heading.size > 0 ? heading : statement.context)].filter(tells)
  return new Map(above.map((term) => [term, TELLS_APART]))
}

const phasesOf = ({ kind, near }: StatedValue, { relations }: Tongue) =>
  kind === 'duration' ? relations.phases(near) : []
