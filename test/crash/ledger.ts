/** What clients know for themselves: all they sent, all that was acknowledged, every event they saw. No kill reaches it. */
import type { ReaderEvent } from '../../src/domain/events.ts'

export interface Sent {
  conversationId: string
  /** `customer`, or the agent's id: whose clientMessageIds are told apart. */
  author: string
  clientMessageId: string
  text: string
  /** How often it was written to a server. */
  tries: number
  /** The place it was acknowledged at. */
  seq?: number
  /** The id of the reply that it was answered with. */
  reply?: string
  /** The server refused it, and said so: nobody counts on it. */
  refused?: string
}

export interface Ledger {
  /** Oldest first. */
  readonly sent: readonly Sent[]
  /** What went wrong in the sight of clients, a sentence each. */
  readonly faults: string[]
  readonly counts: { acknowledged: number; repeats: number; conflicts: number; resumes: number; events: number }
  /** Customers' conversations, with the token that opens each. */
  readonly conversations: Map<string, string>
  write(author: string, conversationId: string, text: string): Sent
  /** A send was acknowledged, perhaps once more. */
  acknowledge(sent: Sent, seq: number): void
  /** A reader saw an event; whoever sees the same one must see the same. */
  saw(reader: 'customer' | 'staff', conversationId: string, event: ReaderEvent): void
  seen(): Iterable<{ reader: string; conversationId: string; seq: number; event: string }>
  /** Called at each acknowledgement that is not a repeat. */
  onAcknowledged(listener: () => void): void
  /** Called when something was just written to the server. */
  onWritten(listener: () => void): void
  written(sent: Sent): void
}

export function openLedger(lane: number): Ledger {
  const sent: Sent[] = []
  const faults: string[] = []
  const counts = { acknowledged: 0, repeats: 0, conflicts: 0, resumes: 0, events: 0 }
  const seen = new Map<string, string>()
  let acknowledged = () => {}
  let written = () => {}
  return {
    sent,
    faults,
    counts,
    conversations: new Map(),
    write(author, conversationId, text) {
      const clientMessageId = `${lane}-${sent.length}`
      const entry: Sent = { conversationId, author, clientMessageId, text: `${text} (${clientMessageId})`, tries: 0 }
      sent.push(entry)
      return entry
    },
    acknowledge(entry, seq) {
      if (entry.seq === undefined) {
        entry.seq = seq
        counts.acknowledged++
        acknowledged()
        return
      }
      counts.repeats++
      if (entry.seq !== seq) {
        faults.push(`${entry.clientMessageId} was acknowledged at seq ${entry.seq}, and when sent again at ${seq}`)
      }
    },
    saw(reader, conversationId, event) {
      counts.events++
      const key = `${reader} ${conversationId} ${event.seq}`
      const now = canonical(event)
      const before = seen.get(key)
      if (before === undefined) seen.set(key, now)
      else if (before !== now)
        faults.push(`event ${event.seq} of ${conversationId} was seen as ${before} and as ${now}`)
    },
    *seen() {
      for (const [key, event] of seen) {
        const [reader = '', conversationId = '', seq = ''] = key.split(' ')
        yield { reader, conversationId, seq: Number(seq), event }
      }
    },
    onAcknowledged: (listener) => {
      acknowledged = listener
    },
    onWritten: (listener) => {
      written = listener
    },
    written(entry) {
      entry.tries++
      written()
    },
  }
}

/** JSON with the keys of every object in one order: what is the same is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
