/**
 * Character n-grams across word borders: stemmer, typo tolerance, compound splitter and phrase match in one. They
 * are counted while the index is built, and afterwards only ever scanned for in the texts of a few candidates
 * (`gram-match.ts`).
 */
import { lineOf } from '../domain/text.ts'
import type { GramTable, Lines } from './index-format.ts'

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

/** One line as text again. */
export function lineAt({ units, starts }: Lines, line: number): string {
  return String.fromCharCode(...units.subarray(starts[line], starts[line + 1]))
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

/** How many lines hold an n-gram. */
export function countOf({ hashes, counts }: GramTable, hash: number): number {
  for (let slot = spread(hash) & (hashes.length - 1); counts[slot] !== 0; slot = (slot + 1) & (hashes.length - 1)) {
    if (hashes[slot] === hash) return counts[slot] as number
  }
  return 0
}

/** What a unit's place counts in a hash: a polynomial, so that a scan can roll on from one n-gram to the next. */
export const hashFactor = 0x9e3779b1

export function gramHash(units: Uint16Array, at: number, size: number): number {
  let hash = 0
  for (let offset = 0; offset < size; offset++) hash = Math.imul(hash, hashFactor) + (units[at + offset] as number)
  return hash >>> 0
}

export const spread = (hash: number) => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 12
