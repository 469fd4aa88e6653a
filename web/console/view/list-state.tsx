/** What stands where a list has nothing to show: why, and what can be done about it. */
import { Offline } from '../../shared/icons.tsx'
import { line } from '../live/line.ts'
import { askShown } from '../live/lists.ts'
import type { ListName, Place } from '../pure/place.ts'
import { unfiltered } from './chips.tsx'

const nothing: Record<ListName, [title: string, words: string]> = {
  queue: ['Nobody is waiting', 'When the assistant brings somebody to you, they appear here at once.'],
  mine: ['You hold no conversation', 'Take one over from the queue, and it stays here until it is resolved.'],
  open: ['No open conversation', 'Everything is resolved.'],
  snoozed: ['Nothing is snoozed', 'What you set aside waits here, and comes back by itself.'],
  assistant: [
    'The assistant is at rest',
    'Conversations that it is answering appear here. You can look in and take over at any time.',
  ],
  resolved: ['Nothing is resolved yet', 'Conversations that were brought to an end appear here.'],
}

export function Nothing({ at }: { at: Place }) {
  const filtered = 'filters' in at && at.filters !== undefined
  if (at.at === 'search') {
    return at.q.trim() ? (
      <Empty
        title="Nothing found"
        words="The words must stand in one message or note, or in the customer’s name or address. Try fewer, or the beginning of one."
      >
        {filtered && <Unfiltered at={at} />}
      </Empty>
    ) : (
      <Empty
        title="Search all conversations"
        words="Write words of a message or a note, or a customer’s name or address, and press Enter."
      />
    )
  }
  if (at.at !== 'list') return null
  const [title, words] = nothing[at.list]
  return filtered ? (
    <Empty title="Nothing fits these filters" words="Other conversations of this list are left out.">
      <Unfiltered at={at} />
    </Empty>
  ) : (
    <Empty title={title} words={words} />
  )
}

export function Failed({ message }: { message: string | undefined }) {
  const offline = line.value.state !== 'open'
  return (
    <div class="list-empty" role="alert">
      {offline && <Offline size={24} />}
      <h2>{offline ? 'There is no connection' : 'The list could not be loaded'}</h2>
      <p>
        {offline
          ? 'What is here already stays to be read. The list comes by itself once the connection is back.'
          : message}
      </p>
      <button type="button" class="button" onClick={() => void askShown()}>
        Try again
      </button>
    </div>
  )
}

function Empty({ title, words, children }: { title: string; words: string; children?: preact.ComponentChildren }) {
  return (
    <div class="list-empty">
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </div>
  )
}

function Unfiltered({ at }: { at: Place }) {
  return (
    <a class="button" href={unfiltered(at)}>
      Show all
    </a>
  )
}

export function ListSkeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">Loading the list</span>
      {[0, 1, 2, 3, 4, 5].map((n) => (
        <div key={n} class="bone-entry" aria-hidden="true">
          <i class="bone w40" />
          <i class="bone w90" />
          <i class="bone w60" />
        </div>
      ))}
    </div>
  )
}
