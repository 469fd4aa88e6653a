/** The lines of the list: folders that open and close, and articles with their state. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { ListedArticle } from '../../../src/protocol/editor.ts'
import { me } from '../../console/live/session.ts'
import { Virtual } from '../../console/view/virtual.tsx'
import { ChevronDown, ChevronEnd, Clock, Pencil, Question, Warning } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { found } from '../live/texts.ts'
import type { Item, Row } from '../pure/list.ts'
import { hashOf } from '../pure/place.ts'
import { counted } from '../pure/words.ts'
import { Folder } from './icons.tsx'

/** Pixels of a line before one could be measured. */
const ROW = 40

interface TreeProps {
  rows: readonly Row[]
  /** The path of the article that is open. */
  current?: string | undefined
  /** Without folders: each line says where its article lies. */
  flat: boolean
  /** Words are looked for: what fits best stays in view, not what is open. */
  searched: boolean
  onToggle: (folder: string) => void
}

export function Tree({ rows, current, flat, searched, onToggle }: TreeProps) {
  const root = useRef<HTMLDivElement>(null)
  const byId = new Map(rows.map((row) => [row.id, row]))

  const move = (event: KeyboardEvent) => {
    const at = root.current?.querySelector<HTMLElement>('li :is(a, button):focus')?.closest('li')
    const here = at?.dataset.id
    const row = here === undefined ? undefined : byId.get(here)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = here === undefined ? 0 : rows.findIndex(({ id }) => id === here) + step
      focusRow(root.current, rows[Math.max(0, Math.min(rows.length - 1, next))]?.id)
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      scrollTo(root.current, event.key === 'Home')
      const id = rows.at(event.key === 'Home' ? 0 : -1)?.id
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(root.current, id)))
    } else if (row?.kind === 'folder' && event.key === (row.open ? 'ArrowLeft' : 'ArrowRight')) {
      event.preventDefault()
      onToggle(row.id.slice(0, -1))
    } else if (row && event.key === 'ArrowLeft') {
      const parent = row.id.replace(/\/$/, '').split('/').slice(0, -1).join('/')
      if (parent) focusRow(root.current, `${parent}/`)
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines in it have the focus; their keys come up to here
    <div class="article-rows" data-flat={flat ? '' : undefined} ref={root} onKeyDown={move}>
      <Virtual
        label="Articles"
        ids={rows.map(({ id }) => id)}
        more={false}
        current={searched ? undefined : current}
        row={ROW}
        line={(id) => {
          const row = byId.get(id)
          if (!row) return null
          return row.kind === 'folder' ? (
            <FolderLine row={row} onToggle={() => onToggle(row.id.slice(0, -1))} />
          ) : (
            <ArticleLine item={row.item} depth={row.depth} flat={flat} current={row.id === current} />
          )
        }}
        onEnd={() => {}}
      />
    </div>
  )
}

function FolderLine({ row, onToggle }: { row: Extract<Row, { kind: 'folder' }>; onToggle: () => void }) {
  return (
    <button
      type="button"
      class="tree-line tree-folder"
      aria-expanded={row.open}
      style={{ paddingInlineStart: indent(row.depth) }}
      onClick={onToggle}
    >
      {row.open ? <ChevronDown size={14} /> : <ChevronEnd size={14} />}
      <Folder size={16} />
      <span class="tree-title">{row.name}</span>
      <span class="tree-count">
        {row.count}
        <span class="unseen"> {row.count === 1 ? 'article' : 'articles'}</span>
      </span>
    </button>
  )
}

function ArticleLine({ item, depth, flat, current }: { item: Item; depth: number; flat: boolean; current: boolean }) {
  const { query } = place.value
  const { show: _, ...filters } = query
  const heading = flat && query.q ? found.value.get(item.articleId) : undefined
  return (
    <a
      class="tree-line tree-article"
      href={hashOf({ page: 'articles', path: item.articleId, query: filters })}
      aria-current={current ? 'page' : undefined}
      style={flat ? undefined : { paddingInlineStart: indent(depth) }}
    >
      <span class="tree-words">
        <span class="tree-title" dir="auto" title={item.title}>
          {item.title}
        </span>
        {flat && <span class="tree-where">{heading ? `${item.path} · ${heading}` : item.path}</span>}
      </span>
      <Marks item={item} />
    </a>
  )
}

const stateMarks: Record<Exclude<ListedArticle['state'], 'published'>, [string, string]> = {
  draft: ['Draft', 'chip-quiet'],
  internal: ['Internal', 'chip-navy'],
  scheduled: ['Scheduled', 'chip-brass'],
  'left-out': ['Error', 'chip-bad'],
}

/** What there is to know of an article at a glance; each mark says it in words too. */
export function Marks({ item }: { item: Item }) {
  const { state, stale, failing, problems, draft } = item
  const mark = state === 'published' ? undefined : stateMarks[state]
  const bad = problems.errors + problems.warnings
  const mine = draft && draft.by.id === me().id
  return (
    <span class="tree-marks">
      {draft && (
        <Mark
          words={mine ? 'You have unpublished changes' : `${draft.by.name} has unpublished changes`}
          class={mine ? 'mine' : ''}
        >
          <Pencil size={14} />
        </Mark>
      )}
      {stale && (
        <Mark words="Due for review" class="brass">
          <Clock size={14} />
        </Mark>
      )}
      {failing > 0 && (
        <Mark words={`Fails ${counted(failing, 'question')} of its own`} class="bad">
          <Question size={14} />
          <span aria-hidden="true">{failing}</span>
        </Mark>
      )}
      {bad > 0 && state !== 'left-out' && (
        <Mark words={counted(bad, 'problem')}>
          <Warning size={14} />
          <span aria-hidden="true">{bad}</span>
        </Mark>
      )}
      {mark && <span class={`chip ${mark[1]}`}>{mark[0]}</span>}
    </span>
  )
}

function Mark({
  words,
  class: name = '',
  children,
}: {
  words: string
  class?: string
  children: JSX.Element | JSX.Element[]
}) {
  return (
    <span class={`tree-mark ${name}`} title={words}>
      {children}
      <span class="unseen">{words}</span>
    </span>
  )
}

function indent(depth: number): string {
  return `${12 + depth * 16}px`
}

function focusRow(root: HTMLElement | null, id: string | undefined): void {
  if (id === undefined) return
  root?.querySelector<HTMLElement>(`li[data-id="${CSS.escape(id)}"] :is(a, button)`)?.focus()
}

function scrollTo(root: HTMLElement | null, top: boolean): void {
  if (root) root.scrollTop = top ? 0 : root.scrollHeight
}
