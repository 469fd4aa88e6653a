/** What the parts of an article's view share: the dialog that is open, and the text field. */
import { signal } from '@preact/signals'
import type { Field } from '../code/field.ts'

export type DialogName = 'publish' | 'move' | 'bin' | 'discard' | 'link' | 'picture'

export const dialog = signal<DialogName | undefined>(undefined)
/** Undefined while it loads. */
export const field = signal<Field | undefined>(undefined)

export function closeDialog(): void {
  dialog.value = undefined
}
