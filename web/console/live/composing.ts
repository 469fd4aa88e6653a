/** What the composer offers to the rest of the console: its mode, its focus, and ways to put words into it. */
import { signal } from '@preact/signals'
import type { Mode } from '../pure/kept.ts'
import { suggestText } from './sends.ts'

/** What is being written now. It never changes by itself while somebody types. */
export const composerMode = signal<Mode>('reply')

/**
 * Words that somebody could send, grey in the empty reply of this conversation until Tab calls `accept`, which puts them
 * in with `insertIntoComposer` and keeps count of it. Set to undefined to take them back.
 */
export const ghost = signal<{ conversationId: string; text: string; accept(): void } | undefined>(undefined)

/** Puts words into the reply, at the caret where the reply is open, else below what was kept of it; the reply has the focus then. */
export function insertIntoComposer(conversationId: string, text: string): void {
  suggestText(conversationId, text)
}

/** Puts the focus behind the last word. */
export function focusComposer() {
  requestAnimationFrame(() => {
    const field = document.getElementById('composer')
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
}
