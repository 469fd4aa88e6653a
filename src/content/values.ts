/** The values that a sentence gives: how long, how much, how many, when; comparable, and each with where it stands. */
import { monthNamed, numeralNamed, unitNamed } from '../answering/words/measures.ts'
import { fold } from '../domain/text.ts'
import { after, before, everyWords, leastWords, mostWords, rangeWords, rateWords, workingWords } from './value-words.ts'

export interface Value {
  /** What it measures, and for which time: `duration`, `money euro/month`, `count attempt`. */
  kind: string
  /** In one unit for each kind, e.g. hours; a range from its lower to its upper end. */
  low: number
  high: number
  /** `least` where the sentence gives a lower limit. */
  bound: 'least' | 'most' | undefined
  /** As written, e.g. `14 working days`. */
  said: string
  /** Offsets in the sentence. */
  from: number
  to: number
}

interface Token {
  raw: string
  word: string
  from: number
  to: number
}

/** The values of a sentence of plain text, in order. */
export function valuesIn(sentence: string): Value[] {
  const tokens = [...sentence.matchAll(token)].map(
    ({ 0: raw, index }): Token => ({ raw, word: fold(raw), from: index, to: index + raw.length }),
  )
  const found: Value[] = []
  for (let at = 0; at < tokens.length; at++) {
    const read = valueAt(sentence, tokens, at)
    if (!read) continue
    if (read.value) found.push(read.value)
    at = read.last
  }
  return found
}

const token = /[€$£%°]|\d+(?:[.,:'\u00A0\u202F]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’.]\p{L}+)*/gu

interface Read {
  /** Missing where a number is read and says nothing that could be compared. */
  value?: Value
  last: number
}

function valueAt(sentence: string, tokens: readonly Token[], at: number): Read | undefined {
  const first = numberAt(tokens, at)
  if (!first) return undefined
  const second = rangeEnd(sentence, tokens, at)
  const end = second?.at ?? at
  const numbers = [first.value, second?.value ?? first.value] as const
  const measure = measureAfter(sentence, tokens, at, end)
  if (!measure) return undefined
  const { kind, factor, last } = measure
  const from = measure.first ?? at
  const earlier = tokens.slice(Math.max(0, from - 3), from)
  const [next] = tokens.slice(last + 1, last + 2)
  if (next && after.has(next.word)) return { last }
  if (earlier.slice(-2).some(({ word }) => before.has(word))) return { last }
  const rate = kind === 'count' ? undefined : rateAfter(sentence, tokens, last)
  // "24 hours a day" is no length of time.
  if (rate && kind === 'duration') return { last: rate.last }
  const every = kind === 'duration' && earlier.slice(-1).some(({ word }) => everyWords.has(word))
  const to = tokens[rate?.last ?? last]?.to ?? 0
  const start = tokens[from]?.from ?? 0
  const value: Value = {
    kind: `${every ? 'every ' : ''}${kind}${rate ? `/${rate.unit}` : ''}`,
    low: Math.min(...numbers) * factor,
    high: Math.max(...numbers) * factor,
    bound: boundIn(earlier.map(({ word }) => word)),
    said: sentence.slice(start, to),
    from: start,
    to,
  }
  return { value, last: rate?.last ?? last }
}

function numberAt(tokens: readonly Token[], at: number): { value: number } | undefined {
  const { raw = '', word = '' } = tokens[at] ?? {}
  if (/^\d/.test(raw)) {
    const clock = /^(\d{1,2})[:.](\d{2})$/.exec(raw)
    const isClock = clock && (raw.includes(':') || /^(?:am|pm|a\.m|p\.m|uhr)$/.test(tokens[at + 1]?.word ?? ''))
    return { value: isClock ? Number(clock[1]) + Number(clock[2]) / 60 : number(raw) }
  }
  const numeral = numeralNamed(word)
  // "a month" counts where something is within it, "one" in front of a unit alone.
  if (numeral === undefined) {
    const counts = /^(?:a|an)$/.test(word) && singular.has(tokens[at - 1]?.word ?? '')
    return counts && unitNamed(tokens[at + 1]?.word ?? '') ? { value: 1 } : undefined
  }
  return { value: Number(numeral) }
}

const singular = new Set('within in after for takes take lasts last about least most'.split(' '))

/** `1,000` and `1 000` are 1000; `3,5` is 3.5; `1.200,50` and `1,200.50` are the same. */
function number(raw: string): number {
  const compact = raw.replace(/[\u00A0\u202F']/g, '')
  // The last of two kinds of sign begins the fraction.
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(compact)) return Number(compact.replace(/,/g, ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(compact)) return Number(compact.replace(/\./g, '').replace(',', '.'))
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(compact) && !/^0/.test(compact)) return Number(compact.replace(/[.,]/g, ''))
  return Number.parseFloat(compact.replace(',', '.'))
}

/** The second number of "5–10 days" or "5 to 10 days". */
function rangeEnd(sentence: string, tokens: readonly Token[], at: number): { at: number; value: number } | undefined {
  const one = tokens[at]
  // The unit may stand behind both: "from 9 am to 5 pm", "$5 to $10".
  for (const skip of [0, 1]) {
    const from = tokens[at + skip]
    const next = tokens[at + skip + 1]
    if (!one || !from || !next) continue
    if (skip === 1 && !/^(?:[€$£%]|am|pm|uhr)$/.test(from.word) && !unitNamed(from.word)) continue
    const sign = next.raw.match(/^[€$£]$/) ? 1 : 0
    const gap = sentence.slice(from.to, next.from)
    const direct = numberAt(tokens, at + skip + 1 + sign)
    if (/^\s*[-–—]\s*$/.test(gap) && direct) return { at: at + skip + 1 + sign, value: direct.value }
    const joined = rangeWords.has(next.word) || (next.word === 'and' && tokens[at - 1]?.word === 'between')
    const after = joined ? at + skip + 2 + (/^[€$£]$/.test(tokens[at + skip + 2]?.raw ?? '') ? 1 : 0) : -1
    const second = after > 0 ? numberAt(tokens, after) : undefined
    if (second) return { at: after, value: second.value }
  }
  return undefined
}

interface Measure {
  kind: string
  factor: number
  last: number
  /** Where a sign stands before the number. */
  first?: number
}

function measureAfter(sentence: string, tokens: readonly Token[], at: number, end: number): Measure | undefined {
  const sign = tokens[at - 1]
  if (sign && /^(?:[€$£]|eur|usd|gbp|chf|rsd)$/.test(sign.word)) {
    return { kind: `money ${unitNamed(sign.word)}`, factor: 1, last: end, first: at - 1 }
  }
  const number = tokens[end] as Token
  const next = tokens[end + 1]
  if (!next) return undefined
  const gap = sentence.slice(number.to, next.from)
  if (!/^[\s\u00A0-]*$/.test(gap)) return undefined
  const month = monthNamed(next.word.replace(/^(?:st|nd|rd|th|de)$/, tokens[end + 2]?.word ?? ''))
  if (month && number.raw.length <= 2) return { kind: `date ${month}`, factor: 1, last: end + 1 }
  const clock = /^(am|pm|a\.m|p\.m|uhr)$/.exec(next.word)?.[1]
  if (clock) return { kind: 'clock', factor: 1, last: end + 1 }
  const attached = gap === ''
  const far = workingWords.has(next.word) ? 2 : 1
  const unit = tokens[end + far]
  const name = unit && unitOf(unit, attached)
  if (name) {
    const [kind, factor] = scales[name] ?? [name, 1]
    return { kind, factor, last: end + far }
  }
  return undefined
}

/** A unit of one letter counts where it is written as one: "5V", "5 V", but not "5 a day". */
function unitOf({ raw, word }: Token, attached: boolean): string | undefined {
  if (word.length === 1 && /\p{L}/u.test(word) && !attached && !/^[VWAKh]$/.test(raw)) return undefined
  return unitNamed(word)
}

/** What a unit measures, and how much of the unit that is compared. */
const scales: Record<string, [kind: string, factor: number]> = {
  ...{ second: ['duration', 1 / 3600], minute: ['duration', 1 / 60], hour: ['duration', 1], day: ['duration', 24] },
  ...{ week: ['duration', 168], month: ['duration', 730], year: ['duration', 8760], ms: ['duration', 1 / 3_600_000] },
  ...{ euro: ['money euro', 1], dollar: ['money dollar', 1], pound: ['money pound', 1] },
  ...{ dinar: ['money dinar', 1], franc: ['money franc', 1], percent: ['share', 1] },
  ...{ byte: ['size', 1e-6], kb: ['size', 1e-3], mb: ['size', 1], gb: ['size', 1e3], tb: ['size', 1e6] },
  ...{ mm: ['length', 1e-3], cm: ['length', 1e-2], meter: ['length', 1], km: ['length', 1e3] },
  ...{ gram: ['weight', 1e-3], kg: ['weight', 1], mv: ['voltage', 1e-3], volt: ['voltage', 1] },
  ...{ ma: ['current', 1e-3], amp: ['current', 1], watt: ['power', 1] },
  ...{ hz: ['frequency', 1], khz: ['frequency', 1e3], mhz: ['frequency', 1e6], ghz: ['frequency', 1e9] },
}

function rateAfter(
  sentence: string,
  tokens: readonly Token[],
  last: number,
): { unit: string; last: number } | undefined {
  const [one, two] = tokens.slice(last + 1, last + 3)
  if (!one) return undefined
  const slash = /^\s*\/\s*$/.test(sentence.slice(tokens[last]?.to ?? 0, one.from))
  const unit = slash ? unitNamed(one.word) : rateWords.has(one.word) && two ? unitNamed(two.word) : undefined
  if (!unit || !/^(?:second|minute|hour|day|week|month|year)$/.test(unit)) return undefined
  return { unit, last: last + (slash ? 1 : 2) }
}

function boundIn(words: readonly string[]): Value['bound'] {
  const line = words.join(' ')
  if (leastWords.test(line)) return 'least'
  return mostWords.test(line) ? 'most' : undefined
}

/** Lengths of time in other units that are meant as the same: a month is 30 days or four weeks and a bit. */
const ROUNDING = 0.1

/** Whether two values of a kind cannot both hold of one thing. */
export function differ(one: Value, other: Value): boolean {
  if ((one.bound === 'least') !== (other.bound === 'least')) return false
  const [a, b] = [one.high, other.high]
  const near = one.kind.endsWith('duration') ? ROUNDING * Math.max(a, b) : 1e-9
  // Ranges that meet, and a value inside of a range, agree.
  return one.low > other.high + near || other.low > one.high + near
}
