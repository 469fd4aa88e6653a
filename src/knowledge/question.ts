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

function slotOf(
  { lexicon, statistics }: LanguageIndex,
  term: string,
  stop: boolean,
  typed: string,
  weight: number,
): Slot {
  const { passageCounts, nameCounts } = statistics
  const number = lookUp(lexicon, term)
  const inPassages = number >= 0 && passageCounts[number] !== 0
  const inNames = number >= 0 && nameCounts[number] !== 0
  if (inPassages || inNames) {
    const itself = [{ term: number, weight: 1 }]
    return {
      typed,
      stop,
      known: true,
      idf: weight * idfOf(statistics, number),
      inPassages: inPassages ? itself : [],
      inNames: inNames ? itself : [],
    }
  }
  const alike = lookAlikes(lexicon, term)
  const nearPassages = nearest(alike, passageCounts)
  const nearNames = nearest(alike, nameCounts)
  return {
    typed,
    stop,
    known: nearPassages.length > 0 || nearNames.length > 0,
    idf: weight * idfOf(statistics, nearPassages[0]?.term ?? -1),
    inPassages: nearPassages,
    inNames: nearNames,
  }
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
