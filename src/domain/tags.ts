/** Tags: short words of the team on a conversation, the same whatever their case. */
import { clean } from './text.ts'

/** Tags that one conversation carries at most. */
export const MOST_TAGS = 20
/** The longest tag, in UTF-16 units. */
export const TAG_CHARACTERS = 40

/** A tag as it is kept: without unseen characters, NFC, trimmed, one blank between words. */
export function cleanTag(tag: string): string {
  return clean(tag).replace(/\s+/gu, ' ').trim()
}

/** What two tags are compared by. */
export function tagKey(tag: string): string {
  return cleanTag(tag).toLowerCase()
}

/** The tags without those that say the same as an earlier one, and without empty ones. */
export function distinctTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const tag of tags.map(cleanTag)) {
    const key = tagKey(tag)
    if (key && !byKey.has(key)) byKey.set(key, tag)
  }
  return [...byKey.values()]
}

/** Tags after some were added and some taken away; what is there already keeps its spelling. */
export function tagsWith(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map(tagKey))
  return distinctTags([...tags, ...add]).filter((tag) => !gone.has(tagKey(tag)))
}
