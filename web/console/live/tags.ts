/** The tags that are in use, those used most first; asked for when somebody begins to write one. */
import { signal } from '@preact/signals'
import { tagKey } from '../../../src/domain/tags.ts'
import { staffCall } from './session.ts'

export const usedTags = signal<readonly string[]>([])

/** What was asked a moment ago is still so, in milliseconds. */
const FRESH_MS = 30_000
let askedAt = Number.NEGATIVE_INFINITY

/** Tags that were just given to a conversation are in use from now on. */
export function noteTags(tags: readonly string[]) {
  const known = new Set(usedTags.peek().map(tagKey))
  const fresh = tags.filter((tag) => !known.has(tagKey(tag)))
  if (fresh.length > 0) usedTags.value = [...usedTags.peek(), ...fresh]
}

export async function askTags() {
  if (performance.now() - askedAt < FRESH_MS) return
  askedAt = performance.now()
  try {
    const { tags } = await staffCall<{ tags: { tag: string; count: number }[] }>('GET', '/api/tags')
    usedTags.value = tags.map(({ tag }) => tag)
  } catch {
    // A tag can be written without being offered.
    askedAt = Number.NEGATIVE_INFINITY
  }
}
