/** A question as the index sees it: its terms with how telling each is, misspelt ones as what they look like. */
import { terms } from './languages.ts'
import { type Alike, lookAlikes, lookUp } from './lexicon.ts'
import { idfOf, type LanguageIndex } from './open-index.ts'

/** Distinct terms of a question that are looked for; one bit each in a 32-bit word. */
export const maxQueryTerms = 32
/** Units of text that are read for terms; a question beyond it is cut. */
const maxQueryLength = 4000
/** What a look-alike of a misspelt word counts, against the word itself. */
const lookAlikeWeight = 0.8
/** Look-alikes of a term at most. */
const maxAlike = 4
/** Strange words of a question that are taken for misspelt: each costs a walk over the whole vocabulary. */
const maxRepairs = 8

export interface Part {
  text: string
  /** 0…1: 1 for the question itself, less for what a follow-up takes from earlier turns. */
  weight: number
}

/** One distinct term of the question. */
export interface Slot {
  /** As the customer typed it. */
  typed: string
  idf: number
  stop: boolean
  /** Its number in the lexicon with weight 1, or those of its look-alikes with less. */
  inPassages: { term: number; weight: number }[]
  inNames: { term: number; weight: number }[]
  known: boolean
}

/** A question's terms and the sums that make its scores comparable with those of other questions. */
export interface Question {
  slots: Slot[]
  /** The telling slots; all of them where a question consists of small words. */
  content: Slot[]
  /** Bits of the telling slots. */
  contentMask: number
  /** Idf sum of the telling slots. */
  mass: number
  /** How many telling words there are. */
  words: number
}

/**
 * Reads the terms of a question, of its own words first.
 * @param spoken the language it is asked in, where that is another than the articles': its small words say as little
 */
export function readQuestion(index: LanguageIndex, parts: readonly Part[], spoken?: string): Question {
  const found = new Map<string, Slot>()
  let strange = 0
  for (const { text, weight } of parts) {
    for (const { term, stop, typed } of terms(text.slice(0, maxQueryLength), index.lang, spoken)) {
      if (found.size >= maxQueryTerms) break
      if (found.has(term)) continue
      const itself = exactSlot(index, term, stop, typed, weight)
      found.set(term, itself.known || ++strange > maxRepairs ? itself : repairedSlot(index, term, itself, weight))
    }
  }
  const slots = [...found.values()]
  const telling = slots.filter(({ stop }) => !stop)
  const content = telling.length > 0 ? telling : slots
  const contentMask = slots.reduce((mask, slot, at) => (content.includes(slot) ? mask | (1 << at) : mask), 0)
  const mass = content.reduce((sum, { idf }) => sum + idf, 0) || 1
  return { slots, content, contentMask, mass, words: telling.length }
}

/** Idf of the telling terms in a mask, as a share of the question's. */
export function covered(mask: number, { slots, contentMask, mass }: Question): number {
  let sum = 0
  for (let rest = mask & contentMask; rest !== 0; rest &= rest - 1) {
    sum += (slots[31 - Math.clz32(rest & -rest)] as Slot).idf
  }
  return Math.min(1, sum / mass)
}

function exactSlot(
  { lexicon, statistics }: LanguageIndex,
  term: string,
  stop: boolean,
  typed: string,
  weight: number,
): Slot {
  const number = lookUp(lexicon, term)
  const itself = (counts: Int32Array) => (number >= 0 && counts[number] !== 0 ? [{ term: number, weight: 1 }] : [])
  const inPassages = itself(statistics.passageCounts)
  const inNames = itself(statistics.nameCounts)
  const known = inPassages.length > 0 || inNames.length > 0
  return { typed, stop, known, idf: weight * idfOf(statistics, number), inPassages, inNames }
}

/** A word that stands nowhere, as those that it may have been meant to be. */
function repairedSlot({ lexicon, statistics }: LanguageIndex, term: string, slot: Slot, weight: number): Slot {
  const alike = lookAlikes(lexicon, term)
  const inPassages = nearest(alike, statistics.passageCounts)
  const inNames = nearest(alike, statistics.nameCounts)
  const known = inPassages.length > 0 || inNames.length > 0
  return { ...slot, known, idf: weight * idfOf(statistics, inPassages[0]?.term ?? -1), inPassages, inNames }
}

/** Those look-alikes that stand anywhere, nearest first, of equally near ones the more common. */
function nearest(alike: readonly Alike[], counts: Int32Array): { term: number; weight: number }[] {
  const countOf = ({ number }: Alike) => counts[number] as number
  return alike
    .filter((term) => countOf(term) > 0)
    .sort((a, b) => a.far - b.far || countOf(b) - countOf(a) || (a.term < b.term ? -1 : 1))
    .slice(0, maxAlike)
    .map(({ number }) => ({ term: number, weight: lookAlikeWeight }))
}
