/** One line of a list: who, what they want, how long they have waited, and why they are here. */
import { Snooze } from '../../shared/icons.tsx'
import { teams } from '../live/desk.ts'
import { now } from '../live/now.ts'
import { me } from '../live/session.ts'
import type { Entry } from '../pure/lists.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf, openedAt, type Place } from '../pure/place.ts'
import { languageName, lasting, reasonWords } from '../pure/words.ts'

/** From here on a wait is shown as one too long, in milliseconds. */
const LONG_WAIT_MS = 5 * 60_000

export function EntryLine({ entry, at }: { entry: Entry; at: Place }) {
  const { conversationId, status, agent, awaitsReply } = entry
  const open = 'conversationId' in at && at.conversationId === conversationId
  const theirs = status === 'assigned' && agent && agent.id !== me().id ? agent.name : ''
  return (
    <li>
      <a
        class="entry"
        href={hashOf(openedAt(at, conversationId))}
        aria-current={open ? 'true' : undefined}
        data-status={status}
      >
        <span class="entry-top">
          <bdi class="name">{nameOf(entry)}</bdi>
          {awaitsReply && status === 'assigned' && (
            <span class="mark-reply" title="Waits for a reply">
              <span class="unseen">Waits for a reply</span>
            </span>
          )}
          <Since entry={entry} />
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
    </li>
  )
}

const speakers: Record<string, string> = { agent: 'Agent: ', bot: 'Assistant: ', system: 'Bellhop: ' }

/** Who waits is known by what they want; everything else by its last word. */
function textOf({ status, wants, lastMessage }: Entry): string {
  const last = lastMessage && `${speakers[lastMessage.author] ?? ''}${lastMessage.text}`
  return (status === 'queued' ? (wants ?? last) : (last ?? wants)) ?? 'Nothing written yet'
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
    ...(open && priority > 0 ? [{ words: 'Priority', kind: 'strong' }] : []),
    ...(status === 'answering' ? [{ words: 'With the assistant', kind: '' }] : []),
    ...(reason && status !== 'answering' ? [{ words: reasonWords(reason), kind: '' }] : []),
    ...(status === 'queued' && promise?.kind === 'later' && circle !== 'later'
      ? [{ words: 'Outside hours', kind: '' }]
      : []),
    ...(language ? [{ words: language, kind: '' }] : []),
    ...tags.map((words) => ({ words, kind: '' })),
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
