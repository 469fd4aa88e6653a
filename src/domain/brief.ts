/** Handing over to a person: why, and what they need to know before the first reply. */
import type { Citation, ConsideredPassage } from './judgement.ts'

/** Bellhop's own codes. */
export type OwnHandoffReason =
  | 'customer_request'
  | 'sensitive_topic'
  | 'low_confidence'
  | 'bot_failure'
  | 'loop_limit'
  | 'turn_cap'
  | 'accepted_offer'

export type OwnOfferReason = 'complaint' | 'upset' | 'repeated_question' | 'thumbs_down' | 'declined'

/** A code that the desk gave to a rule of its own, e.g. `contract_end`. */
type GivenReason = string & Record<never, never>

export type HandoffReason = OwnHandoffReason | GivenReason

export type OfferReason = OwnOfferReason | GivenReason

/** What an agent needs to know before the first reply; written at the moment of handing over. */
export interface Brief {
  /** What the customer wants, in a sentence or their own words. */
  wants: string
  /** What the assistant tried: the question searched for, the passages found, and why they fell short. */
  tried: { query: string; passages: ConsideredPassage[]; why: string[]; messageId?: string }[]
  /** What the customer said they already did. */
  alreadyDid: string[]
  mood: 'calm' | 'upset'
  /** Whether the customer made a complaint; absent where they made none. */
  complains?: boolean
  /** What the customer said, oldest first, shortened. */
  said: { seq: number; text: string }[]
  suggestedReply?: { text: string; citations: Citation[] }
  withheld?: string
  /** The short text the customer sees and may correct. */
  summary: string
  /** The messages, by seq, that say so; `alreadyDid` in the order of its deeds. */
  places?: { wants?: number; mood?: number; alreadyDid?: number[] }
}

/** What became of a reply that was suggested to an agent. */
export interface JudgedSuggestion {
  /** A handoff's id where it is the reply of its brief. */
  suggestionId: string
  /** The message that was sent with it before the agent's eyes. */
  messageId?: string
  verdict: 'accepted' | 'edited' | 'rejected'
  /** 0…1: how much of it was changed, see `domain/distance.ts`. */
  distance: number
  /** Who had written it, e.g. `quote`. */
  drafter: string
}

export interface Handoff {
  id: string
  reason: HandoffReason
  /** The rule that fired, e.g. `asks_for_person.en`. */
  rule: string
  brief: Brief
}
