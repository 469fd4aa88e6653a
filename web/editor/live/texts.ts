/** Articles whose texts say what is looked for; titles are looked at in the page itself. */
import { signal } from '@preact/signals'
import { searchText } from './calls.ts'

/** Ids, best first. */
export const found = signal<readonly string[]>([])

/** Quiet before the server is asked, in milliseconds. */
const PAUSE_MS = 60

let timer: ReturnType<typeof setTimeout> | undefined
let asked: AbortController | undefined

/** Looks for words; the last ones asked for count. */
export function searchTexts(q: string): void {
  clearTimeout(timer)
  asked?.abort()
  if (q.trim().length < 2) {
    found.value = []
    return
  }
  timer = setTimeout(() => void ask(q.trim()), PAUSE_MS)
}

async function ask(q: string): Promise<void> {
  const mine = new AbortController()
  asked = mine
  try {
    const articles = await searchText(q, mine.signal)
    if (!mine.signal.aborted) found.value = articles.map(({ articleId }) => articleId)
  } catch {
    // Titles are found all the same.
    if (!mine.signal.aborted) found.value = []
  }
}
