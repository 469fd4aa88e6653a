/** What has been said since the assistant last took the conversation. */
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent, Judgement, Message } from '../domain/events.ts'
import type { Desk } from './desk.ts'

export interface Transcript {
  /** Public messages, oldest first. */
  messages: Message[]
  judgements: Judgement[]
}

/** Events at most that one look back reads. */
const LOOK_BACK = 2_000

/** Context starts at the boundary: what was handed over and dealt with before must not come up again. */
export async function transcript(desk: Desk, state: Conversation): Promise<Transcript> {
  const after = Math.max(state.boundarySeq, state.seq - LOOK_BACK)
  return transcriptOf(await desk.store.events(state.id, after, LOOK_BACK))
}

export function transcriptOf(events: readonly ConversationEvent[]): Transcript {
  const messages: Message[] = []
  const judgements: Judgement[] = []
  for (const event of events) {
    if (event.type === 'message.posted' && event.data.visibility === 'public') messages.push(event.data)
    if (event.type === 'answer.judged') judgements.push(event.data)
  }
  return { messages, judgements }
}
