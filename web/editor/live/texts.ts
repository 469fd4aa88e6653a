/** Articles whose texts say what is looked for; titles are looked at in the page itself. */
import { signal } from '@preact/signals'
import { searchText } from './calls.ts'

/** By their ids, best first: the heading below which the words stand, empty where they stand above all. */
export const found = signal<ReadonlyMap<string, string>>(new Map())

/** Quiet before the server is asked, in milliseconds. */
const PAUSE_MS = 60

let timer: ReturnType<typeof setTimeout> | undefined
let asked: AbortController | undefined

/** Looks for words; the last ones asked for count. */
export function searchTexts(q: string): void {
  clearTimeout(timer)
  asked?.abort()
  if (q.trim().length < 2) {
    found.value = new Map()
    return
  }
  timer = setTimeout(() => void ask(q.trim()), PAUSE_MS)
}

async function ask(q: string): Promise<void> {
  const mine = new AbortController()
  asked = mine
  try {
    const articles = await searchText(q, mine.signal)
    if (!mine.signal.aborted) found.value = new Map(articles.map(({ articleId, heading = '' }) => [articleId, heading]))
  } catch {
    // Titles are found all the same.
    if (!mine.signal.aborted) found.value = new Map()
  }
}
