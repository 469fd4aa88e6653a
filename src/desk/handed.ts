/** The passages that a drafter is handed, under the numbers that it cites them by. */
import type { Passage } from '../domain/articles.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import type { Retrieval, Retriever } from '../ports/knowledge.ts'

/** Passages that a drafter gets to see. */
const PASSAGES_FOR_DRAFT = 5
/** Further passages of the best one's article that a drafter gets which quotes. */
const PASSAGES_AROUND = 12

/** The best passages under the numbers that a draft cites them by. */
export function numbered({ evidence }: Retrieval): NumberedPassage[] {
  return evidence.slice(0, PASSAGES_FOR_DRAFT).map(({ passage, score }, at) => ({ n: at + 1, passage, score }))
}

/**
 * The same, and behind them the other passages of the best one's article, the nearest to it first: an answer may begin
 * before the passage that was found, or go on after it. Those that were not found score 0.
 */
export function numberedWithArticle(retrieval: Retrieval, retriever: Pick<Retriever, 'article'>): NumberedPassage[] {
  const best = numbered(retrieval)
  const lead = best[0]?.passage
  if (!lead) return best
  const taken = best.map(({ passage }) => passage).filter(({ articleId }) => articleId === lead.articleId)
  const around = (retriever.article(lead.articleId)?.passages ?? [])
    .filter(({ position, revision }) => revision === lead.revision && !taken.some((each) => each.position === position))
    .sort((a, b) => Math.abs(a.position - lead.position) - Math.abs(b.position - lead.position))
    .slice(0, PASSAGES_AROUND)
    .map((passage) => ({ passage, score: scoreOf(retrieval, passage) }))
  return [...best, ...around.map((each, at) => ({ n: best.length + at + 1, ...each }))]
}

function scoreOf({ evidence }: Retrieval, { articleId, position }: Passage): number {
  return evidence.find(({ passage }) => passage.articleId === articleId && passage.position === position)?.score ?? 0
}
