/** What customers are asked once an episode is over, and what of their answers is new. */
import type { Iso, Rating, RatingPart, ServedBy, Survey, SurveyQuestion } from './events.ts'

/** What the desk wants to know, as its settings say. */
export interface SurveyWishes {
  csat: boolean
  ces: boolean
  nps: boolean
  /** Days in which nobody is asked twice whether they would recommend us. */
  npsDays: number
}

const DAY_MS = 24 * 3_600_000

/**
 * The questions of a survey.
 * @param npsAsked when this person was asked `nps` before, in whichever conversation
 */
export function questionsFor(wishes: SurveyWishes, npsAsked: readonly Iso[], now: Iso): SurveyQuestion[] {
  const from = Date.parse(now) - wishes.npsDays * DAY_MS
  const rested = npsAsked.every((at) => Date.parse(at) <= from)
  return [
    ...(wishes.csat ? (['csat'] as const) : []),
    ...(wishes.ces ? (['ces'] as const) : []),
    ...(wishes.nps && rested ? (['nps'] as const) : []),
  ]
}

/** Who has served the customer, after one more who did. */
export function servedAlso(before: ServedBy | undefined, by: 'assistant' | 'person'): ServedBy {
  return before === undefined || before === by ? by : 'both'
}

/** What was asked, as events tell it; of an event from before surveys could be chosen, that it was `csat`. */
export function surveyOf({ asks = ['csat'], of = 'person', agentId }: Partial<Survey>): Survey {
  return { asks, of, ...(agentId && { agentId }) }
}

const parts = ['csat', 'assistant', 'ces', 'nps', 'comment'] as const satisfies RatingPart[]

/** What a rating says that the one before it in the episode did not. */
export function freshIn(given: Rating, before: Rating | undefined): RatingPart[] {
  return parts.filter((part) => given[part] !== undefined && given[part] !== before?.[part])
}
