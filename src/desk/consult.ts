/** What the articles have on what the customer asks, and whether it is enough. */
import { questionsIn } from '../answering/focus.ts'
import { judge, type Verdict } from '../answering/judge.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Retrieval } from '../ports.ts'
import type { Asked } from './asked.ts'
import type { Desk } from './desk.ts'
import { askedAbroad, unread } from './foreign.ts'

export interface Consulted {
  retrieval: Retrieval
  verdict: Verdict
}

/**
 * Looks the whole message up and, where that is not answered, the questions inside it: what surrounds a question
 * says little about it, and would count against it. The surest finding stands.
 */
export async function consult(desk: Desk, state: Conversation, asked: Asked): Promise<Consulted> {
  let best = await lookUp(desk, state, asked, asked.question)
  for (const question of questionsIn(asked.question)) {
    if (best.verdict.decision === 'answer') break
    const found = await lookUp(desk, state, asked, question)
    if (found.verdict.confidence > best.verdict.confidence) best = found
  }
  const told = asked.understanding.followUp ? askedBack(state, best) : best
  return unread(desk, asked) ? askedAbroad(state, asked, told) : told
}

async function lookUp(desk: Desk, state: Conversation, asked: Asked, query: string): Promise<Consulted> {
  const lang = asked.searchLang && { lang: asked.searchLang }
  const retrieval = await desk.retriever.search({ query, history: asked.earlier, ...lang })
  return { retrieval, verdict: judge(retrieval, { clarified: state.clarified }, { maxWrong: desk.maxWrong }) }
}

/** "And for how long?" may only have lost its thread: it is asked about once before anything else. */
function askedBack(state: Conversation, { retrieval, verdict }: Consulted): Consulted {
  const unsure = verdict.decision === 'handoff' || verdict.decision === 'decline'
  if (!unsure || state.clarified || retrieval.evidence.length === 0) return { retrieval, verdict }
  const why = [...verdict.why, 'It goes on from what was said before, so it was asked about once.']
  return { retrieval, verdict: { ...verdict, decision: 'clarify', why } }
}
