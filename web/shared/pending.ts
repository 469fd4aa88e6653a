/** Messages that are on their way, and how they outlive their page: one key of the browser's storage each. */
import type { Attachment } from '../../src/domain/files.ts'
import { keysFrom, quietly, type Shelf } from './shelf.ts'

export interface Pending {
  clientMessageId: string
  conversationId: string
  text: string
  /** Files that the server has already and that go with it. */
  attachments?: Attachment[]
  /** On agents' notes. */
  note?: boolean
  /** On agents' replies: the last seq that was on the screen when it was sent. */
  seenSeq?: number
  /** On agents' replies: the suggestion that was before them. */
  suggestionId?: string
  /** On agents' replies that were translated: what they wrote. */
  original?: string
  /** ISO 8601, UTC: when it was written. */
  at: string
  /** Rises with each message written in this browser: clocks may be set back, this is not. */
  order: number
  /** `waiting`: one written before it asks for a decision first. */
  state: 'sending' | 'failed' | 'waiting'
  /** Why the last try failed, in words that may be shown, and whether sending it again can help. Stays during a new try. */
  fault?: { code: string; message: string; retryable: boolean; retryAfter?: number }
}

/** Where they are kept: under names that begin with `key`. */
interface Kept {
  key: string
  storage: Shelf | null
}

/** What is in storage. What failed for good stays so; the rest is on its way again. */
export function load({ key, storage }: Kept): Pending[] {
  return keysFrom(storage, `${key}:`).flatMap((name) => {
    const kept: unknown = quietly(() => JSON.parse(storage?.getItem(name) ?? 'null'))
    if (!isPending(kept)) return []
    const { fault, ...pending } = kept
    return [fault?.retryable === false ? kept : { ...pending, state: 'sending' as const }]
  })
}

/**
 * Each message has a key of its own, so that no tab ever writes over another's. Where storage is full or forbidden, what
 * was written is lost only if the page goes before the line comes back.
 */
export function save({ key, storage }: Kept, before: readonly Pending[], after: readonly Pending[]): void {
  quietly(() => {
    for (const { clientMessageId: id } of before) {
      if (!after.some(({ clientMessageId }) => clientMessageId === id)) storage?.removeItem(`${key}:${id}`)
    }
    for (const pending of after) {
      if (!before.includes(pending)) storage?.setItem(`${key}:${pending.clientMessageId}`, JSON.stringify(pending))
    }
  })
}

function isPending(value: unknown): value is Pending {
  if (typeof value !== 'object' || value === null) return false
  const { clientMessageId, conversationId, text, at, order } = value as Record<string, unknown>
  return [clientMessageId, conversationId, text, at].every((part) => typeof part === 'string') && Number.isFinite(order)
}
