/** What the desk needs from the outside world. Adapters implement these; nothing here knows how. */
import type { Article, Passage, Problem } from './domain/articles.ts'
import type { Conversation } from './domain/conversation.ts'
import type { Actor, Contact, ConversationEvent, EventType, Iso, NewEvent } from './domain/events.ts'
import type { PresenceState } from './domain/queue.ts'
import type { Settings } from './protocol/settings.ts'

// — Time and names —

export interface Clock {
  /** ISO 8601, UTC, with milliseconds. */
  now(): Iso
  /** Runs `task` after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void
}

export interface Ids {
  /** A UUIDv7: sorts by time, does not collide across machines. */
  next(): string
  /** 256 random bits, URL-safe. */
  secret(): string
  /** SHA-256 in hex: secrets are stored and compared as this. */
  hash(secret: string): string
}

export type Limited = 'request' | 'start' | 'message' | 'sign_in' | 'socket'

export interface RateLimits {
  /** Counts one of something, before it is done, so that parallel ones cannot slip by. Where it is one too many: the seconds to wait. */
  take(what: Limited, key: string): Promise<number | undefined>
  /** Takes one back, e.g. for a sign-in that was right. */
  forgive(what: Limited, key: string): Promise<void>
}

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist: pass undefined. */
  verify(hash: string | undefined, password: string): Promise<boolean>
}

// — The knowledge base —

/** A passage with what makes it comparable across questions; every feature is in 0…1. */
export interface Evidence {
  passage: Passage
  /** 0…1: how well it answers, by the ranking model. Comparable across questions. */
  score: number
  features: Record<string, number>
}

export interface Retrieval {
  /** What was searched for, after what a follow-up took from earlier turns. */
  query: string
  /** The language that was searched in, which is the base's default where the customer's has no articles. */
  lang: string
  /** Best first; at most `limit`; several may be of one article. */
  evidence: Evidence[]
  /** Facts about the question as a whole, each in 0…1, for the judge. */
  features: Record<string, number>
  /** Words of the question, as typed, that stand in no article. */
  unknown: string[]
  /** Words of the question, as typed, that the best passage lacks. */
  missing: string[]
  /** How many content words the question has. */
  words: number
  /** How far to move the judge's probability, where the base's own questions told. */
  calibration?: { slope: number; offset: number }
}

export interface Turn {
  /** `assistant` is whoever answers: people of the team name things as well. */
  role: 'customer' | 'assistant'
  text: string
}

export interface SearchRequest {
  query: string
  /** What was said since the assistant took over, newest last, for follow-ups. */
  history: Turn[]
  /** The customer's language where it is known; articles in it come first. */
  lang?: string
  /** Passages at most; default 8. */
  limit?: number
  /** Articles to leave out, for evaluation. */
  exclude?: readonly string[]
  /** Titles, aliases and questions that count for nothing, so that an article's own questions can be put to it. */
  unnamed?: readonly string[]
}

export interface KnowledgeStatus {
  folder: string
  articles: number
  passages: number
  /** Articles by language. */
  languages: Record<string, number>
  problems: Problem[]
  /** Milliseconds the last index took to build. */
  builtInMs: number
  /** How many questions the articles name, and whether the judge was fitted to them: it takes 60. */
  calibration: { questions: number; fitted: boolean }
}

export interface Retriever {
  /** Searches what customers may see. Any text is a plain question: there is no query language. */
  search(request: SearchRequest): Promise<Retrieval>
  /** The language of a text as BCP 47 primary subtag; undefined where it is too short or unclear to tell. */
  language(text: string): string | undefined
  /** A public article, or undefined: the same for one that is missing, internal, a draft or not yet published. */
  article(id: string): Article | undefined
  /** Where a former path of an article leads now. */
  redirect(id: string): string | undefined
  /** Questions worth offering on a page, at most `limit`, from articles whose `pages` match or that are general. */
  suggestions(page: { url?: string; lang?: string }, limit: number): string[]
  status(): KnowledgeStatus
}

// — Drafting —

/** A passage under the number that a draft cites it by. */
export interface NumberedPassage {
  n: number
  passage: Passage
  /** What the ranking thought of it, 0…1; 0 where it only stands beside one that was found. */
  score?: number
}

export interface DraftRequest {
  /** The customer's question, whole burst, newest last. */
  question: string
  /** What the question was searched as. */
  query: string
  /** The turns before, oldest first. */
  history: Turn[]
  passages: NumberedPassage[]
  /** What the assistant answered in this conversation before, as posted, oldest first. */
  said?: string[]
  /** The language to answer in. */
  lang: string
  /** The sentence of an earlier draft that verification held back, and why. */
  repair?: { sentence: string; why: string }
  signal: AbortSignal
}

export type DraftFault =
  | 'timeout'
  | 'stalled'
  | 'truncated'
  | 'empty'
  | 'malformed'
  | 'rate_limited'
  | 'refused'
  | 'filtered'
  | 'too_long'
  | 'unreachable'
  | 'breaker_open'
  | 'not_found'
  | 'no_answer'

/** Every way a drafter can fail is one of these; the desk brings in a person. */
export class DraftFailed extends Error {
  readonly fault: DraftFault
  constructor(fault: DraftFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DraftFailed'
    this.fault = fault
  }
}

export interface Drafter {
  /** Shown at start and in judgements, e.g. `quote` or `openai gpt-4o-mini`. */
  readonly name: string
  /** Whether it is handed the rest of the best article too, because it can only answer in its words. */
  readonly wantsArticle?: boolean
  /**
   * Markdown in pieces, citing passages as `[n]`.
   * @throws DraftFailed when no whole draft can be had; an abort through `signal` just ends it
   */
  draft(request: DraftRequest): AsyncIterable<string>
  /** Whether it would answer now; false while its breaker is open. */
  available(): boolean
}

/**
 * What a model adds to looking things up. Nothing rests on it: where the provider fails, is slow or answers nonsense,
 * it answers undefined and the desk goes on without.
 */
export interface Advisor {
  /**
   * Other ways to ask the knowledge base what the customer asks, each on its own feet, the plainest first; none where
   * the customer asks nothing.
   */
  queries(request: {
    question: string
    history: DraftRequest['history']
    /** BCP 47 of the articles. */
    lang: string
    signal: AbortSignal
  }): Promise<string[] | undefined>
  /** Numbers of the passages that help to answer, best first; none where none does. */
  order(request: {
    question: string
    passages: readonly NumberedPassage[]
    signal: AbortSignal
  }): Promise<number[] | undefined>
}

// — The record —

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
  /** Takes the lease on an intent if it is free or has run out, and counts the attempt; answers undefined otherwise. */
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

// — Telling others —

/** Passing things on to whoever listens in this process, and later between processes. */
export interface Fanout {
  publish(notice: Notice): void
  /** Returns the function that stops listening. */
  subscribe(listener: (notice: Notice) => void): () => void
}

export type Notice =
  | { kind: 'events'; conversationId: string; events: ConversationEvent[]; state: Conversation }
  | {
      kind: 'draft'
      conversationId: string
      draftId: string
      text: string
      html: string
      state: 'open' | 'posted' | 'dropped'
    }
  | { kind: 'typing'; conversationId: string; who: { kind: 'customer' | 'bot' | 'agent'; id?: string; name?: string } }
  | {
      kind: 'read'
      conversationId: string
      who: { kind: 'customer' | 'agent'; id?: string; name?: string }
      seq: number
    }
  | { kind: 'presence'; agentId: string; name: string; state: PresenceState | 'offline' }
  | { kind: 'queue' }
  | { kind: 'signed_out'; sessionHash: string }

/** Markdown to HTML that is safe to show: nothing loads, runs or leaves. */
export interface Renderer {
  markdown(text: string): string
  /** A customer's words: shown as typed, with line breaks and links. */
  plain(text: string): string
}

/** Structured logging, without message bodies, tokens or addresses of people. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
