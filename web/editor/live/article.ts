/** The article that is open, as signals: what is published, what is written, and where the two have gone apart. */
import { signal } from '@preact/signals'
import type { EditorFile } from '../../../src/protocol/editor.ts'
import type { Cause } from '../../../src/protocol/editor-bodies.ts'

export interface Version {
  text: string
  /** Null where there is no file yet. */
  revision: string | null
}

/** Another text beside the one here: newer, of the same person elsewhere, a colleague’s draft, or a discarded one. */
export interface Theirs extends Version {
  what: 'published' | 'gone' | 'elsewhere' | 'colleague' | 'discarded'
  by?: string | undefined
  at?: string | undefined
}

export type Opened =
  | { is: 'none' }
  | { is: 'asking'; path: string }
  | { is: 'missing'; path: string }
  | { is: 'failed'; path: string; message: string }
  /** `key` is another for each opening. */
  | { is: 'here'; path: string; key: number }

export const opened = signal<Opened>({ is: 'none' })
/** What is written, as it would be published. */
export const text = signal('')
/** What that was made from. */
export const base = signal<Version>({ text: '', revision: null })
/** The file as it is; without a revision: there is none. */
export const published = signal<Version>({ text: '', revision: null })
/** Who else has a draft of this article. */
export const others = signal<EditorFile['others']>([])
/** A draft of one's own that somebody discarded. */
export const discarded = signal<EditorFile['discarded']>(undefined)
export const cause = signal<Cause | undefined>(undefined)
/** Set where somebody has to look at two texts. */
export const theirs = signal<Theirs | undefined>(undefined)

/** Whether something is written that is not published. */
export function hasChanges(): boolean {
  return text.value !== published.value.text || published.value.revision === null
}

/** The path of the article that is open. @throws Error where none is, which no part of its view can reach */
export function here(): { path: string } {
  if (opened.value.is !== 'here') throw new Error('No article is open.')
  return opened.value
}
