/** A draft of an article in a model's words, as far as it says the same. */
import type { DraftedArticle } from '../answering/article-draft.ts'
import { changedFact } from '../answering/rewrite.ts'
import { DraftFailed } from '../ports/drafting.ts'
import { meterFor } from './budget.ts'
import type { Desk } from './desk.ts'

/**
 * @param visitorId on whose budget it goes
 * @param strip takes out of what was written what tells who somebody is
 * @returns undefined where there is no model, it fails or says something else: the draft as it is will do
 */
export async function worded(
  desk: Desk,
  visitorId: string,
  draft: DraftedArticle,
  lang: string,
  strip: (text: string) => string,
  signal: AbortSignal,
): Promise<DraftedArticle | undefined> {
  const { writer } = desk
  if (!writer) return undefined
  const meter = meterFor(desk, { visitorId })
  try {
    const written = await writer.article({ ...draft, lang, ...(meter && { meter }), signal })
    const fact = changedFact(draft.body, written.body, 'shorter')
    if (fact) {
      desk.log.warn({ drafter: writer.name }, 'an article was drafted from the template: the model changed a fact')
      return undefined
    }
    return { title: strip(written.title), body: strip(written.body) }
  } catch (error) {
    if (!(error instanceof DraftFailed)) throw error
    desk.log.warn({ drafter: writer.name, fault: error.fault }, 'an article was drafted from the template')
    return undefined
  }
}
