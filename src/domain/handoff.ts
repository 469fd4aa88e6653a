/** The rules that bring in a person, each with the reason it records. First match wins; order is the policy. */
import type { Conversation } from './conversation.ts'
import type { Decision, HandoffReason, OfferReason } from './events.ts'

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
}

export interface HandoffPolicy {
  /** Rule families that are switched off, e.g. `sensitive.legal` or `complaint`. Asking for a person cannot be. */
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

export type Brought = { reason: HandoffReason; rule: string }
export type Offered = { reason: OfferReason; rule: string }

/** Whether a message brings in a person before anything is looked up. */
export function bringsPerson(state: Conversation, signals: Signals, policy: HandoffPolicy): Brought | undefined {
  if (signals.wantsPerson) return { reason: 'customer_request', rule: signals.wantsPerson }
  if (signals.sensitive && !policy.off.includes(`sensitive.${signals.sensitive}`)) {
    return { reason: 'sensitive_topic', rule: `sensitive.${signals.sensitive}` }
  }
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
  if (signals.complaint && !policy.off.includes('complaint')) return { reason: 'complaint', rule: signals.complaint }
  if (signals.upset >= policy.upsetFrom && !policy.off.includes('upset')) return { reason: 'upset', rule: 'upset' }
  if (signals.repeats >= policy.sameQuestion) {
    return { reason: 'repeated_question', rule: `same_question.${policy.sameQuestion}` }
  }
  if (decision === 'decline') return { reason: 'declined', rule: 'about_something_else' }
  return undefined
}
