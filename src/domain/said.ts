/** What was said in a conversation, as it stands: what a customer put right before a reply is as they put it right. */
import type { ConversationEvent, Message } from './events.ts'

type Edited = Extract<ConversationEvent, { type: 'message.edited' }>

/** A message after its author put it right; what it was before goes along. */
export function putRight(message: Message, { at, seq, data: { text, html } }: Edited): Message {
  return { ...message, text, html, edited: { at, seq, was: [...(message.edited?.was ?? []), message.text] } }
}

/** The messages of a run of events, as they stand after it, oldest first. */
export function messagesOf(events: readonly ConversationEvent[]): Message[] {
  const messages: Message[] = []
  for (const event of events) {
    if (event.type === 'message.posted') messages.push(event.data)
    if (event.type !== 'message.edited') continue
    const at = messages.findIndex(({ id }) => id === event.data.messageId)
    const before = messages[at]
    if (before) messages[at] = putRight(before, event)
  }
  return messages
}
