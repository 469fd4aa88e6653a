/** One action on many conversations, or on one: shown at once, taken back where it is refused, undone for ten seconds. */
import { signal } from '@preact/signals'
import type { BulkDone, BulkUndone, Entry } from '../../../src/protocol/lists.ts'
import { doneWords, refusedWords, undoneWords } from '../pure/bulk-words.ts'
import { type Deed, foreseen } from '../pure/foreseen.ts'
import { colleagues } from './desk.ts'
import { expectEntries, lines } from './known.ts'
import { current, reload } from './opened.ts'
import { clearSelection, selected } from './selection.ts'
import { me, staffCall, wordsOf } from './session.ts'
import { noteTags } from './tags.ts'

export type BulkDeed =
  | { do: 'claim' }
  | { do: 'assign'; agentId: string }
  | { do: 'assign'; teamId: string }
  | Extract<Deed, { do: 'tag' | 'priority' | 'snooze' | 'resolve' }>

/** What was just done, and how it is undone. */
export interface Told {
  words: string
  /** What could not be done, a line each. */
  refused: string[]
  undo?: () => Promise<void>
}

export const bulkTold = signal<Told | undefined>(undefined)

/** An action waits for its answer. */
export const bulkBusy = signal(false)

/** How long an action can be undone, in milliseconds. */
export const UNDO_MS = 10_000
/** Conversations in one call. */
const MOST = 200

let timer: ReturnType<typeof setTimeout> | undefined

export function bulkTag(add: string[], remove: string[] = [], ids = selected.peek()) {
  noteTags(add)
  return act(ids, { do: 'tag', add, remove })
}
export const bulkPriority = (priority: number, ids = selected.peek()) => act(ids, { do: 'priority', priority })
export const bulkClaim = (ids = selected.peek()) => act(ids, { do: 'claim' })
export const bulkResolve = (outcome = 'solved', ids = selected.peek()) => act(ids, { do: 'resolve', outcome })
export const bulkSnooze = (until?: string, ids = selected.peek()) => act(ids, { do: 'snooze', ...(until && { until }) })
export const bulkAssign = (to: { agentId: string } | { teamId: string }, ids = selected.peek()) =>
  act(ids, { do: 'assign', ...to })

/** Takes back what was just done, while that is offered. */
export async function undoLast() {
  await bulkTold.peek()?.undo?.()
}

export function dismissTold() {
  clearTimeout(timer)
  bulkTold.value = undefined
}

/** Keeps what is told for as long as somebody is at it; from then on its time runs anew. */
export function keepTold(keep: boolean) {
  clearTimeout(timer)
  if (!keep && bulkTold.peek()) timer = setTimeout(dismissTold, UNDO_MS)
}

/** Shows conversations as a deed will make them. @returns what takes that back */
export function expectDeed(ids: readonly string[], deed: Deed): (ids?: readonly string[]) => void {
  const nameOf = (id: string) => colleagues.peek()?.find((colleague) => colleague.id === id)?.name ?? ''
  return expectEntries(ids.flatMap((id) => linesAfter(lines.get(id), deed, nameOf)))
}

function linesAfter(entry: Entry | undefined, deed: Deed, nameOf: (id: string) => string): Entry[] {
  return (entry && [foreseen(entry, deed, me(), nameOf) ?? []].flat()) || []
}

async function act(ids: readonly string[], deed: BulkDeed): Promise<void> {
  if (ids.length === 0 || bulkBusy.peek()) return
  bulkBusy.value = true
  dismissTold()
  const takeBack = expectDeed(ids, deed)
  clearSelection()
  const all: BulkDone = { done: [], refused: [] }
  try {
    for (let from = 0; from < ids.length; from += MOST) {
      const conversationIds = ids.slice(from, from + MOST)
      const answer = await staffCall<BulkDone>('POST', '/api/bulk', { body: { conversationIds, action: deed } })
      all.done.push(...answer.done)
      all.refused.push(...answer.refused)
    }
    takeBack(all.refused.map(({ conversationId }) => conversationId))
    tell({
      words: doneWords(deed, all.done.length),
      refused: refusedWords(all.refused, lines),
      ...(all.done.some(({ from, seq }) => seq > from) && { undo: () => undo(all.done) }),
    })
  } catch (error) {
    takeBack(ids.filter((id) => !all.done.some(({ conversationId }) => conversationId === id)))
    tell({ words: wordsOf(error), refused: [] })
  } finally {
    bulkBusy.value = false
    refreshOpened(all.done)
  }
}

async function undo(done: BulkDone['done']) {
  dismissTold()
  try {
    const changed = done.filter(({ from, seq }) => seq > from)
    const body = { done: changed.map(({ conversationId, from, seq }) => ({ conversationId, from, seq })) }
    const answer = await staffCall<BulkUndone>('POST', '/api/bulk/undo', { body })
    tell({ words: undoneWords(answer.done.length), refused: refusedWords(answer.refused, lines) })
    refreshOpened(answer.done)
  } catch (error) {
    tell({ words: wordsOf(error), refused: [] })
  }
}

/** Where the line is down the opened conversation would not hear of it. */
function refreshOpened(done: readonly { conversationId: string }[]) {
  const now = current.peek()
  if (now.is === 'ready' && done.some(({ conversationId }) => conversationId === now.id)) void reload(now.id)
}

function tell(told: Told) {
  bulkTold.value = told
  keepTold(false)
}
