/** What a person did about a question that the assistant did not answer, and how long it took. */
import type { ConversationEvent, Iso, Outcome } from '../domain/events.ts'

/**
 * Seconds that one reply counts for at most: between two messages an agent also does other things, and nobody says
 * which.
 */
export const MOST_PER_REPLY_SECONDS = 300

export interface Served {
  /** What members of the team wrote to the customer, as they wrote it. */
  answers: string[]
  outcome: Outcome | 'open'
  /**
   * Of each reply of an agent the time since the last message before it, or since they took it where that is later, at
   * most MOST_PER_REPLY_SECONDS; summed up.
   */
  handlingSeconds: number | null
  waitSeconds: number | null
}

/** The rest of an episode after a place in the log, up to where the assistant is asked something else. */
export function served(events: readonly ConversationEvent[], after: number): Served {
  const answers: string[] = []
  let outcome: Served['outcome'] = 'open'
  let queuedAt: Iso | undefined
  let waited: number | null = null
  let handled: number | null = null
  let last: Iso | undefined
  for (const event of events) {
    if (event.type === 'conversation.queued') queuedAt = event.at
    if (event.seq <= after) {
      if (event.type === 'message.posted') last = event.at
      continue
    }
    if (event.type === 'answer.judged' && event.data.query && answers.length > 0) break
    if (event.type === 'conversation.claimed') {
      waited ??= queuedAt ? secondsBetween(queuedAt, event.at) : null
      last = event.at
    }
    if (event.type === 'message.posted' && event.data.visibility === 'public') {
      const { author, text, original } = event.data
      if (author.kind === 'agent') {
        if (text) answers.push(original ?? text)
        handled = (handled ?? 0) + Math.min(last ? secondsBetween(last, event.at) : 0, MOST_PER_REPLY_SECONDS)
      }
      last = event.at
    }
    if (event.type === 'conversation.resolved') {
      outcome = event.data.outcome
      break
    }
    if (event.type === 'conversation.returned') break
  }
  return { answers, outcome, handlingSeconds: handled === null ? null : Math.round(handled), waitSeconds: waited }
}

function secondsBetween(from: Iso, to: Iso): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
}
