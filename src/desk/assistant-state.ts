/** Whether the assistant writes its answers now, and if not, why and until when: for the people at the desk. */
import type { AssistantState } from '../protocol/assistant.ts'
import { dayBudget } from './budget.ts'
import type { Desk } from './desk.ts'

/** A drafter without a provider is always on. */
export async function assistantState(desk: Desk): Promise<AssistantState> {
  const { provider } = desk.drafter
  if (!provider) return { state: 'on' }
  const quoting = desk.fallback !== undefined
  const { spent, ends } = await dayBudget(desk)
  if (spent) return { state: 'off', why: 'budget_spent', again: ends, quoting }
  const now = provider.state()
  if (now.on) return { state: 'on' }
  const inMs = (ms: number) => toSecond(Date.parse(desk.clock.now()) + ms)
  return { state: 'off', why: now.why, since: inMs(-now.forMs), again: inMs(now.againInMs), quoting }
}

function toSecond(ms: number): string {
  return new Date(Math.round(ms / 1_000) * 1_000).toISOString()
}
