/** The customer says how it was: the episode as a whole, or one answer. */
import type { Rating } from '../domain/events.ts'
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'
import { isDenied } from './desk.ts'
import { escalate } from './escalate.ts'

/** Rates the episode; the last rating counts. */
export function rate(desk: Desk, conversationId: string, rating: Omit<Rating, 'at'>): Promise<Changed | Denied> {
  return change(desk, conversationId, () => ({ do: 'rate', rating: { ...rating, at: desk.clock.now() } }))
}

/**
 * Rates one answer. A thumbs down offers a person; the second turn in a row that brought nothing brings one in.
 * @returns `unknownMessage` when it is not a message of the assistant in this conversation
 */
export async function rateAnswer(
  desk: Desk,
  conversationId: string,
  messageId: string,
  verdict: { helpful: boolean; why?: string },
): Promise<Changed | Denied> {
  const rated = await change(desk, conversationId, async () => {
    const events = await desk.store.events(conversationId, 0, Number.MAX_SAFE_INTEGER)
    const known = events.some(
      ({ type, data }) => type === 'message.posted' && data.id === messageId && data.author.kind === 'bot',
    )
    return known ? { do: 'rateAnswer', messageId, ...verdict } : { refused: 'unknownMessage' }
  })
  if (isDenied(rated) || verdict.helpful || rated.state.status.kind !== 'answering') return rated

  const policy = desk.settings().handoff
  if (rated.state.fruitless >= policy.fruitlessTurns) {
    return escalate(desk, conversationId, { reason: 'loop_limit', rule: `fruitless_turns.${policy.fruitlessTurns}` })
  }
  if (policy.off.includes('thumbs_down')) return rated
  return change(desk, conversationId, () => ({ do: 'offerHandoff', reason: 'thumbs_down', rule: 'thumbs_down' }))
}
