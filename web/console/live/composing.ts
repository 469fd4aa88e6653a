/** What the composer offers to the rest of the console: its mode, its focus, and ways to put words into it. */
import { signal } from '@preact/signals'
import { quietly, shelf } from '../../shared/shelf.ts'
import type { Mode } from '../pure/kept.ts'
import { keptText, suggestText } from './sends.ts'

/** What is being written now. It never changes by itself while somebody types. */
export const composerMode = signal<Mode>('reply')

/**
 * Words that somebody could send, grey in the empty reply of this conversation until Tab calls `accept`, which puts them
 * in with `insertIntoComposer` and keeps count of it. Set to undefined to take them back.
 */
export const ghost = signal<{ conversationId: string; text: string; accept(): void } | undefined>(undefined)

/** What the composer that is open does for others; answers whether it did. */
interface Inserter {
  conversationId: string
  insert(text: string): void
}

let open: Inserter | undefined

/** The reply that is on the screen takes words at its caret from now on. @returns what ends that */
export function takeInsertions(inserter: Inserter): () => void {
  open = inserter
  return () => {
    if (open === inserter) open = undefined
  }
}

/** Puts words into the reply, at the caret where the reply is open, else below what was kept of it; the reply has the focus then. */
export function insertIntoComposer(conversationId: string, text: string): void {
  if (open?.conversationId === conversationId) open.insert(text)
  else suggestText(conversationId, text)
}

let focusDue = false

/**
 * Puts the focus behind the last word. At once, so that what is typed right after a key is text; where the field is
 * only about to be drawn, as soon as it is.
 */
export function focusComposer() {
  focusDue = true
  takeFocus()
  requestAnimationFrame(() => {
    takeFocus()
    focusDue = false
  })
}

/** The field takes the focus where that is due. */
export function takeFocus() {
  const field = document.getElementById('composer')
  if (!focusDue || !(field instanceof HTMLTextAreaElement) || field === document.activeElement) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** From a note to the reply and back; each keeps its own words. */
export function switchMode() {
  composerMode.value = composerMode.peek() === 'note' ? 'reply' : 'note'
  focusComposer()
}

/** Panels of the composer that are opened by a button or a key. */
export const panel = signal<'articles' | 'preview' | undefined>(undefined)

/** Opens a panel, or closes it where it is the one that is open. */
export function turnPanel(which: 'articles' | 'preview') {
  panel.value = panel.peek() === which ? undefined : which
}

const modeKey = (conversationId: string) => `bellhop.console.mode.${conversationId}`

/** Who comes back to a note, also by a reload, goes on writing a note. */
export function rememberMode(conversationId: string, mode: Mode) {
  const own = shelf('sessionStorage')
  quietly(() =>
    mode === 'note' ? own?.setItem(modeKey(conversationId), mode) : own?.removeItem(modeKey(conversationId)),
  )
}

/** A conversation is opened for a reply, unless a note was being written in it. */
export function modeFor(conversationId: string): Mode {
  const note = quietly(() => shelf('sessionStorage')?.getItem(modeKey(conversationId))) === 'note'
  return note || (keptText(conversationId, 'note') && !keptText(conversationId, 'reply')) ? 'note' : 'reply'
}
