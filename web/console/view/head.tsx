/** The head of a conversation: whose it is, and what can be done with it. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { Entry } from '../../../src/protocol/lists.ts'
import { ArrowStart, Check, Info, Menu as More, Retry } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { entryOf } from '../live/known.ts'
import { now } from '../live/now.ts'
import { asideShown } from '../live/prefs.ts'
import { me } from '../live/session.ts'
import { busy, reopen, takeOver } from '../live/verbs.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf } from '../pure/place.ts'
import { lasting } from '../pure/words.ts'
import { menuOf, runAction } from './actions.ts'
import { LookerFaces } from './composer-lines.tsx'
import { Countdown, clockIn } from './countdown.tsx'
import { dialog } from './dialogs.tsx'
import { Menu } from './menu.tsx'

export function Head({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id, status, agent } = snapshot
  const own = status === 'assigned' && agent?.id === me().id
  const at = place.value
  const resting = busy.value !== undefined
  const clock = clockIn(snapshot)
  const more = menuOf('transfer', 'snooze', 'merge', 'save-article', 'give-back', 'release')
  return (
    <header class="talk-head">
      <a
        class="icon-button small-only"
        href={`#/${at.at === 'list' ? at.list : 'queue'}`}
        aria-label="Back to the list"
      >
        <ArrowStart />
      </a>
      <div class="talk-who">
        <h2 id="talk-title" tabIndex={-1}>
          <bdi class="name">{nameOf(snapshot)}</bdi>
        </h2>
        <p class="talk-status">
          <State snapshot={snapshot} />
          {clock && <Countdown clock={clock} named />}
        </p>
      </div>
      <LookerFaces />
      <div class="talk-verbs">
        <button
          type="button"
          class={asideShown.value === 'on' ? 'button not-wide' : 'button'}
          aria-label="Brief"
          onClick={() => runAction('brief')}
        >
          <Info size={16} /> <span class="not-small">Brief</span>
        </button>
        {(status === 'queued' || status === 'answering') && (
          <button type="button" class="button primary" disabled={resting} onClick={() => void takeOver(id)}>
            {busy.value === 'claim' ? 'Taking over…' : 'Take over'}
          </button>
        )}
        {own && (
          <button
            type="button"
            class="button primary"
            disabled={resting}
            onClick={() => {
              dialog.value = 'resolve'
            }}
          >
            <Check size={16} /> Resolve
          </button>
        )}
        {status === 'resolved' && (
          <button type="button" class="button primary" disabled={resting} onClick={() => void reopen(id)}>
            <Retry size={16} /> Reopen
          </button>
        )}
        {more.length > 0 && <Menu label="More actions" button={<More />} items={more} />}
      </div>
    </header>
  )
}

/** Whose the conversation is, in a few words that are always true. */
function State({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { status, agent, conversationId, snoozedUntil, assistant, mergedInto } = snapshot
  const entry = entryOf(conversationId)
  switch (status) {
    case 'queued': {
      const since = entry?.queuedAt ?? snapshot.handoff?.at
      return (
        <>
          <span class="state waiting">{waitingWords(snapshot, entry?.circle)}</span>
          {since && <span>for {lasting(now.value - Date.parse(since)).replace('now', 'a moment')}</span>}
          {assistant.speaks && <span>The assistant answers meanwhile</span>}
        </>
      )
    }
    case 'assigned':
      return (
        <>
          <span class="state assigned">
            {agent?.id === me().id ? (
              'With you'
            ) : (
              <>
                With <bdi>{agent?.name}</bdi>
              </>
            )}
          </span>
          {snoozedUntil && <span>Snoozed {snoozedWords(snoozedUntil)}</span>}
        </>
      )
    case 'answering':
      return <span class="state">With the assistant (AI)</span>
    case 'resolved':
      return (
        <>
          <span class="state resolved">Resolved</span>
          {agent && <span>by {agent.id === me().id ? 'you' : <bdi>{agent.name}</bdi>}</span>}
          {mergedInto && (
            <a href={hashOf({ at: 'list', list: 'open', conversationId: mergedInto })}>Goes on elsewhere</a>
          )}
        </>
      )
  }
}

function waitingWords({ byEmail, queue }: StaffSnapshotState, circle: Entry['circle']): string {
  if (byEmail) return 'Wants an answer by email'
  if (queue?.promise.kind !== 'later') return 'Waiting'
  if (circle !== 'later') return 'Waiting, outside opening hours'
  return queue.promise.at ? 'Waiting, promised for later' : 'Waiting, nobody came in time'
}

function snoozedWords(until: string): string {
  if (until === 'reply') return 'until the customer writes'
  return `until ${new Date(until).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`
}
