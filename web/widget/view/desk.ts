import type { ReadonlySignal } from '@preact/signals'
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
  close(): void
}
