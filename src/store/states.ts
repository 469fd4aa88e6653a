/** The conversations that are spoken in now, as they stand: reading each anew for each message is most of the reading. */
import { setImmediate } from 'node:timers'
import type { Conversation } from '../domain/conversation.ts'
import type { Connection } from './connection.ts'

export interface States {
  /** As it was in the database in this turn of the event loop, also where another process wrote it last. */
  get(id: string): Conversation | undefined
  /** As it is; asked where nobody else can write any more, inside a transaction. */
  sure(id: string): Conversation | undefined
  /** As it was just written. */
  set(state: Conversation): void
  /** Something else may have changed any of them. */
  forget(): void
}

/** Conversations that are kept, the latest: about 2 KB each. */
export const MOST_KEPT = 4_000

/** @param load reads one from the database */
export function keptStates(connection: Connection, load: (id: string) => Conversation | undefined): States {
  const kept = new Map<string, Conversation>()
  // Differs from the last time where another connection committed meanwhile; our own commits do not count.
  const version = connection.prepare('pragma data_version').pluck()
  let seen = version.get()
  /** Looking takes a lock on the file: once a turn is as new as any answer can be. */
  let looked = false

  function look(): void {
    const now = version.get()
    if (now !== seen) kept.clear()
    seen = now
  }

  function find(id: string): Conversation | undefined {
    const state = kept.get(id) ?? load(id)
    if (state) keep(state)
    return state
  }

  function keep(state: Conversation): void {
    kept.delete(state.id)
    kept.set(state.id, state)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
  }

  return {
    get(id) {
      if (!looked) {
        look()
        looked = true
        setImmediate(() => {
          looked = false
        })
      }
      return find(id)
    },
    sure(id) {
      look()
      return find(id)
    },
    set: keep,
    forget: () => kept.clear(),
  }
}
