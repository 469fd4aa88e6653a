/**
 * What was suggested to agents and not sent yet, so that what became of it can be measured. In memory: a suggestion
 * that a restart forgot was not judged.
 */

import { stripMarkers } from '../answering/citations.ts'
import type { JudgedSuggestion } from '../domain/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import { distance, verdictOf } from '../domain/distance.ts'
import type { Citation } from '../domain/judgement.ts'
import type { Desk } from './desk.ts'

/** A reply as an agent was shown it. */
export interface Suggestion {
  id: string
  conversationId: string
  /** Markdown without the numbers of its sources. */
  text: string
  citations: Citation[]
  drafter: string
}

/** Suggestions that are remembered; older ones were before the eyes of nobody for long. */
const MOST_REMEMBERED = 2_000

const remembered = new WeakMap<Desk['store'], Map<string, Suggestion>>()

export function remember(desk: Pick<Desk, 'store'>, suggestion: Suggestion): void {
  const all = remembered.get(desk.store) ?? new Map<string, Suggestion>()
  remembered.set(desk.store, all)
  all.set(suggestion.id, suggestion)
  if (all.size > MOST_REMEMBERED) all.delete(all.keys().next().value as string)
}

/** What was judged once is not judged again. */
export function forget(desk: Pick<Desk, 'store'>, suggestionId: string): void {
  remembered.get(desk.store)?.delete(suggestionId)
}

/** A suggestion for this conversation that was not judged yet; a handoff's id names the reply that its brief suggests. */
export function suggestionFor(desk: Pick<Desk, 'store'>, state: Conversation, id: string): Suggestion | undefined {
  const { handoff } = state
  const reply = handoff?.brief.suggestedReply
  if (handoff?.id === id && reply && !handoff.judged) {
    return { id, conversationId: state.id, ...reply, text: plainReply(reply.text), drafter: 'quote' }
  }
  const found = remembered.get(desk.store)?.get(id)
  return found?.conversationId === state.id ? found : undefined
}

/** A reply as it is sent: its sources stand beside it, not as numbers in it. */
export function plainReply(text: string): string {
  return stripMarkers(text).trim()
}

/** What became of a suggestion, given what was sent with it before the agent's eyes. */
export function judged({ id, text, drafter }: Suggestion, sent: string): JudgedSuggestion {
  const far = distance(text, sent)
  return { suggestionId: id, verdict: verdictOf(far), distance: Math.round(far * 1_000) / 1_000, drafter }
}
