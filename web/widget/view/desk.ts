import type { ReadonlySignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import type { Client } from '../client.ts'
import type { Say } from '../words.ts'

/** What every part of the panel works with. */
export interface Desk {
  client: Client
  say: Say
  /** For dates and times. */
  locale: string
  /** Rises each time the panel is opened: focus comes in then. */
  focus: ReadonlySignal<number>
  embedded: boolean
  /** What lies over the conversation, e.g. the list of earlier ones: loaded when it is wanted. */
  sheet: ReadonlySignal<FunctionComponent<{ desk: Desk }> | null>
  showEarlier(): Promise<void>
  /** Back to the conversation, which gets the focus. */
  hideSheet(): void
  close(): void
}
