/** Export, erasure and retention of what is kept of people. */
import type { Attributes, ContactNote } from '../domain/contact.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent, Iso } from '../domain/events.ts'
import type { Visitor } from './visitors.ts'

/** A visitor in whose conversations an address was given, and whether it was ever proven there. */
export interface AddressUse {
  visitorId: string
  verified: boolean
}

/** What is kept of a visitor beside their conversations. */
export interface VisitorRecord extends Visitor {
  createdAt: Iso
  attributes: Attributes
  /** What the team noted down about this visitor, oldest first. */
  contactNotes: ContactNote[]
  /** When the token was last used, to the hour. */
  usedAt: Iso
  /** What was asked of a model for them, by day (UTC). */
  usage: { day: string; requests: number; tokens: number }[]
}

/** A conversation that was just erased, with the event that says so. */
export interface Erased {
  state: Conversation
  events: ConversationEvent[]
  /** Others that had taken in what was said in it, with the events by which they lost that. */
  also: Omit<Erased, 'also'>[]
}

/** What retention removes from the rows, each before a moment; what is not named stays. */
export interface Outdated {
  /** Names and addresses of visitors who were last here before it. */
  contactsBefore?: Iso
  /** What was written to ratings and thumbs. */
  commentsBefore?: Iso
  auditBefore?: Iso
  usageBefore?: Iso
  sessionsBefore?: Iso
  /** That letters were sent. */
  lettersBefore?: Iso
  /** Links that ran out before it, and with them the name and address of who was invited. */
  invitesBefore?: Iso
  /** Files handed over before it that no message took along. */
  unsentFilesBefore?: Iso
  /** Articles that went into the bin before it. */
  binnedBefore?: Iso
  /** Changes of articles before it; the newest of each path stays, with its text. */
  revisionsBefore?: Iso
}

export interface PrivacyStore {
  /** Visitors of conversations in which this address was given at any time, and other devices of those who proved it. */
  visitorsByEmail(email: string): Promise<AddressUse[]>
  /** A visitor's record; undefined also for one that was erased. */
  visitorRecord(id: string): Promise<VisitorRecord | undefined>
  /**
   * Erases a visitor and all their conversations in one transaction: payloads become tombstones, their seqs stay, the
   * token dies. Answers what was erased by this call; undefined where there is no such visitor.
   */
  eraseVisitor(id: string, at: Iso): Promise<Erased[] | undefined>
  /** Erases one conversation, and with a visitor's last one who they are; undefined where it was erased before. */
  eraseConversation(id: string, at: Iso): Promise<Erased | undefined>
  /** Conversations that nobody waits in or holds and that have not changed since a moment, oldest first. */
  idleConversations(before: Iso, limit: number): Promise<string[]>
  /** Removes what is outdated, at most `limit` rows of each kind; answers how many there were. */
  removeOutdated(outdated: Outdated, limit: number): Promise<number>
  /**
   * Takes what was overwritten out of the log file too. False while another connection still reads there: try again.
   */
  purgeLog(): Promise<boolean>
}
