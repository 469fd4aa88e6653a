/** The values that a sentence gives: how long, how much, how many, when; comparable, and each with where it stands. */
import { monthNamed } from '../answering/words/measures.ts'
import { fold } from '../domain/text.ts'
import { clockAt } from './clocks.ts'
import { countAt, frequencyAt, rateAfter, versionAt } from './counts.ts'
import { numberAt, rangeEnd, type Token, tokensOf } from './numbers.ts'
import { type Scale, scaleOf } from './units.ts'
import { made, type Read, type Value } from './value.ts'
import { ago, before, costsNothing, everyWords, old, paidBy, workingWords } from './value-words.ts'

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

/** "A monthly fee of 5 euros" is 5 euros a month. */
function paidIn(sentence: string, kind: string): { unit: string; last: number } | undefined {
  if (!kind.startsWith('money')) return undefined
  const line = fold(sentence)
  const unit = paidBy.find(([pattern]) => pattern.test(line))?.[1]
  return unit === undefined ? undefined : { unit, last: -1 }
}
