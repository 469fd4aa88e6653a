import type { Signal } from '@preact/signals'
import type { Client } from '../client.ts'
import type { Say } from '../words.ts'

/** What every part of the panel works with. */
export interface Desk {
  client: Client
  say: Say
  /** For dates and times. */
  locale: string
  /** Rises each time the panel is opened or a conversation is chosen: focus comes in then. */
  focus: Signal<number>
  /** Whether the page can close the panel: not where it stands on its own or is a part of the page. */
  closable: boolean
  /** The list of earlier conversations is in view. */
  lookingBack: Signal<boolean>
  /** Addresses of the articles that are open, one upon the other; none: the conversation is in view. */
  reading: Signal<readonly string[]>
  close(): void
}
