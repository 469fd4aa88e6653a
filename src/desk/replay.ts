/** Asks the desk questions of which it is known what answers them, and tells what became of each. */
import type { Judged } from '../insights/metrics.ts'
import type { SearchRequest } from '../ports/knowledge.ts'
import { replyTo } from './aside.ts'
import type { Desk } from './desk.ts'
import type { Reply } from './reply.ts'

export interface KnownQuestion {
  question: string
  /** Ids of the articles that answer it, each of them right; empty where none does. */
  gold: string[]
  lang?: string
  /** Names that would give the question away: the questions that its own articles list. */
  unnamed?: string[]
  /** Where it is from, e.g. `billing/refunds.md` or `questions.jsonl:7`. */
  source: string
}

export interface Replayed extends KnownQuestion {
  /** What a customer would get. */
  reply: Reply
  /** Answered, and from a right article; for a question that nothing answers: not answered. */
  holds: boolean
  /** For the risk/coverage curve, where an article answers it: how sure the assistant was, and whether rightly. */
  answerable?: Judged
  /** For the same: how sure it was where no article answers it, or with those that do hidden. */
  unanswerable: { p: number }
}

/** Wrong answers per hundred at which every question is answered, so that it shows what the answer would be. */
const daring = 50

/**
 * Asks it as customers would, and for the curve as if no article listed it: theirs is never the listed wording letter
 * for letter.
 */
export async function replay(desk: Desk, known: KnownQuestion): Promise<Replayed> {
  const { question, gold, lang, unnamed } = known
  const reply = await replyTo(desk, question, lang)
  const right = citesOne(reply, gold)
  const holds = gold.length > 0 ? reply.decision === 'answer' && right : reply.decision !== 'answer'
  const bold = { ...desk, maxWrong: daring }
  const hidden = await replyTo(searching(bold, { unnamed, exclude: gold }), question, lang)
  const unanswerable = { p: sureness(hidden) }
  if (gold.length === 0) return { ...known, reply, holds, unanswerable }
  const dared = await replyTo(searching(bold, { unnamed }), question, lang)
  return { ...known, reply, holds, answerable: { p: sureness(dared), right: citesOne(dared, gold) }, unanswerable }
}

/** A rule that took the message before it was looked up leaves nothing to be sure of; nor does a draft that was withheld. */
function sureness({ decision, confidence }: Reply): number {
  return decision === 'answer' ? confidence : 0
}

function citesOne({ citations }: Reply, gold: readonly string[]): boolean {
  return citations.some(({ articleId }) => gold.includes(articleId))
}

function searching(desk: Desk, leaving: Pick<SearchRequest, 'exclude' | 'unnamed'>): Desk {
  const { retriever } = desk
  return { ...desk, retriever: { ...retriever, search: (request) => retriever.search({ ...request, ...leaving }) } }
}
