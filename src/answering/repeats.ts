/** What ties a message to the turns before it. */
import { fold, grams } from '../domain/text.ts'
import { smalltalkOf } from './smalltalk.ts'
import { lexica } from './words/all.ts'

/** Cosine of character 4-grams from which two questions are the same one asked again. */
const SAME_FROM = 0.6

/** Longer messages explain themselves. */
const FOLLOW_UP_WORDS = 9

/** How many times in a row this has been asked, this time included. Courtesies in between do not break a row. */
export function repeatsOf(text: string, earlier: readonly string[]): number {
  const now = profile(text)
  let count = 1
  for (const turn of [...earlier].reverse()) {
    if (cosine(now, profile(turn)) >= SAME_FROM) count++
    else if (!smalltalkOf(turn)) break
  }
  return count
}

/** Whether a message leans on the turns before: it starts like an addition, or is short and points back. */
export function followsUp(text: string, earlier: readonly string[], lang?: string): boolean {
  if (earlier.length === 0) return false
  const line = fold(text)
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const count = line.split(' ').filter(Boolean).length
  if (count === 0 || count > FOLLOW_UP_WORDS * 2) return false
  const [own] = lexica(lang)
  const tried = lang && own ? [own] : lexica(lang)
  if (tried.some(({ followUp }) => followUp.starts.test(line))) return true
  if (count <= 2) return true
  return count <= FOLLOW_UP_WORDS && tried.some(({ followUp }) => followUp.refers.test(line))
}

function profile(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gram of grams(text.slice(0, 2_000), 4)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let dot = 0
  for (const [gram, count] of a) dot += count * (b.get(gram) ?? 0)
  const length = (m: Map<string, number>) => Math.sqrt([...m.values()].reduce((sum, n) => sum + n * n, 0))
  return dot === 0 ? 0 : dot / (length(a) * length(b))
}
