/** The list of articles, as it is now. */
import { signal } from '@preact/signals'
import { wordsOf } from '../../console/live/session.ts'
import { type Item, itemsOf } from '../pure/list.ts'
import { listArticles } from './calls.ts'
import { onNews } from './news.ts'

export type List =
  | { is: 'asking' }
  | { is: 'failed'; message: string }
  /** `old` says why it could not be read again. */
  | { is: 'here'; items: Item[]; old?: string }

export const list = signal<List>({ is: 'asking' })
/** How many articles lie in the bin. */
export const inBin = signal(0)

/** Changes that come together are read together, in milliseconds. */
const GATHER_MS = 150

let asking: Promise<void> | undefined
let again = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads the list anew; a second wish while it comes is granted after it. */
export function readList(): Promise<void> {
  if (asking) again = true
  asking ??= read().finally(() => {
    asking = undefined
    if (again) void readList()
    again = false
  })
  return asking
}

/** Follows what is changed, for the life of the page. */
export function followArticles(): void {
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void readList(), GATHER_MS)
  }
  for (const kind of ['articles', 'drafts', 'back'] as const) onNews(kind, soon)
  void readList()
}

/** What the list knows of a file. */
export function itemAt(path: string): Item | undefined {
  return list.value.is === 'here' ? list.value.items.find((item) => item.path === path) : undefined
}

async function read(): Promise<void> {
  try {
    const { articles, drafts, bin } = await listArticles()
    list.value = { is: 'here', items: itemsOf(articles, drafts) }
    inBin.value = bin
  } catch (error) {
    const message = wordsOf(error)
    const now = list.value
    list.value = now.is === 'here' ? { ...now, old: message } : { is: 'failed', message }
  }
}
