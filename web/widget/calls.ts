/** What a page may wish for and call. */
import type { Happening, Happenings } from './listeners.ts'

export type Theme = 'light' | 'dark' | 'auto'

/** What the page may wish for. Left out: as it is. */
export interface Wishes {
  theme?: Theme | undefined
  /** As `#rrggbb`. */
  accent?: string | undefined
  position?: 'start' | 'end' | undefined
}

export interface Options extends Wishes {
  locale?: string | undefined
  site?: string | undefined
}

/** What the page may call. */
export interface Embed {
  open(): void
  close(): void
  toggle(): void
  /** Opens the chat and sends a question. */
  ask(text: string): void
  /** Says who is signed in on the page, by a JWT that its server signed; again after each sign-in. */
  identify(jwt: string): void
  /** The language from now on. */
  locale(tag: string): void
  theme(wanted: Theme | Wishes): void
  /** Names the page that the customer is on, until the address changes. */
  page(url: string): void
  /** Takes the chat off the page and forgets the conversation on this device. The next call to open it brings it back. */
  shutdown(): void
  on<H extends Happening>(name: H, run: (detail: Happenings[H]) => void): void
  off<H extends Happening>(name: H, run: (detail: Happenings[H]) => void): void
  /** Puts the chat on the page, at first and after a shutdown; nothing where it is. */
  start(): void
}
