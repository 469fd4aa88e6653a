/** Whether what a customer wrote asks for anything that an article could hold. */
import { asksSomething } from '../answering/brief.ts'
import { isNoise } from '../answering/noise.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import { messagesOf } from '../domain/said.ts'

/**
 * False for a burst of nothing but courtesies ("Perfect, that is what I needed", "yes please"), the bare wish for a
 * person, and messages without words ("asdf", "test"). Where the burst is not in the log, its query is what counts.
 */
export function asksForAnything(
  { answers, query, lang }: Pick<Judgement, 'answers' | 'query' | 'lang'>,
  events: readonly ConversationEvent[],
): boolean {
  const burst = messagesOf(events).filter(({ id }) => answers.includes(id))
  const texts = burst.length > 0 ? burst.map(({ text }) => text) : [query]
  return texts.some((text) => asksSomething({ text }, lang) && !isNoise(text))
}
