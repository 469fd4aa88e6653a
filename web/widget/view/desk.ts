import type { Signal } from '@preact/signals'
import type { Client } from '../client.ts'
import type { Session } from '../session.ts'
import type { SoundSwitch } from '../sound-switch.ts'
import type { Say } from '../words.ts'

/** What every part of the panel works with. */
export interface Desk {
  client: Client
  session: Session
  say: Say
  /** For dates and times. */
  locale: string
  /** Rises each time the panel is opened or a conversation is chosen: focus comes in then. */
  focus: Signal<number>
  /** Whether the page can close the panel: not where it stands on its own or is a part of the page. */
  closable: boolean
  sound: SoundSwitch
  /** Whether this browser keeps the conversation for when the customer comes back. */
  kept: boolean
  /** The list of earlier conversations is in view. */
  lookingBack: Signal<boolean>
  /** A copy of the conversation is asked for. */
  copying: Signal<boolean>
  /** Addresses of the articles that are open, one upon the other; none: the conversation is in view. */
  reading: Signal<readonly string[]>
  close(): void
}
