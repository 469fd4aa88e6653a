import type { Entry } from '../../../src/protocol/lists.ts'

/** A line of the lists: somebody who waits, where nothing else is said. */
export function entry(conversationId: string, change: Partial<Entry> = {}): Entry {
  return {
    conversationId,
    seq: 1,
    status: 'queued',
    agent: null,
    contact: { verified: false },
    queuedAt: '2026-05-01T10:00:00.000Z',
    updatedAt: '2026-05-01T10:00:00.000Z',
    priority: 0,
    front: false,
    tags: [],
    awaitsReply: true,
    ...change,
  }
}
