/** Messages on their way: kept until the server has them, sent again under the same id, in the order they were written. */
import { ApiError } from './api.ts'

export interface Pending {
  clientMessageId: string
  conversationId: string
  text: string
  /** On agents' notes. */
  note?: boolean
  /** On agents' replies: the last seq that was on the screen when it was sent. */
  seenSeq?: number
  /** ISO 8601, UTC: when it was written. */
  at: string
  state: 'sending' | 'failed'
  /** Where it failed: why, in words that may be shown, and whether sending it again can help. */
  fault?: { code: string; message: string; retryable: boolean; retryAfter?: number }
}

export interface OutboxOptions {
  /** Name under which the list is kept; each visitor or member of staff has their own. */
  key: string
  /** `localStorage` or `sessionStorage`; null, full or forbidden storage is put up with. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  /** Resolves when the server has it on disk; rejects with an ApiError otherwise. */
  deliver: (pending: Pending) => Promise<void>
  onChange: (list: readonly Pending[]) => void
  newId?: () => string
  now?: () => Date
}

export interface Outbox {
  list(): readonly Pending[]
  /** Keeps the text and sends it as soon as what was written before it is sent. */
  add(conversationId: string, text: string, extra?: { note?: boolean; seenSeq?: number }): Pending
  /** The server has it: an `ack`, or an event that carries this id. */
  acknowledged(clientMessageId: string): void
  /** Sends everything that may be sent again, e.g. when the line is back. */
  flush(): void
  /** Sends one again; `seenSeq` says what the agent has seen by now. */
  retry(clientMessageId: string, seenSeq?: number): void
  /** Takes one off the list and answers it, so that its text can go back into the composer. */
  discard(clientMessageId: string): Pending | undefined
}

/** An outbox, holding what an earlier page left behind. It sends nothing before `add`, `retry` or `flush`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { deliver, onChange, newId = makeId, now = () => new Date() } = options
  let list: Pending[] = load(options).map((pending) => ({ ...pending, state: 'sending' }))
  let running = false
  /** Every id that this page has ever held: what else is in storage belongs to another tab. */
  const known = new Set(list.map(({ clientMessageId }) => clientMessageId))

  const change = (next: Pending[]) => {
    list = next
    const others = load(options).filter(({ clientMessageId }) => !known.has(clientMessageId))
    save(options, [...others, ...list])
    onChange(list)
  }
  const mark = (id: string, update: (pending: Pending) => Pending) =>
    change(list.map((pending) => (pending.clientMessageId === id ? update(pending) : pending)))
  const drop = (id: string) => {
    if (list.some((pending) => pending.clientMessageId === id)) change(list.filter((p) => p.clientMessageId !== id))
  }
  const again = ({ fault: _, ...pending }: Pending): Pending => ({ ...pending, state: 'sending' })

  /** One at a time, so that the order of writing is the order of arriving. */
  const run = async () => {
    if (running) return
    running = true
    for (let next = first(list); next; next = first(list)) {
      const { clientMessageId } = next
      try {
        await deliver(next)
        drop(clientMessageId)
      } catch (error) {
        // Acknowledged on another way while this one gave up.
        if (!list.includes(next)) continue
        const fault = faultOf(error)
        mark(clientMessageId, (pending) => ({ ...pending, state: 'failed', fault }))
        // What comes after it would arrive before it.
        if (fault.retryable) {
          change(
            list.map((pending) => (pending.state === 'sending' ? { ...pending, state: 'failed', fault } : pending)),
          )
          break
        }
      }
    }
    running = false
  }

  return {
    list: () => list,
    add(conversationId, text, extra) {
      const pending: Pending = {
        clientMessageId: newId(),
        conversationId,
        text,
        ...(extra?.note && { note: true }),
        ...(extra?.seenSeq !== undefined && { seenSeq: extra.seenSeq }),
        at: now().toISOString(),
        state: 'sending',
      }
      known.add(pending.clientMessageId)
      change([...list, pending])
      void run()
      return pending
    },
    acknowledged: drop,
    flush() {
      change(list.map((pending) => (pending.fault?.retryable === false ? pending : again(pending))))
      void run()
    },
    retry(clientMessageId, seenSeq) {
      mark(clientMessageId, (pending) => ({ ...again(pending), ...(seenSeq !== undefined && { seenSeq }) }))
      void run()
    },
    discard(clientMessageId) {
      const found = list.find((pending) => pending.clientMessageId === clientMessageId)
      drop(clientMessageId)
      return found
    },
  }
}

/** A UUID, also on pages without https, where `crypto.randomUUID` does not exist. */
export function makeId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function first(list: readonly Pending[]): Pending | undefined {
  return list.find((pending) => pending.state === 'sending')
}

function faultOf(error: unknown): NonNullable<Pending['fault']> {
  if (!(error instanceof ApiError)) return { code: 'internal', message: String(error), retryable: true }
  const { code, message, retryAfter } = error
  return { code, message, retryable: error.passing, ...(retryAfter !== undefined && { retryAfter }) }
}

function load({ key, storage }: OutboxOptions): Pending[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPending) : []
  } catch {
    return []
  }
}

function save({ key, storage }: OutboxOptions, list: readonly Pending[]): void {
  try {
    if (list.length === 0) storage?.removeItem(key)
    else storage?.setItem(key, JSON.stringify(list))
  } catch {
    // Kept in memory then; what was written is lost only if the page goes before the line comes back.
  }
}

function isPending(value: unknown): value is Pending {
  if (typeof value !== 'object' || value === null) return false
  const { clientMessageId, conversationId, text, at } = value as Record<string, unknown>
  return [clientMessageId, conversationId, text, at].every((part) => typeof part === 'string')
}
