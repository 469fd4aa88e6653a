/** Lists that are asked for page by page: what is resolved, and what a search finds. */
import { signal } from '@preact/signals'
import { type Entry, merged } from '../pure/lists.ts'
import { staffCall, wordsOf } from './session.ts'

export interface Pages {
  entries: Entry[]
  /** From the last page; null where there is no more. */
  next: string | null
  state: 'loading' | 'ready' | 'failed'
  message?: string
}

const none: Pages = { entries: [], next: null, state: 'loading' }

/** By what was asked, e.g. `status=resolved`. */
export const pages = signal<ReadonlyMap<string, Pages>>(new Map())

export function pagesOf(query: string): Pages {
  return pages.value.get(query) ?? none
}

/** Asks for the first page anew. What is shown stays until the answer is here. */
export function askPages(query: string): Promise<void> {
  return ask(query, '', () => [])
}

/** Asks for the page after those that are shown. */
export async function askMore(query: string): Promise<void> {
  const { next } = pagesOf(query)
  if (next) await ask(query, `&cursor=${encodeURIComponent(next)}`, (shown) => shown)
}

const latest = new Map<string, number>()

async function ask(query: string, cursor: string, keep: (shown: Entry[]) => Entry[]) {
  const turn = (latest.get(query) ?? 0) + 1
  latest.set(query, turn)
  put(query, { ...pagesOf(query), state: 'loading' })
  try {
    const path = `/api/conversations?${query}${cursor}`
    const { conversations, next: following } = await staffCall<{ conversations: Entry[]; next: string | null }>(
      'GET',
      path,
    )
    if (latest.get(query) !== turn) return
    put(query, { entries: merged(keep(pagesOf(query).entries), conversations), next: following, state: 'ready' })
  } catch (error) {
    if (latest.get(query) === turn) put(query, { ...pagesOf(query), state: 'failed', message: wordsOf(error) })
  }
}

function put(query: string, value: Pages) {
  pages.value = new Map(pages.value).set(query, value)
}
