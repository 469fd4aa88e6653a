/** Tags that fit what is being written. */
import { tagKey } from '../../../src/domain/tags.ts'

const MOST_OFFERED = 7

/**
 * Those that begin so, then those that hold it, the most used first; without those that are there already.
 * @param used the tags in use, the most used first
 */
export function fittingTags(used: readonly string[], written: string, there: readonly string[]): string[] {
  const key = tagKey(written)
  const taken = new Set(there.map(tagKey))
  const free = used.filter((tag) => !taken.has(tagKey(tag)))
  const begins = free.filter((tag) => tagKey(tag).startsWith(key))
  const holds = free.filter((tag) => !tagKey(tag).startsWith(key) && tagKey(tag).includes(key))
  return [...begins, ...holds].slice(0, MOST_OFFERED)
}
