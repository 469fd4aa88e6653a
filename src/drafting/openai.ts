/** The drafter that has a model write. */
import { buildMessages } from '../answering/prompt.ts'
import type { Drafter } from '../ports.ts'
import { inert } from './inert.ts'
import type { Model } from './model.ts'
import { noAnswerGuard } from './no-answer.ts'

/** Drafts with a model. Every failure is a `DraftFailed`; an abort ends the draft quietly. */
export function openaiDrafter(model: Model): Drafter {
  return {
    name: model.name,
    available: model.available,
    async *draft(request) {
      const filter = inert()
      const guard = noAnswerGuard()
      for await (const text of model.complete({ messages: buildMessages(request), signal: request.signal })) {
        const piece = guard.feed(filter.feed(text))
        if (piece) yield piece
      }
      if (request.signal.aborted) return
      const rest = guard.feed(filter.end()) + guard.end()
      if (rest) yield rest
    },
  }
}
