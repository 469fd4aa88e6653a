/** The list on the start side: what the address names, kept live. */
import { useEffect, useState } from 'preact/hooks'
import { Close, Filter, Search } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { askMore, askShown, shown, shownIds } from '../live/lists.ts'
import { session } from '../live/session.ts'
import type { Place } from '../pure/place.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Chips, Views } from './chips.tsx'
import { EntryLine } from './entry.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { Failed, ListSkeleton, Nothing } from './list-state.tsx'
import { Presence } from './presence.tsx'
import { countOf, listTitles } from './rail.tsx'
import { SentAway } from './sent-away.tsx'
import { Virtual } from './virtual.tsx'

/** Pixels of one line until one could be measured. */
const LINE_PX = 100

export function ListPane() {
  const at = place.value
  const list = shown.value
  const ids = shownIds.value
  const filters = ('filters' in at && at.filters) || {}
  const [narrowing, setNarrowing] = useState(false)
  const title = at.at === 'search' ? 'Search' : at.at === 'list' ? listTitles[at.list] : ''
  const key = list && JSON.stringify(list.asked)
  useEffect(() => {
    if (session.peek().is === 'in') void askShown()
  }, [key])
  const state = list?.state ?? 'ready'
  return (
    <section class="list-pane" aria-labelledby="list-title">
      <header class="list-head">
        <h1 id="list-title">
          {title} <Amount at={at} />
        </h1>
        <Presence />
      </header>
      <SentAway />
      <SearchBox narrowing={narrowing} onNarrow={() => setNarrowing(!narrowing)} />
      <Views at={at} />
      {narrowing && <FilterPanel filters={filters} />}
      <Chips at={at} filters={filters} />
      <div class="list-scroll" aria-busy={state === 'loading'}>
        {state === 'loading' && ids.length === 0 && <ListSkeleton />}
        {state === 'failed' && <Failed message={list?.message} />}
        {state === 'ready' && ids.length === 0 && <Nothing at={at} />}
        {ids.length > 0 && (
          <Virtual
            key={key}
            label={title}
            ids={ids}
            more={list?.next !== null}
            current={'conversationId' in at ? at.conversationId : undefined}
            row={LINE_PX}
            line={(id) => <EntryLine id={id} at={at} />}
            onEnd={() => void askMore()}
          />
        )}
      </div>
      <BulkBar />
    </section>
  )
}

/** How much there is in the whole list; of one that is narrowed, how much is here. */
function Amount({ at }: { at: Place }) {
  const list = shown.value
  const whole = at.at === 'list' && !at.filters ? countOf(at.list) : undefined
  const here = list && list.state === 'ready' && whole === undefined ? list.ids.length : undefined
  if (whole === undefined && here === undefined) return null
  const words = whole ?? `${here}${list?.next ? '+' : ''}`
  return (
    <span class="amount">
      {typeof words === 'number' ? words.toLocaleString('en') : words}
      {at.at === 'list' && at.list === 'resolved' && whole !== undefined && ' today'}
    </span>
  )
}

function SearchBox({ narrowing, onNarrow }: { narrowing: boolean; onNarrow: () => void }) {
  const at = place.value
  const asked = at.at === 'search' ? at.q : ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const filters = 'filters' in at && at.filters ? { filters: at.filters } : {}
    if (text.trim()) go({ at: 'search', q: text.trim(), ...filters })
    else if (at.at === 'search') go({ at: 'list', list: 'queue' })
  }
  return (
    <search>
      <form class="search-box" onSubmit={submit}>
        <span class="search-field">
          <Search size={16} />
          <input
            id="search"
            type="search"
            aria-label="Search all conversations"
            placeholder="Search all conversations"
            maxLength={200}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {at.at === 'search' && (
            <button
              type="button"
              class="icon-button small"
              aria-label="Leave the search"
              onClick={() => go({ at: 'list', list: 'queue' })}
            >
              <Close size={16} />
            </button>
          )}
        </span>
        <button
          type="button"
          class={narrowing ? 'icon-button pressed' : 'icon-button'}
          aria-label="Filters"
          title="Filters"
          aria-expanded={narrowing}
          onClick={onNarrow}
        >
          <Filter size={18} />
        </button>
      </form>
    </search>
  )
}
