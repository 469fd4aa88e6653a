/** The list of articles: which are shown, in which order, below which folders. */
import type { ListedArticle, LooseDraft } from '../../../src/protocol/editor.ts'

/** What somebody wants to see, as the address says it. */
export interface Filters {
  q: string
  state: ShownState | ''
  owner: string
  lang: string
  tag: string
  sort: 'tree' | 'updated'
}

/** A state of an article, or what is to be done about it. */
export const shownStates = [
  'published',
  'draft',
  'internal',
  'scheduled',
  'left-out',
  'unpublished',
  'stale',
  'failing',
  'problems',
] as const satisfies readonly (ListedArticle['state'] | string)[]
export type ShownState = (typeof shownStates)[number]

export const stateWords: Record<ShownState, string> = {
  published: 'Published',
  draft: 'Draft',
  internal: 'Internal',
  scheduled: 'Scheduled',
  'left-out': 'Left out: has an error',
  unpublished: 'Has unpublished changes',
  stale: 'Due for review',
  failing: 'Fails its questions',
  problems: 'Has problems',
}

/** A file as the list holds it, or a draft of one that is not there yet. */
export type Item = ListedArticle & {
  /** Whether there is a file; otherwise only drafts. */
  isFile: boolean
}

export type Row =
  | { kind: 'folder'; id: string; name: string; depth: number; open: boolean; count: number }
  | { kind: 'article'; id: string; depth: number; item: Item }

export function filtersOf(query: Record<string, string>): Filters {
  const { q = '', state = '', owner = '', lang = '', tag = '', sort } = query
  return {
    q,
    state: shownStates.find((each) => each === state) ?? '',
    owner,
    lang,
    tag,
    sort: sort === 'updated' ? 'updated' : 'tree',
  }
}

/** The part of an address that says these; what is usual is left out. */
export function queryOf({ sort, ...rest }: Filters): Record<string, string> {
  return { ...rest, sort: sort === 'updated' ? sort : '' }
}

export function isFiltered({ q, state, owner, lang, tag }: Filters): boolean {
  return Boolean(q.trim() || state || owner || lang || tag)
}

/** Files and the drafts of files that are not there yet, as one list in the order of their paths. */
export function itemsOf(articles: readonly ListedArticle[], drafts: readonly LooseDraft[]): Item[] {
  const loose = drafts.map(
    ({ path, ...draft }): Item => ({
      path,
      articleId: path.replace(/\.md$/, ''),
      title: nameOf(path),
      lang: '',
      category: path.includes('/') ? (path.split('/')[0] ?? '') : '',
      tags: [],
      state: 'draft',
      stale: false,
      failing: 0,
      questions: 0,
      problems: { errors: 0, warnings: 0 },
      draft,
      isFile: false,
    }),
  )
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const files = articles.map((article): Item => ({ ...article, isFile: true }))
  return [...files, ...loose].sort((one, other) => byFolder(one.path, other.path, order))
}

/**
 * Those that the filters leave, by words of the title, the path and the tags; every word has to be there. With words, the
 * title that is what was typed comes first, then titles that begin with it, then those that hold every word.
 */
export function matching(items: readonly Item[], filters: Filters): Item[] {
  const words = folded(filters.q).split(/\s+/).filter(Boolean)
  const typed = words.join(' ')
  const places: { item: Item; place: number }[] = []
  for (const item of items) {
    if (filters.state && !is(item, filters.state)) continue
    if (filters.owner && item.owner !== filters.owner) continue
    if (filters.lang && item.lang !== filters.lang) continue
    if (filters.tag && !item.tags.includes(filters.tag)) continue
    const title = words.length > 0 ? folded(item.title) : ''
    const said = words.length > 0 ? `${title} ${folded(`${item.path} ${item.tags.join(' ')}`)}` : ''
    if (!words.every((word) => said.includes(word))) continue
    const holds = words.every((word) => title.includes(word))
    places.push({ item, place: title === typed ? 0 : title.startsWith(typed) ? 1 : holds ? 2 : 3 })
  }
  // What is alike stays in the order of the paths.
  return places.sort((one, other) => one.place - other.place).map(({ item }) => item)
}

/**
 * The lines of the list: folders with what is in them, or, where something is looked for, articles alone.
 * @param closed ids of the folders that somebody closed
 */
export function rowsOf(items: readonly Item[], filters: Filters, closed: ReadonlySet<string>): Row[] {
  const flat = isFiltered(filters) || filters.sort === 'updated'
  const ordered = filters.sort === 'updated' ? [...items].sort(byUpdated) : items
  if (flat) return ordered.map((item) => ({ kind: 'article', id: item.path, depth: 0, item }))
  const counts = countsOf(items)
  const rows: Row[] = []
  let above: string[] = []
  for (const item of ordered) {
    const folders = item.path.split('/').slice(0, -1)
    const shared = folders.findIndex((name, at) => name !== above[at])
    for (let at = shared === -1 ? folders.length : shared; at < folders.length; at++) {
      const id = folders.slice(0, at + 1).join('/')
      const parent = folders.slice(0, at).join('/')
      if (isClosed(parent, closed)) break
      const name = folders[at] ?? ''
      rows.push({ kind: 'folder', id: `${id}/`, name, depth: at, open: !closed.has(id), count: counts.get(id) ?? 0 })
    }
    above = folders
    if (isClosed(folders.join('/'), closed)) continue
    rows.push({ kind: 'article', id: item.path, depth: folders.length, item })
  }
  return rows
}

/** What there is to choose from in a filter, in order, with how often. */
export function choicesOf(items: readonly Item[], of: (item: Item) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of items.flatMap(of)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => one.localeCompare(other))
}

export function is(item: Item, state: ShownState): boolean {
  if (state === 'unpublished') return item.draft !== undefined
  if (state === 'stale') return item.stale
  if (state === 'failing') return item.failing > 0
  if (state === 'problems') return item.problems.errors + item.problems.warnings > 0
  return item.state === state
}

/** Words as they are compared: without case, accents and width. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function countsOf(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { path } of items) {
    const folders = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= folders.length; depth++) {
      const id = folders.slice(0, depth).join('/')
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}

function isClosed(folder: string, closed: ReadonlySet<string>): boolean {
  if (closed.size === 0 || folder === '') return false
  const names = folder.split('/')
  return names.some((_, at) => closed.has(names.slice(0, at + 1).join('/')))
}

/** Folders stand before the articles beside them. */
function byFolder(one: string, other: string, order: Intl.Collator): number {
  const ours = one.split('/')
  const theirs = other.split('/')
  for (let at = 0; ; at++) {
    const last = [at === ours.length - 1, at === theirs.length - 1]
    if (last[0] !== last[1]) return last[0] ? 1 : -1
    const way = order.compare(ours[at] ?? '', theirs[at] ?? '')
    if (way !== 0 || last[0]) return way
  }
}

function byUpdated(one: Item, other: Item): number {
  const at = ({ updated = '', draft }: Item) => (draft && draft.at > updated ? draft.at : updated)
  return at(one) < at(other) ? 1 : at(one) > at(other) ? -1 : 0
}

function nameOf(path: string): string {
  const name = (path.split('/').at(-1) ?? path).replace(/\.md$/, '').replace(/[-_]+/g, ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
