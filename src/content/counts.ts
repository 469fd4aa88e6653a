/** Values without a unit of their own: how often, from which version on, and how many of something. */
import { grammarWords } from '../answering/words/small.ts'
import { fold } from '../domain/text.ts'
import { boundOf } from './bounds.ts'
import type { Token } from './numbers.ts'
import { hourly, windowOf } from './units.ts'
import { made, type Read } from './value.ts'
import { frequencies, numbering, rateWords } from './value-words.ts'

/** "once a week", "twice a month", "weekly" behind what is done. */
export function frequencyAt(sentence: string, tokens: readonly Token[], at: number): Read | undefined {
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
export function versionAt(sentence: string, tokens: readonly Token[], at: number, low: number): Read | undefined {
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
export function countAt(
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

/** "per day", "a month", "/hour" behind a value. */
export function rateAfter(
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
