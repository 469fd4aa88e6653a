/**
 * Everything that can be done in the console, once: keys, the help, the palette and menus are made from this table.
 * A new action is a new entry; nothing else needs to know of it.
 */
import type { JSX } from 'preact'
import type { PresenceState } from '../../../src/domain/queue.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Assistant, Book, Merge, Snooze, Transfer, Undo } from '../../shared/icons.tsx'
import { type AdminPage, adminPages } from '../admin/pages.ts'
import { go, place } from '../live/address.ts'
import { switchNotifications, switchSound } from '../live/alerts.ts'
import { bulkClaim, bulkResolve, bulkSnooze, bulkTold, undoLast } from '../live/bulk.ts'
import { composerMode, focusComposer, turnPanel } from '../live/composing.ts'
import { choosePresence } from '../live/desk.ts'
import { shownIds } from '../live/lists.ts'
import { current } from '../live/opened.ts'
import { asideShown, density, flip, notifications, singleKeys, sound, theme } from '../live/prefs.ts'
import { clearSelection, selectAllShown, selected, toggleOpened } from '../live/selection.ts'
import { me, signOut, wordsOf } from '../live/session.ts'
import { threePanes } from '../live/shape.ts'
import { giveBack, release, reopen, takeOver } from '../live/verbs.ts'
import { pagesFor } from '../pure/admin.ts'
import { capsOf } from '../pure/keys.ts'
import { neighbour } from '../pure/lists.ts'
import { openedAt, type Place } from '../pure/place.ts'

import { dialog, toast } from './dialogs.tsx'
import type { MenuItem } from './menu.tsx'
import { mergeTargets } from './merge.tsx'
import { listTitles } from './rail.tsx'

export const groups = ['Conversation', 'Move', 'Lists', 'Go to', 'You', 'Help'] as const

export interface Action {
  id: string
  group: (typeof groups)[number]
  /** What it does, as a person would say it. */
  words: string
  /** As `chordOf` writes them; the first is the one that is shown. Two after each other are one sequence: `g q`. */
  keys?: readonly string[]
  icon?: (props: { size?: number }) => JSX.Element
  /** Whether it can be done right now; always, where nothing is said. */
  when?: () => boolean
  run: () => void
}

export const actions: readonly Action[] = [
  {
    id: 'reply',
    group: 'Conversation',
    words: 'Write a reply',
    keys: ['r'],
    when: isOpened,
    run: () => write('reply'),
  },
  { id: 'note', group: 'Conversation', words: 'Write a note', keys: ['n'], when: isOpened, run: () => write('note') },
  {
    id: 'insert-article',
    group: 'Conversation',
    words: 'Insert an article',
    when: isOpened,
    run: () => turnPanel('articles'),
  },
  {
    id: 'preview',
    group: 'Conversation',
    words: 'Show how it will read',
    when: isOpened,
    run: () => turnPanel('preview'),
  },
  { id: 'take-over', group: 'Conversation', words: 'Take over', keys: ['a'], when: isFree, run: withId(takeOver) },
  { id: 'resolve', group: 'Conversation', words: 'Resolve…', keys: ['e'], when: isMine, run: shows('resolve') },
  {
    id: 'resolve-next',
    group: 'Conversation',
    words: 'Resolve and open the next…',
    keys: ['Shift+e'],
    when: isMine,
    run: shows('resolve-next'),
  },
  {
    id: 'snooze',
    group: 'Conversation',
    words: 'Snooze…',
    keys: ['s'],
    icon: Snooze,
    when: isMine,
    run: shows('snooze'),
  },
  {
    id: 'transfer',
    group: 'Conversation',
    words: 'Transfer…',
    keys: ['t'],
    icon: Transfer,
    when: isMine,
    run: shows('transfer'),
  },
  {
    id: 'merge',
    group: 'Conversation',
    words: 'Merge…',
    icon: Merge,
    when: isMergeable,
    run: shows('merge'),
  },
  {
    id: 'save-article',
    group: 'Conversation',
    words: 'Save as article…',
    icon: Book,
    when: isOpened,
    run: shows('article'),
  },
  {
    id: 'give-back',
    group: 'Conversation',
    words: 'Back to the assistant',
    icon: Assistant,
    when: isMine,
    run: withId(giveBack),
  },
  {
    id: 'release',
    group: 'Conversation',
    words: 'Release to the queue',
    icon: Undo,
    when: isMine,
    run: withId(release),
  },
  { id: 'reopen', group: 'Conversation', words: 'Reopen', when: isResolved, run: withId(reopen) },
  { id: 'brief', group: 'Conversation', words: 'Show or hide the brief', keys: ['b'], when: isOpened, run: turnBrief },

  { id: 'next', group: 'Move', words: 'Next conversation', keys: ['j'], when: inList, run: () => step(1) },
  { id: 'previous', group: 'Move', words: 'Previous conversation', keys: ['k'], when: inList, run: () => step(-1) },
  {
    id: 'open',
    group: 'Move',
    words: 'Open the first, or read the open one',
    keys: ['o', 'Enter'],
    when: inList,
    run: read,
  },
  {
    id: 'select',
    group: 'Lists',
    words: 'Select the open conversation',
    keys: ['x'],
    when: isOpened,
    run: toggleOpened,
  },
  { id: 'select-all', group: 'Lists', words: 'Select all that are shown', when: inList, run: selectAllShown },
  { id: 'select-none', group: 'Lists', words: 'Select none', when: isSelecting, run: clearSelection },
  {
    id: 'claim-selected',
    group: 'Lists',
    words: 'Take over the selected',
    when: isSelecting,
    run: () => void bulkClaim(),
  },
  {
    id: 'resolve-selected',
    group: 'Lists',
    words: 'Resolve the selected',
    when: isSelecting,
    run: () => void bulkResolve(),
  },
  {
    id: 'snooze-selected',
    group: 'Lists',
    words: 'Snooze the selected until they write',
    when: isSelecting,
    run: () => void bulkSnooze(),
  },
  {
    id: 'undo',
    group: 'Lists',
    words: 'Undo what was done to the selected',
    keys: ['z'],
    when: () => bulkTold.value !== undefined,
    run: () => void undoLast(),
  },

  { id: 'search', group: 'Move', words: 'Search', keys: ['/'], when: inList, run: () => focusOn('search') },
  {
    id: 'back',
    group: 'Move',
    words: 'Leave the text field, or go back to the list',
    keys: ['Escape'],
    when: isOpened,
    run: () => go(openedAt(place.peek())),
  },

  goes(listTitles.queue, 'g q', { at: 'list', list: 'queue' }),
  goes(listTitles.mine, 'g m', { at: 'list', list: 'mine' }),
  goes(listTitles.snoozed, 'g z', { at: 'list', list: 'snoozed' }),
  goes(listTitles.open, 'g o', { at: 'list', list: 'open' }),
  goes(listTitles.assistant, 'g a', { at: 'list', list: 'assistant' }),
  goes(listTitles.resolved, 'g r', { at: 'list', list: 'resolved' }),
  goes('Settings and other pages', 'g s', { at: 'admin' }),
  ...adminPages.map(pageAction),

  { id: 'online', group: 'You', words: 'Be online', run: () => be('online') },
  { id: 'assign-only', group: 'You', words: 'Take only what is assigned to you', run: () => be('assign_only') },
  { id: 'away', group: 'You', words: 'Be away: nothing rings', run: () => be('away') },
  {
    id: 'sound',
    group: 'You',
    words: 'Switch the bell on or off',
    run: () => toast(switchSound(sound.peek() === 'off')),
  },
  {
    id: 'notifications',
    group: 'You',
    words: 'Switch notifications on or off',
    run: () => void switchNotifications(notifications.peek() === 'off').then(toast),
  },
  { id: 'density', group: 'You', words: 'Comfortable or compact', run: turnDensity },
  { id: 'theme', group: 'You', words: 'Light, dark or as the system', run: turnTheme },
  { id: 'single-keys', group: 'You', words: 'Switch single keys on or off', run: () => flip(singleKeys) },
  { id: 'preferences', group: 'You', words: 'Preferences', keys: ['g p'], run: shows('preferences') },
  {
    id: 'sign-out',
    group: 'You',
    words: 'Sign out',
    run: () => void signOut().catch((error: unknown) => toast(wordsOf(error))),
  },

  { id: 'palette', group: 'Help', words: 'Find and do anything', keys: ['Mod+k'], run: shows('palette') },
  { id: 'help', group: 'Help', words: 'Keyboard shortcuts', keys: ['?'], run: shows('help') },
]

/** Does what an action does, where it can be done now; answers whether it could. */
export function runAction(id: string): boolean {
  const action = actions.find((each) => each.id === id)
  if (!action || action.when?.() === false) return false
  action.run()
  return true
}

/** Actions as lines of a menu, each with its key; what cannot be done now is left out. */
export function menuOf(...ids: string[]): MenuItem[] {
  return ids
    .flatMap((id) => actions.find((action) => action.id === id) ?? [])
    .filter(({ when }) => when?.() !== false)
    .map(({ words, icon: Icon, keys, run }) => ({
      words,
      ...(Icon && { icon: Icon({}) }),
      ...(keys?.[0] && { keys: caps(keys[0]).join(' ') }),
      onPick: run,
    }))
}

/** Whether this is a keyboard of Apple's, where ⌘ is what Ctrl is elsewhere. */
const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** The caps of a key, as this machine's board has them. */
export const caps = (keys: string) => capsOf(keys, apple)

function goes(words: string, keys: string, to: Place): Action {
  return { id: `go-${keys.slice(-1)}`, group: 'Go to', words, keys: [keys], run: () => go(to) }
}

/** The pages beside the lists, for whom they are there. */
function pageAction(page: AdminPage): Action {
  return {
    id: `page-${page.id}`,
    group: 'Go to',
    words: `Settings: ${page.words}`,
    when: () => pagesFor([page], me().roles).length > 0,
    run: () => go({ at: 'admin', page: page.id }),
  }
}

function shows(name: NonNullable<typeof dialog.value>) {
  return () => {
    dialog.value = name
  }
}

function snapshot(): StaffSnapshotState | undefined {
  const now = current.value
  return now.is === 'ready' ? now.opened.snapshot : undefined
}

function withId(act: (conversationId: string) => Promise<unknown>) {
  return () => {
    const id = snapshot()?.conversationId
    if (id) void act(id)
  }
}

function isOpened(): boolean {
  const at = place.value
  return 'conversationId' in at && at.conversationId !== undefined
}

function isSelecting(): boolean {
  return selected.value.length > 0
}

function isFree(): boolean {
  const status = snapshot()?.status
  return status === 'queued' || status === 'answering'
}

function isMine(): boolean {
  const { status, agent } = snapshot() ?? {}
  return status === 'assigned' && agent?.id === me().id
}

function isMergeable(): boolean {
  const now = snapshot()
  return now !== undefined && (isMine() || isFree()) && mergeTargets(now).length > 0
}

function isResolved(): boolean {
  return snapshot()?.status === 'resolved'
}

function inList(): boolean {
  const { at } = place.value
  return at === 'list' || at === 'search'
}

function write(mode: 'reply' | 'note') {
  composerMode.value = mode
  focusComposer()
}

function step(by: 1 | -1) {
  const at = place.peek()
  const id = 'conversationId' in at ? at.conversationId : undefined
  const next = neighbour(shownIds.value, id, by)
  if (next) go(openedAt(at, next), id !== undefined)
}

function read() {
  if (isOpened()) focusOn('talk-title')
  else step(1)
}

function focusOn(id: string) {
  document.getElementById(id)?.focus()
}

/** Beside the conversation where there is room, over it where there is not. */
function turnBrief() {
  const at = place.peek()
  if (threePanes.peek()) flip(asideShown)
  else if ('conversationId' in at) go(openedAt(at, at.conversationId, !at.aside))
}

function turnDensity() {
  density.value = density.peek() === 'compact' ? 'comfortable' : 'compact'
}

function turnTheme() {
  const after = { system: 'light', light: 'dark', dark: 'system' } as const
  theme.value = after[theme.peek()]
  toast(theme.value === 'system' ? 'Light or dark, as your system.' : `The ${theme.value} theme.`)
}

function be(state: PresenceState) {
  if (!choosePresence(state)) toast('There is no live connection, so your colleagues cannot be told.')
}
