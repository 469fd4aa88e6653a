/** Who follows which conversation on this process, so that news of one concerns nobody else's socket. */

/** @typeParam F what follows: one connection, not itself a set */
export interface Followers<F extends object> {
  add(conversationId: string, connection: F): void
  remove(conversationId: string, connection: F): void
  of(conversationId: string): Iterable<F>
  /** Whether anybody does. */
  any(conversationId: string): boolean
}

export function openFollowers<F extends object>(): Followers<F> {
  // Most have one follower, their customer: a set for each would be half of what an idle customer costs here.
  const followers = new Map<string, F | Set<F>>()
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
    any: (conversationId) => followers.has(conversationId),
  }
}
