/** A link to another article or one of its headings, found by words; or to an address of the web. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Modal } from '../../console/view/modal.tsx'
import { External, Search } from '../../shared/icons.tsx'
import { list } from '../live/articles.ts'
import { headingsOf, searchText } from '../live/calls.ts'
import { filtersOf, type Item, matching } from '../pure/list.ts'
import { makeLink } from '../pure/markdown.ts'
import { relativeLink } from '../pure/paths.ts'
import { field } from './at-hand.ts'

/** Results at most. */
const MOST = 40
const PAUSE_MS = 80

interface Target {
  id: string
  words: string
  detail: string
  /** The path of an article, whose headings can be looked at. */
  article?: string
  address: string
}

export function LinkDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const chosen = useMemo(() => chosenWords(), [])
  const [q, setQ] = useState(/^https?:/.test(chosen) ? chosen : '')
  const [within, setWithin] = useState<{ path: string; title: string }>()
  const [texts, setTexts] = useState<string[]>([])
  const [headings, setHeadings] = useState<{ id: string; words: string }[]>([])
  const [at, setAt] = useState(0)
  const rows = useRef<HTMLDivElement>(null)
  const items = list.value.is === 'here' ? list.value.items : []

  useEffect(() => {
    if (within || q.trim().length < 2) {
      setTexts([])
      return undefined
    }
    const timer = setTimeout(() => {
      searchText(q.trim()).then(
        (found) => setTexts(found.map(({ articleId }) => articleId)),
        () => setTexts([]),
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [q, within])
  useEffect(() => {
    setHeadings([])
    if (within) headingsOf(within.path).then(setHeadings, () => setHeadings([]))
  }, [within?.path])

  const targets = within ? headingTargets(path, within, headings, q) : articleTargets(path, items, texts, q)
  useEffect(() => setAt(0), [q, within, targets.length])
  useEffect(() => {
    rows.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const pick = ({ words, address }: Target) => {
    const now = field.value
    if (now) now.edit(makeLink(now.text(), now.chosen(), { words, address }))
    onClose()
  }
  const enter = (target: Target | undefined) => {
    if (!target?.article) return
    setWithin({ path: target.article, title: target.words })
    setQ('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const target = targets[at]
    if (step) setAt((at + step + targets.length) % Math.max(1, targets.length))
    else if (event.key === 'Enter' && target) pick(target)
    else if (event.key === 'Tab' && !event.shiftKey && target?.article) enter(target)
    else if (event.key === 'Backspace' && q === '' && within) setWithin(undefined)
    else return
    event.preventDefault()
  }

  return (
    <Modal title="Link" kind="bare" onClose={onClose}>
      <div class="palette-field">
        <Search />
        {within && <span class="chip chip-navy">{within.title}</span>}
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="link-targets"
          aria-activedescendant={targets[at] ? `link-${at}` : undefined}
          aria-label={within ? `Headings of ${within.title}` : 'Search an article, or paste an address'}
          placeholder={within ? 'Choose a heading' : 'Search an article, or paste an address'}
          value={q}
          onInput={(event) => setQ(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="palette-rows" id="link-targets" role="listbox" aria-label="Where it leads" ref={rows}>
        {targets.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={target.id}
            id={`link-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            class="palette-row"
            onClick={() => pick(target)}
          >
            <span class="palette-words">
              <bdi>{target.words}</bdi>
              <span class="palette-detail">{target.detail}</span>
            </span>
            {!target.article && /^https?:/.test(target.address) && <External size={16} />}
          </div>
        ))}
        {targets.length === 0 && (
          <div class="palette-row" role="option" tabIndex={-1} aria-selected="false" aria-disabled="true">
            Nothing found
          </div>
        )}
      </div>
      <p class="palette-foot">
        <span>
          <kbd>Enter</kbd> links
        </span>
        {!within && (
          <span>
            <kbd>Tab</kbd> shows an article’s headings
          </span>
        )}
        <span>
          <kbd>Esc</kbd> closes
        </span>
      </p>
    </Modal>
  )
}

function articleTargets(path: string, items: readonly Item[], texts: readonly string[], q: string): Target[] {
  if (/^(?:https?:\/\/|mailto:|tel:)\S+$/.test(q.trim())) {
    return [{ id: 'web', words: q.trim(), detail: 'an address of the web', address: q.trim() }]
  }
  const named = matching(items, { ...filtersOf({}), q }).filter(({ isFile }) => isFile)
  const there = new Set(named.map(({ articleId }) => articleId))
  const said = texts.flatMap((id) => items.find(({ articleId }) => articleId === id && !there.has(id)) ?? [])
  return [...named, ...said]
    .filter((item) => item.path !== path || q !== '')
    .slice(0, MOST)
    .map((item) => ({
      id: item.path,
      words: item.title,
      detail: item.path,
      article: item.path,
      address: relativeLink(path, item.path),
    }))
}

function headingTargets(
  path: string,
  within: { path: string; title: string },
  headings: readonly { id: string; words: string }[],
  q: string,
): Target[] {
  const whole = {
    id: 'whole',
    words: within.title,
    detail: 'the whole article',
    address: relativeLink(path, within.path),
  }
  const fitting = headings.filter(({ words }) => words.toLowerCase().includes(q.trim().toLowerCase()))
  return [
    ...(q.trim() === '' ? [whole] : []),
    ...fitting.map(({ id, words }) => ({
      id,
      words,
      detail: `#${id}`,
      address: relativeLink(path, `${within.path}#${id}`),
    })),
  ]
}

function chosenWords(): string {
  const now = field.value
  if (!now) return ''
  const { from, to } = now.chosen()
  return now.text().slice(from, to).trim()
}
