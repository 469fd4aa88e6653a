/** A value of a sentence, and how it is made of the words that it was read from. */
import { boundOf } from './bounds.ts'
import type { Token } from './numbers.ts'

export interface Value {
  /** What it measures, and for which time: `duration`, `money euro/month`, `count/hour`, `version`, `clock`. */
  kind: string
  /** In one unit for each kind, e.g. hours; a range from its lower to its upper end. */
  low: number
  high: number
  /** `least` where the sentence gives a lower limit. */
  bound: 'least' | 'most' | undefined
  /** Folded words of what is counted, or of what has the version; empty for all that has a unit. */
  of: string[]
  /** Whether it is joined to what stands behind it: "a 30-day trial". */
  joined: boolean
  /** As written, e.g. `14 working days`. */
  said: string
  /** Offsets in the sentence. */
  from: number
  to: number
}

export interface Read {
  /** Missing where a number is read and says nothing that could be compared. */
  value?: Value
  last: number
}

export interface Found {
  kind: string
  low: number
  high: number
  first: number
  last: number
  of?: string[]
}

export function made(
  sentence: string,
  tokens: readonly Token[],
  { kind, low, high, first, last, of = [] }: Found,
): Value {
  const from = tokens[first]?.from ?? 0
  const to = tokens[last]?.to ?? from
  const joined =
    /^\s?-\s?$/.test(sentence.slice(tokens[last - 1]?.to ?? 0, tokens[last]?.from)) ||
    /['’]s?$/.test(sentence.slice(from, to))
  // From nine to five is a time of day, not a lower limit.
  const bound = kind === 'clock' && low !== high ? undefined : boundOf(sentence, from, to)
  return { kind, low, high, bound, of, joined, said: sentence.slice(from, to), from, to }
}
