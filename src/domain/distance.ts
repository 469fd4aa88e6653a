/** How much of a suggested reply is left in what was sent. */
import type { JudgedSuggestion } from './brief.ts'

/** Characters of each text that are compared, behind what both begin with; more would hold up everybody else. */
const MOST_COMPARED = 3_000

/** From this distance on nothing is left but what any two replies share: letters and common words. */
const REJECTED_FROM = 0.7

/**
 * The Levenshtein distance of two texts over the length of the longer one (Wagner and Fischer, "The String-to-String
 * Correction Problem", J. ACM 21, 1974), blanks counting as one.
 * @returns 0, the same, to 1, nothing in common; 0 for two empty texts
 */
export function distance(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.replace(/\s+/g, ' ').trim()) as [string, string]
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 0
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a, b].map((text) => text.slice(start, text.length - end)) as [string, string]
  const uncompared = Math.max(0, Math.max(left.length, right.length) - MOST_COMPARED)
  return (edits(left.slice(0, MOST_COMPARED), right.slice(0, MOST_COMPARED)) + uncompared) / longest
}

/** What a distance says: `accepted` as it was, `edited`, or `rejected` where something else was written. */
export function verdictOf(far: number): JudgedSuggestion['verdict'] {
  return far === 0 ? 'accepted' : far < REJECTED_FROM ? 'edited' : 'rejected'
}

/** Characters put in, taken out or changed, at least. Its cost is the product of both lengths. */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed))
    }
    row = next
  }
  return row[b.length] ?? 0
}
