/** The list of articles, as it is now. */
import { signal } from '@preact/signals'
import { me, wordsOf } from '../../console/live/session.ts'
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

/** Who has a draft of a file. */
export interface DraftsNews {
  path: string
  by: { id: string; name: string; at: string }[]
}

/** Changes that come together are read together, in milliseconds. */
const GATHER_MS = 150

let asking: Promise<void> | undefined
let again = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads the list anew; a second wish while it comes is granted after it. */
export function readList(): Promise<void> {
  if (asking !== undefined) again = true
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
  for (const kind of ['articles', 'back'] as const) onNews(kind, soon)
  onNews<DraftsNews>('drafts', (news) => {
    if (!markDrafts(news)) soon()
  })
  void readList()
}

/** Who has a draft of a file by now; there is no need to read the list for that. @returns whether it could be marked */
function markDrafts({ path, by }: DraftsNews): boolean {
  const now = list.value
  const item = now.is === 'here' ? now.items.find((each) => each.path === path) : undefined
  // A file that is not there yet comes and goes with its drafts.
  if (now.is !== 'here' || !item?.isFile) return false
  const own = by.find(({ id }) => id === me().id)
  const newest = own ?? [...by].sort((one, other) => (one.at < other.at ? 1 : -1))[0]
  const { draft: before, ...rest } = item
  const marked = newest && {
    by: { id: newest.id, name: newest.name },
    at: newest.at,
    base: before?.base ?? null,
    mine: own !== undefined,
  }
  const items = now.items.map((each) => (each === item ? { ...rest, ...(marked && { draft: marked }) } : each))
  list.value = { ...now, items }
  return true
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
