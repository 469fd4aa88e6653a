/** A draft of an article in a model's words, as far as it says the same. */
import type { DraftedArticle } from '../answering/article-draft.ts'
import { changedFact } from '../answering/rewrite.ts'
import { DraftFailed, type DraftFault } from '../ports/drafting.ts'
import { meterFor } from './budget.ts'
import type { Desk } from './desk.ts'

/** Why a model's words are not used; `facts_changed`: they bring in a number, an address or code. */
export type NotWorded = DraftFault | 'facts_changed'

/**
 * @param visitorId on whose budget it goes
 * @param strip takes out of what goes out and comes back what tells who somebody is
 * @returns undefined where there is no model; where it fails or says something else, the draft as it is will do
 */
export async function worded(
  desk: Desk,
  visitorId: string,
  draft: DraftedArticle,
  lang: string,
  strip: (text: string) => string,
  signal: AbortSignal,
): Promise<{ article: DraftedArticle; drafter: string } | { fault: NotWorded } | undefined> {
  const { writer } = desk
  if (!writer) return undefined
  const meter = meterFor(desk, { visitorId })
  const given = { title: strip(draft.title), body: strip(draft.body) }
  const failed = (fault: NotWorded) => {
    desk.log.warn({ drafter: writer.name, fault }, 'an article was drafted from the template')
    return { fault }
  }
  try {
    const written = await writer.article({ ...given, lang, ...(meter && { meter }), signal })
    if (changedFact(`${given.title}\n${given.body}`, `${written.title}\n${written.body}`, 'shorter'))
      return failed('facts_changed')
    return { article: { title: strip(written.title), body: strip(written.body) }, drafter: writer.name }
  } catch (error) {
    if (!(error instanceof DraftFailed)) throw error
    return failed(error.fault)
  }
}
