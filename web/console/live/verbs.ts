/** What an agent does with a conversation, and what is said when it could not be done. */
import { signal } from '@preact/signals'
import type { Outcome } from '../../../src/domain/events.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { ApiError } from '../../shared/api.ts'
import type { Deed } from '../pure/foreseen.ts'
import { openedAt } from '../pure/place.ts'
import { go, place } from './address.ts'
import { expectDeed } from './bulk.ts'
import { mine } from './desk.ts'
import { lines } from './known.ts'
import { adopt, current, reload } from './opened.ts'
import { me, staffCall, wordsOf } from './session.ts'
import { noteTags } from './tags.ts'

export interface Notice {
  conversationId: string
  text: string
  kind: 'info' | 'bad'
}

/** Said once, above the composer of the conversation that it is about. */
export const notice = signal<Notice | undefined>(undefined)

/** The verb that is under way, so that its button can rest. */
export const busy = signal<string | undefined>(undefined)

export const claim = (id: string) => act(id, 'claim')
export const release = (id: string) => act(id, 'release')
export const giveBack = (id: string) => act(id, 'return')
export const reopen = (id: string) => act(id, 'reopen')
export const snooze = (id: string, until?: string) => act(id, 'snooze', until ? { until } : {})
export const resolve = (id: string, outcome: Outcome) => act(id, 'resolve', { outcome })
export const transfer = (id: string, to: { agentId: string } | { teamId: string }, note: string) =>
  act(id, 'transfer', { ...to, note })

/** What is taken leaves the queue: the list follows it, so that it stays in sight. */
export async function takeOver(id: string) {
  const at = place.peek()
  if ((await claim(id)) && at.at === 'list' && at.list === 'queue') {
    go({ at: 'list', list: 'mine', conversationId: id, ...(at.aside && { aside: true }) }, true)
  }
}

/** Replaces the tags. */
export function setTags(id: string, tags: readonly string[]): Promise<boolean> {
  noteTags(tags)
  return sort(id, 'tags', { tags }, tagDeed(id, tags))
}
/** @param priority 0 is usual, 3 the most urgent */
export const setPriority = (id: string, priority: number) =>
  sort(id, 'priority', { priority }, { do: 'priority', priority })

/** Ends it as a duplicate of another one, which is opened. @returns whether it was done */
export async function merge(id: string, into: string): Promise<boolean> {
  const merged = await act(id, 'merge', { into })
  if (merged) go({ ...openedAt(place.peek(), into) })
  return merged
}

/** Tags and priority are nobody's turn: any number of them may be under way at once. */
async function sort(id: string, path: 'tags' | 'priority', body: object, deed: Deed): Promise<boolean> {
  const takeBack = expectDeed([id], deed)
  try {
    adopt(await staffCall<StaffSnapshotState>('POST', `/api/conversations/${id}/${path}`, { body }))
    return true
  } catch (error) {
    takeBack()
    notice.value = { conversationId: id, text: wordsOf(error), kind: 'bad' }
    return false
  }
}

function tagDeed(id: string, tags: readonly string[]): Deed {
  return { do: 'tag', add: tags, remove: (lines.get(id)?.tags ?? []).filter((tag) => !tags.includes(tag)) }
}

/** @returns whether it was done; where not, `notice` says why and the present state is shown */
async function act(id: string, verb: string, body: object = {}): Promise<boolean> {
  if (busy.value) return false
  busy.value = verb
  notice.value = undefined
  const takeBack = expectDeed([id], { do: verb, ...body } as Deed)
  try {
    adopt(await staffCall<StaffSnapshotState>('POST', `/api/conversations/${id}/${verb}`, { body }))
    return true
  } catch (error) {
    takeBack()
    if (error instanceof ApiError && [403, 404, 409].includes(error.status)) await reload(id)
    notice.value = { conversationId: id, ...why(error, id, verb) }
    return false
  } finally {
    busy.value = undefined
    keepFocus()
  }
}

/** The button that was pressed may be gone with the state that it belonged to. */
function keepFocus() {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('talk-title')?.focus()
  })
}

function why(error: unknown, id: string, verb: string): { text: string; kind: Notice['kind'] } {
  const now = current.peek()
  const agent = now.is === 'ready' && now.id === id ? now.opened.snapshot.agent : null
  const lost =
    error instanceof ApiError && (error.code === 'already_claimed' || (error.status === 409 && verb === 'claim'))
  if (lost && agent && agent.id !== me().id) return { text: `${agent.name} took this one a moment ago.`, kind: 'info' }
  const { open, capacity } = mine.peek()
  if (verb === 'claim' && error instanceof ApiError && capacity && open >= capacity) {
    const text = `You hold ${open} of ${capacity}. Resolve, release or transfer one before you take another.`
    return { text, kind: 'info' }
  }
  return { text: wordsOf(error), kind: 'bad' }
}
