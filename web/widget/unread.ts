/** What the customer has seen, so that a closed panel can say how much is new. */
import { signal } from '@preact/signals'
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

/** Remembers one conversation: the present one. What was seen in another tab counts here too. */
export function openSeen({ storage, outboxKey }: Session): Seen {
  const key = `${outboxKey}:seen`
  const memory = signal({ conversationId: '', seq: 0 })
  const take = () =>
    quietly(() => {
      // Where nothing is kept everything counts as new, which is the safe side.
      const { conversationId, seq } = JSON.parse(storage?.getItem(key) ?? '{}') as Partial<typeof memory.value>
      if (conversationId && seq) memory.value = { conversationId, seq }
    })
  take()
  window.addEventListener('storage', take)
  return {
    upTo: (conversationId) => (memory.value.conversationId === conversationId ? memory.value.seq : 0),
    keep(conversationId, seq) {
      const before = memory.peek()
      if (before.conversationId === conversationId && before.seq >= seq) return
      memory.value = { conversationId, seq }
      quietly(() => storage?.setItem(key, JSON.stringify(memory.value)))
    },
  }
}
