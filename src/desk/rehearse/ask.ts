/** Asks the draft: what customers are answered, and what they would be with some texts in place. */
import { type Article, isPublic } from '../../domain/articles.ts'
import type { Iso } from '../../domain/events.ts'
import type { FileChange } from '../../ports/trials.ts'
import { aside } from '../aside.ts'
import type { Denied, Desk } from '../desk.ts'
import { makeReply, type Reply } from '../reply.ts'

export interface AskDraft {
  question: string
  /** BCP 47 of the customer's browser. */
  lang?: string
  changes: readonly FileChange[]
  /** Whether drafts among the changes are taken for published. */
  shown?: boolean
  /** Who asks a model, on whose budget it goes; always quoted where nobody is named. */
  withModel?: { memberId: string }
}

export type Unseen = 'draft' | 'internal' | 'scheduled' | 'left_out'

export interface AskedDraft {
  before: Reply
  after: Reply
  /** Of the changes: where customers do not see them, why. */
  unseen: { path: string; why: Unseen }[]
  /** Ids of the articles that the changes are. */
  drafted: string[]
}

/**
 * Answers a question twice. Nothing is recorded.
 * @returns `noModel` where one is asked for and none is set up
 */
export async function askDraft(desk: Desk, given: AskDraft): Promise<AskedDraft | Denied> {
  const { question, lang, changes, shown, withModel } = given
  if (!desk.trials) throw new Error('this desk cannot try a draft out')
  const quoting = desk.fallback ?? desk.drafter
  if (withModel && !desk.fallback) return { refused: 'noModel' }
  const trial = await desk.trials.trial(changes, { shown: shown ?? false })
  const { advisor: _, fallback: _quoting, ...plain } = desk
  const asker: Desk = withModel ? desk : { ...plain, drafter: quoting }
  const replyOf = (over: Desk) => {
    const { state, said, answers, run } = aside(over, question, lang)
    return makeReply(over, { ...state, visitorId: withModel?.memberId ?? '' }, said, answers, run)
  }
  const [before, after] = [await replyOf(asker), await replyOf({ ...asker, retriever: trial })]
  const now = desk.clock.now()
  const unseen = changes.flatMap(({ path, text }) => {
    const why = text === undefined ? undefined : whyUnseen(trial.held(path), now)
    return why ? [{ path, why }] : []
  })
  return { before, after, unseen, drafted: changes.map(({ path }) => path.replace(/\.md$/i, '')) }
}

function whyUnseen(article: Article | undefined, now: Iso): Unseen | undefined {
  if (!article) return 'left_out'
  if (article.audience === 'internal') return 'internal'
  if (article.draft) return 'draft'
  return isPublic(article, now) ? undefined : 'scheduled'
}
