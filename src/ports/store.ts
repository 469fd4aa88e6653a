/** The record: the one place that is written to disk. */
import type { Conversation } from '../domain/conversation.ts'
import type { Actor, Contact, ConversationEvent, EventType, Iso, NewEvent } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'
import type { Settings } from '../protocol/settings.ts'

/** The disk or the database does not answer as it should; the message says what is wrong and what to do, in a sentence. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnavailable'
  }
}

/** A `cursor` that did not come from an earlier page's `next`. */
export class BadCursor extends Error {
  constructor() {
    super('The cursor is not one that an earlier page gave as its next; leave it out to start again.')
    this.name = 'BadCursor'
  }
}

/** Whose clientMessageIds are told apart: authors of one kind without an id are one author. */
export function authorKey(author: Actor): string {
  return `${author.kind}:${author.id ?? ''}`
}

export interface Visitor {
  id: string
  contact: Contact
}

export interface StaffMember {
  id: string
  email: string
  name: string
  roles: Role[]
  disabled: boolean
}

export type Role = 'admin' | 'agent' | 'editor'

/** One thing that staff or an operator did, or was refused. Holds no text that anyone wrote. */
export interface AuditEntry {
  at: Iso
  actor: { kind: 'staff' | 'visitor' | 'operator' | 'nobody'; id?: string; name?: string }
  /** A verb, e.g. `claim`, `sign_in`, `settings.save`, `erase`. */
  action: string
  conversationId?: string
  /** Who or what else it was done to, e.g. the id of a member of the staff. */
  target?: string
  outcome: 'done' | 'refused'
  detail?: Record<string, string | number | boolean>
}

/**
 * Milliseconds that a lease is held for at most. One that ends later from now than this was given by a clock that was
 * set back since, and counts as run out: whoever holds it still notices when it posts.
 */
export const LONGEST_LEASE_MS = 60_000

/** The assistant's recorded intent to reply: whoever holds the lease makes the one reply. */
export interface Intent {
  conversationId: string
  epoch: number
  /** Ids of the customer messages that the reply answers, oldest first. */
  answers: string[]
  since: Iso
  attempts: number
}

export type IntentChange =
  | { set: Omit<Intent, 'conversationId' | 'attempts'> }
  | { done: { epoch: number } }
  /** Whatever was intended is off: someone else speaks now. */
  | { clear: true }

export type Appended =
  | { appended: ConversationEvent[]; state: Conversation }
  /** Someone else appended first: load again and decide again. The same for a conversation that does not exist. */
  | { conflict: true }
  /** This author already sent this clientMessageId; nothing was written. */
  | { duplicate: ConversationEvent }

export interface ConversationQuery {
  status?: Conversation['status']['kind']
  /** Who holds it, or held it when it was resolved. */
  assignee?: string
  team?: string
  tag?: string
  /**
   * Words that one message or note must hold, all of them; from 3 letters on also as the beginning of a word.
   * A plain text in any script, no query language; one that holds no word finds nothing.
   */
  q?: string
  /** From an earlier page's `next`. */
  cursor?: string
  /** 1…200; default 50. */
  limit?: number
}

/**
 * The one place that is written to disk. Every operation is whole: when its promise resolves, it is durable.
 * Times and ids come from the caller. Unknown ids answer undefined. Any of them rejects with StoreUnavailable
 * when the database cannot be reached, is locked, full or damaged; nothing of that operation is then written.
 */
export interface Store {
  // Visitors
  addVisitor(visitor: Visitor & { tokenHash: string; at: Iso }): Promise<void>
  /** The visitor whose token this is, used within the last `maxIdleDays`; touches its last use. */
  visitorByToken(tokenHash: string, now: Iso, maxIdleDays: number): Promise<Visitor | undefined>
  saveContact(visitorId: string, contact: Contact): Promise<void>

  // Conversations
  /** Starts a conversation with its first events. */
  create(id: string, events: NewEvent[]): Promise<Conversation>
  conversation(id: string): Promise<Conversation | undefined>
  /**
   * Appends in one transaction: events get the next seqs, the row becomes their fold, the intent changes with them.
   * `message.posted` with a clientMessageId is unique per conversation and author for ever.
   */
  append(id: string, expectedSeq: number, events: NewEvent[], intent?: IntentChange): Promise<Appended>
  /** Events after a seq, in order. */
  events(id: string, after: number, limit: number): Promise<ConversationEvent[]>
  /** The message that an author sent under a clientMessageId. */
  messageByClientId(id: string, authorKey: string, clientMessageId: string): Promise<ConversationEvent | undefined>
  /**
   * Newest first by last change; while one changes between two pages, none is listed twice.
   * @throws BadCursor
   */
  conversations(query: ConversationQuery): Promise<{ conversations: Conversation[]; next: string | null }>
  /** All that wait in the queue. */
  queued(): Promise<Conversation[]>
  /** Open conversations by agent. */
  openByAgent(): Promise<Map<string, string[]>>
  conversationsOfVisitor(visitorId: string): Promise<Conversation[]>
  /** Events of some types since a moment, over all conversations, oldest first. */
  eventsSince(types: EventType[], since: Iso): Promise<(ConversationEvent & { conversationId: string })[]>

  // Intents
  /** Takes the lease (at most LONGEST_LEASE_MS) on an intent if it is free or has run out, and counts the attempt; answers undefined otherwise. */
  leaseIntent(
    conversationId: string,
    epoch: number,
    holder: string,
    now: Iso,
    leaseMs: number,
  ): Promise<Intent | undefined>
  /** Prolongs a lease that `holder` still has. */
  renewIntent(conversationId: string, epoch: number, holder: string, now: Iso, leaseMs: number): Promise<boolean>
  /** Gives up every lease: at the start of the only process, whoever held one is gone. */
  freeLeases(): Promise<void>
  /** Intents that nobody holds. */
  looseIntents(now: Iso): Promise<Intent[]>
  intent(conversationId: string): Promise<Intent | undefined>

  // Staff
  addStaff(member: StaffMember & { passwordHash: string; at: Iso }): Promise<'added' | 'email_taken'>
  staff(): Promise<StaffMember[]>
  staffById(id: string): Promise<StaffMember | undefined>
  staffByEmail(email: string): Promise<(StaffMember & { passwordHash: string }) | undefined>
  /** Disabling ends their sessions, so that enabling them later does not bring one back. */
  setDisabled(id: string, disabled: boolean): Promise<void>
  addSession(session: { tokenHash: string; staffId: string; at: Iso; expires: Iso }): Promise<void>
  /** The enabled member whose session this is and has not expired. */
  staffBySession(tokenHash: string, now: Iso): Promise<StaffMember | undefined>
  endSession(tokenHash: string): Promise<void>

  // Presence: what an agent chose, and when they were last seen
  setPresence(staffId: string, presence: { state: PresenceState; connected: boolean; seenAt: Iso }): Promise<void>
  presences(): Promise<{ staffId: string; state: PresenceState; connected: boolean; seenAt: Iso }[]>
  /** At start: nobody is connected to this process yet. */
  disconnectAll(now: Iso): Promise<void>

  // Settings and small secrets
  settings(): Promise<Settings | undefined>
  saveSettings(settings: Settings, by: string, at: Iso): Promise<void>
  /** A named one-time secret, stored hashed. */
  putSecret(name: string, hash: string): Promise<void>
  /** Spends it: true once, for the right hash. */
  spendSecret(name: string, hash: string): Promise<boolean>

  /** Cheap proof that the disk takes writes: one small durable write. */
  ping(): Promise<void>
  close(): Promise<void>
}
