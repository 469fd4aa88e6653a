/** What a customer did not get: one question of a conversation that the assistant did not answer, or not well. */
import type { Iso, Outcome } from './events.ts'
import type { ConsideredPassage } from './judgement.ts'

/**
 * How it was missed. `withheld`: an answer was written and failed its checks. `low_confidence`: no article was likely
 * enough to hold it. `thumbs_down`: the customer said that the answer was no help. `handed_over`: turns that brought
 * nothing ended with a person. `declined`: taken for something else altogether, and the customer wanted a person for
 * it. `left`: asked back, and never heard of again. `asked_for_person`: a person was wanted right after an answer.
 */
export type MissKind =
  | 'withheld'
  | 'low_confidence'
  | 'thumbs_down'
  | 'handed_over'
  | 'declined'
  | 'left'
  | 'asked_for_person'

/** How sure it is that the articles were at fault, 0…1: what a miss counts for in a ranking. */
export const missWeight: Readonly<Record<MissKind, number>> = {
  withheld: 1,
  low_confidence: 1,
  thumbs_down: 1,
  handed_over: 0.7,
  declined: 0.5,
  left: 0.5,
  // Some want a person whatever they are told.
  asked_for_person: 0.3,
}

/** All texts are without what tells who the customer is; as they were said they stand in the conversation alone. */
export interface Miss {
  /** The assistant's message with which it was missed. */
  id: string
  /** The place of its judgement in the conversation. */
  seq: number
  at: Iso
  kind: MissKind
  /** The first of the customer's messages that it was to answer. */
  messageId: string
  /** As it was searched for. */
  question: string
  lang: string
  /** 0…1, the judge's. */
  confidence: number
  considered: ConsideredPassage[]
  why: string[]
  /** What the customer got instead. */
  said: string
  /** The draft that was held back. */
  withheld?: string
  /** What members of the team answered to it afterwards, without courtesies, oldest first. */
  replies: string[]
  /** How the episode ended; `open` until it does. */
  outcome: Outcome | 'open'
  /** Seconds that agents spent on it; null where none did. */
  handlingSeconds: number | null
  /** Seconds that the customer waited for one of them; null where none came. */
  waitSeconds: number | null
}
