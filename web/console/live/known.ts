/** Every conversation that this console has heard of, each as it was heard of last, and who wants to hear of changes. */
import { batch, computed, signal } from '@preact/signals'
import type { Entry, ListCounts } from '../../../src/protocol/lists.ts'
import { belongs } from '../pure/lists.ts'
import { me } from './session.ts'

const byId = new Map<string, Entry>()
/** Rises with every change, so that what is made from the lines is made anew. */
const version = signal(0)
/** Whether anything has been heard at all. */
const heard = signal(false)
const told = signal<ListCounts | undefined>(undefined)

/** A change: the line as it was and as it is, either undefined where there is none. */
type Listener = (changes: readonly { before: Entry | undefined; now: Entry | undefined; id: string }[]) => void
const listeners = new Set<Listener>()

/** Every open conversation that is known; undefined until first heard of. With thousands open, not all of them. */
export const entries = computed(() => {
  void version.value
  return heard.value ? [...byId.values()].filter(({ status }) => status !== 'resolved') : undefined
})

/** How much there is in each list; undefined until first heard of. This agent's own are counted here, at once. */
export const counts = computed<ListCounts | undefined>(() => {
  const all = told.value
  const open = entries.value
  if (!all || !open) return undefined
  const own = (list: 'mine' | 'snoozed') => open.filter((entry) => belongs(entry, list, me().id)).length
  return { ...all, mine: own('mine'), snoozed: own('snoozed') }
})

/** How many wait for somebody to join them: not those who want an email. Undefined until first heard of. */
export const waitLive = computed(() => counts.value && counts.value.queue - counts.value.byEmail)

/** One line, and a reason to draw anew when any changes. */
export function entryOf(id: string): Entry | undefined {
  void version.value
  return byId.get(id)
}

/** The lines without the reason. */
export const lines: ReadonlyMap<string, Entry> = byId

/** Listens for as long as the page lives. */
export function onEntries(listen: Listener) {
  listeners.add(listen)
}

export function hearCounts(now: ListCounts) {
  told.value = now
}

/** Takes in what the server said; what is newer here already stays. */
export function hearEntries(news: readonly Entry[], gone: readonly string[] = []) {
  const fresh = news.filter(({ conversationId, seq }) => (byId.get(conversationId)?.seq ?? 0) <= seq)
  put([
    ...fresh.map((now) => ({ id: now.conversationId, now })),
    ...gone.filter((id) => byId.has(id)).map((id) => ({ id, now: undefined })),
  ])
  heard.value = true
}

/**
 * Shows lines as they will be once the server has done what it was asked.
 * @returns what takes back those that the server has not spoken about since
 */
export function expectEntries(foreseen: readonly Entry[]): (ids?: readonly string[]) => void {
  const pairs = foreseen.flatMap((entry) => {
    const before = byId.get(entry.conversationId)
    // Newer than what is on its way already, older than what the server will say.
    return before ? [{ before, now: { ...entry, seq: before.seq + 0.5 } }] : []
  })
  put(pairs.map(({ now }) => ({ id: now.conversationId, now })))
  return (ids) => {
    const back = pairs.filter(
      ({ now }) => byId.get(now.conversationId) === now && (ids === undefined || ids.includes(now.conversationId)),
    )
    put(back.map(({ before }) => ({ id: before.conversationId, now: before })))
  }
}

function put(changes: readonly { id: string; now: Entry | undefined }[]) {
  if (changes.length === 0) return
  const all = changes.map(({ id, now }) => ({ id, now, before: byId.get(id) }))
  // Nothing is drawn in between: a list that names a conversation is drawn with its line.
  batch(() => {
    for (const listen of listeners) listen(all)
    for (const { id, now } of changes) {
      if (now) byId.set(id, now)
      else byId.delete(id)
    }
    version.value++
  })
}
