/**
 * Character n-grams across word borders: stemmer, typo tolerance, compound splitter and phrase match in one. They
 * are counted while the index is built, and afterwards only ever scanned for in the texts of a few candidates.
 */
import { fold } from '../domain/text.ts'
import type { GramTable, Lines } from './index-format.ts'

/** Words of a text with one space before, between and after them, folded. */
export function lineOf(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
}

/** Puts texts into one array of units. */
export function makeLines(texts: readonly string[]): Lines {
  const lines = texts.map(lineOf)
  const starts = new Int32Array(lines.length + 1)
  let total = 0
  for (const [at, line] of lines.entries()) {
    starts[at] = total
    total += line.length
  }
  starts[lines.length] = total
  const units = new Uint16Array(total)
  for (const [number, line] of lines.entries()) {
    const start = starts[number] as number
    for (let at = 0; at < line.length; at++) units[start + at] = line.charCodeAt(at)
  }
  return { units, starts, mean: lines.length === 0 ? 0 : total / lines.length }
}

/** In how many of the lines each n-gram stands. */
export function countGrams(lines: Lines, size: number): GramTable {
  let hashes = new Uint32Array(1 << 12)
  let counts = new Uint32Array(1 << 12)
  let last = new Int32Array(1 << 12)
  let used = 0
  const grow = () => {
    const [oldHashes, oldCounts, oldLast] = [hashes, counts, last]
    hashes = new Uint32Array(oldHashes.length * 2)
    counts = new Uint32Array(oldHashes.length * 2)
    last = new Int32Array(oldHashes.length * 2)
    for (let at = 0; at < oldHashes.length; at++) {
      if (oldCounts[at] === 0) continue
      let slot = spread(oldHashes[at] as number) & (hashes.length - 1)
      while (counts[slot] !== 0) slot = (slot + 1) & (hashes.length - 1)
      hashes[slot] = oldHashes[at] as number
      counts[slot] = oldCounts[at] as number
      last[slot] = oldLast[at] as number
    }
  }
  for (let line = 0; line + 1 < lines.starts.length; line++) {
    const end = (lines.starts[line + 1] as number) - size
    for (let at = lines.starts[line] as number; at <= end; at++) {
      const hash = gramHash(lines.units, at, size)
      let slot = spread(hash) & (hashes.length - 1)
      while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (hashes.length - 1)
      if (counts[slot] === 0) {
        hashes[slot] = hash
        counts[slot] = 1
        last[slot] = line
        if (++used * 2 > hashes.length) grow()
      } else if (last[slot] !== line) {
        counts[slot] = (counts[slot] as number) + 1
        last[slot] = line
      }
    }
  }
  return { hashes, counts }
}

/** The n-grams of a question, ready to be looked for. */
export interface GramQuery {
  size: number
  /** Open addressing: gram number + 1, 0 for free. */
  table: Int32Array
  hashes: number[]
  idf: number[]
  /** Sum of idf. */
  mass: number
  /** Length of the idf vector. */
  norm: number
  /** Scratch: how often each gram was met in the line being scanned. */
  met: Uint16Array
}

/** Distinct n-grams of a question at most: some 60 words. Longer questions are cut, so that cost is bounded. */
const maxQueryGrams = 400

/**
 * Readies a question's n-grams.
 * @param weighted texts with the weight that their n-grams have in the question
 * @param documents how many lines the table was counted over
 */
export function gramQuery(
  weighted: readonly { text: string; weight: number }[],
  size: number,
  grams: GramTable,
  documents: number,
): GramQuery {
  const table = new Int32Array(2048)
  const query: GramQuery = { size, table, hashes: [], idf: [], mass: 0, norm: 0, met: new Uint16Array(maxQueryGrams) }
  for (const { text, weight } of weighted) {
    const { units } = makeLines([text.slice(0, 8 * maxQueryGrams)])
    for (let at = 0; at + size <= units.length && query.hashes.length < maxQueryGrams; at++) {
      const hash = gramHash(units, at, size)
      let slot = spread(hash) & (table.length - 1)
      while (table[slot] !== 0 && query.hashes[(table[slot] as number) - 1] !== hash)
        slot = (slot + 1) & (table.length - 1)
      if (table[slot] !== 0) continue
      const count = countOf(grams, hash)
      const idf = weight * Math.log(1 + (documents - count + 0.5) / (count + 0.5))
      table[slot] = query.hashes.push(hash)
      query.idf.push(idf)
      query.mass += idf
      query.norm += idf * idf
    }
  }
  query.norm = Math.sqrt(query.norm)
  return query
}

/** How much of the question's n-grams a line has. */
export interface GramMatch {
  /** BM25 over n-grams, as a share of the question's idf sum; above 0, seldom above 2. */
  bm25: number
  /** Idf share of the question's n-grams that stand in the line, 0…1. */
  coverage: number
  /** Cosine of idf-weighted sets, 0…1, the line's own length taken as that of average grams. */
  cosine: number
}

/** k1 of the n-grams' BM25: repetition goes on counting for longer than with words. */
const k1 = 3.5
const b = 0.75

/** Units scanned in one go; what lies beyond them in a very long article does not count. */
const maxScan = 60_000

/**
 * Scans lines for a question's n-grams as if they were one.
 * @param first the first line, and `end` the line after the last
 * @param mean the mean length in units of what is compared
 */
export function matchGrams(
  query: GramQuery,
  lines: Lines,
  first: number,
  end = first + 1,
  mean = lines.mean,
): GramMatch {
  const { table, hashes, idf, met, size } = query
  met.fill(0, 0, hashes.length)
  const start = lines.starts[first] as number
  const length = Math.min(maxScan, (lines.starts[end] as number) - start)
  const last = start + length - size
  for (let at = start; at <= last; at++) {
    const hash = gramHash(lines.units, at, size)
    let slot = spread(hash) & (table.length - 1)
    for (let held = table[slot] as number; held !== 0; held = table[slot] as number) {
      if (hashes[held - 1] === hash) {
        met[held - 1] = (met[held - 1] as number) + 1
        break
      }
      slot = (slot + 1) & (table.length - 1)
    }
  }
  const norm = k1 * (1 - b + (b * length) / (mean || 1))
  let score = 0
  let covered = 0
  let dot = 0
  for (let at = 0; at < hashes.length; at++) {
    const tf = met[at] as number
    if (tf === 0) continue
    const weight = idf[at] as number
    score += (weight * (k1 + 1) * tf) / (norm + tf)
    covered += weight
    dot += weight * weight
  }
  if (covered === 0) return { bm25: 0, coverage: 0, cosine: 0 }
  const typical = query.norm / Math.sqrt(hashes.length)
  const lineNorm = Math.sqrt(dot + Math.max(0, length - size + 1 - countMet(met, hashes.length)) * typical * typical)
  return {
    bm25: score / query.mass,
    coverage: Math.min(1, covered / query.mass),
    cosine: Math.min(1, dot / (query.norm * lineNorm)),
  }
}

function countMet(met: Uint16Array, size: number): number {
  let sum = 0
  for (let at = 0; at < size; at++) if (met[at] !== 0) sum++
  return sum
}

function countOf({ hashes, counts }: GramTable, hash: number): number {
  for (let slot = spread(hash) & (hashes.length - 1); counts[slot] !== 0; slot = (slot + 1) & (hashes.length - 1)) {
    if (hashes[slot] === hash) return counts[slot] as number
  }
  return 0
}

function gramHash(units: Uint16Array, at: number, size: number): number {
  let hash = 0
  for (let offset = 0; offset < size; offset++) hash = Math.imul(hash, 0x9e3779b1) + (units[at + offset] as number)
  return hash >>> 0
}

/** Spreads a hash over the slots of a table. */
export const spread = (hash: number) => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 12
