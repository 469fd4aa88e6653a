/** What a state says of itself. */
import type { Client } from '../client.ts'
import type { Talk } from '../talk.ts'
import type { Story } from './folded.ts'
import type { Tale } from './tale.ts'

/** What the panel knows in a state; what is not said is as in a panel that has just been opened. */
export interface Shown {
  talk?: Talk
  text?: string
  line?: 'open' | 'slow' | 'down'
  notice?: 'forgotten' | 'failed'
  loading?: boolean
  /** The greeting has not come. */
  unwelcomed?: boolean
  pending?: Client['pending']['value']
  earlier?: Client['earlier']['value']
  /** The customer stopped the reply. */
  stopped?: boolean
  offline?: boolean
  /** This browser keeps nothing. */
  unkept?: boolean
  /** The sound is off. */
  silent?: boolean
  /** What becomes of calls; each is answered well where nothing is said. */
  server?: ServerMood
  /** What was done and heard since, one after the other. */
  did?: readonly Deed[]
}

/** `silent`: no answer comes. `gone`: nothing is there any more. `full`: enough of it for today. */
export type ServerMood = 'silent' | 'unreachable' | 'gone' | 'full'

/** What the customer does, in places that selectors name, and what comes to them. Each waits for what it needs. */
export type Deed =
  | { press: string }
  | { write: string; into: string }
  /** Files by name; the made-up server takes them as their names say. */
  | { attach: readonly string[] }
  /** Holds files over the window. */
  | { drag: true }
  /** Goes back to the beginning. */
  | { scrollUp: true }
  /** The conversation goes on. */
  | { hear: Talk }
  /** Waits until this is there. */
  | { see: string }

export interface State {
  id: string
  /** What there is to see. */
  about: string
  shown(tale: Tale): Shown
}

/** A state of a conversation. */
export function told(story: (tale: Tale) => Story, more: Shown = {}): State['shown'] {
  return (tale) => ({ talk: story(tale).talk, ...more })
}
