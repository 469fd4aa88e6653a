/** What the assistant is about to say, and who holds the lease to say it. */
import type { Iso } from '../domain/events.ts'

/**
 * Milliseconds that a lease is held for at most. One that ends later from now than this was given by a clock that was
 * set back since, and counts as run out: whoever holds it still notices when it posts.
 */
export const LONGEST_LEASE_MS = 60_000

/** The assistant's recorded intent to reply: whoever holds the lease makes the one reply. */
export interface Intent {
  conversationId: string
  epoch: number
  /** Ids of the customer messages that the reply answers, oldest first. */
  answers: string[]
  since: Iso
  attempts: number
}

export type IntentChange =
  | { set: Omit<Intent, 'conversationId' | 'attempts'> }
  | { done: { epoch: number } }
  /** Whatever was intended is off: someone else speaks now. */
  | { clear: true }

export interface IntentStore {
  /** Takes the lease (at most LONGEST_LEASE_MS) on an intent if it is free or has run out, and counts the attempt; answers undefined otherwise. */
  leaseIntent(
    conversationId: string,
    epoch: number,
    holder: string,
    now: Iso,
    leaseMs: number,
  ): Promise<Intent | undefined>
  /** Prolongs a lease that `holder` still has. */
  renewIntent(conversationId: string, epoch: number, holder: string, now: Iso, leaseMs: number): Promise<boolean>
  /** Gives up every lease: at the start of the only process, whoever held one is gone. */
  freeLeases(): Promise<void>
  /** Intents that nobody holds. */
  looseIntents(now: Iso): Promise<Intent[]>
  intent(conversationId: string): Promise<Intent | undefined>
}
