/** What the articles have on what the customer asks, and whether it is enough. */
import { questionsIn } from '../answering/focus.ts'
import { judge } from '../answering/judge.ts'
import type { Conversation } from '../domain/conversation.ts'
import { type Consulted, inOrder, searchedAgain } from './advise.ts'
import type { Asked } from './asked.ts'
import { meterFor } from './budget.ts'
import type { Desk } from './desk.ts'
import { askedAbroad, unread } from './foreign.ts'

/**
 * Looks the whole message up and, where that is not answered, the questions inside it: what surrounds a question
 * says little about it, and would count against it. The surest finding stands. With a model, it has a say in what is
 * searched for and in the order of what is found.
 * @param first what the whole message finds, where that was looked up already
 */
export async function consult(
  desk: Desk,
  state: Conversation,
  asked: Asked,
  signal: AbortSignal,
  first?: Consulted,
): Promise<Consulted> {
  const find = (query: string) => lookUp(desk, state, asked, query)
  let best = first ?? (await find(asked.question))
  for (const question of questionsIn(asked.question)) {
    if (best.verdict.decision === 'answer') break
    const found = await find(question)
    if (found.verdict.confidence > best.verdict.confidence) best = found
  }
  const meter = meterFor(desk, state)
  const cost = { signal, ...(meter && { meter }) }
  best = await searchedAgain(desk, asked, best, find, cost)
  if (best.verdict.decision === 'answer')
    return { ...best, retrieval: await inOrder(desk, asked, best.retrieval, cost) }
  const told = asked.understanding.followUp ? askedBack(state, best) : best
  return unread(desk, asked) ? askedAbroad(state, asked, told) : told
}

/** What the articles have on one way to ask, and whether it is enough. */
export async function lookUp(desk: Desk, state: Conversation, asked: Asked, query: string): Promise<Consulted> {
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
