/** The head of a conversation: whose it is, and what can be done with it. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import {
  ArrowStart,
  Assistant,
  Check,
  Info,
  Merge,
  Menu as More,
  Retry,
  Snooze,
  Transfer,
  Undo,
} from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { entryOf } from '../live/known.ts'
import { now } from '../live/now.ts'
import { me } from '../live/session.ts'
import { busy, claim, giveBack, release, reopen } from '../live/verbs.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf, openedAt } from '../pure/place.ts'
import { lasting } from '../pure/words.ts'
import { dialog } from './dialogs.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { mergeTargets } from './merge.tsx'

export function Head({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id, status, agent } = snapshot
  const own = status === 'assigned' && agent?.id === me().id
  const at = place.value
  const resting = busy.value !== undefined
  const mergeable = (own || status === 'queued' || status === 'answering') && mergeTargets(snapshot).length > 0
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
        </p>
      </div>
      <div class="talk-verbs">
        <button type="button" class="button not-wide" aria-label="Brief" onClick={() => go(openedAt(at, id, true))}>
          <Info size={16} /> <span class="not-small">Brief</span>
        </button>
        {(status === 'queued' || status === 'answering') && (
          <button type="button" class="button primary" disabled={resting} onClick={() => void take(id)}>
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
        {(own || mergeable) && (
          <Menu
            label="More actions"
            button={<More />}
            items={[
              ...(mergeable
                ? [
                    {
                      words: 'Merge…',
                      icon: <Merge />,
                      onPick: () => {
                        dialog.value = 'merge' as const
                      },
                    },
                  ]
                : []),
              ...(own ? ownVerbs(id) : []),
            ]}
          />
        )}
      </div>
    </header>
  )
}

function ownVerbs(id: string): MenuItem[] {
  return [
    {
      words: 'Transfer…',
      icon: <Transfer />,
      onPick: () => {
        dialog.value = 'transfer'
      },
    },
    {
      words: 'Snooze…',
      icon: <Snooze />,
      onPick: () => {
        dialog.value = 'snooze'
      },
    },
    { words: 'Back to the assistant', icon: <Assistant />, onPick: () => void giveBack(id) },
    { words: 'Release to the queue', icon: <Undo />, onPick: () => void release(id) },
  ]
}

/** What is taken leaves the queue: the list follows it, so that it stays in sight. */
async function take(id: string) {
  const at = place.peek()
  if ((await claim(id)) && at.at === 'list' && at.list === 'queue') {
    go({ at: 'list', list: 'mine', conversationId: id, ...(at.aside && { aside: true }) }, true)
  }
}

/** Whose the conversation is, in a few words that are always true. */
function State({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { status, agent, conversationId, queue, snoozedUntil, assistant, mergedInto } = snapshot
  const entry = entryOf(conversationId)
  switch (status) {
    case 'queued': {
      const since = entry?.queuedAt ?? snapshot.handoff?.at
      const later = queue?.promise.kind === 'later'
      return (
        <>
          <span class="state waiting">{later ? 'Waiting, outside opening hours' : 'Waiting'}</span>
          {since && <span>for {lasting(now.value - Date.parse(since)).replace('now', 'a moment')}</span>}
          {assistant.speaks && <span>The assistant goes on answering</span>}
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

function snoozedWords(until: string): string {
  if (until === 'reply') return 'until the customer writes'
  return `until ${new Date(until).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`
}
