/** Scans the texts of a few candidates for the n-grams of a question: most of what a search costs. */
import { type GramQuery, tableSize } from './gram-query.ts'
import { gramHash, hashFactor, spread } from './grams.ts'
import type { Lines } from './index-format.ts'

/** What was met of a question's n-grams in some stretches of text, which count as one text. */
export interface Met {
  /** How often each n-gram was met. */
  times: Uint16Array
  /** Units of text that were read. */
  units: number
}

/** Room for what is met of one question: an article is read after the other, and making room takes time. */
export interface Room {
  path: Met
  whole: Met
  own: Met
}

export function roomFor({ count }: GramQuery): Room {
  const nothing = (): Met => ({ times: new Uint16Array(count), units: 0 })
  return { path: nothing(), whole: nothing(), own: nothing() }
}

export function forget(met: Met): void {
  met.times.fill(0)
  met.units = 0
}

/** Adds what was met in one text to what was met in others. */
export function addMet(sum: Met, more: Met): void {
  sum.units += more.units
  for (let at = 0; at < sum.times.length; at++) {
    const times = more.times[at] as number
    if (times !== 0) sum.times[at] = (sum.times[at] as number) + times
  }
}

/** Units of one line that are scanned; what lies beyond them in a very long one does not count. */
const maxScan = 60_000

/**
 * Scans one line, or goes on where an earlier scan of it stopped.
 * @param met what was met in other texts and in this one before; brought up to date
 * @param from units of the line that have been scanned
 * @param to units of the line after which to stop
 */
export function scanLine(query: GramQuery, { units, starts }: Lines, line: number, met: Met, from = 0, to = maxScan) {
  const start = starts[line] as number
  const end = Math.min(start + to, start + maxScan, starts[line + 1] as number)
  if (end <= start + from) return
  met.units += end - start - from
  // N-grams across the place where it stopped have not been met yet.
  const first = Math.max(start, start + from - query.size + 1)
  if (end - first >= query.size) roll(query, units, first, end, met.times)
}

function roll(
  { table, hashes, size, leaving }: GramQuery,
  units: Uint16Array,
  from: number,
  end: number,
  times: Uint16Array,
): void {
  let hash = gramHash(units, from, size) | 0
  for (let next = from + size; ; next++) {
    let slot = spread(hash) & (tableSize - 1)
    for (let held = table[slot] as number; held !== 0; held = table[slot] as number) {
      if (hashes[held - 1] === hash) {
        times[held - 1] = (times[held - 1] as number) + 1
        break
      }
      slot = (slot + 1) & (tableSize - 1)
    }
    if (next >= end) return
    hash =
      (Math.imul(hash, hashFactor) + (units[next] as number) - Math.imul(units[next - size] as number, leaving)) | 0
  }
}

/** How much of the question's n-grams a text has. */
export interface GramMatch {
  /** BM25 over n-grams, as a share of the question's idf sum; above 0, seldom above 2. */
  bm25: number
  /** Idf share of the question's n-grams that stand in the text, 0…1. */
  coverage: number
  /** Cosine of idf-weighted sets, 0…1, the text's own length taken as that of average grams. */
  cosine: number
}

/** How BM25 weighs repetition: a text of `mean` units is of ordinary length. */
export interface GramScale {
  k1: number
  mean: number
}

const b = 0.75

/** What was met, weighed. */
export function matchOf(query: GramQuery, { times, units }: Met, { k1, mean }: GramScale): GramMatch {
  const { count, idf, size } = query
  const norm = k1 * (1 - b + (b * units) / (mean || 1))
  let [score, covered, dot, kinds] = [0, 0, 0, 0]
  for (let at = 0; at < count; at++) {
    const tf = times[at] as number
    if (tf === 0) continue
    const weight = idf[at] as number
    score += (weight * (k1 + 1) * tf) / (norm + tf)
    covered += weight
    dot += weight * weight
    kinds++
  }
  if (covered === 0) return { bm25: 0, coverage: 0, cosine: 0 }
  const typical = query.norm / Math.sqrt(count)
  const textNorm = Math.sqrt(dot + Math.max(0, units - size + 1 - kinds) * typical * typical)
  return {
    bm25: score / query.mass,
    coverage: Math.min(1, covered / query.mass),
    cosine: Math.min(1, dot / (query.norm * textNorm)),
  }
}

/** Idf share of the question's n-grams that were met in either of two texts, 0…1. */
export function coveredTogether({ count, idf, mass }: GramQuery, one: Met, other: Met): number {
  let covered = 0
  for (let at = 0; at < count; at++) {
    if (one.times[at] !== 0 || other.times[at] !== 0) covered += idf[at] as number
  }
  return covered === 0 ? 0 : Math.min(1, covered / mass)
}
