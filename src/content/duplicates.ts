/** Whether two passages say the same in nearly the same words, and which part of them does. */
import type { Passage } from '../domain/articles.ts'
import { RUN, type Shingled } from './shingles.ts'

export interface ReadPassage extends Shingled {
  passage: Passage
}

/** What two passages have in common. */
export interface Shared {
  /** Words of the one passage that lie in runs which both have. */
  words: number
  /** Of the shorter passage. */
  share: number
  /** First and behind the last of those words, in each. */
  one: [from: number, to: number]
  other: [from: number, to: number]
}

/** Words that have to be shared at least: below, it is a phrase. */
export const FEWEST_SHARED = 28
/** The share of the shorter passage from which on the passages are the same, and the words that make a copy anyway. */
const NEARLY_ALL = 0.6
const LONG_COPY = 45

export function sharedBy(one: ReadPassage, other: ReadPassage): Shared | undefined {
  const places = new Map<number, number>()
  for (const [at, run] of other.runs.entries()) if (!places.has(run)) places.set(run, at)
  const met = [...one.runs].flatMap((run, at) => (places.has(run) ? [[at, places.get(run) ?? 0] as const] : []))
  const [first] = met
  const last = met.at(-1)
  if (!first || !last) return undefined
  const covered = new Set<number>()
  for (const [at] of met) for (let word = at; word < at + RUN; word++) covered.add(word)
  const theirs = met.map(([, at]) => at)
  const words = covered.size
  const share = words / Math.min(one.words.length, other.words.length)
  if (words < FEWEST_SHARED || (share < NEARLY_ALL && words < LONG_COPY)) return undefined
  return {
    words,
    share: Math.min(1, share),
    one: [first[0], last[0] + RUN],
    other: [Math.min(...theirs), Math.max(...theirs) + RUN],
  }
}
