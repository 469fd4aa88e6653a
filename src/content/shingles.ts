/**
 * Passages as sets of overlapping runs of words, thinned out by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
 * Local Algorithms for Document Fingerprinting", SIGMOD 2003), so that what two passages share is found by lookup.
 */
import { fold } from '../domain/text.ts'

/** Words of a run; where words are written without spaces, characters. */
export const RUN = 5
/** Runs of which the least is kept: any stretch that two passages share by so many words more than a run is found. */
const WINDOW = 6

export interface Shingled {
  words: readonly string[]
  /** The hash of the run that begins at each word. */
  runs: Uint32Array
  /** Those that are kept, each once. */
  prints: readonly number[]
}

export function shingled(text: string): Shingled {
  const words = wordsOf(text)
  const hashes = words.map((word) => hashOf(word))
  const runs = new Uint32Array(Math.max(0, words.length - RUN + 1))
  for (let at = 0; at < runs.length; at++) {
    let mixed = 0x811c9dc5
    for (let next = at; next < at + RUN; next++) mixed = Math.imul(mixed ^ (hashes[next] ?? 0), 0x01000193) >>> 0
    runs[at] = mixed ^ (mixed >>> 15)
  }
  return { words, runs, prints: winnowed(runs) }
}

export function wordsOf(text: string): string[] {
  return (
    fold(text).match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu,
    ) ?? []
  )
}

function winnowed(runs: Uint32Array): number[] {
  const kept = new Set<number>()
  for (let at = 0; at + WINDOW <= Math.max(WINDOW, runs.length); at++) {
    let least = Number.POSITIVE_INFINITY
    for (const run of runs.subarray(at, at + WINDOW)) if (run < least) least = run
    if (Number.isFinite(least)) kept.add(least)
  }
  return [...kept]
}

/** FNV-1a over UTF-16 code units, 32 bits. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
