/** Why the assistant does not write its answers, in words for the team. */
import type { AssistantState, OffWhy } from '../../../src/protocol/assistant.ts'
import { moment } from '../../shared/time.ts'

const MINUTE_MS = 60_000

type Off = Extract<AssistantState, { state: 'off' }>

const reasons: Record<OffWhy, (since: string) => string> = {
  unreachable: (since) => `its model has not been reachable${since}`,
  too_slow: (since) => `its model has been too slow to answer${since}`,
  overloaded: (since) => `its model has been overloaded${since}`,
  unreadable: (since) => `its model has been sending nothing that can be read${since}`,
  refusing: (since) => `its model’s provider has been refusing requests${since}`,
  key_refused: (since) => `its model’s provider has been refusing the API key${since}`,
  quota_used_up: (since) => `the account at its model’s provider has been out of quota${since}`,
  model_unknown: (since) => `its model’s provider has not known the model or the address${since}`,
  budget_spent: () => 'the day’s budget for its model is spent',
}

/** What is wrong, and what that means for customers and until when; undefined while all is well. */
export function assistantWords(
  state: AssistantState,
  now: Date,
  locale: string,
): { what: string; meanwhile: string } | undefined {
  if (state.state === 'on') return undefined
  const since = state.since ? ` since ${moment(state.since, now, locale)}` : ''
  const reason = reasons[state.why]?.(since) ?? `its model cannot be used${since}`
  const answered = state.quoting
    ? 'What the articles surely answer is quoted from them.'
    : 'What the articles answer comes to the queue.'
  return { what: `The assistant is off: ${reason}.`, meanwhile: `${answered} ${again(state, now, locale)}` }
}

function again({ why, again: at }: Off, now: Date, locale: string): string {
  const when = moment(at, now, locale)
  if (why === 'budget_spent') return `It is on again from ${when}.`
  const waitMs = Date.parse(at) - now.getTime()
  if (waitMs <= 0) return 'The next question tries it again.'
  return waitMs < MINUTE_MS ? 'It is tried again within a minute.' : `It is tried again at ${when}.`
}
