/** One line of a list: who, what they want, how long they have waited, and why they are here. */
import type { Entry } from '../../../src/protocol/lists.ts'
import { Snooze } from '../../shared/icons.tsx'
import { teams } from '../live/desk.ts'
import { entryOf } from '../live/known.ts'
import { now } from '../live/now.ts'
import { selected, selectTo, toggleSelected } from '../live/selection.ts'
import { me } from '../live/session.ts'
import { matters } from '../pure/clock.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf, openedAt, type Place } from '../pure/place.ts'
import { languageName, lasting, priorityWords, reasonWords } from '../pure/words.ts'
import { Countdown, momentFor } from './countdown.tsx'

/** From here on a wait is shown as one too long, in milliseconds. */
const LONG_WAIT_MS = 5 * 60_000

export function EntryLine({ id, at }: { id: string; at: Place }) {
  const entry = entryOf(id)
  return entry ? <Line entry={entry} at={at} /> : null
}

function Line({ entry, at }: { entry: Entry; at: Place }) {
  const { conversationId, status, agent, awaitsReply } = entry
  const open = 'conversationId' in at && at.conversationId === conversationId
  const theirs = status === 'assigned' && agent && agent.id !== me().id ? agent.name : ''
  const chosen = selected.value.includes(conversationId)
  return (
    <div class="entry-place" data-chosen={chosen || undefined} data-choosing={selected.value.length > 0 || undefined}>
      <label class="entry-check">
        <input
          type="checkbox"
          aria-label={`Select ${nameOf(entry)}`}
          checked={chosen}
          onClick={(event) => (event.shiftKey ? selectTo(conversationId) : toggleSelected(conversationId))}
        />
      </label>
      {awaitsReply && status === 'assigned' && <span class="mark-reply" title="Waits for a reply" />}
      <a
        class="entry"
        href={hashOf(openedAt(at, conversationId))}
        aria-current={open ? 'true' : undefined}
        data-status={status}
      >
        <span class="entry-top">
          <bdi class="name">{nameOf(entry)}</bdi>
          {awaitsReply && status === 'assigned' && <span class="unseen">Waits for a reply</span>}
          <Time entry={entry} />
        </span>
        <span class="entry-text">{textOf(entry)}</span>
        <span class="entry-foot">
          {theirs && (
            <span class="tag">
              With <bdi>{theirs}</bdi>
            </span>
          )}
          {tagsOf(entry).map(({ words, kind }) => (
            <span key={words} class={`tag ${kind}`}>
              {words}
            </span>
          ))}
        </span>
      </a>
    </div>
  )
}

const speakers: Record<string, string> = { agent: 'Agent: ', bot: 'Assistant: ', system: 'Bellhop: ' }

/** Who waits is known by what they want; everything else by its last word. */
function textOf({ status, wants, lastMessage }: Entry): string {
  const last = lastMessage && `${speakers[lastMessage.author] ?? ''}${lastMessage.text}`
  return (status === 'queued' ? (wants ?? last) : (last ?? wants)) ?? 'Nothing written yet'
}

/** What is due soon or late takes the place of how long it has been. */
function Time({ entry }: { entry: Entry }) {
  const { clock } = entry
  return clock && matters(clock, momentFor(clock)) ? <Countdown clock={clock} /> : <Since entry={entry} />
}

function Since({ entry }: { entry: Entry }) {
  const { status, queuedAt, updatedAt, snoozedUntil, lastMessage } = entry
  if (snoozedUntil) {
    return (
      <span class="since">
        <Snooze size={14} /> snoozed
      </span>
    )
  }
  const from = status === 'queued' ? (queuedAt ?? updatedAt) : (lastMessage?.at ?? updatedAt)
  const ms = now.value - Date.parse(from)
  const long = status === 'queued' && !entry.byEmail && entry.promise?.kind !== 'later' && ms >= LONG_WAIT_MS
  return (
    <time class={long ? 'since long' : 'since'} dateTime={from}>
      <span class="unseen">{status === 'queued' ? 'waiting for ' : 'last word '}</span>
      {lasting(ms)}
    </time>
  )
}

function tagsOf({
  status,
  reason,
  front,
  priority,
  promise,
  locale,
  tags,
  teamId,
  circle,
  byEmail,
  yours,
}: Entry): { words: string; kind: string }[] {
  const open = status !== 'resolved'
  const language = locale && !locale.toLowerCase().startsWith('en') ? languageName(locale.split('-')[0]) : undefined
  return [
    ...(open && teamId ? [{ words: teams.value.find(({ id }) => id === teamId)?.name ?? teamId, kind: 'strong' }] : []),
    ...(status === 'queued' && yours === me().id ? [{ words: 'You helped them before', kind: 'strong' }] : []),
    ...(open && byEmail ? [{ words: 'Wants an answer by email', kind: 'strong' }] : []),
    ...(status === 'queued' && !byEmail ? circleOf(circle, teamId, promise) : []),
    ...(open && front ? [{ words: 'Came back', kind: 'strong' }] : []),
    ...(open && priority > 0 ? [{ words: priorityWords(priority), kind: 'strong' }] : []),
    ...(status === 'answering' ? [{ words: 'With the assistant', kind: '' }] : []),
    ...tags.map((words) => ({ words, kind: '' })),
    ...(reason && status !== 'answering' ? [{ words: reasonWords(reason), kind: '' }] : []),
    ...(status === 'queued' && promise?.kind === 'later' && circle !== 'later'
      ? [{ words: 'Outside hours', kind: '' }]
      : []),
    ...(language ? [{ words: language, kind: '' }] : []),
  ]
}

/** Whom it was widened to, where it was. */
function circleOf(
  circle: Entry['circle'],
  teamId: string | undefined,
  promise: Entry['promise'],
): { words: string; kind: string }[] {
  if (circle === 'later') return [{ words: promise?.at ? 'Promised for later' : 'Nobody came in time', kind: '' }]
  return circle === 'everyone' && teamId ? [{ words: 'Asked everyone', kind: '' }] : []
}
