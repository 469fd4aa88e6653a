/** What changed while a page was not there to see it: asleep, or without a line. */
import type { Entry } from '../../../src/protocol/lists.ts'
import { arrivals, belongs } from './lists.ts'
import type { Place } from './place.ts'

/** Whoever was gone for less than this has missed nothing worth a word, in milliseconds. */
export const LONG_MS = 120_000

export interface Changes {
  /** Wait now, and did not then. */
  arrived: Entry[]
  /** Were this agent's, and are somebody else's or back in the queue. */
  lost: Entry[]
  /** Are this agent's now. */
  given: Entry[]
  /** This agent's, whose customers wrote. */
  wrote: Entry[]
  /** How many left the queue to somebody else. */
  gone: number
}

export function changesBetween(before: readonly Entry[], now: readonly Entry[], me: string): Changes {
  const then = new Map(before.map((entry) => [entry.conversationId, entry]))
  const after = new Map(now.map((entry) => [entry.conversationId, entry]))
  const wasMine = ({ conversationId }: Entry) => isMine(then.get(conversationId), me)
  const isNowMine = now.filter((entry) => isMine(entry, me))
  return {
    arrived: arrivals(before, now).filter((entry) => !wasMine(entry)),
    // What is in no list any more was resolved, which nobody else could do.
    lost: now.filter((entry) => wasMine(entry) && !isMine(entry, me)),
    given: isNowMine.filter((entry) => !wasMine(entry)),
    wrote: isNowMine.filter((entry) => wasMine(entry) && hasWritten(then.get(entry.conversationId), entry)),
    gone: before.filter((entry) => {
      const next = after.get(entry.conversationId)
      return entry.status === 'queued' && next?.status !== 'queued' && !isMine(next, me)
    }).length,
  }
}

export interface Told {
  words: string
  /** Where to look; absent where there is nothing to see. */
  to?: Place
}

/** The changes in words, the most pressing first; none where nothing changed. */
export function tellOf({ arrived, lost, given, wrote, gone }: Changes): Told[] {
  const told: (Told | false)[] = [
    wrote.length > 0 && { words: many(wrote, 'customer wrote', 'customers wrote'), to: at('mine', wrote) },
    lost.length > 0 && { words: `${lost.length} taken from you`, to: at('open', lost) },
    given.length > 0 && { words: `${given.length} handed to you`, to: at('mine', given) },
    arrived.length > 0 && { words: `${arrived.length} new in the queue`, to: at('queue', arrived) },
    gone > 0 && { words: `${gone} left the queue` },
  ]
  return told.filter((part) => part !== false)
}

/** One is opened; of several the list. */
function at(list: 'mine' | 'open' | 'queue', entries: readonly Entry[]): Place {
  const [only] = entries
  return { at: 'list', list, ...(only && entries.length === 1 && { conversationId: only.conversationId }) }
}

function many(entries: readonly Entry[], one: string, several: string): string {
  return `${entries.length} ${entries.length === 1 ? one : several}`
}

function isMine(entry: Entry | undefined, me: string): boolean {
  return entry !== undefined && belongs(entry, 'mine', me)
}

function hasWritten(before: Entry | undefined, now: Entry): boolean {
  return now.awaitsReply && now.lastMessage?.at !== before?.lastMessage?.at
}
