/** The list on the start side: what the address names, kept live. */
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { PresenceState } from '../../../src/domain/queue.ts'
import { Close, Search } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { choosePresence, entries, mine } from '../live/desk.ts'
import { line } from '../live/line.ts'
import { askMore, askPages, pages, pagesOf } from '../live/pages.ts'
import { me } from '../live/session.ts'
import { type Entry, inList, merged } from '../pure/lists.ts'
import type { ListName, Place } from '../pure/place.ts'
import { presences } from '../pure/words.ts'
import { toast } from './dialogs.tsx'
import { EntryLine } from './entry.tsx'
import { listTitles } from './rail.tsx'
import { SentAway } from './sent-away.tsx'

/** The ids in the order shown, for `j` and `k`. */
export const shownIds = signal<string[]>([])

export function ListPane() {
  const at = place.value
  const { entries: shown, state, message, next, query } = useList(at)
  useEffect(() => {
    shownIds.value = shown.map(({ conversationId }) => conversationId)
  }, [shown])
  const title = at.at === 'search' ? 'Search' : at.at === 'list' ? listTitles[at.list] : ''
  return (
    <section class="list-pane" aria-labelledby="list-title">
      <header class="list-head">
        <h1 id="list-title">{title}</h1>
        <Presence />
      </header>
      <SentAway />
      <SearchBox />
      <div class="list-scroll">
        {state === 'loading' && shown.length === 0 && <ListSkeleton />}
        {state === 'failed' && (
          <div class="list-empty" role="alert">
            <p>{message}</p>
            <button type="button" class="button" onClick={() => query && void askPages(query)}>
              Try again
            </button>
          </div>
        )}
        {state === 'ready' && shown.length === 0 && <Nothing at={at} />}
        {shown.length > 0 && (
          <ul class="entries" aria-label={title}>
            {shown.map((entry) => (
              <EntryLine key={entry.conversationId} entry={entry} at={at} />
            ))}
          </ul>
        )}
        {next && query && (
          <button type="button" class="button more" disabled={state === 'loading'} onClick={() => void askMore(query)}>
            {state === 'loading' ? 'Loading…' : 'Show more'}
          </button>
        )}
      </div>
    </section>
  )
}

interface Shown {
  entries: Entry[]
  state: 'loading' | 'ready' | 'failed'
  message?: string | undefined
  next?: string | null
  query?: string
}

function useList(at: Place): Shown {
  const query = queryOf(at)
  const live = entries.value
  const openCount = live?.length
  useEffect(() => {
    // What was open a moment ago may be resolved now.
    if (query && !(at.at === 'search' && openCount === undefined)) void askPages(query)
  }, [query, at.at === 'list' && at.list === 'resolved' ? openCount : 0])
  if (at.at === 'list' && at.list !== 'resolved') {
    return live ? { entries: inList(live, at.list, me().id), state: 'ready' } : { entries: [], state: 'loading' }
  }
  if (!query) return { entries: [], state: 'ready' }
  void pages.value
  const asked = pagesOf(query)
  const found =
    at.at === 'list' ? inList(merged(asked.entries, live ?? []), 'resolved', me().id) : fresh(asked.entries, live ?? [])
  return { entries: found, state: asked.state, message: asked.message, next: asked.next, query }
}

function queryOf(at: Place): string | undefined {
  if (at.at === 'list' && at.list === 'resolved') return 'status=resolved'
  if (at.at === 'search' && at.q.trim()) return `q=${encodeURIComponent(at.q.trim())}`
  return undefined
}

/** What a search found, each line as the live list knows it now. */
function fresh(found: readonly Entry[], live: readonly Entry[]): Entry[] {
  const known = new Map(live.map((entry) => [entry.conversationId, entry]))
  return found.map((entry) => known.get(entry.conversationId) ?? entry)
}

function SearchBox() {
  const at = place.value
  const asked = at.at === 'search' ? at.q : ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim()) go({ at: 'search', q: text.trim() })
    else if (at.at === 'search') go({ at: 'list', list: 'queue' })
  }
  return (
    <search>
      <form class="search-box" onSubmit={submit}>
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
      </form>
    </search>
  )
}

function Presence() {
  const { state, open, capacity } = mine.value
  const choose = (chosen: PresenceState) => {
    if (!choosePresence(chosen))
      toast('There is no live connection, so your colleagues cannot be told. Try again when it is back.')
  }
  return (
    <div class="presence">
      <span class={`dot ${line.value.state === 'open' ? state : 'offline'}`} aria-hidden="true" />
      <select
        aria-label="Your presence"
        value={state}
        onChange={(event) => {
          choose(event.currentTarget.value as PresenceState)
          event.currentTarget.value = mine.peek().state
        }}
      >
        {state === 'offline' && (
          <option value="offline" disabled>
            Offline
          </option>
        )}
        {presences.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
      {capacity !== undefined && (
        <span
          class={open >= capacity ? 'capacity full' : 'capacity'}
          title="Conversations you hold, of those you can hold at once"
        >
          {open} of {capacity}
        </span>
      )}
    </div>
  )
}

const nothing: Record<ListName, [title: string, words: string]> = {
  queue: ['Nobody is waiting', 'When the assistant brings somebody to you, they appear here at once.'],
  mine: ['You hold no conversation', 'Take one over from the queue, and it stays here until it is resolved.'],
  open: ['No open conversation', 'Everything is resolved.'],
  assistant: [
    'The assistant is at rest',
    'Conversations that it is answering appear here. You can look in and take over at any time.',
  ],
  resolved: ['Nothing is resolved yet', 'Conversations that were brought to an end appear here.'],
}

function Nothing({ at }: { at: Place }) {
  const [title, words] =
    at.at === 'list'
      ? nothing[at.list]
      : at.at === 'search' && at.q
        ? ['Nothing found', 'The words must stand in one message or note. Try fewer, or the beginning of one.']
        : ['Search all conversations', 'Write words that were said in a message or a note, and press Enter.']
  return (
    <div class="list-empty">
      <h2>{title}</h2>
      <p>{words}</p>
    </div>
  )
}

function ListSkeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">Loading the list</span>
      {[0, 1, 2, 3].map((n) => (
        <div key={n} class="bone-entry" aria-hidden="true">
          <i class="bone w40" />
          <i class="bone w90" />
          <i class="bone w60" />
        </div>
      ))}
    </div>
  )
}
