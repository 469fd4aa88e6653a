/** Asking the desk something without a customer: for the command line and for measuring. Nothing is recorded. */
import { type Conversation, emptyConversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Turn } from '../ports/knowledge.ts'
import type { Desk } from './desk.ts'
import { makeReply, type Reply } from './reply.ts'
import type { Run } from './runs.ts'
import type { Transcript } from './transcript.ts'

export interface Aside {
  state: Conversation
  said: Transcript
  /** The ids of the messages to answer. */
  answers: string[]
  run: Run
}

/**
 * A conversation of one's own in which a question was just asked.
 * @param lang BCP 47 of the customer's browser
 * @param earlier what was said before, oldest first
 */
export function aside(desk: Desk, question: string, lang?: string, earlier: readonly Turn[] = []): Aside {
  const state = { ...emptyConversation(desk.ids.next()), ...(lang && { locale: lang }) }
  const messages = [...earlier, { role: 'customer' as const, text: question }].map(({ role, text }, at): Message => {
    const author = { kind: role === 'customer' ? ('customer' as const) : ('bot' as const) }
    const blank = { visibility: 'public' as const, html: '', citations: [], at: desk.clock.now() }
    return { ...blank, id: desk.ids.next(), seq: at + 1, author, text }
  })
  const run = { conversationId: state.id, signal: new AbortController().signal, show() {}, close() {} }
  return { state, said: { messages, judgements: [] }, answers: [messages.at(-1)?.id ?? ''], run }
}

/** The reply that a customer would get to a first question. */
export function replyTo(desk: Desk, question: string, lang?: string): Promise<Reply> {
  const { state, said, answers, run } = aside(desk, question, lang)
  return makeReply(desk, state, said, answers, run)
}
