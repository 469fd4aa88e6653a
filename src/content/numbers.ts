/** Words and numbers of a sentence with their places, and numbers as written in several languages. */
import { numeralNamed, unitNamed } from '../answering/words/measures.ts'
import { fold } from '../domain/text.ts'
import { rangeWords } from './value-words.ts'

export interface Token {
  raw: string
  word: string
  from: number
  to: number
}

const token = /[€$£%°]|\d+(?:[.,:'\u00A0\u202F]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’.]\p{L}+)*/gu

export function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(token)].map(({ 0: raw, index }) => ({
    raw,
    word: fold(raw),
    from: index,
    to: index + raw.length,
  }))
}

const singular = new Set('within in after for takes take lasts last about least most'.split(' '))
const half = new Set('half halbe halben demi media pola'.split(' '))

/** The number that begins at a token, and its last token. */
export function numberAt(tokens: readonly Token[], at: number): { value: number; last: number } | undefined {
  const { raw = '', word = '' } = tokens[at] ?? {}
  if (/^\d/.test(raw)) return { value: number(raw), last: at }
  const next = tokens[at + 1]?.word ?? ''
  if (half.has(word)) {
    const last = /^(?:an?|e)$/.test(next) ? at + 1 : at
    return unitNamed(tokens[last + 1]?.word ?? '') ? { value: 0.5, last } : undefined
  }
  const numeral = numeralNamed(word)
  if (numeral !== undefined) return { value: Number(numeral), last: at }
  // "a month" counts where something is within it, "one" in front of a unit alone.
  const counts = /^(?:a|an)$/.test(word) && singular.has(tokens[at - 1]?.word ?? '')
  return counts && unitNamed(next) ? { value: 1, last: at } : undefined
}

/** `1,000` and `1 000` are 1000; `3,5` is 3.5; `1.200,50` and `1,200.50` are the same. */
export function number(raw: string): number {
  const compact = raw.replace(/[\u00A0\u202F']/g, '')
  // The last of two kinds of sign begins the fraction.
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(compact)) return Number(compact.replace(/,/g, ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(compact)) return Number(compact.replace(/\./g, '').replace(',', '.'))
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(compact) && !/^0/.test(compact)) return Number(compact.replace(/[.,]/g, ''))
  return Number.parseFloat(compact.replace(',', '.'))
}

/** The second number of "5–10 days" or "5 to 10 days". */
export function rangeEnd(
  sentence: string,
  tokens: readonly Token[],
  at: number,
): { at: number; value: number } | undefined {
  const one = tokens[at]
  // The unit may stand behind both: "from 9 am to 5 pm", "$5 to $10".
  for (const skip of [0, 1]) {
    const from = tokens[at + skip]
    const next = tokens[at + skip + 1]
    if (!one || !from || !next) continue
    if (skip === 1 && !/^[€$£%]$/.test(from.word) && !unitNamed(from.word)) continue
    const sign = next.raw.match(/^[€$£]$/) ? 1 : 0
    const gap = sentence.slice(from.to, next.from)
    const direct = numberAt(tokens, at + skip + 1 + sign)
    if (/^\s*[-–—]\s*$/.test(gap) && direct) return { at: direct.last, value: direct.value }
    const between = /^(?:between|zwischen|entre|izmedju)$/.test(tokens[at - 1]?.word ?? '')
    // "3 projects and 5 boards" are two values.
    const joined = /^(?:and|und|y|et|i)$/.test(next.word) ? between : rangeWords.has(next.word)
    const after = joined ? at + skip + 2 + (/^[€$£]$/.test(tokens[at + skip + 2]?.raw ?? '') ? 1 : 0) : -1
    const second = after > 0 ? numberAt(tokens, after) : undefined
    if (second) return { at: second.last, value: second.value }
  }
  return undefined
}
