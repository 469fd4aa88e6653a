/** Where the agent is, as the address says it: a reload or a shared link comes back to the same place. */
import { type Filters, filtersOf, isFiltered, withFilters } from './filters.ts'

export const listNames = ['queue', 'mine', 'open', 'snoozed', 'assistant', 'resolved'] as const
export type ListName = (typeof listNames)[number]

export type Place =
  | { at: 'list'; list: ListName; filters?: Filters; conversationId?: string; aside?: boolean }
  | { at: 'search'; q: string; filters?: Filters; conversationId?: string; aside?: boolean }
  /** A page beside the lists, by the id it has in admin/pages.ts, and what is open on it; none: the first page. */
  | { at: 'admin'; page?: string; item?: string }

export const home: Place = { at: 'list', list: 'queue' }

/** Pages that had an address of their own once. */
const moved: Record<string, string> = { team: 'staff', settings: 'hours', proposals: 'proposals' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a hash such as `#/mine/<conversation>/brief?tag=VIP` names; anything else is the queue. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [first = '', id = '', last = ''] = path.split('/')
  if (first === 'admin') {
    if (!/^[a-z-]{1,40}$/.test(id)) return { at: 'admin' }
    return /^[\w-]{1,64}$/.test(last) ? { at: 'admin', page: id, item: last } : { at: 'admin', page: id }
  }
  if (Object.hasOwn(moved, first)) return { at: 'admin', page: moved[first] as string }
  const params = new URLSearchParams(query)
  const filters = filtersOf(params)
  const shown = {
    ...(isFiltered(filters) && { filters }),
    ...(uuid.test(id) && { conversationId: id, ...(last === 'brief' && { aside: true }) }),
  }
  if (first === 'search') return { at: 'search', q: params.get('q') ?? '', ...shown }
  const list = listNames.find((name) => name === first)
  return list ? { at: 'list', list, ...shown } : home
}

/** The hash that names a place. */
export function hashOf(place: Place): string {
  if (place.at === 'admin') return ['#/admin', place.page, place.page && place.item].filter(Boolean).join('/')
  const opened = place.conversationId ? `/${place.conversationId}${place.aside ? '/brief' : ''}` : ''
  const params = new URLSearchParams(place.at === 'search' ? { q: place.q } : {})
  const query = String(withFilters(params, place.filters))
  return `#/${place.at === 'list' ? place.list : 'search'}${opened}${query && `?${query}`}`
}

/** The same list with another conversation opened, or none. */
export function openedAt(place: Place, conversationId?: string, aside = false): Place {
  const filters = 'filters' in place && place.filters ? { filters: place.filters } : {}
  const list: Place =
    place.at === 'search' ? { at: 'search', q: place.q, ...filters } : { at: 'list', list: listOf(place), ...filters }
  return conversationId ? { ...list, conversationId, ...(aside ? { aside } : {}) } : list
}

/** The same list, and the same conversation opened, with other filters. */
export function filteredAt(place: Place, filters: Filters): Place {
  if (place.at !== 'list' && place.at !== 'search') return place
  const { filters: _before, ...rest } = place
  return isFiltered(filters) ? { ...rest, filters } : rest
}

/** The one-time token of a link `#setup=TOKEN`, which makes the first admin, or undefined where the hash is none. */
export function setupTokenOf(hash: string): string | undefined {
  return /^#setup=(.+)$/.exec(hash)?.[1]
}

/** The one-time token of a link `#invite=TOKEN`, by which somebody joins or sets a new password. */
export function inviteTokenOf(hash: string): string | undefined {
  return /^#invite=(.+)$/.exec(hash)?.[1]
}

function listOf(place: Place): ListName {
  return place.at === 'list' ? place.list : 'queue'
}
