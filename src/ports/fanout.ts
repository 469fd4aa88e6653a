/** Telling others what happened. */
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'

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
  | { kind: 'presence'; agentId: string; name: string; state: PresenceState | 'offline'; why?: 'unanswered' }
  | { kind: 'queue' }
  /** Who works here, or what one of them takes, has changed. */
  | { kind: 'staff' }
  /** What customers did not get, its clusters or alarms have changed. */
  | { kind: 'misses' }
  /** The settings document was saved. */
  | { kind: 'settings' }
  /** A rehearsal of an editor's has come further, or has ended. */
  | { kind: 'rehearsal'; rehearsalId: string; by: string }
  /** An import of an editor's has come further. */
  | { kind: 'import'; by: string; done: number; total: number }
  /** Whether the assistant answers may have changed. */
  | { kind: 'assistant' }
  /** These files were changed, by an editor, on disk or by git; none are named where many were. */
  | { kind: 'articles'; paths: string[] }
  /** An editor began a draft of a file, or has none any more. */
  | { kind: 'article_drafts'; path: string }
  | { kind: 'signed_out'; sessionHash: string }
  /** Their token is dead. */
  | { kind: 'visitor_erased'; visitorId: string }
