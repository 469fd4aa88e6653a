/** Compares the names of one article with a question: people ask for what they have seen it called. */
import { coveredTogether, forget, type GramMatch, matchOf, type Room, scanLine } from './gram-match.ts'
import type { GramQuery } from './gram-query.ts'
import { lineAt } from './grams.ts'
import { type Gathered, nameMass, type OpenShard } from './open-index.ts'
import { covered, type Question } from './question.ts'

/** Names of one article that are compared; an article with more has been given a list of keywords. */
const maxNames = 60
/** A cosine does not depend on it. */
const anyScale = { k1: 1, mean: 1 }

/** What names are compared with. */
export interface NameSearch {
  /** The shard that the article lies in. */
  index: OpenShard
  question: Question
  names: Gathered
  grams: GramQuery
  room: Room
  /** The question without what came before it, as a line. */
  line: string
  /** Names that count for nothing, as lines. */
  unnamed: ReadonlySet<string>
}

/** The name of an article that is closest to a question. */
export interface ClosestName extends Pick<GramMatch, 'cosine'> {
  mask: number
  coverage: number
  /** Idf share of the name that the question says. */
  said: number
  /** Idf share of the question's n-grams in the name and the article's path together. */
  called: number
  /** An alias or question that is the very question, whatever its case and punctuation. */
  same: boolean
}

/** What a name surely reaches that is the question; repeated n-grams keep it below 1. Spares comparing the others. */
const leastOfSame = 0.8

/** The name that is closest to the question: title, description, alias or question. */
export function closestName(search: NameSearch, article: number): ClosestName {
  const { index, question, names, grams, line, unnamed } = search
  const { path, own } = search.room
  forget(path)
  scanLine(grams, index.slugLines, article, path)
  let best = { mask: 0, coverage: 0, cosine: 0, said: 0, called: coveredTogether(grams, path, path), same: false }
  let closest = -1
  const start = firstName(index, article)
  for (let name = start; name < start + maxNames && index.nameOf[name] === article; name++) {
    if (unnamed.size > 0 && unnamed.has(lineAt(index.nameLines, name))) continue
    const mask = names.masks[name] as number
    const coverage = covered(mask, question)
    forget(own)
    scanLine(grams, index.nameLines, name, own)
    const { cosine } = matchOf(grams, own, anyScale)
    const said = Math.min(1, (coverage * question.mass) / (nameMass(index, name) || 1))
    const closeness = coverage + cosine + 0.3 * said
    // Titles are not meant as questions, and several articles may share one.
    const same = name > start && cosine >= leastOfSame && lineAt(index.nameLines, name) === line
    if (!same && closeness <= closest) continue
    best = { mask, coverage, cosine, said, called: coveredTogether(grams, own, path), same }
    if (same) break
    closest = closeness
  }
  return best
}

/** The first of an article's names; they stand in the order of their articles. */
export function firstName({ nameOf }: OpenShard, article: number): number {
  let low = 0
  let high = nameOf.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nameOf[middle] as number) < article) low = middle + 1
    else high = middle
  }
  return low
}
