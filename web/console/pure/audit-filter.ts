/** What of the audit log is asked for. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export const spans = [
  { id: 'all', words: 'The beginning', ms: undefined },
  { id: 'hour', words: 'An hour ago', ms: HOUR_MS },
  { id: 'day', words: 'A day ago', ms: DAY_MS },
  { id: 'week', words: 'A week ago', ms: 7 * DAY_MS },
  { id: 'month', words: '30 days ago', ms: 30 * DAY_MS },
] as const

export interface AuditFilter {
  action: string
  /** The id of a member. */
  actor: string
  since: (typeof spans)[number]['id']
  /** An id. */
  conversation: string
}

export const everything: AuditFilter = { action: '', actor: '', since: 'all', conversation: '' }

/** The query of one page. @param now milliseconds since the epoch */
export function auditQuery({ action, actor, since, conversation }: AuditFilter, now: number, cursor?: string): string {
  const ms = spans.find(({ id }) => id === since)?.ms
  return new URLSearchParams({
    ...(action && { action }),
    ...(actor && { actor }),
    ...(ms && { since: new Date(now - ms).toISOString() }),
    ...(conversation && { conversationId: conversation }),
    ...(cursor && { cursor }),
  }).toString()
}

/** The id of a conversation in what was typed, also in the address of one; empty for nothing; undefined for no id. */
export function conversationIn(typed: string): string | undefined {
  if (!typed.trim()) return ''
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0].toLowerCase()
}
