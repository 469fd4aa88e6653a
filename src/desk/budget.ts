/** What a model may be asked in a day (UTC): for each visitor, and for all of them together. */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import { DraftFailed, type Meter } from '../ports/drafting.ts'
import type { ModelUsage } from '../ports/usage.ts'
import type { Limits } from '../protocol/limits.ts'
import type { Desk } from './desk.ts'

const DAY_MS = 86_400_000

/** The meter of a conversation's visitor; none where there is no visitor, when an operator asks from the command line. */
export function meterFor(desk: Desk, { visitorId }: Pick<Conversation, 'visitorId'>): Meter | undefined {
  if (!visitorId) return undefined
  return {
    async reserve(tokens) {
      const day = dayOf(desk.clock.now())
      const reserved = await desk.store.reserveUsage({ day, visitorId, tokens }, budgets(desk.limits))
      if (reserved === 'everybody_spent') {
        desk.fanout.publish({ kind: 'assistant' })
        throw new DraftFailed('day_budget', 'the model has been asked as much as it may be today')
      }
      if (reserved === 'visitor_spent')
        throw new DraftFailed('visitor_budget', 'it has been asked as much as it may be for this visitor today')
      return async (took) => {
        await desk.store.settleUsage({ day, visitorId, tokens: took - tokens })
        desk.fanout.publish({ kind: 'assistant' })
      }
    },
  }
}

/** What all visitors together used today, what they may, and when the next day begins. */
export async function dayBudget(
  desk: Desk,
): Promise<{ used: ModelUsage; most: ModelUsage; spent: boolean; ends: Iso }> {
  const day = dayOf(desk.clock.now())
  const used = await desk.store.modelUsage(day)
  const most = budgets(desk.limits).everybody
  const ends = new Date(Date.parse(day) + DAY_MS).toISOString()
  return { used, most, spent: used.requests >= most.requests || used.tokens >= most.tokens, ends }
}

function budgets(limits: Limits): { visitor: ModelUsage; everybody: ModelUsage } {
  return {
    visitor: { requests: limits.VISITOR_MODEL_REQUESTS_PER_DAY, tokens: limits.VISITOR_MODEL_TOKENS_PER_DAY },
    everybody: { requests: limits.MODEL_REQUESTS_PER_DAY, tokens: limits.MODEL_TOKENS_PER_DAY },
  }
}

function dayOf(now: Iso): string {
  return now.slice(0, 10)
}
