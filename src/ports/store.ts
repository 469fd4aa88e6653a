/** The record: the one place that is written to disk. */
import type { Attributes, ContactNote } from '../domain/contact.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Actor, Contact, ConversationEvent, EventType, Iso, NewEvent } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'
import type { Settings } from '../protocol/settings.ts'
import type { ContentStore } from './content.ts'
import type { FileRoom, KeptFile } from './files.ts'
import type { HelpStore } from './help.ts'
import type { OverlapStore } from './inspector.ts'
import type { PlannedLetter, WaitingLetter } from './mail.ts'
import type { MissStore } from './misses.ts'
import type { RehearsalStore } from './rehearsals.ts'

/** The disk or the database does not answer as it should; the message says what is wrong and what to do, in a sentence. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnavailable'
  }
}

/** One save of the settings document. */
export interface SavedSettings {
  /** Rises with every save. */
  version: number
  settings: Settings
  /** The id of a member of the staff, or the name of the file that the first start read. */
  by: string
  at: Iso
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

/** A visitor whose data was erased: their token opens nothing any more, and nothing new is kept for them. */
export class VisitorErased extends Error {
  constructor() {
    super('This visitor was erased.')
    this.name = 'VisitorErased'
  }
}

export interface Visitor {
  id: string
  contact: Contact
}

export interface Account {
  id: string
  email: string
  name: string
  roles: Role[]
  disabled: boolean
}

export interface StaffMember extends Account {
  /** Conversations held at once, in place of the settings' own number. */
  capacity: number | null
  /** Languages they answer in; none: any. */
  languages: string[]
  /** Categories of articles they know about; none: any. */
  skills: string[]
}

export type Role = 'admin' | 'agent' | 'editor'

/** What an admin changes about a member; what is not named stays. */
export type StaffChange = Partial<
  Pick<StaffMember, 'name' | 'roles' | 'disabled' | 'capacity' | 'languages' | 'skills'>
>

/** A link that works once: somebody joins the staff by it, or a member sets a new password. */
export interface Invite {
  /** The hash of the link's token. */
  id: string
  /** As addresses are compared: NFC, lower case. One link an address. */
  email: string
  name: string
  /** What they will be; none where a member sets a new password. */
  roles: Role[]
  /** The admin who made it. It dies when they are disabled or are no admin any more. */
  invitedBy: string
  at: Iso
  expires: Iso
}

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

export interface AuditQuery {
  since?: Iso
  /** The id of whoever acted. */
  actor?: string
  action?: string
  conversationId?: string
  /** From an earlier page's `next`. */
  cursor?: string
  /** 1…200; default 50. */
  limit?: number
}

/** A visitor in whose conversations an address was given, and whether it was ever proven there. */
export interface AddressUse {
  visitorId: string
  verified: boolean
}

/** What the team knows of a person, on whichever device they come. */
export interface KnownContact {
  attributes: Attributes
  /** Newest first. */
  notes: ContactNote[]
}

/** An article that an agent proposed to the editors out of a conversation. */
export interface Proposal {
  id: string
  /** Null once the conversation was erased. */
  conversationId: string | null
  /** Empty once the conversation was erased. */
  title: string
  /** Markdown with front matter; empty once the conversation was erased. */
  body: string
  by: { id: string; name: string }
  at: Iso
  state: 'open' | 'done' | 'dismissed'
  closedBy: { id: string; name: string } | null
  closedAt: Iso | null
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

/** What the demo made, and what it left behind when it was taken away. */
export interface DemoRemoved {
  /** As they were before. */
  conversations: Conversation[]
  visitors: number
  /** Staff who are gone; those who hold a conversation with a real customer are disabled instead, so that it goes back. */
  removed: number
  disabled: number
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

type ListedStatus = Exclude<Conversation['status']['kind'], 'erased'>

/** What is named must hold, all of it together. */
export interface ConversationQuery {
  /** One of these. */
  status?: ListedStatus | readonly ListedStatus[]
  /** Who holds it, or held it when it was resolved; null: nobody. */
  assignee?: string | null
  /** For which team it waits; null: for none. */
  team?: string | null
  /** All of these, in any case. */
  tag?: string | readonly string[]
  /** One of these languages, as primary subtag or longer: `de` is also `de-AT`. */
  lang?: readonly string[]
  /** One of these, 0…3. */
  priority?: readonly number[]
  /** Whether its agent has set it aside. */
  snoozed?: boolean
  /** Last changed at this moment or later. */
  since?: Iso
  /** Last changed before this moment. */
  until?: Iso
  /**
   * Words that one message or note must hold, or the name and address that the customer gave, all of them; from 3
   * letters on also as the beginning of a word. A plain text in any script, no query language; one that holds no word
   * finds nothing.
   */
  q?: string
  /** By last change, `newest` first unless said otherwise; `turn`: those who wait, as they are served, and nobody else. */
  sort?: ListSort
  /** From an earlier page's `next`, asked for with the same rest. */
  cursor?: string
  /** 1…200; default 50. */
  limit?: number
}

export type ListSort = 'newest' | 'oldest' | 'turn'

/** How much there is in the lists. */
export interface ListCounts {
  queued: number
  /** Of those queued: who wants an answer by email, and waits for nobody. */
  byEmail: number
  answering: number
  /** By agent: what they hold and work on, and what they set aside. */
  held: Map<string, { active: number; snoozed: number }>
  /** Resolved since the moment that was asked for, and still so. */
  resolved: number
}

/** A tag as it was written by somebody, and how many conversations carry it. */
export interface TagCount {
  tag: string
  count: number
}

/** How much was asked of a model. */
export interface ModelUsage {
  /** Calls, those included that are made again because one failed. */
  requests: number
  /** Tokens of what was sent and of what came. */
  tokens: number
}

/** One call to a model, for a visitor, on a day (UTC, `2026-03-02`). */
export interface ModelCall {
  day: string
  visitorId: string
  tokens: number
}

/**
 * The one place that is written to disk. Every operation is whole: when its promise resolves, it is durable; leases and
 * what models were asked outlive the process, but a power cut may take the last of them back.
 * Times and ids come from the caller. Unknown ids answer undefined. Any of them rejects with StoreUnavailable
 * when the database cannot be reached, is locked, full or damaged; nothing of that operation is then written.
 */
export interface Store extends ContentStore, HelpStore, MissStore, OverlapStore, RehearsalStore {
  // Visitors
  addVisitor(visitor: Visitor & { tokenHash: string; at: Iso; personHash?: string }): Promise<void>
  /** The visitor whose token this is, used within the last `maxIdleDays`; touches its last use. */
  visitorByToken(tokenHash: string, now: Iso, maxIdleDays: number): Promise<Visitor | undefined>
  saveContact(visitorId: string, contact: Contact): Promise<void>
  /** Makes a visitor this person's, for good. False where they are another's already, unknown or erased; nothing changes then. */
  bindVisitor(visitorId: string, personHash: string): Promise<boolean>
  /** Whether two visitors are known to be one person. A visitor is the same as themselves only if they exist. */
  samePerson(visitorId: string, otherId: string): Promise<boolean>

  // What the team knows of them. A person's devices are one here, as `samePerson` says.
  /** Undefined where the visitor is unknown or erased. */
  contact(visitorId: string): Promise<KnownContact | undefined>
  /** Puts these in place of all that there were; false where the visitor is unknown or erased. */
  saveAttributes(visitorId: string, attributes: Attributes): Promise<boolean>
  /** False where the visitor is unknown or erased, and where the person has as many notes as `most`. */
  addContactNote(note: ContactNote & { visitorId: string }, most: number): Promise<'added' | 'unknown' | 'full'>
  /** Deletes a note about this person that this member of the staff wrote. */
  deleteContactNote(visitorId: string, noteId: string, staffId: string): Promise<'deleted' | 'unknown' | 'notYours'>

  // Articles proposed to the editors
  /** False where the conversation does not exist or was erased. */
  addProposal(
    proposal: Omit<Proposal, 'state' | 'closedBy' | 'closedAt'> & { conversationId: string },
  ): Promise<boolean>
  /**
   * Newest first.
   * @throws BadCursor
   */
  proposals(query: {
    state?: Proposal['state']
    cursor?: string
    limit?: number
  }): Promise<{ proposals: Proposal[]; next: string | null }>
  /** Closes an open one, or opens one again; undefined where there is no such proposal. One that is so already stays as it is. */
  moveProposal(
    id: string,
    state: Proposal['state'],
    by: { id: string; name: string },
    at: Iso,
  ): Promise<Proposal | undefined>

  // Conversations
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
  /**
   * While one changes between two pages, none is listed twice. None that was erased. Where many messages hold the words
   * that are asked for, a page may hold fewer than the limit, even none, and there is a next one all the same.
   * @throws BadCursor
   */
  conversations(query: ConversationQuery): Promise<{ conversations: Conversation[]; next: string | null }>
  /** How many conversations there are of each status; those that were erased are not counted. */
  countByStatus(): Promise<Record<Exclude<Conversation['status']['kind'], 'erased'>, number>>
  /** Those that wait in the queue, in turn, all or the first ones. */
  queued(limit?: number): Promise<Conversation[]>
  /** @param resolvedSince counts what was resolved from this moment on */
  listCounts(resolvedSince: Iso): Promise<ListCounts>
  /** Those that most conversations carry first. */
  tags(limit: number): Promise<TagCount[]>
  /** Tags in the spelling in which they are carried already, or as given, in the order given. */
  spelled(tags: readonly string[]): Promise<string[]>
  /** Open conversations by agent. */
  openByAgent(): Promise<Map<string, string[]>>
  /** Of this visitor and of others who are the same person, newest first by last change; none that was erased. */
  conversationsOfVisitor(visitorId: string, limit?: number): Promise<Conversation[]>
  /** Events of some types since a moment, over all conversations, oldest first. */
  eventsSince(types: EventType[], since: Iso): Promise<(ConversationEvent & { conversationId: string })[]>

  // Files. `append` marks those of a message as taken along; where one is not there for it, that is a conflict.
  /** Makes room for a file, whose bytes follow; `full` and `spent` where its conversation or its visitor has too many. */
  addFile(file: Omit<KeptFile, 'messageId'>, room: FileRoom): Promise<'added' | 'unknown' | 'full' | 'spent'>
  /** @param n 0, 1, 2 … in order; false where the file was removed meanwhile */
  addFilePart(fileId: string, n: number, bytes: Uint8Array): Promise<boolean>
  /** All of its bytes are here; false where the file was removed meanwhile. @param sha256 of them, in hex */
  completeFile(fileId: string, sha256: string): Promise<boolean>
  /** A complete file of this conversation. */
  file(conversationId: string, fileId: string): Promise<KeptFile | undefined>
  /** All complete files of a conversation, oldest first. */
  files(conversationId: string): Promise<KeptFile[]>
  /** Undefined behind the last part. */
  filePart(fileId: string, n: number): Promise<Uint8Array | undefined>
  /** Removes a file that no message took along, where it is this author's; whether there was one. */
  removeFile(conversationId: string, fileId: string, by: string): Promise<boolean>

  // What customers have read: no event, and no change of the conversation
  /** Keeps how far each was read; never less than before. Conversations that were erased or do not exist are passed over. */
  saveReads(reads: readonly { conversationId: string; seq: number }[]): Promise<void>
  /** The last seq that the customer has read; 0 where nothing was. */
  readSeq(conversationId: string): Promise<number>
  /** What the team knows of a visitor beside their name and address, by name. */
  attributesOf(visitorId: string): Promise<Record<string, string>>

  // Letters
  /** Puts a copy of a conversation into the queue; false where its mailbox was sent as many since a moment. */
  addCopy(letter: PlannedLetter, most: { since: Iso; letters: number }): Promise<boolean>
  /** Letters that are due, the longest due first. */
  dueLetters(now: Iso, limit: number): Promise<WaitingLetter[]>
  postponeLetter(id: string, attempts: number, dueAt: Iso): Promise<void>
  /** It was sent or given up: nothing but that there was one stays, to be counted, until it is removed. */
  endLetter(id: string): Promise<void>
  /** How many have not ended. */
  waitingLetters(): Promise<number>

  // Export, erasure and retention
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

  /** What staff and operators did to a conversation, oldest first. */
  auditOf(conversationId: string): Promise<AuditEntry[]>

  // Demo data: marked by ports/demo.ts
  /** How many conversations the demo made are still there, and whether there are others. */
  demo(): Promise<{ conversations: number; others: boolean }>
  /** Takes all of the demo away, as if it had never been: no tombstones. What real people wrote stays. */
  removeDemo(): Promise<DemoRemoved>

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
  addStaff(member: Account & { passwordHash: string; at: Iso }): Promise<'added' | 'email_taken'>
  staff(): Promise<StaffMember[]>
  staffById(id: string): Promise<StaffMember | undefined>
  staffByEmail(email: string): Promise<(StaffMember & { passwordHash: string }) | undefined>
  /** Disabling ends their sessions and links, so that enabling them later does not bring one back. */
  setDisabled(id: string, disabled: boolean): Promise<void>
  /** Ends all their sessions with it, but for one that is to stay, and a link by which they could set another. */
  setPassword(id: string, passwordHash: string, keepSession?: string): Promise<void>
  /**
   * Changes a member in one step. Nothing changes where nobody enabled would be an admin after it. Whoever is disabled
   * by it loses sessions and links as with `setDisabled`, whoever is no admin any more the links that they made.
   */
  updateStaff(id: string, change: StaffChange): Promise<StaffMember | 'unknown' | 'last_admin'>
  /** When sessions of each member were last used, to a few minutes, as far as there are sessions. */
  staffUses(): Promise<{ staffId: string; at: Iso }[]>

  // Links to join the staff, or to set a new password
  /**
   * Keeps a link. One to join is refused where the address is staff's, or has one that has not run out; one to set a
   * new password takes the place of the last, and is refused for who is not staff or is disabled. `not_admin` where
   * its maker is no enabled admin (any more).
   */
  addInvite(invite: Invite): Promise<'added' | 'email_taken' | 'invited' | 'not_staff' | 'not_admin'>
  /** All links, newest first; also those that have run out. */
  invites(): Promise<Invite[]>
  invite(id: string): Promise<Invite | undefined>
  /** Whether there was one to end. */
  endInvite(id: string): Promise<boolean>
  /**
   * Spends a link: the new member is added, or the member's password set and their sessions ended. Exactly one of
   * several at once gets it. `gone` where there is none that holds at this moment; `email_taken` where the address
   * became staff's meanwhile, which ends the link too.
   */
  spendInvite(
    id: string,
    account: { staffId: string; name: string; passwordHash: string; at: Iso },
  ): Promise<StaffMember | 'gone' | 'email_taken'>
  addSession(session: { tokenHash: string; staffId: string; at: Iso; expires: Iso }): Promise<void>
  /** The enabled member whose session this is, has not expired and was used within `maxIdleHours`; touches its last use. */
  staffBySession(tokenHash: string, now: Iso, maxIdleHours: number): Promise<StaffMember | undefined>
  endSession(tokenHash: string): Promise<void>

  // Presence: what an agent chose, and when they were last seen
  setPresence(staffId: string, presence: { state: PresenceState; connected: boolean; seenAt: Iso }): Promise<void>
  presences(): Promise<{ staffId: string; state: PresenceState; connected: boolean; seenAt: Iso }[]>
  /** At start: nobody is connected to this process yet. */
  disconnectAll(now: Iso): Promise<void>

  // What was done, by whom
  addAudit(entry: AuditEntry): Promise<void>
  /**
   * Newest first, in the order that they were written.
   * @throws BadCursor
   */
  auditEntries(query: AuditQuery): Promise<{ entries: AuditEntry[]; next: string | null }>

  // Settings and small secrets
  settings(): Promise<Settings | undefined>
  /** The newest save, or the one of that version; undefined where there is none. */
  savedSettings(version?: number): Promise<SavedSettings | undefined>
  /**
   * Saves a document as the next version.
   * @param after the version that it was made from: where another was saved since, nothing is written
   * @returns its version; undefined where nothing was written
   */
  saveSettings(settings: Settings, by: string, at: Iso, after?: number): Promise<number | undefined>
  /** A named one-time secret, stored hashed. */
  putSecret(name: string, hash: string): Promise<void>
  /** Spends it: true once, for the right hash. */
  spendSecret(name: string, hash: string): Promise<boolean>

  // What models are asked
  /**
   * Counts one call with its tokens for its visitor and for everybody, before it is made and in one step, so that
   * parallel ones cannot slip by. Where either has reached what it may have, nothing is counted: the call that
   * reaches a limit is the last one.
   */
  reserveUsage(
    call: ModelCall,
    most: { visitor: ModelUsage; everybody: ModelUsage },
  ): Promise<'reserved' | 'visitor_spent' | 'everybody_spent'>
  /** Puts right by how many tokens a reservation was too small, or, below 0, too large. */
  settleUsage(call: ModelCall): Promise<void>
  /** What one visitor, or everybody together where none is named, used on a day. */
  modelUsage(day: string, visitorId?: string): Promise<ModelUsage>

  /** Cheap proof that the disk takes writes: one small durable write. */
  ping(): Promise<void>
  close(): Promise<void>
}
