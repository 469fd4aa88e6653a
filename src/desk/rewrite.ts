/** An agent's own words put otherwise, or into another language, by a model. */
import { changedFact, secretIn } from '../answering/rewrite.ts'
import { DraftFailed } from '../ports/drafting.ts'
import type { RewriteHow } from '../protocol/bodies.ts'
import { meterFor } from './budget.ts'
import type { Denied, Desk } from './desk.ts'

/**
 * Rewrites a text for the customer of a conversation, on that customer's budget. Nothing is recorded.
 * @param given `lang` (BCP 47) says into which language to translate
 * @param signal calls it off
 * @returns `noModel`, `secretInText`, `modelFailed`, or `factsChanged` where it would say something else
 */
export async function rewrite(
  desk: Desk,
  conversationId: string,
  given: { text: string; how: RewriteHow; lang?: string },
  signal: AbortSignal,
): Promise<{ text: string; drafter: string } | Denied> {
  const state = await desk.store.conversation(conversationId)
  if (!state) return { refused: 'notFound' }
  if (state.status.kind === 'erased') return { refused: 'erased' }
  const { writer } = desk
  if (!writer) return { refused: 'noModel' }
  const kind = secretIn(given.text)
  if (kind) return { refused: 'secretInText', kind }
  const meter = meterFor(desk, state)
  try {
    const text = await writer.rewrite({ ...given, ...(meter && { meter }), signal })
    const fact = changedFact(given.text, text, given.how)
    return fact ? { refused: 'factsChanged', fact } : { text, drafter: writer.name }
  } catch (error) {
    if (!(error instanceof DraftFailed)) throw error
    desk.log.warn({ drafter: writer.name, fault: error.fault, reason: error.message }, 'a text was not rewritten')
    return { refused: 'modelFailed', fault: error.fault }
  }
}
