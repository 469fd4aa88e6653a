/** The terms of an index: exact look-up, and terms that look like a misspelt one. */
import type { Lexicon } from './index-format.ts'

/** Numbers the terms in the order given. */
export function makeLexicon(terms: readonly string[]): Lexicon {
  const starts = new Int32Array(terms.length + 1)
  const signatures = new Uint32Array(terms.length * 2)
  let size = 16
  while (size < terms.length * 2) size *= 2
  const table = new Int32Array(size)
  let at = 0
  for (const [number, term] of terms.entries()) {
    starts[number] = at
    at += term.length + 1
    signatures.set(signatureOf(term), number * 2)
    let slot = hash(term) & (size - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
    table[slot] = number + 1
  }
  starts[terms.length] = at
  return { text: `${terms.join('\n')}\n`, starts, table, signatures }
}

/** The number of a term, or -1. */
export function lookUp(lexicon: Lexicon, term: string): number {
  const { table, text, starts } = lexicon
  for (let slot = hash(term) & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
    const number = (table[slot] as number) - 1
    if (number < 0) return -1
    const start = starts[number] as number
    if ((starts[number + 1] as number) - start - 1 === term.length && text.startsWith(term, start)) return number
  }
}

/** Letters below which a word is taken as it is: short words are one edit from too many others. */
const shortestRepair = 4

export interface Alike {
  number: number
  term: string
  /** Edits from the term looked for, swapped letters half of one; more than any for a compound that holds it. */
  far: number
}

/**
 * Terms within one edit of a term (two from eight letters on), or of which it is the bigger part: misspelt words and
 * parts of compounds still find their articles. In no order.
 */
export function lookAlikes(lexicon: Lexicon, term: string): Alike[] {
  if (term.length < shortestRepair || /\d/.test(term)) return []
  const allowed = term.length >= 8 ? 2 : 1
  const [low, high] = signatureOf(term) as [number, number]
  const pairs = bits(low) + bits(high)
  // An edit touches at most three letter pairs, and pairs can share a bit.
  const needed = Math.max(1, pairs - 3 * allowed)
  const { signatures, starts, text } = lexicon
  const found: Alike[] = []
  for (let number = 0; number < starts.length - 1; number++) {
    const shared = bits(low & (signatures[2 * number] as number)) + bits(high & (signatures[2 * number + 1] as number))
    if (shared < needed) continue
    const start = starts[number] as number
    const length = (starts[number + 1] as number) - start - 1
    if (length < 3) continue
    if (Math.abs(length - term.length) <= allowed) {
      const other = text.slice(start, start + length)
      const far = edits(term, other, allowed)
      if (far <= allowed && isSlip(term, other, far)) {
        found.push({ number, term: other, far: isSwap(term, other) ? far - 0.5 : far })
      }
    } else if (term.length >= 5 && length > term.length && length <= 3 * term.length) {
      const other = text.slice(start, start + length)
      if (other.includes(term)) found.push({ number, term: other, far: allowed + 1 })
    }
  }
  return found
}

/** Letters from which on a slip may be in the first letter, which people seldom get wrong. */
const longForFirst = 6
/** Letters from which on any one edit is a slip: of four letters, one edit leads to other words more often. */
const longForAny = 5

/** Whether one word looks like the other with a slip of the keyboard, rather than like another word. */
function isSlip(term: string, other: string, far: number): boolean {
  if (isSwap(term, other)) return true
  if (term.length < longForAny || other.length < longForAny - 1) return squeezed(term) === squeezed(other)
  return term[0] === other[0] || (far === 1 && term.length >= longForFirst)
}

/** Whether two neighbours changed places: the slip that is hardest to take for anything else. */
function isSwap(term: string, other: string): boolean {
  if (term.length !== other.length) return false
  const at = [...term].findIndex((_, i) => term[i] !== other[i])
  return at >= 0 && `${term.slice(0, at)}${term[at + 1]}${term[at]}${term.slice(at + 2)}` === other
}

/** With doubled letters single. */
const squeezed = (word: string) => word.replace(/(.)\1+/gu, '$1')

/** Letters of a term at most; the rows of `edits` are made once for it. */
const longest = 64
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)]

/** Optimal string alignment distance, given up beyond `limit`. Only the band about the diagonal is filled in. */
function edits(a: string, b: string, limit: number): number {
  if (a.length > longest || b.length > longest) return limit + 1
  let [before, row, next] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) row[j] = j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    next[from - 1] = from === 1 ? i : limit + 1
    let least = next[from - 1] as number
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      const above = j === i + limit ? limit + 1 : (row[j] as number) + 1
      let far = Math.min((row[j - 1] as number) + (same ? 0 : 1), above, (next[j - 1] as number) + 1)
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        far = Math.min(far, (before[j - 2] as number) + 1)
      }
      next[j] = far
      if (far < least) least = far
    }
    if (least > limit) return limit + 1
    const spare = before
    before = row
    row = next
    next = spare
  }
  return row[b.length] as number
}

/** One bit a letter pair, so that most terms can be ruled out with two ANDs. */
function signatureOf(term: string): [number, number] {
  const words: [number, number] = [0, 0]
  for (let at = 0; at + 1 < term.length; at++) {
    const bit = (Math.imul(term.charCodeAt(at), 31) + Math.imul(term.charCodeAt(at + 1), 17)) & 63
    if (bit < 32) words[0] |= 1 << bit
    else words[1] |= 1 << (bit - 32)
  }
  return [words[0] >>> 0, words[1] >>> 0]
}

/** Bits set in a 32-bit word. */
export function bits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** FNV-1a over UTF-16 units, folded onto its lower half: the same on every machine, and negative at times. */
export function hash(term: string): number {
  let h = 0x811c9dc5
  for (let at = 0; at < term.length; at++) h = Math.imul(h ^ term.charCodeAt(at), 0x01000193)
  return h ^ (h >>> 15)
}
