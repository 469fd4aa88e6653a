/** The list of articles: search, filters, and the tree. */
import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { remembered, singleKeys } from '../../console/live/prefs.ts'
import { lazy } from '../../console/view/lazy.tsx'
import { Menu } from '../../console/view/menu.tsx'
import { Close, Menu as Dots, Download, Filter, Plus, Search } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { list, readList } from '../live/articles.ts'
import { found, searchTexts } from '../live/texts.ts'
import { type Filters, filtersOf, type Item, isFiltered, matching, queryOf, rowsOf, stateWords } from '../pure/list.ts'
import { hashOf } from '../pure/place.ts'
import { counted, languageName } from '../pure/words.ts'
import { FilterPanel } from './filter-panel.tsx'
import { Empty, Failed, Loading } from './parts.tsx'
import { Tree } from './tree.tsx'

const NewArticle = lazy(async () => (await import('./new-article.tsx')).NewArticle)

/** `/` searches, `n` begins a new article; not while somebody types. */
function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const at = event.composedPath()[0]
    const typing = at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'))
    if (typing || event.ctrlKey || event.metaKey || event.altKey || singleKeys.value === 'off') return
    if (document.querySelector('dialog[open]')) return
    if (event.key === '/') document.getElementById('article-search')?.focus()
    else if (event.key === 'n') making.value = true
    else return
    event.preventDefault()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}

/** Folders that somebody closed, in this browser. */
const closedText = remembered('editor.closed', '', (value) => value ?? undefined)
const making = signal(false)

export function ListPane() {
  const now = list.value
  const { path, query } = place.value
  const filters = filtersOf(query)
  const [panel, setPanel] = useState(false)
  const closed = useMemo(() => new Set(closedText.value.split('\n').filter(Boolean)), [closedText.value])
  const items = now.is === 'here' ? now.items : []
  const shown = useMemo(() => matching(items, filters), [items, JSON.stringify(filters)])
  const texts = found.value
  const inTexts = useMemo(() => notIn(shown, items, filters, texts), [shown, texts])
  const rows = useMemo(
    () => rowsOf([...shown, ...inTexts], filters, closed),
    [shown, inTexts, closed, JSON.stringify(filters)],
  )
  useEffect(() => searchTexts(filters.q), [filters.q])
  useEffect(listenToKeys, [])

  const filter = (changed: Partial<Filters>) =>
    go({ page: 'articles', path, query: { ...keptQuery(query), ...queryOf({ ...filters, ...changed }) } }, true)
  const toggle = (folder: string) => {
    const next = new Set(closed)
    if (!next.delete(folder)) next.add(folder)
    closedText.value = [...next].join('\n')
  }

  return (
    <section class="article-list" aria-label="Articles">
      <header class="article-list-head">
        <h1 tabIndex={-1}>Articles</h1>
        <button
          type="button"
          class="icon-button"
          aria-label="New article"
          title="New article (n)"
          id="new-article"
          onClick={() => {
            making.value = true
          }}
        >
          <Plus />
        </button>
        <Menu
          label="More"
          button={<Dots />}
          items={[{ words: 'Import and export', icon: <Download />, href: hashOf({ page: 'import' }) }]}
        />
      </header>
      <SearchField q={filters.q} onSearch={(q) => filter({ q })} />
      <div class="article-list-tools">
        <button
          type="button"
          class="button small"
          aria-expanded={panel}
          aria-controls="article-filters"
          onClick={() => setPanel(!panel)}
        >
          <Filter size={16} /> Filter
        </button>
        <label class="unseen" for="article-sort">
          Order
        </label>
        <select
          id="article-sort"
          class="small-select"
          value={filters.sort}
          onChange={(event) => filter({ sort: event.currentTarget.value as Filters['sort'] })}
        >
          <option value="tree">By folder</option>
          <option value="updated">Changed last</option>
        </select>
        <span class="faint" role="status">
          {now.is === 'here' &&
            (isFiltered(filters) ? `${rows.length} of ${items.length}` : counted(items.length, 'article'))}
        </span>
      </div>
      {panel && <FilterPanel items={items} filters={filters} onFilter={filter} />}
      <Chips filters={filters} onFilter={filter} />
      {now.is === 'here' && now.old && (
        <Failed message={`The list may be out of date. ${now.old}`} again={() => void readList()} />
      )}
      {now.is === 'asking' && (
        <div class="article-rows-wait">
          <Loading words="Loading the articles" />
        </div>
      )}
      {now.is === 'failed' && <Failed message={now.message} again={() => void readList()} />}
      {now.is === 'here' &&
        (rows.length > 0 ? (
          <Tree
            key={JSON.stringify(filters)}
            rows={rows}
            current={path ? `${path}.md` : undefined}
            flat={isFiltered(filters) || filters.sort === 'updated'}
            searched={filters.q.trim() !== ''}
            onToggle={toggle}
          />
        ) : (
          <Nothing filtered={isFiltered(filters)} />
        ))}
      {making.value && (
        <NewArticle
          onClose={() => {
            making.value = false
          }}
        />
      )}
    </section>
  )
}

/** Opens the dialog for a new article. */
export function makeArticle(): void {
  making.value = true
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <Empty title="No articles yet">
        <p>Write the first one, or bring in what you have elsewhere.</p>
        <button type="button" class="button primary" onClick={makeArticle}>
          New article
        </button>{' '}
        <a class="button" href={hashOf({ page: 'import' })}>
          Import
        </a>
      </Empty>
    )
  }
  return (
    <Empty title="Nothing found">
      <p>No article has all of these words and filters.</p>
      <button type="button" class="button small" onClick={() => go({ page: 'articles' }, true)}>
        Show all articles
      </button>
    </Empty>
  )
}

function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  // From the field on: down into what was found, or right into the first of it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && q) onSearch('')
    else if (event.key === 'ArrowDown') firstLine('a, button')?.focus()
    else if (event.key === 'Enter' && q.trim()) firstLine('a')?.click()
    else return
    event.preventDefault()
  }
  return (
    <div class="search-field">
      <Search size={16} />
      <input
        ref={field}
        id="article-search"
        type="search"
        placeholder="Search titles and texts"
        aria-label="Search titles and texts"
        aria-keyshortcuts="/"
        value={q}
        onInput={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {q && (
        <button
          type="button"
          class="icon-button small"
          aria-label="Clear the search"
          onClick={() => {
            onSearch('')
            field.current?.focus()
          }}
        >
          <Close size={14} />
        </button>
      )}
    </div>
  )
}

function firstLine(what: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.article-rows li[aria-posinset="1"] :is(${what})`)
}

function Chips({ filters, onFilter }: { filters: Filters; onFilter: (changed: Partial<Filters>) => void }) {
  const chips = [
    filters.state && { words: stateWords[filters.state], off: { state: '' as const } },
    filters.owner && { words: `Owner: ${filters.owner}`, off: { owner: '' } },
    filters.lang && { words: languageName(filters.lang), off: { lang: '' } },
    filters.tag && { words: `Tag: ${filters.tag}`, off: { tag: '' } },
  ].filter((chip) => chip !== '')
  if (chips.length === 0) return null
  return (
    <ul class="chosen-filters" aria-label="Filters">
      {chips.map(({ words, off }) => (
        <li key={words}>
          <button
            type="button"
            class="chosen-filter"
            aria-label={`Remove the filter ${words}`}
            onClick={() => onFilter(off)}
          >
            {words} <Close size={12} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Articles whose texts say it, where neither title nor path do. */
function notIn(
  shown: readonly Item[],
  items: readonly Item[],
  filters: Filters,
  texts: ReadonlyMap<string, string>,
): Item[] {
  if (!filters.q.trim() || texts.size === 0) return []
  const there = new Set(shown.map(({ path }) => path))
  const fitting = new Map(matching(items, { ...filters, q: '' }).map((item) => [item.articleId, item]))
  return [...texts.keys()].flatMap((id) => fitting.get(id) ?? []).filter(({ path }) => !there.has(path))
}

/** What stands in the address beside the filters. */
function keptQuery({ show = '' }: Record<string, string>): Record<string, string> {
  return { show }
}
