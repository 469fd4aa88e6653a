/** What an action is, and what the tables of actions ask and say. */
import type { JSX } from 'preact'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { go, place } from '../live/address.ts'
import { current } from '../live/opened.ts'
import { asideShown } from '../live/prefs.ts'
import { selected } from '../live/selection.ts'
import { me } from '../live/session.ts'
import { threePanes } from '../live/shape.ts'
import { openedAt } from '../pure/place.ts'
import { dialog } from './dialogs.tsx'

export const groups = ['Conversation', 'Reply', 'Move', 'Lists', 'Go to', 'You', 'Help'] as const

export interface Action {
  id: string
  group: (typeof groups)[number]
  /** What it does, as a person would say it. */
  words: string
  /** As `chordOf` writes them; the first is the one that is shown. Two after each other are one sequence: `g q`. */
  keys?: readonly string[]
  /** The key that does it while one writes, of `composerKeys`. */
  writingKeys?: string
  icon?: (props: { size?: number }) => JSX.Element
  /** Whether it can be done right now; always, where nothing is said. */
  when?: () => boolean
  run: () => void
}

/** Opens a dialog. */
export function shows(name: NonNullable<typeof dialog.value>) {
  return () => {
    dialog.value = name
  }
}

/** The conversation that is open, once it is here. */
export function snapshot(): StaffSnapshotState | undefined {
  const now = current.value
  return now.is === 'ready' ? now.opened.snapshot : undefined
}

/** Does something with the conversation that is open. */
export function withId(act: (conversationId: string) => unknown) {
  return () => {
    const id = snapshot()?.conversationId
    if (id) void act(id)
  }
}

export function isOpened(): boolean {
  const at = place.value
  return 'conversationId' in at && at.conversationId !== undefined
}

export function isMine(): boolean {
  const { status, agent } = snapshot() ?? {}
  return status === 'assigned' && agent?.id === me().id
}

/** Nobody has it: it waits, or the assistant is at it. */
export function isFree(): boolean {
  const status = snapshot()?.status
  return status === 'queued' || status === 'answering'
}

/** Several conversations of the list that is shown are chosen. */
export function isSelecting(): boolean {
  return inList() && selected.value.length > 0
}

export function inList(): boolean {
  const { at } = place.value
  return at === 'list' || at === 'search'
}

export function focusOn(id: string) {
  document.getElementById(id)?.focus()
}

/** Presses what is on the screen, e.g. what opens a menu. */
export function press(id: string) {
  document.getElementById(id)?.click()
}

/** Brings what is known of the conversation on the screen, beside it or over it, and then goes to a place in it. */
export function besideIt(then: () => void) {
  return () => {
    const at = place.peek()
    // At once where it is in sight, so that what is typed right after the key goes where it is meant to.
    if (threePanes.peek() ? asideShown.peek() === 'on' : 'aside' in at && at.aside) return then()
    if (threePanes.peek()) asideShown.value = 'on'
    else if ('conversationId' in at) go(openedAt(at, at.conversationId, true))
    requestAnimationFrame(() => requestAnimationFrame(then))
  }
}
