/** What a customer is asked once an episode is over, and who ends one that nobody else would. */
import type { Conversation } from '../domain/conversation.ts'
import type { SurveyQuestion } from '../domain/events.ts'
import { questionsFor } from '../domain/survey.ts'
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'

/** A person's conversations that are looked through for when they were asked before, newest first. */
const LOOKED_THROUGH = 200

/** Conversations ended in one look. */
const AT_A_TIME = 20

/** Milliseconds from a look that found nothing to the next. */
const REST_MS = 5 * 60_000

/** The questions for this customer now; whether they would recommend us is asked of a person, on whichever device. */
export async function surveyFor(desk: Desk, { visitorId }: Conversation): Promise<SurveyQuestion[]> {
  const wishes = desk.settings().surveys
  const asked = wishes.nps ? await desk.store.conversationsOfVisitor(visitorId, LOOKED_THROUGH) : []
  const npsAsked = asked.flatMap(({ npsAskedAt }) => npsAskedAt ?? [])
  return questionsFor(wishes, npsAsked, desk.clock.now())
}

/** The customer says that the matter is settled; `alreadyClaimed` while an agent has it, who ends it then. */
export function solved(desk: Desk, conversationId: string): Promise<Changed | Denied> {
  return change(desk, conversationId, async (state) => ({ do: 'solved', asks: await surveyFor(desk, state) }))
}

/** Ends what only the assistant has and nobody wrote in for long; the returned function is called at every sweep. */
export function idleKeeper(desk: Desk): () => Promise<void> {
  let restUntil = 0
  return async () => {
    const now = Date.parse(desk.clock.now())
    if (now < restUntil) return
    if ((await closeIdle(desk)) < AT_A_TIME) restUntil = now + REST_MS
  }
}

/** Ends the longest idle; answers how many there were. They may rate it when they come back, and go on by writing. */
export async function closeIdle(desk: Desk): Promise<number> {
  const { csat, ces, idleHours } = desk.settings().surveys
  const before = new Date(Date.parse(desk.clock.now()) - idleHours * 3_600_000).toISOString()
  // Hardly anybody sees it, and whoever was asked whether they would recommend us is not asked again for long.
  const asks = questionsFor({ csat, ces, nps: false, npsDays: 1 }, [], before)
  const { conversations } = await desk.store.conversations({
    status: 'answering',
    until: before,
    sort: 'oldest',
    limit: AT_A_TIME,
  })
  for (const { id } of conversations) await change(desk, id, () => ({ do: 'closeIdle', before, asks }))
  return conversations.length
}
