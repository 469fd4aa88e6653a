/** A list as the server keeps it: what stands in it, in what order, and where a conversation that changed goes. */

import type { StatusName } from '../../../src/domain/snapshot.ts'
import { tagKey } from '../../../src/domain/tags.ts'
import type { Entry } from '../../../src/protocol/lists.ts'
import { type Filters, momentsOf } from './filters.ts'
import { compareDuty, compareTurn } from './lists.ts'
import type { ListName, Place } from './place.ts'

/** What is asked for: a list with its filters, or a search. */
export interface Asked {
  list: ListName | 'search'
  filters: Filters
  q?: string
}

/** A list in so far as it is known. */
export interface Listing {
  asked: Asked
  /** In order, without a gap from the first one on. */
  ids: readonly string[]
  /** From the last page; null where there is no more. */
  next: string | null
}

/** What a place shows, or undefined where it shows no list; a search for nothing is none. */
export function askedAt(place: Place): Asked | undefined {
  if (place.at === 'list') return { list: place.list, filters: place.filters ?? {} }
  if (place.at !== 'search' || !place.q.trim()) return undefined
  return { list: 'search', filters: place.filters ?? {}, q: place.q.trim() }
}

const statusesOf: Record<ListName, StatusName[]> = {
  queue: ['queued'],
  mine: ['assigned'],
  open: ['queued', 'assigned', 'answering'],
  snoozed: ['assigned'],
  assistant: ['answering'],
  resolved: ['resolved'],
}

/** What the server is asked for, as a query of an address. */
export function queryOf({ list, filters, q }: Asked, now: Date): string {
  const params = new URLSearchParams()
  const { team, tags = [], lang, urgent, time, status, assignee, oldest } = filters
  const own = list === 'mine' || list === 'snoozed'
  const statuses = list === 'search' ? (status ? [status] : []) : statusesOf[list]
  for (const each of statuses) params.append('status', each)
  for (const tag of tags) params.append('tag', tag)
  for (let priority = urgent ?? 4; priority <= 3; priority++) params.append('priority', String(priority))
  const rest = {
    q,
    team,
    lang,
    assignee: own ? 'me' : assignee,
    ...(own && { snoozed: list === 'snoozed' ? 'yes' : 'no' }),
    ...(time && momentsOf(time, now)),
    sort: list === 'queue' && !oldest ? 'turn' : oldest ? 'oldest' : undefined,
  }
  for (const [name, value] of Object.entries(rest)) if (value) params.set(name, value)
  return String(params)
}

/** Whether a conversation stands in a list; undefined where only the server can tell. */
export function standsIn(entry: Entry, { list, filters, q }: Asked, me: string, now: Date): boolean | undefined {
  const { team, tags = [], lang, urgent = 0, time, status, assignee } = filters
  const own = list === 'mine' || list === 'snoozed'
  const statuses = list === 'search' ? (status ? [status] : undefined) : statusesOf[list]
  const { since, until } = time ? momentsOf(time, now) : {}
  const holder = entry.agent?.id
  const wanted = own ? me : assignee === 'me' ? me : assignee
  const spoken = entry.locale?.toLowerCase()
  const asked = lang?.toLowerCase()
  const carried = new Set(entry.tags.map(tagKey))
  const stands =
    (!statuses || statuses.includes(entry.status)) &&
    (!own || Boolean(entry.snoozedUntil) === (list === 'snoozed')) &&
    (!wanted || entry.status === 'resolved' || (wanted === 'none' ? !holder : holder === wanted)) &&
    (!team || (team === 'none' ? !entry.teamId : entry.teamId === team)) &&
    tags.every((tag) => carried.has(tagKey(tag))) &&
    (!asked || spoken === asked || Boolean(spoken?.startsWith(`${asked}-`))) &&
    entry.priority >= urgent &&
    (!since || entry.updatedAt >= since) &&
    (!until || entry.updatedAt < until)
  // Whoever resolved it is not told with it, and what was said is not told at all.
  const unknown = q !== undefined || (wanted !== undefined && entry.status === 'resolved')
  return unknown && stands ? undefined : stands
}

type Order = (a: Entry, b: Entry) => number

/** The order that the server gives a list in. */
export function orderOf({ list, filters }: Asked): Order {
  if (filters.oldest) return (a, b) => -newest(a, b)
  return list === 'queue' ? compareTurn : newest
}

/** The order in which a list is shown that is known whole. */
export function shownOrderOf(asked: Asked): Order {
  return asked.list === 'mine' && !asked.filters.oldest ? compareDuty : orderOf(asked)
}

const newest: Order = (a, b) =>
  a.updatedAt === b.updatedAt ? (a.conversationId < b.conversationId ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1

/**
 * A list after a conversation changed: it moves, joins or leaves. What would come behind the last one that is known is
 * left to the next page.
 * @param known the conversations of the list as they were before
 */
export function withEntry(
  listing: Listing,
  entry: Entry,
  known: ReadonlyMap<string, Entry>,
  me: string,
  now: Date,
): Listing {
  const { asked, ids, next } = listing
  const id = entry.conversationId
  const stands = standsIn(entry, asked, me, now)
  const was = ids.indexOf(id)
  if (stands === undefined || (was === -1 && !stands)) return listing
  const others = was === -1 ? ids : ids.filter((each) => each !== id)
  if (!stands) return { ...listing, ids: others }
  const at = placeAmong(others, entry, known, orderOf(asked))
  if (at === others.length && next !== null) return was === -1 ? listing : { ...listing, ids: others }
  if (at === was && others.length === ids.length - 1) return listing
  return { ...listing, ids: [...others.slice(0, at), id, ...others.slice(at)] }
}

/** By halves: lists have thousands. */
function placeAmong(ids: readonly string[], entry: Entry, known: ReadonlyMap<string, Entry>, order: Order): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = known.get(ids[middle] ?? '')
    if (other && order(other, entry) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
