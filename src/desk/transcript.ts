/** What has been said since the assistant last took the conversation. */
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent, Judgement, Message } from '../domain/events.ts'
import type { Desk } from './desk.ts'

export interface Transcript {
  /** Public messages with words, oldest first: nobody but a person can look into files. */
  messages: Message[]
  judgements: Judgement[]
}

/** Events at most that one look back reads. */
const LOOK_BACK = 2_000

/** Context starts at the boundary: what was handed over and dealt with before must not come up again. */
export async function transcript(desk: Desk, state: Conversation): Promise<Transcript> {
  return transcriptOf(await recent(desk, state))
}

/** Ids of what the customer wrote since the assistant or an agent last spoke or an agent was done, oldest first. */
export async function unanswered(desk: Desk, state: Conversation): Promise<string[]> {
  const events = await recent(desk, state)
  return events.slice(events.findLastIndex(settles) + 1).flatMap((event) => {
    return event.type === 'message.posted' && event.data.author.kind === 'customer' && event.data.text !== ''
      ? [event.data.id]
      : []
  })
}

function settles(event: ConversationEvent): boolean {
  if (event.type !== 'message.posted') return event.type === 'conversation.resolved'
  const { author, visibility } = event.data
  return visibility === 'public' && (author.kind === 'bot' || author.kind === 'agent')
}

function recent(desk: Desk, state: Conversation): Promise<ConversationEvent[]> {
  return desk.store.events(state.id, Math.max(state.boundarySeq, state.seq - LOOK_BACK), LOOK_BACK)
}

export function transcriptOf(events: readonly ConversationEvent[]): Transcript {
  const messages: Message[] = []
  const judgements: Judgement[] = []
  for (const event of events) {
    if (event.type === 'message.posted' && event.data.visibility === 'public' && event.data.text !== '') {
      messages.push(event.data)
    }
    if (event.type === 'answer.judged') judgements.push(event.data)
  }
  return { messages, judgements }
}
