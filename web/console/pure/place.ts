/** Where the agent is, as the address says it: a reload or a shared link comes back to the same place. */

export const listNames = ['queue', 'mine', 'open', 'assistant', 'resolved'] as const
export type ListName = (typeof listNames)[number]

export type Place =
  | { at: 'list'; list: ListName; conversationId?: string; aside?: boolean }
  | { at: 'search'; q: string; conversationId?: string; aside?: boolean }
  /** A page beside the lists, by the id it has in admin/pages.ts, and what is open on it; none: the first page. */
  | { at: 'admin'; page?: string; item?: string }

export const home: Place = { at: 'list', list: 'queue' }

/** Pages that had an address of their own once. */
const moved: Record<string, string> = { team: 'staff', settings: 'hours', proposals: 'proposals' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a hash such as `#/mine/<conversation>/brief` names; anything else is the queue. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [first = '', id = '', last = ''] = path.split('/')
  if (first === 'admin') {
    if (!/^[a-z-]{1,40}$/.test(id)) return { at: 'admin' }
    return /^[\w-]{1,64}$/.test(last) ? { at: 'admin', page: id, item: last } : { at: 'admin', page: id }
  }
  if (Object.hasOwn(moved, first)) return { at: 'admin', page: moved[first] as string }
  const opened = uuid.test(id) ? { conversationId: id, ...(last === 'brief' ? { aside: true } : {}) } : {}
  if (first === 'search') return { at: 'search', q: new URLSearchParams(query).get('q') ?? '', ...opened }
  const list = listNames.find((name) => name === first)
  return list ? { at: 'list', list, ...opened } : home
}

/** The hash that names a place. */
export function hashOf(place: Place): string {
  if (place.at === 'admin') return ['#/admin', place.page, place.page && place.item].filter(Boolean).join('/')
  const opened = place.conversationId ? `/${place.conversationId}${place.aside ? '/brief' : ''}` : ''
  if (place.at === 'list') return `#/${place.list}${opened}`
  return `#/search${opened}?${new URLSearchParams({ q: place.q })}`
}

/** The same list with another conversation opened, or none. */
export function openedAt(place: Place, conversationId?: string, aside = false): Place {
  const list: Place = place.at === 'search' ? { at: 'search', q: place.q } : { at: 'list', list: listOf(place) }
  return conversationId ? { ...list, conversationId, ...(aside ? { aside } : {}) } : list
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
