/** The agents' lists: which conversation stands in which, and in what order. */
import { byTurn } from '../../../src/domain/queue.ts'
import type { Entry } from '../../../src/protocol/lists.ts'
import type { ListName } from './place.ts'

/** The entries of a list, in the order in which they are shown. */
export function inList(entries: readonly Entry[], list: ListName, me: string): Entry[] {
  return entries.filter((entry) => belongs(entry, list, me)).sort(orders[list])
}

/** Whether an entry stands in a list. */
export function belongs(entry: Entry, list: ListName, me: string): boolean {
  switch (list) {
    case 'queue':
      return entry.status === 'queued'
    case 'mine':
      return entry.status === 'assigned' && entry.agent?.id === me && !entry.snoozedUntil
    case 'snoozed':
      return entry.status === 'assigned' && entry.agent?.id === me && Boolean(entry.snoozedUntil)
    case 'open':
      return entry.status !== 'resolved'
    case 'assistant':
      return entry.status === 'answering'
    case 'resolved':
      return entry.status === 'resolved'
  }
}

/** How many places an agent has taken; what sleeps keeps its place, because it may wake at any word. */
export function held(entries: readonly Entry[], me: string): number {
  return entries.filter((entry) => isHeld(entry, me)).length
}

function isHeld(entry: Entry, me: string): boolean {
  return belongs(entry, 'mine', me) || belongs(entry, 'snoozed', me)
}

/** Those that wait now and did not a moment ago. */
export function arrivals(before: readonly Entry[], now: readonly Entry[]): Entry[] {
  const waited = new Set(before.filter(({ status }) => status === 'queued').map(({ conversationId }) => conversationId))
  return now.filter((entry) => entry.status === 'queued' && !waited.has(entry.conversationId))
}

/**
 * Those that came into sight only now, as pages of a long queue do, although they waited before `since` (ISO 8601): no
 * arrivals. Who came back from an agent has just come back.
 */
export function waitedBefore(before: readonly Entry[], now: readonly Entry[], since: string): Entry[] {
  const known = new Set(before.map(({ conversationId }) => conversationId))
  return now.filter(
    ({ conversationId, status, queuedAt, front }) =>
      status === 'queued' && !front && queuedAt !== undefined && queuedAt < since && !known.has(conversationId),
  )
}

/** Those of mine whose customer has just written, and those that a colleague has just handed to me. */
export function turnedToMe(before: readonly Entry[], now: readonly Entry[], me: string): Entry[] {
  const known = new Map(before.map((entry) => [entry.conversationId, entry]))
  return now.filter((entry) => {
    if (!isHeld(entry, me)) return false
    const was = known.get(entry.conversationId)
    const handed = was?.status === 'assigned' && was.agent?.id !== me
    return handed || (entry.awaitsReply && (!was || (isHeld(was, me) && !was.awaitsReply)))
  })
}

/** Those that came to me out of the queue by somebody else: what I take myself is foreseen, and no news. */
export function givenToMe(before: readonly Entry[], now: readonly Entry[], me: string): Entry[] {
  const known = new Map(before.map((entry) => [entry.conversationId, entry]))
  return now.filter((entry) => {
    const was = known.get(entry.conversationId)
    const fromQueue = was ? was.status === 'queued' : entry.queuedAt !== undefined
    return fromQueue && belongs(entry, 'mine', me) && !isForeseen(entry)
  })
}

/** A line that the server has not spoken of yet stands between two of its own. */
export function isForeseen({ seq }: Pick<Entry, 'seq'>): boolean {
  return !Number.isInteger(seq)
}

/** The conversation that `j` (1) or `k` (-1) comes to; the first where none is open. */
export function neighbour(ids: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current)
  if (at === -1) return ids[0]
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))]
}

/** The one to go on with when one leaves the list: the one below, else the one above. */
export function afterGone(ids: readonly string[], gone: string): string | undefined {
  const at = ids.indexOf(gone)
  return at === -1 ? ids[0] : (ids[at + 1] ?? ids[at - 1])
}

/** Those that are likely to be opened next, the likeliest first. */
export function neighboursOf(ids: readonly string[], current: string): string[] {
  const at = ids.indexOf(current)
  return at === -1 ? ids.slice(0, 1) : [at + 1, at - 1, at + 2].flatMap((each) => ids[each] ?? [])
}

type Order = (a: Entry, b: Entry) => number

/** Front first, then priority, then since: the same turn that the server serves. Who wants an email waits for nobody. */
export const compareTurn: Order = (a, b) =>
  Number(a.byEmail ?? false) - Number(b.byEmail ?? false) || byTurn(waiting(a), waiting(b))

/** Whose customer waits for a word comes first, longest wait on top; what sleeps comes last. */
export const compareDuty: Order = (a, b) =>
  Number(Boolean(a.snoozedUntil)) - Number(Boolean(b.snoozedUntil)) ||
  Number(b.awaitsReply) - Number(a.awaitsReply) ||
  (a.awaitsReply ? compare(lastAt(a), lastAt(b)) : compare(lastAt(b), lastAt(a))) ||
  compare(a.conversationId, b.conversationId)

const latest: Order = (a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.conversationId, b.conversationId)

const rank = { queued: 0, assigned: 1, answering: 2, resolved: 3 }

const byOwner: Order = (a, b) =>
  rank[a.status] - rank[b.status] || (a.status === 'queued' ? compareTurn(a, b) : latest(a, b))

const orders: Record<ListName, Order> = {
  queue: compareTurn,
  mine: compareDuty,
  open: byOwner,
  snoozed: latest,
  assistant: latest,
  resolved: latest,
}

function waiting({ conversationId, queuedAt, updatedAt, priority, front }: Entry) {
  return { conversationId, since: queuedAt ?? updatedAt, priority, front }
}

function lastAt(entry: Entry): string {
  return entry.lastMessage?.at ?? entry.updatedAt
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
