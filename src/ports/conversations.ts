/** The log of conversations: how it is begun, read and appended to. */
import type { Conversation } from '../domain/conversation.ts'
import type { Actor, ConversationEvent, EventType, Iso, NewEvent } from '../domain/events.ts'
import type { IntentChange } from './intents.ts'
import type { PlannedLetter } from './mail.ts'

/** Whose clientMessageIds are told apart: authors of one kind without an id are one author. */
export function authorKey(author: Actor): string {
  return `${author.kind}:${author.id ?? ''}`
}

export interface Append {
  id: string
  expectedSeq: number
  events: NewEvent[]
  intent?: IntentChange | undefined
}

export interface Written {
  appended: ConversationEvent[]
  state: Conversation
}

export type Appended =
  | Written
  /** Someone else appended first: load again and decide again. The same for a conversation that does not exist. */
  | { conflict: true }
  /** This author already sent this clientMessageId; nothing was written. */
  | { duplicate: ConversationEvent }

export interface ConversationStore {
  /** Starts a conversation with its first events. */
  create(id: string, events: NewEvent[]): Promise<Conversation>
  conversation(id: string): Promise<Conversation | undefined>
  /**
   * Appends in one transaction: events get the next seqs, the row becomes their fold, the intent changes with them.
   * `message.posted` with a clientMessageId is unique per conversation and author for ever. Letters join the queue with
   * the events that they are about, or not at all.
   */
  append(
    id: string,
    expectedSeq: number,
    events: NewEvent[],
    intent?: IntentChange,
    letters?: readonly PlannedLetter[],
  ): Promise<Appended>
  /**
   * Appends to two conversations in one transaction: both or, where somebody else appended to either first, neither.
   */
  appendBoth(one: Append, other: Append): Promise<{ appended: [Written, Written] } | { conflict: true }>
  /** Events after a seq, in order. */
  events(id: string, after: number, limit: number): Promise<ConversationEvent[]>
  /** The message that an author sent under a clientMessageId. */
  messageByClientId(id: string, authorKey: string, clientMessageId: string): Promise<ConversationEvent | undefined>
  /** Events of some types since a moment, over all conversations, oldest first. */
  eventsSince(types: EventType[], since: Iso): Promise<(ConversationEvent & { conversationId: string })[]>

  // What customers have read: no event, and no change of the conversation.
  /** Keeps how far each was read; never less than before. Conversations that were erased or do not exist are passed over. */
  saveReads(reads: readonly { conversationId: string; seq: number }[]): Promise<void>
  /** The last seq that the customer has read; 0 where nothing was. */
  readSeq(conversationId: string): Promise<number>
}
