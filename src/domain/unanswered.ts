/** What a customer wrote that nobody has replied to and nobody is done with: it is still theirs to put right. */
import type { ConversationEvent, Message } from './events.ts'
import { messagesOf } from './said.ts'

/** Messages of the customer since the assistant or an agent last spoke or was done with them, as they stand. */
export function unanswered(events: readonly ConversationEvent[]): Message[] {
  return messagesOf(events.slice(events.findLastIndex(settles) + 1)).filter(({ author }) => author.kind === 'customer')
}

/** Whether what the customer wrote before it is dealt with. */
export function settles(event: ConversationEvent): boolean {
  switch (event.type) {
    case 'message.posted':
      return isReply(event.data)
    case 'conversation.returned':
      return event.data.by === 'agent'
    case 'conversation.resolved':
      return true
    default:
      return false
  }
}

/** Whether a message is a word of the assistant or of an agent that the customer got. */
export function isReply({ author, visibility }: Pick<Message, 'author' | 'visibility'>): boolean {
  return visibility === 'public' && (author.kind === 'bot' || author.kind === 'agent')
}
