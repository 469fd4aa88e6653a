/** How the drafter does, and what to do about a fault, in words for an admin. */
import type { OffWhy } from '../../../../src/protocol/assistant.ts'
import type { DrafterStatus } from '../../../../src/protocol/drafter.ts'
import { assistantWords } from '../assistant.ts'

type Model = NonNullable<DrafterStatus['model']>

/** Whether the model is asked now, and if not, why and until when. */
export function statusWords({ on, why, since, again }: Model, now: Date, locale: string): string {
  if (on || !why || !again) return 'It is asked for every answer'
  const off = { state: 'off' as const, why: why as OffWhy, again, quoting: true, ...(since && { since }) }
  const said = assistantWords(off, now, locale)
  return said ? `${said.what} ${said.meanwhile}` : 'It is not asked now'
}

/** `12 of 20,000 calls, 3,400 of 20,000,000 tokens`. */
export function budgetWords({ used, most }: Model['budget']): string {
  const count = new Intl.NumberFormat('en')
  const of = (what: 'requests' | 'tokens') => `${count.format(used[what])} of ${count.format(most[what])}`
  return `${of('requests')} calls, ${of('tokens')} tokens`
}

const advices: Record<string, string> = {
  refused: 'Look at OPENAI_API_KEY, and whether the account has credit; then start Bellhop again.',
  not_found: 'Look at OPENAI_MODEL and OPENAI_BASE_URL; then start Bellhop again.',
  unreachable: 'Look at OPENAI_BASE_URL, the network, and the provider’s status page.',
  timeout: 'The provider is slow. Try again in a few minutes, or choose a faster model.',
  stalled: 'The provider is slow. Try again in a few minutes, or choose a faster model.',
  rate_limited: 'The provider has too much to do, or the account’s rate is low. Wait, or raise its limits there.',
  malformed: 'OPENAI_BASE_URL leads to something that does not speak OpenAI’s chat completions. Check it.',
  truncated: 'Try again; if it stays so, choose another model.',
  empty: 'Try again; if it stays so, choose another model.',
  filtered: 'The provider’s filter stopped a harmless answer: choose another model, or change the filter there.',
  too_long: 'The model says far more than it is asked: choose another one.',
  no_answer: 'The model did not use what it was given: choose a more capable one.',
  withheld: 'The model said what the text does not: such sentences are held back. Choose a more capable one.',
  breaker_open:
    'It failed several times and is left alone for half a minute. Mend what the last fault says, then test again.',
  visitor_budget: 'You have tested as much as one may in a day. It is possible again tomorrow.',
  day_budget: 'Raise BELLHOP_LIMIT_MODEL_REQUESTS_PER_DAY or …_TOKENS_PER_DAY, or wait for tomorrow (UTC).',
}

/** What to do about a fault. */
export function advise(fault: string): string {
  return advices[fault] ?? 'Look into Bellhop’s log for more.'
}
