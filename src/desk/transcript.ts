/** What has been said since the assistant last took the conversation. */
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent, Message } from '../domain/events.ts'
import type { Judgement } from '../domain/judgement.ts'
import { messagesOf } from '../domain/said.ts'
import { unanswered } from '../domain/unanswered.ts'
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
export async function unansweredIds(desk: Desk, state: Conversation): Promise<string[]> {
  return unanswered(await recent(desk, state)).flatMap(({ id, text }) => (text ? [id] : []))
}

function recent(desk: Desk, state: Conversation): Promise<ConversationEvent[]> {
  return desk.store.events(state.id, Math.max(state.boundarySeq, state.seq - LOOK_BACK), LOOK_BACK)
}

export function transcriptOf(events: readonly ConversationEvent[]): Transcript {
  const messages = messagesOf(events).filter(({ visibility, text }) => visibility === 'public' && text !== '')
  const judgements = events.flatMap((event) => (event.type === 'answer.judged' ? [event.data] : []))
  return { messages, judgements }
}
