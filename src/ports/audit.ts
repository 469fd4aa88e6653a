/** What staff and operators did, or were refused. */
import type { Iso } from '../domain/events.ts'

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

export interface AuditStore {
  addAudit(entry: AuditEntry): Promise<void>
  /**
   * Newest first, in the order that they were written.
   * @throws BadCursor
   */
  auditEntries(query: AuditQuery): Promise<{ entries: AuditEntry[]; next: string | null }>
  /** What staff and operators did to a conversation, oldest first. */
  auditOf(conversationId: string): Promise<AuditEntry[]>
}
