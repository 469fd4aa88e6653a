/** The values that a sentence gives: how long, how much, how many, when; comparable, and each with where it stands. */
import { monthNamed } from '../answering/words/measures.ts'
import { grammarWords } from '../answering/words/small.ts'
import { fold } from '../domain/text.ts'
import { boundOf } from './bounds.ts'
import { clockAt } from './clocks.ts'
import { numberAt, rangeEnd, type Token, tokensOf } from './numbers.ts'
import { hourly, type Scale, scaleOf, windowOf } from './units.ts'
import {
  ago,
  before,
  costsNothing,
  everyWords,
  frequencies,
  numbering,
  old,
  paidBy,
  rateWords,
  workingWords,
} from './value-words.ts'

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

/** The values of a sentence of plain text, in order. */
export function valuesIn(sentence: string): Value[] {
  const tokens = tokensOf(sentence)
  const found: Value[] = []
  for (let at = 0; at < tokens.length; at++) {
    const read = valueAt(sentence, tokens, at)
    if (!read) continue
    if (read.value) found.push(read.value)
    at = Math.max(at, read.last)
  }
  // "2 GB are free" is no price.
  const free = found.some(({ kind }) => /^(?:money|size|count)/.test(kind)) ? undefined : freeIn(sentence)
  return free ? [...found, free] : found
}

/** What costs nothing costs 0 of any money. */
function freeIn(sentence: string): Value | undefined {
  const line = fold(sentence)
  const met = costsNothing.exec(line)
  // Folding may change how many letters there are; the word is shown as it is then.
  if (!met || /\b(?:if|when|wenn|si|ako|cuando|quand|kada|feel)\b/.test(line)) return undefined
  const at = line.length === sentence.length ? met.index : 0
  const said = line.length === sentence.length ? sentence.slice(at, at + met[0].length) : met[0]
  return {
    kind: 'money',
    low: 0,
    high: 0,
    bound: undefined,
    of: [],
    joined: false,
    said,
    from: at,
    to: at + said.length,
  }
}

interface Read {
  /** Missing where a number is read and says nothing that could be compared. */
  value?: Value
  last: number
}

function valueAt(sentence: string, tokens: readonly Token[], at: number): Read | undefined {
  const often = frequencyAt(sentence, tokens, at)
  if (often) return often
  const clock = clockAt(sentence, tokens, at)
  if (clock) {
    const { low, high, last } = clock
    return { value: made(sentence, tokens, { kind: 'clock', low, high, first: at, last }), last }
  }
  const first = numberAt(tokens, at)
  if (!first) return undefined
  const second = rangeEnd(sentence, tokens, at)
  const end = second?.at ?? first.last
  const low = Math.min(first.value, second?.value ?? first.value)
  const high = Math.max(first.value, second?.value ?? first.value)
  const version = versionAt(sentence, tokens, at, low)
  if (version) return version
  const measure = measureAfter(sentence, tokens, at, end)
  if (!measure) return countAt(sentence, tokens, at, { low, high, end })
  const { kind, factor, last } = measure
  const start = measure.first ?? at
  const [next] = tokens.slice(last + 1, last + 2)
  if (next && ago.has(next.word)) return { last }
  const earlier = tokens.slice(Math.max(0, start - 2), start)
  if (earlier.some(({ word }) => before.has(word))) return { last }
  const value = made(sentence, tokens, { kind, low: low * factor, high: high * factor, first: start, last })
  // "It is 10 years old" is no limit.
  if (next && old.has(next.word) && value.bound === undefined) return { last }
  if (earlier.slice(-1).some(({ word }) => everyWords.has(word)) && kind === 'duration') {
    return { value: { ...value, kind: 'every duration' }, last }
  }
  const rate = rateAfter(sentence, tokens, last) ?? paidIn(sentence, kind)
  // "24 hours a day" is no length of time.
  if (rate && kind === 'duration') return { last: rate.last }
  if (!rate) return { value, last }
  const to = Math.max(last, rate.last)
  return { value: { ...value, kind: `${kind}/${rate.unit}`, ...upTo(sentence, tokens, value, to) }, last: to }
}

interface Found {
  kind: string
  low: number
  high: number
  first: number
  last: number
  of?: string[]
}

function made(sentence: string, tokens: readonly Token[], { kind, low, high, first, last, of = [] }: Found): Value {
  const from = tokens[first]?.from ?? 0
  const to = tokens[last]?.to ?? from
  const joined =
    /^\s?-\s?$/.test(sentence.slice(tokens[last - 1]?.to ?? 0, tokens[last]?.from)) ||
    /['’]s?$/.test(sentence.slice(from, to))
  // From nine to five is a time of day, not a lower limit.
  const bound = kind === 'clock' && low !== high ? undefined : boundOf(sentence, from, to)
  return { kind, low, high, bound, of, joined, said: sentence.slice(from, to), from, to }
}

const upTo = (sentence: string, tokens: readonly Token[], { from }: Value, last: number) => {
  const to = tokens[last]?.to ?? from
  return { to, said: sentence.slice(from, to) }
}

interface Measure extends Scale {
  last: number
  /** Where a sign stands before the number. */
  first?: number
}

function measureAfter(sentence: string, tokens: readonly Token[], at: number, end: number): Measure | undefined {
  const sign = tokens[at - 1]
  if (sign && /^(?:[€$£]|eur|usd|gbp|chf|rsd)$/.test(sign.word)) {
    const money = scaleOf(sign.raw, sign.word, true)
    return money && { ...money, last: end, first: at - 1 }
  }
  const number = tokens[end] as Token
  const next = tokens[end + 1]
  if (!next) return undefined
  const gap = sentence.slice(number.to, next.from)
  if (!/^[\s\u00A0-]*$/.test(gap)) return undefined
  const month = monthNamed(next.word.replace(/^(?:st|nd|rd|th|de)$/, tokens[end + 2]?.word ?? ''))
  if (month && number.raw.length <= 2) return { kind: `date ${month}`, factor: 1, last: end + 1 }
  const far = workingWords.has(next.word) ? 2 : 1
  const unit = tokens[end + far]
  const scale = unit && scaleOf(unit.raw, unit.word, gap === '')
  if (!scale) return undefined
  // Degrees of both scales are no one kind.
  const degrees = scale.kind === 'degree' ? (tokens[end + far + 1]?.word ?? '') : ''
  return /^[cf]$/.test(degrees)
    ? { kind: `degree ${degrees}`, factor: 1, last: end + far + 1 }
    : { ...scale, last: end + far }
}

/** "once a week", "twice a month", "weekly" behind what is done. */
function frequencyAt(sentence: string, tokens: readonly Token[], at: number): Read | undefined {
  const word = tokens[at]?.word ?? ''
  const often = /^(?:once|einmal)$/.test(word) ? 1 : /^(?:twice|zweimal)$/.test(word) ? 2 : undefined
  if (often === undefined) {
    const hours = at === tokens.length - 1 ? frequencies[word] : undefined
    if (hours === undefined) return undefined
    return {
      value: made(sentence, tokens, { kind: 'every duration', low: hours, high: hours, first: at, last: at }),
      last: at,
    }
  }
  const rate = rateWords.has(tokens[at + 1]?.word ?? '') ? windowOf(tokens[at + 2]?.word ?? '') : undefined
  const hours = { hour: 1, day: 24, week: 168, month: 730, year: 8760 }[rate ?? ''] ?? Number.NaN
  if (Number.isNaN(hours)) return undefined
  const each = hours / often
  return {
    value: made(sentence, tokens, { kind: 'every duration', low: each, high: each, first: at, last: at + 2 }),
    last: at + 2,
  }
}

/** "iOS 15 or later", "at least Windows 10": a name and the number from which on it will do. */
function versionAt(sentence: string, tokens: readonly Token[], at: number, low: number): Read | undefined {
  const [name, number] = [tokens[at - 1], tokens[at]]
  if (!name || !number || !/^\d+(?:\.\d+)*$/.test(number.raw) || !/^\p{L}*\p{Lu}/u.test(name.raw)) return undefined
  if (sentence.slice(name.to, number.from) !== ' ' || numbering.has(name.word)) return undefined
  const bound = boundOf(sentence, name.from, number.to)
  const asks = /\b(?:requires?|needs?|benotigt|erfordert|necessite|requiere|necesita|zahteva)\s*$/.test(
    fold(sentence.slice(0, name.from)),
  )
  if (bound !== 'least' && !asks) return undefined
  const value = made(sentence, tokens, { kind: 'version', low, high: low, first: at - 1, last: at, of: [name.word] })
  return { value: { ...value, bound: 'least' }, last: at }
}

/** Words behind a number that may tell what is counted. */
const MOST_COUNTED = 3

/** "5 failed attempts", "500 messages per day", and "500 per day" of what stands before. */
function countAt(
  sentence: string,
  tokens: readonly Token[],
  at: number,
  { low, high, end }: { low: number; high: number; end: number },
): Read | undefined {
  const number = tokens[end] as Token
  const ahead = tokens[at - 1]
  const isName =
    ahead && (numbering.has(ahead.word) || (at > 1 && /^\p{Lu}/u.test(ahead.raw) && sentence[ahead.to] === ' '))
  if (isName || /^[.#]|^(?:19|20)\d\d$/.test(number.raw) || /[#.]$/.test(sentence.slice(0, tokens[at]?.from)))
    return undefined
  if (!Number.isInteger(low) || (low === 1 && !/^\d/.test(tokens[at]?.raw ?? ''))) return undefined
  const of: Token[] = []
  let from = number.to
  for (const next of tokens.slice(end + 1, end + 1 + MOST_COUNTED)) {
    if (!/^[\s\u00A0-]*$/.test(sentence.slice(from, next.from)) || !/^\p{L}{2,}/u.test(next.raw)) break
    if (grammarWords.has(next.word) || rateWords.has(next.word)) break
    of.push(next)
    from = next.to
  }
  const last = end + of.length
  const rate = rateAfter(sentence, tokens, last)
  if (of.length === 0 && !rate) return undefined
  const to = rate?.last ?? last
  const perHour = rate && hourly(rate.unit)
  const kind = rate ? `count/${perHour === undefined ? rate.unit : 'hour'}` : 'count'
  const factor = perHour ?? 1
  const counted = of.map(({ word }) => word)
  const value = made(sentence, tokens, {
    kind,
    low: low * factor,
    high: high * factor,
    first: at,
    last: to,
    of: counted,
  })
  return { value: { ...value, joined: false }, last: to }
}

function rateAfter(
  sentence: string,
  tokens: readonly Token[],
  last: number,
): { unit: string; last: number } | undefined {
  const [one, two] = tokens.slice(last + 1, last + 3)
  if (!one) return undefined
  const slash = /^\s*\/\s*$/.test(sentence.slice(tokens[last]?.to ?? 0, one.from))
  const unit = slash ? windowOf(one.word) : rateWords.has(one.word) && two ? windowOf(two.word) : undefined
  return unit === undefined ? undefined : { unit, last: last + (slash ? 1 : 2) }
}

/** "A monthly fee of 5 euros" is 5 euros a month. */
function paidIn(sentence: string, kind: string): { unit: string; last: number } | undefined {
  if (!kind.startsWith('money')) return undefined
  const line = fold(sentence)
  const unit = paidBy.find(([pattern]) => pattern.test(line))?.[1]
  return unit === undefined ? undefined : { unit, last: -1 }
}
