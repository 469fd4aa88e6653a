/** A question as the index sees it: its terms with how telling each is, misspelt ones as what they look like. */
import { idfOf } from './build-index.ts'
import type { LanguageIndex } from './index-format.ts'
import { terms } from './languages.ts'
import { lookAlikes, lookUp } from './lexicon.ts'

/** Distinct terms of a question that are looked for; one bit each in a 32-bit word. */
export const maxQueryTerms = 32
/** Units of text that are read for terms; a question beyond it is cut. */
const maxQueryLength = 4000
/** What a look-alike of a misspelt word counts, against the word itself. */
const lookAlikeWeight = 0.8

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
  /** Its number in the passages' lexicon with weight 1, or those of its look-alikes with less. */
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

/** Reads the terms of a question, of its own words first. */
export function readQuestion(index: LanguageIndex, parts: readonly Part[]): Question {
  const found = new Map<string, Slot>()
  for (const { text, weight } of parts) {
    for (const { term, stop, typed } of terms(text.slice(0, maxQueryLength), index.lang)) {
      if (found.size >= maxQueryTerms) break
      if (!found.has(term)) found.set(term, slotOf(index, term, stop, typed, weight))
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

function slotOf({ passages, names }: LanguageIndex, term: string, stop: boolean, typed: string, weight: number): Slot {
  const exact = lookUp(passages.lexicon, term)
  const named = lookUp(names.lexicon, term)
  if (exact >= 0 || named >= 0) {
    return {
      typed,
      stop,
      known: true,
      idf: weight * idfOf(passages, exact),
      inPassages: exact < 0 ? [] : [{ term: exact, weight: 1 }],
      inNames: named < 0 ? [] : [{ term: named, weight: 1 }],
    }
  }
  const alike = lookAlikes(passages.lexicon, term)
  const alikeNames = lookAlikes(names.lexicon, term)
  const known = alike.length > 0 || alikeNames.length > 0
  const nearest = alike[0] ?? -1
  const weighted = (numbers: number[]) => numbers.map((number) => ({ term: number, weight: lookAlikeWeight }))
  const idf = weight * idfOf(passages, nearest)
  return { typed, stop, known, idf, inPassages: weighted(alike), inNames: weighted(alikeNames) }
}
