/** What is said about an action on many conversations. */
import type { Entry } from '../../../src/protocol/lists.ts'
import type { Deed } from './foreseen.ts'
import { nameOf } from './names.ts'

/** Refusals that are named one by one; the others are counted. */
const NAMED = 3

export function doneWords(deed: Deed, count: number): string {
  if (count === 0) return 'Nothing was changed'
  return `${amount(count)} ${participles[deed.do]}`
}

const participles: Record<Deed['do'], string> = {
  tag: 'tagged anew',
  priority: 'given another priority',
  assign: 'assigned',
  transfer: 'transferred',
  claim: 'taken over',
  snooze: 'snoozed',
  resolve: 'resolved',
  release: 'released',
  return: 'given to the assistant',
  reopen: 'reopened',
}

export function undoneWords(count: number): string {
  return count === 0 ? 'Nothing could be undone' : `Undone: ${amount(count)} as before`
}

/** A line for each that was refused, by name; many of one reason are counted. */
export function refusedWords(
  refused: readonly { conversationId: string; message: string }[],
  known: ReadonlyMap<string, Entry>,
): string[] {
  const named = refused.slice(0, NAMED).map(({ conversationId, message }) => {
    const entry = known.get(conversationId)
    return `${entry ? nameOf(entry) : 'One conversation'}: ${message}`
  })
  const more = refused.length - named.length
  return more > 0 ? [...named, `And ${more} more that could not be done.`] : named
}

function amount(count: number): string {
  return count === 1 ? 'One conversation' : `${count} conversations`
}
