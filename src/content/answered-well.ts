/** Which of a conversation's questions the articles answered well, told by what happened afterwards. */
import { anonymiser } from '../answering/article-draft.ts'
import { followsUp, repeatsOf } from '../answering/repeats.ts'
import type { ConversationEvent, Iso } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import { messagesOf } from '../domain/said.ts'

export interface WellAnswered {
  /** Without names, addresses and numbers that tell who asked. */
  question: string
  /** What it was answered from, by id. */
  articles: string[]
  at: Iso
}

/**
 * A question counts where it was answered from the articles and the customer said that it helped, or where nothing
 * afterwards says that it did not: no thumbs down, no person brought in, not asked again. One that leans on what was
 * said before is left out: by itself it is another question.
 * @param events all of the conversation's, oldest first
 * @param names of the customer, as far as they are known
 */
export function answeredWell(events: readonly ConversationEvent[], names: readonly string[]): WellAnswered[] {
  const messages = messagesOf(events)
  const byCustomer = messages.filter(({ author }) => author.kind === 'customer')
  const nameless = anonymiser({ names: [...names], customerWords: byCustomer.map(({ text }) => text) })
  const asked = (judged: Judgement) => byCustomer.filter(({ id }) => judged.answers.includes(id))
  return events.flatMap((event, at) => {
    if (event.type !== 'answer.judged' || event.data.decision !== 'answer') return []
    const own = asked(event.data)
    const text = textOf(own)
    const earlier = byCustomer.filter(({ seq }) => seq < (own[0]?.seq ?? 0)).map((each) => each.text)
    if (!text || followsUp(text, earlier, event.data.lang)) return []
    if (!wentWell(event.data, text, events.slice(at + 1), (judged) => textOf(asked(judged)))) return []
    const cited = messages.find(({ id }) => id === event.data.messageId)?.citations ?? []
    const question = nameless(text)
    const articles = [...new Set(cited.map(({ articleId }) => articleId))]
    return question && articles.length > 0 ? [{ question, articles, at: event.at }] : []
  })
}

const textOf = (messages: readonly { text: string }[]) =>
  messages
    .map(({ text }) => text)
    .join('\n')
    .trim()

function wentWell(
  { messageId }: Judgement,
  question: string,
  after: readonly ConversationEvent[],
  askedBy: (judged: Judgement) => string,
): boolean {
  const thumb = after.findLast((event) => event.type === 'answer.rated' && event.data.messageId === messageId)
  if (thumb?.type === 'answer.rated') return thumb.data.helpful
  for (const event of after) {
    if (event.type === 'conversation.resolved' && event.data.outcome === 'solved') return true
    if (event.type === 'handoff.recorded') return false
    if (event.type === 'answer.judged' && repeatsOf(askedBy(event.data), [question]) > 1) return false
  }
  return true
}
