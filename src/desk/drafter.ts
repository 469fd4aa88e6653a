/** How the drafter does, and whether it answers: for whoever looks after it. */
import { DraftFailed, type Meter } from '../ports/drafting.ts'
import type { DrafterStatus, DrafterTest } from '../protocol/drafter.ts'
import { assistantState } from './assistant-state.ts'
import { dayBudget, meterFor } from './budget.ts'
import type { Desk } from './desk.ts'
import { draft } from './draft.ts'
import { inTime } from './in-time.ts'

const question = 'When is the front desk open?'
const passage = 'The front desk is open from 07:00 to 22:00 every day.'

/** Who writes the answers, whether its provider is asked now, and what is left of the day's budget. */
export async function drafterStatus(desk: Desk): Promise<DrafterStatus> {
  const { name, provider } = desk.drafter
  if (!provider) return { name, model: null }
  const [state, { used, most, ends }] = await Promise.all([assistantState(desk), dayBudget(desk)])
  const last = provider.lastFault()
  const at = (agoMs: number) => new Date(Date.parse(desk.clock.now()) - agoMs).toISOString()
  return {
    name,
    model: {
      host: provider.host,
      helpsToSearch: desk.advisor !== undefined,
      ...(state.state === 'on'
        ? { on: true }
        : { on: false, why: state.why, again: state.again, ...(state.since && { since: state.since }) }),
      budget: { used, most, ends },
      lastFault: last ? { fault: last.fault, why: last.why, at: at(last.agoMs) } : null,
    },
  }
}

/**
 * Asks the drafter one fixed question about one fixed sentence, as for a customer: in the same time, verified in the
 * same way. With a model it costs a call, which counts into the day's budget.
 * @param memberId who asks, whose own budget it goes on
 */
export async function testDrafter(desk: Desk, memberId: string): Promise<DrafterTest> {
  const began = Date.parse(desk.clock.now())
  const { meter, tokens } = counting(meterFor(desk, { visitorId: memberId }))
  const never = new AbortController().signal
  const result = await inTime(desk, { signal: never }, began, (signal) =>
    draft(desk, { ...request, ...(meter && { meter }), signal }, () => {}),
  ).then(
    (drafted): DrafterTest['result'] =>
      'withheld' in drafted ? { ok: false, fault: 'withheld', why: drafted.why } : { ok: true, text: drafted.text },
    (error: unknown) => {
      if (!(error instanceof DraftFailed)) throw error
      return { ok: false as const, fault: error.fault, why: error.message }
    },
  )
  const tookMs = Math.max(0, Date.parse(desk.clock.now()) - began)
  const { name, provider } = desk.drafter
  return { drafter: name, question, passage, tookMs, tokens: provider ? tokens() : null, result }
}

const request = {
  question,
  query: question,
  history: [],
  lang: 'en',
  passages: [
    {
      n: 1,
      score: 1,
      passage: {
        articleId: 'test/front-desk',
        title: 'Opening hours of the front desk',
        trail: [],
        anchor: '',
        position: 0,
        markdown: passage,
        text: passage,
        lang: 'en',
        revision: '',
      },
    },
  ],
}

/** A meter that also tells what was spent. */
function counting(inner: Meter | undefined): { meter?: Meter; tokens(): number } {
  let spent = 0
  if (!inner) return { tokens: () => spent }
  const meter: Meter = {
    async reserve(tokens) {
      const settle = await inner.reserve(tokens)
      return async (took) => {
        spent += took
        await settle(took)
      }
    },
  }
  return { meter, tokens: () => spent }
}
