/** Lists of conversations, and how much is in them. */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'

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

export interface ListStore {
  /**
   * While one changes between two pages, none is listed twice. None that was erased. Where many messages hold the words
   * that are asked for, a page may hold fewer than the limit, even none, and there is a next one all the same.
   * @throws BadCursor
   */
  conversations(query: ConversationQuery): Promise<{ conversations: Conversation[]; next: string | null }>
  /** Of this visitor and of others who are the same person, newest first by last change; none that was erased. */
  conversationsOfVisitor(visitorId: string, limit?: number): Promise<Conversation[]>
  /** Those that wait in the queue, in turn, all or the first ones. */
  queued(limit?: number): Promise<Conversation[]>
  /** Open conversations by agent. */
  openByAgent(): Promise<Map<string, string[]>>

  /** How many conversations there are of each status; those that were erased are not counted. */
  countByStatus(): Promise<Record<Exclude<Conversation['status']['kind'], 'erased'>, number>>
  /** @param resolvedSince counts what was resolved from this moment on */
  listCounts(resolvedSince: Iso): Promise<ListCounts>
  /** Those that most conversations carry first. */
  tags(limit: number): Promise<TagCount[]>
  /** Tags in the spelling in which they are carried already, or as given, in the order given. */
  spelled(tags: readonly string[]): Promise<string[]>
}
