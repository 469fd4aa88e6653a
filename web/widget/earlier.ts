/** A customer's other conversations: on this device and, where the embedding page vouches for them, on every other. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { StatusName } from '../../src/domain/snapshot.ts'
import { api } from '../shared/api.ts'
import type { Known } from './session.ts'

export interface Earlier {
  conversationId: string
  status: StatusName
  /** ISO 8601, UTC. */
  startedAt: string
  /** The beginning of the last words. */
  lastMessage?: { author: string; text: string; at: string }
}

/** @param known whose they are and which one is open; undefined while that is not settled */
export function openEarlier(known: ReadonlySignal<Known | undefined>): {
  earlier: ReadonlySignal<readonly Earlier[]>
  lookBack(): Promise<void>
} {
  const own = signal<{ token: string; list: Earlier[] } | null>(null)
  return {
    earlier: computed(() => {
      const { token, conversationId } = known.value ?? {}
      const list = own.value && own.value.token === token ? own.value.list : []
      return list.filter((one) => one.conversationId !== conversationId)
    }),
    async lookBack() {
      const token = known.value?.token
      if (!token) return
      try {
        const { conversations } = await api<{ conversations: Earlier[] }>('GET', '/api/my/conversations', { token })
        own.value = { token, list: conversations }
      } catch {
        // An extra: without an answer the panel goes on as it is.
      }
    },
  }
}
