/** The drafter that has a model write. */
import { randomBytes } from 'node:crypto'
import { buildMessages, hidingFrom, policy } from '../answering/prompt.ts'
import type { Drafter } from '../ports/drafting.ts'
import { inert } from './inert.ts'
import { leakGuard } from './leak.ts'
import type { Model } from './model.ts'
import { noAnswerGuard } from './no-answer.ts'

/** Nobody guesses 72 bits. */
const CANARY_BYTES = 9

/** Drafts with a model. Every failure is a `DraftFailed`; an abort ends the draft quietly. */
export function openaiDrafter(model: Model): Drafter {
  const canary = randomBytes(CANARY_BYTES).toString('hex')
  return {
    name: model.name,
    available: model.available,
    provider: model.provider,
    async *draft(request) {
      const leaks = leakGuard(canary, policy)
      const filter = inert()
      const guard = noAnswerGuard()
      const hidden = hidingFrom(request.passages)
      // Last of all: what the customer wrote themselves is no leak and no markup.
      const restoring = hidden.restoring()
      for await (const text of model.complete({
        messages: buildMessages(request, canary, hidden),
        meter: request.meter,
        signal: request.signal,
      })) {
        const piece = restoring.feed(guard.feed(filter.feed(leaks.feed(text))))
        if (piece) yield piece
      }
      if (request.signal.aborted) return
      const rest = restoring.feed(guard.feed(filter.end()) + guard.end()) + restoring.end()
      if (rest) yield rest
    },
  }
}
