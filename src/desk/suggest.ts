/** A reply that an agent could send, quoted from the closest articles with its sources. Needs no model. */
import { cite } from '../answering/citations.ts'
import { judge } from '../answering/judge.ts'
import { quote } from '../answering/quote.ts'
import type { Brief } from '../domain/brief.ts'
import type { Turn } from '../ports/knowledge.ts'
import type { Desk } from './desk.ts'
import { articleUrl } from './draft.ts'
import { numberedWithArticle } from './handed.ts'

/** Confidence below which the closest article is more likely to mislead an agent than to help. */
export const WORTH_SUGGESTING = 0.35

/**
 * Undefined where the articles are about something else altogether, or nothing can be quoted. A search that fails
 * must not keep a person from being brought in: it is logged, and the brief goes without.
 */
export async function suggestReply(
  desk: Desk,
  question: string,
  history: Turn[],
  lang: string,
): Promise<Brief['suggestedReply']> {
  if (!question) return undefined
  try {
    return await quoted(desk, question, history, lang)
  } catch (error) {
    desk.log.error({ err: error }, 'no reply could be suggested')
    return undefined
  }
}

async function quoted(desk: Desk, question: string, history: Turn[], lang: string): Promise<Brief['suggestedReply']> {
  const retrieval = await desk.retriever.search({ query: question, history })
  const verdict = judge(retrieval, { clarified: true }, { maxWrong: desk.maxWrong })
  if (verdict.confidence < WORTH_SUGGESTING) return undefined
  const passages = numberedWithArticle(retrieval, desk.retriever)
  const { text, citations } = cite(quote({ query: retrieval.query, passages, lang }).text, passages, (passage) =>
    articleUrl(desk, passage),
  )
  return text ? { text, citations } : undefined
}
