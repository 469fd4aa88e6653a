/** What a model's provider does, in figures: calls, faults, times, tokens, and what is left of the day's budget. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { dayBudget } from '../desk/budget.ts'
import type { Desk } from '../desk/desk.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { ProviderNews } from '../ports/drafting.ts'

/** Seconds; the last two are where a call is given up. */
const buckets = [0.1, 0.25, 0.5, 1, 2, 4, 7, 10, 18]

/**
 * Counts what the desk's drafter tells of its provider; where it has none, there are no such figures.
 * @returns counts what conversations show of it
 */
export function countModel(desk: Desk, registers: Registry[]): (event: ConversationEvent) => void {
  const { provider } = desk.drafter
  if (!provider) return () => {}
  const calls = new Counter({ name: 'bellhop_model_calls_total', help: 'Requests to the model’s provider', registers })
  const retries = new Counter({
    name: 'bellhop_model_retries_total',
    help: 'Requests made again because one failed',
    registers,
  })
  const faults = new Counter({
    name: 'bellhop_model_faults_total',
    help: 'Drafts and advice that could not be had, by fault; breaker_open and the budgets made no request',
    labelNames: ['fault'],
    registers,
  })
  const firstToken = new Histogram({
    name: 'bellhop_model_first_token_seconds',
    help: 'From a request to the first words of its answer',
    buckets,
    registers,
  })
  const seconds = new Histogram({
    name: 'bellhop_model_seconds',
    help: 'From a request to its end, however it ended',
    buckets,
    registers,
  })
  const tokens = new Counter({
    name: 'bellhop_model_tokens_total',
    help: 'Tokens by direction, as the provider counts them or estimated',
    labelNames: ['direction'],
    registers,
  })
  const quoted = new Counter({
    name: 'bellhop_quoted_instead_total',
    help: 'Answers that were quoted because the model gave none, by fault',
    labelNames: ['fault'],
    registers,
  })
  new Gauge({
    name: 'bellhop_model_breaker_state',
    help: '0 closed, 1 open, 2 half open: the next call tries whether the provider answers again',
    registers,
    collect() {
      const now = provider.state()
      this.set(now.on ? 0 : now.againInMs > 0 ? 1 : 2)
    },
  })
  new Gauge({
    name: 'bellhop_model_budget_used_ratio',
    help: 'Share of the day’s budget of all visitors that is used',
    labelNames: ['unit'],
    registers,
    async collect() {
      const { used, most } = await dayBudget(desk)
      this.set({ unit: 'requests' }, used.requests / most.requests)
      this.set({ unit: 'tokens' }, used.tokens / most.tokens)
    },
  })

  provider.listen((news: ProviderNews) => {
    switch (news.kind) {
      case 'called':
        calls.inc()
        if (news.again) retries.inc()
        break
      case 'began':
        firstToken.observe(news.afterMs / 1_000)
        break
      case 'ended':
        seconds.observe(news.afterMs / 1_000)
        tokens.inc({ direction: 'sent' }, news.sent)
        tokens.inc({ direction: 'received' }, news.received)
        break
      case 'failed':
        faults.inc({ fault: news.fault })
        break
      case 'turned':
        break
    }
  })
  return ({ type, data }) => {
    if (type === 'answer.judged' && data.fault && data.decision === 'answer') quoted.inc({ fault: data.fault })
  }
}
