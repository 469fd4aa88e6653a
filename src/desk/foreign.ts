/** Where a customer writes in another language than the articles are in. */
import type { Verdict } from '../answering/judge.ts'
import { languageName, say } from '../answering/phrases.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Retrieval } from '../ports/knowledge.ts'
import type { Asked } from './asked.ts'
import type { Desk } from './desk.ts'

/** Says so where the answer comes from articles in another language than the customer writes in. */
export function foreignNote({ writes, lang }: Asked, { lang: theirs }: Retrieval): string {
  if (writes === undefined || writes === theirs) return ''
  return `${say(lang, 'fromForeign', { language: languageName(lang, theirs) })}\n\n`
}

/** Whether the customer writes in a language that there are no articles in. */
export function unread(desk: Desk, { writes }: Asked): boolean {
  const { languages, articles } = desk.retriever.status()
  return writes !== undefined && articles > 0 && languages[writes] === undefined
}

/**
 * Words that no article has are no sign of another topic where the articles are in another language: the customer is
 * asked once to use that one, and then a person is brought in.
 */
export function askedAbroad(
  state: Conversation,
  { writes }: Asked,
  { retrieval, verdict }: { retrieval: Retrieval; verdict: Verdict },
): { retrieval: Retrieval; verdict: Verdict } {
  if (verdict.decision === 'answer' || verdict.decision === 'clarify') return { retrieval, verdict }
  const decision = state.clarified ? 'handoff' : 'clarify'
  const reason = `The question seems to be in “${writes}” and the articles are in “${retrieval.lang}”, so whether they deal with it cannot be told.`
  return { retrieval, verdict: { ...verdict, decision, suggestions: [], why: [reason, ...verdict.why.slice(1)] } }
}

/** What the customer is asked where the articles did not settle it; `among`: titles to tap follow. */
export function clarifyingText(desk: Desk, asked: Asked, { lang }: Retrieval, among: boolean): string {
  if (unread(desk, asked)) return say(asked.lang, 'clarifyForeign', { language: languageName(asked.lang, lang) })
  return say(asked.lang, among ? 'clarifyAmong' : 'clarify', {})
}
