/** Where the editor is, as the address says it: a reload or a shared link comes back to the same place. */

export const pageNames = ['articles', 'misses', 'overlaps', 'reviews', 'bin', 'import'] as const
export type PageName = (typeof pageNames)[number]

export interface Place {
  page: PageName
  /** What is open on it, e.g. an article's id `billing/refunds` or a cluster's; empty: nothing. */
  path: string
  /** How it is shown: filters, a tab, a revision. */
  query: Record<string, string>
}

export const home: Place = { page: 'articles', path: '', query: {} }

/** What a hash such as `#/articles/billing/refunds?show=revisions` names; anything else is the list of articles. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const [first = '', ...rest] = path.split('/')
  const page = pageNames.find((name) => name === first)
  if (!page) return home
  return {
    page,
    path: rest.map(decoded).filter(Boolean).join('/'),
    query: Object.fromEntries(new URLSearchParams(query)),
  }
}

/** The hash that names a place; what is left out is empty. */
export function hashOf({ page, path = '', query = {} }: Pick<Place, 'page'> & Partial<Place>): string {
  const steps = path.split('/').filter(Boolean).map(encodeURIComponent)
  const asked = String(new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')))
  return `#/${[page, ...steps].join('/')}${asked && `?${asked}`}`
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
