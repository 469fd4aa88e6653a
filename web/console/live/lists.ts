/** The lists that were looked at: asked for page by page, and kept true by what is heard of each conversation. */
import { batch, computed, effect, type Signal, signal } from '@preact/signals'
import { tagKey } from '../../../src/domain/tags.ts'
import type { Entry } from '../../../src/protocol/lists.ts'
import { withFilters } from '../pure/filters.ts'
import { type Asked, askedAt, type Listing, queryOf, shownOrderOf, withEntry } from '../pure/listing.ts'
import { place } from './address.ts'
import { hearEntries, lines, onEntries } from './known.ts'
import { me, session, staffCall, wordsOf } from './session.ts'

export interface Loaded extends Listing {
  state: 'loading' | 'ready' | 'failed'
  /** Why it failed, in words. */
  message?: string
}

/** Lists that are kept; those looked at longest ago go first. */
const MOST_LISTS = 10
const PAGE = 50
const NEXT_PAGE = 100
/** What an agent holds is asked for whole: it is ordered by what is due. */
const WHOLE = 200
/** Pages of a search that are asked for in a row while they bring nothing. */
const MOST_EMPTY = 5

const kept = new Map<string, Signal<Loaded>>()
const turns = new Map<string, number>()
/** Whom something was heard of while a page was on its way: the page may not know of it. */
const meanwhile = new Map<string, Set<string>>()

/** The list that the address names; undefined where it names none. */
export const shown = computed<Loaded | undefined>(() => {
  const asked = askedAt(place.value)
  return asked && listOf(asked).value
})

/** The conversations of the list on the screen, in the order shown. */
export const shownIds = computed<readonly string[]>(() => {
  const list = shown.value
  if (!list) return []
  if (list.asked.list !== 'mine' || list.next !== null) return list.ids
  const order = shownOrderOf(list.asked)
  const known = list.ids.flatMap((id) => lines.get(id) ?? [])
  return known.sort(order).map(({ conversationId }) => conversationId)
})

/** Listens from the first line on; called once. */
export function startLists() {
  onEntries((changes) =>
    batch(() => {
      for (const [key, list] of kept) {
        for (const { id } of changes) meanwhile.get(key)?.add(id)
        list.value = changes.reduce((all, { id, now }) => after(all, id, now), list.value)
      }
    }),
  )
}

/** Asks for the list on the screen: as it is shown until the answer is here. */
export function askShown(): Promise<void> {
  const asked = askedAt(place.peek())
  return asked && session.peek().is === 'in' ? ask(asked) : Promise.resolve()
}

/** What was not heard of is not known: every list but the one on the screen is asked for when it is looked at again. */
export function forgetLists() {
  const here = keyShown()
  for (const key of kept.keys()) if (key !== here) kept.delete(key)
}

/** Does something once the list on the screen is here, unless another is looked at by then: keys come before answers. */
export function onceListed(work: () => void) {
  const key = keyShown()
  if (shown.peek()?.state !== 'loading') return work()
  const stop = effect(() => {
    const list = shown.value
    const same = list !== undefined && keyOf(list.asked) === key
    if (same && list.state === 'loading' && list.ids.length === 0) return
    queueMicrotask(() => {
      stop()
      if (same) work()
    })
  })
}

function keyShown(): string | undefined {
  const asked = askedAt(place.peek())
  return asked && keyOf(asked)
}

/** The next conversations of the list on the screen. */
export async function askMore(): Promise<void> {
  const list = shown.peek()
  if (list?.next && list.state === 'ready') await ask(list.asked, list.next)
}

async function ask(asked: Asked, cursor?: string): Promise<void> {
  const key = keyOf(asked)
  const list = listOf(asked)
  const turn = (turns.get(key) ?? 0) + 1
  turns.set(key, turn)
  meanwhile.set(key, new Set())
  list.value = { ...list.value, state: 'loading' }
  try {
    const page = await pageOf(asked, cursor)
    if (turns.get(key) !== turn) return
    batch(() => {
      const heard = [...(meanwhile.get(key) ?? [])]
      meanwhile.delete(key)
      hearEntries(page.conversations)
      const ids = page.conversations.map(({ conversationId }) => conversationId)
      const before = cursor ? list.value.ids : []
      const paged: Loaded = { asked, ids: [...new Set([...before, ...ids])], next: page.next, state: 'ready' }
      list.value = heard.reduce((now, id) => after(now, id, lines.get(id)), paged)
    })
  } catch (error) {
    if (turns.get(key) !== turn) return
    meanwhile.delete(key)
    list.value = { ...list.value, state: 'failed', message: wordsOf(error) }
  }
}

interface Page {
  conversations: Entry[]
  next: string | null
}

/** A page; where words stand in many messages, the first of those that hold anything. */
async function pageOf(asked: Asked, cursor?: string): Promise<Page> {
  const query = queryOf(asked, new Date())
  const limit = asked.list === 'mine' ? WHOLE : cursor ? NEXT_PAGE : PAGE
  let from = cursor
  for (let empty = 0; ; empty++) {
    const path = `/api/conversations?${query}&limit=${limit}${from ? `&cursor=${encodeURIComponent(from)}` : ''}`
    const page = await staffCall<Page>('GET', path)
    if (page.conversations.length > 0 || page.next === null || empty === MOST_EMPTY) return page
    from = page.next
  }
}

/** A list after a conversation changed, or is none any more. */
function after(list: Loaded, id: string, now: Entry | undefined): Loaded {
  if (now) return { ...list, ...withEntry(list, now, lines, me().id, new Date()) }
  return list.ids.includes(id) ? { ...list, ids: list.ids.filter((each) => each !== id) } : list
}

function listOf(asked: Asked): Signal<Loaded> {
  const key = keyOf(asked)
  const known = kept.get(key) ?? signal<Loaded>({ asked, ids: [], next: null, state: 'loading' })
  kept.delete(key)
  kept.set(key, known)
  if (kept.size > MOST_LISTS) kept.delete(kept.keys().next().value as string)
  return known
}

function keyOf({ list, filters, q = '' }: Asked): string {
  const { tags = [], ...rest } = filters
  return `${list} ${withFilters(new URLSearchParams({ q }), { ...rest, tags: tags.map(tagKey) })}`
}
