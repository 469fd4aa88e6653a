/** The advisor that asks a model. Advice that comes late is none: the customer is waiting for the answer itself. */
import { orderPrompt, queriesPrompt, readOrder, readQueries } from '../answering/advice.ts'
import type { ChatMessage } from '../answering/prompt.ts'
import { hiding } from '../answering/redact/redact.ts'
import { type Advisor, DraftFailed, type Meter } from '../ports/drafting.ts'
import { type BreakerLimits, breaker } from './breaker.ts'
import { notAsked } from './faults.ts'
import type { Model } from './model.ts'

/** Milliseconds that advice may take. */
const ADVICE_MS = 2_500
/** Advice is given up sooner than answers are: it only adds to them. */
const adviceBreaker: BreakerLimits = { failures: 3, windowMs: 60_000, openMs: 60_000 }

export function openaiAdvisor(model: Model): Advisor {
  const gate = breaker(adviceBreaker, model.timing.now)

  /** What a reading makes of the model's reply; undefined where there is no such reply in time. */
  const ask = async <T>(
    messages: ChatMessage[],
    { signal, meter }: { signal: AbortSignal; meter?: Meter },
    read: (reply: string) => T | undefined,
  ): Promise<T | undefined> => {
    if (!model.available() || !gate.enter()) return undefined
    const late = new AbortController()
    const callOff = model.timing.after(ADVICE_MS, () => late.abort())
    try {
      let reply = ''
      const untilLate = AbortSignal.any([signal, late.signal])
      for await (const piece of model.complete({ messages, meter, signal: untilLate })) reply += piece
      const advice = signal.aborted || late.signal.aborted ? undefined : read(reply)
      if (signal.aborted) gate.abandoned()
      else if (advice === undefined) failed(late.signal.aborted ? 'it did not come in time' : 'it makes no sense')
      else gate.succeeded()
      return advice
    } catch (error) {
      if (error instanceof DraftFailed && notAsked.has(error.fault)) gate.abandoned()
      else failed(error instanceof DraftFailed ? error.message : 'it could not be asked for')
      return undefined
    } finally {
      callOff()
    }
  }
  const failed = (reason: string) => {
    gate.failed()
    model.log?.warn({ model: model.name, reason }, 'the model’s advice for a search is done without')
  }

  return {
    queries(request) {
      const hidden = hiding()
      return ask(queriesPrompt(request, hidden), request, (reply) => readQueries(reply)?.map(hidden.restore))
    },
    order: (request) => ask(orderPrompt(request), request, (reply) => readOrder(reply, request.passages)),
  }
}
