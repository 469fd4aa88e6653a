/** What the customer has seen, so that a closed panel can say how much is new. */
import type { Message } from '../../src/domain/events.ts'
import { quietly } from '../shared/shelf.ts'
import type { Session } from './session.ts'

export interface Seen {
  /** The last seq seen in a conversation; 0 where nothing was. */
  upTo(conversationId: string): number
  keep(conversationId: string, seq: number): void
}

/** Words for the customer after a seq: system lines and their own do not count. */
export function countUnread(messages: readonly Message[], seenSeq: number): number {
  return messages.filter(({ seq, author }) => seq > seenSeq && (author.kind === 'bot' || author.kind === 'agent'))
    .length
}

/** Remembers one conversation: the present one. */
export function openSeen({ storage, outboxKey }: Session): Seen {
  const key = `${outboxKey}:seen`
  let memory = { conversationId: '', seq: 0 }
  // Where nothing is kept everything counts as new, which is the safe side.
  const kept = quietly(() => JSON.parse(storage?.getItem(key) ?? '{}') as Partial<typeof memory>)
  if (typeof kept?.conversationId === 'string' && typeof kept.seq === 'number') memory = { ...memory, ...kept }
  return {
    upTo: (conversationId) => (memory.conversationId === conversationId ? memory.seq : 0),
    keep(conversationId, seq) {
      if (memory.conversationId === conversationId && memory.seq >= seq) return
      memory = { conversationId, seq }
      quietly(() => storage?.setItem(key, JSON.stringify(memory)))
    },
  }
}
