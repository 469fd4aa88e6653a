/** Who follows which conversation on this process, so that news of one concerns nobody else's socket. */
import type { Connection } from './connection.ts'

export interface Followers {
  add(conversationId: string, connection: Connection): void
  remove(conversationId: string, connection: Connection): void
  of(conversationId: string): Iterable<Connection>
}

export function openFollowers(): Followers {
  // Most have one follower, their customer: a set for each would be half of what an idle customer costs here.
  const followers = new Map<string, Connection | Set<Connection>>()
  return {
    add(conversationId, connection) {
      const held = followers.get(conversationId)
      if (held instanceof Set) held.add(connection)
      else if (!held) followers.set(conversationId, connection)
      else if (held !== connection) followers.set(conversationId, new Set([held, connection]))
    },
    remove(conversationId, connection) {
      const held = followers.get(conversationId)
      if (held instanceof Set) held.delete(connection)
      if (held === connection || (held instanceof Set && held.size === 0)) followers.delete(conversationId)
    },
    of(conversationId) {
      const held = followers.get(conversationId)
      if (!held) return []
      return held instanceof Set ? held : [held]
    },
  }
}
