/** What a model adds to a search: other ways to ask where the first was unsure, and the order where it is close. */
import { MOST_ORDERED } from '../answering/advice.ts'
import type { Verdict } from '../answering/judge.ts'
import type { Meter } from '../ports/drafting.ts'
import type { Evidence, Retrieval } from '../ports/knowledge.ts'
import type { Asked } from './asked.ts'
import type { Desk } from './desk.ts'

export interface Consulted {
  retrieval: Retrieval
  verdict: Verdict
}

/** Until when advice is wanted, and on whose budget it goes. */
export interface Cost {
  signal: AbortSignal
  meter?: Meter
}

/** How far ahead the best article is, as a share of its score, from which on its place is not questioned. */
const CLEAR_MARGIN = 0.3

/**
 * Searches again in words that the model proposes, where a follow-up or an unsure finding may gain by it. The surest
 * finding stands, and keeps what the others found as further passages.
 */
export async function searchedAgain(
  desk: Desk,
  asked: Asked,
  first: Consulted,
  lookUp: (query: string) => Promise<Consulted>,
  cost: Cost,
): Promise<Consulted> {
  if (!desk.advisor || !mayGain(asked, first)) return first
  const { question, history } = asked
  const queries = await desk.advisor.queries({ question, history, lang: first.retrieval.lang, ...cost })
  if (!queries || queries.length === 0) return first

  const found = [first]
  for (const query of queries) found.push(await lookUp(query))
  const best = found.reduce((surest, next) => (next.verdict.confidence > surest.verdict.confidence ? next : surest))
  const why = best === first ? [] : [`It was looked up as “${best.retrieval.query}”, in words that the model proposed.`]
  return {
    retrieval: { ...best.retrieval, evidence: gathered(best, found) },
    verdict: { ...best.verdict, why: [...best.verdict.why, ...why] },
  }
}

/** A message about something else altogether stays that, unless it was only not understood in its language. */
function mayGain({ understanding, writes }: Asked, { retrieval, verdict }: Consulted): boolean {
  if (understanding.followUp) return true
  const foreign = writes !== undefined && writes !== retrieval.lang
  return verdict.decision === 'clarify' || verdict.decision === 'handoff' || (verdict.decision === 'decline' && foreign)
}

/** The best finding's passages first, then what the other searches found and it did not, best first. */
function gathered(best: Consulted, found: readonly Consulted[]): Evidence[] {
  const placeOf = ({ passage }: Evidence) => `${passage.articleId}\n${passage.position}`
  const own = best.retrieval.evidence
  const seen = new Set(own.map(placeOf))
  const others = new Map<string, Evidence>()
  for (const one of found.flatMap(({ retrieval }) => retrieval.evidence)) {
    const place = placeOf(one)
    if (!seen.has(place) && one.score > (others.get(place)?.score ?? 0)) others.set(place, one)
  }
  return [...own, ...[...others.values()].sort((a, b) => b.score - a.score)]
}

/** Puts the passages in the order that the model gives them, where it is close which is best. */
export async function inOrder(desk: Desk, { question }: Asked, retrieval: Retrieval, cost: Cost): Promise<Retrieval> {
  const { evidence, features } = retrieval
  if (!desk.advisor || evidence.length < 2 || Number(features.margin) >= CLEAR_MARGIN) return retrieval
  const passages = evidence.slice(0, MOST_ORDERED).map(({ passage, score }, at) => ({ n: at + 1, passage, score }))
  const order = await desk.advisor.order({ question, passages, ...cost })
  if (!order) return retrieval
  const first = order.flatMap((n) => evidence[n - 1] ?? [])
  return { ...retrieval, evidence: [...first, ...evidence.filter((one) => !first.includes(one))] }
}
