/** The rules that bring in a person, each with the reason it records. First match wins; order is the policy. */
import type { HandoffReason, OfferReason } from './brief.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './judgement.ts'

/** What understanding a message tells the rules. */
export interface Signals {
  /** The rule that matched, e.g. `asks_for_person.de`; absent when the customer does not ask for a person. */
  wantsPerson?: string
  /** `legal`, `self_harm`, `violence`, `account_security`, `regulator`. */
  sensitive?: string
  /** The rule that matched, e.g. `complaint.de`; absent when the customer makes no complaint. */
  complaint?: string
  /** 0…1. */
  upset: number
  /** How many times in a row the customer has now asked the same thing, this one included. */
  repeats: number
  /** The desk's own rules whose words the message holds, in the desk's order; absent where there are none. */
  keywords?: readonly KeywordHit[]
}

/** A rule of the desk's own that matched a message. */
export interface KeywordHit {
  id: string
  does: 'hand_over' | 'offer'
  /** The code that the handoff or the offer records. */
  reason: string
}

export interface HandoffPolicy {
  /** Rule families that are switched off, of those in `switchable`. */
  off: readonly string[]
  /** Turns in a row that brought nothing before a person is brought in. */
  fruitlessTurns: number
  /** Assistant turns since it last took the conversation before a person is brought in. */
  turnCap: number
  /** 0…1: from here on a customer counts as upset. */
  upsetFrom: number
  /** How many times the same question may be asked before a person is offered. */
  sameQuestion: number
}

export const defaultPolicy: HandoffPolicy = {
  off: [],
  fruitlessTurns: 2,
  turnCap: 20,
  upsetFrom: 0.6,
  sameQuestion: 3,
}

/**
 * The families of rules that a desk may switch off. Asking for a person, a failure, articles that fall short and turns
 * that lead nowhere always bring one in.
 */
export const switchable = [
  'sensitive.self_harm',
  'sensitive.violence',
  'sensitive.account_security',
  'sensitive.legal',
  'sensitive.regulator',
  'complaint',
  'upset',
  'repeated_question',
  'thumbs_down',
] as const

export type Brought = { reason: HandoffReason; rule: string }
export type Offered = { reason: OfferReason; rule: string }

/** Whether a message brings in a person before anything is looked up. */
export function bringsPerson(state: Conversation, signals: Signals, policy: HandoffPolicy): Brought | undefined {
  if (signals.wantsPerson) return { reason: 'customer_request', rule: signals.wantsPerson }
  if (signals.sensitive && !policy.off.includes(`sensitive.${signals.sensitive}`)) {
    return { reason: 'sensitive_topic', rule: `sensitive.${signals.sensitive}` }
  }
  const worded = keywordOf(signals, 'hand_over')
  if (worded) return worded
  if (state.turns >= policy.turnCap) return { reason: 'turn_cap', rule: `turn_cap.${policy.turnCap}` }
  return undefined
}

/**
 * Whether a judged turn brings in a person instead: it would be one turn too many in a row that brings nothing.
 */
export function loopsOut(state: Conversation, decision: Decision, policy: HandoffPolicy): Brought | undefined {
  const nothing = decision === 'clarify' || decision === 'decline'
  if (nothing && state.fruitless + 1 >= policy.fruitlessTurns) {
    return { reason: 'loop_limit', rule: `fruitless_turns.${policy.fruitlessTurns}` }
  }
  return undefined
}

/** Whether a person is offered beside the answer. */
export function offersPerson(signals: Signals, decision: Decision, policy: HandoffPolicy): Offered | undefined {
  const on = (family: (typeof switchable)[number]) => !policy.off.includes(family)
  const worded = keywordOf(signals, 'offer')
  if (worded) return worded
  if (signals.complaint && on('complaint')) return { reason: 'complaint', rule: signals.complaint }
  if (signals.upset >= policy.upsetFrom && on('upset')) return { reason: 'upset', rule: 'upset' }
  if (signals.repeats >= policy.sameQuestion && on('repeated_question')) {
    return { reason: 'repeated_question', rule: `same_question.${policy.sameQuestion}` }
  }
  if (decision === 'decline') return { reason: 'declined', rule: 'about_something_else' }
  return undefined
}

/** The first of the desk's own rules that matched and does this. */
function keywordOf({ keywords = [] }: Signals, does: KeywordHit['does']): Offered | undefined {
  const hit = keywords.find((each) => each.does === does)
  return hit && { reason: hit.reason, rule: `keyword.${hit.id}` }
}
