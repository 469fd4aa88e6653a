/** What was said before a question, as search sees it. */
import type { Message } from '../domain/events.ts'
import type { Turn } from '../ports/knowledge.ts'

/** Turns before the question at most. */
const MOST_TURNS = 8

/** The newest messages of customer, assistant and agents; the titles of cited articles are part of what was said. */
export function turnsOf(messages: readonly Message[]): Turn[] {
  return messages
    .filter(({ author }) => author.kind !== 'system')
    .slice(-MOST_TURNS)
    .map(({ author, text, citations }) =>
      author.kind === 'customer'
        ? { role: 'customer', text }
        : { role: 'assistant', text: [text, ...citations.map(({ title }) => title)].join('\n') },
    )
}
