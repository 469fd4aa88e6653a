/** One person, two conversations about the same: one goes on, and has what was said in the other. */
import type { Conversation } from './conversation.ts'
import type { Iso, NewEvent } from './events.ts'
import { type Line, posted, writer } from './new-events.ts'

export type Merging =
  /** This one ends here. `says` tells the customer where it goes on. */
  | { do: 'mergeInto'; agent: { id: string; name: string }; into: string; says: Line }
  /** This one goes on. `notes` hold what was said in the other, in `messages` messages; `waitsSince`: see `waitsSince`. */
  | {
      do: 'absorb'
      agent: { id: string; name: string }
      from: string
      messages: number
      notes: readonly Line[]
      waitsSince?: Iso
    }

export type MergingRefusal =
  | { refused: 'notOpen' }
  | { refused: 'alreadyClaimed'; by: string }
  /** To be merged into itself, or with a conversation of somebody else. */
  | { refused: 'toItself' }
  | { refused: 'otherPerson' }

/** What a merge does to one of the two conversations; neither is erased. */
export function decideMerging(
  { id, status, mergedInto }: Conversation,
  command: Merging,
  now: Iso,
): { events: NewEvent[] } | MergingRefusal {
  const make = writer({ kind: 'agent', ...command.agent }, now)

  if (command.do === 'absorb') {
    if (status.kind === 'resolved') return { refused: 'notOpen' }
    const { from, messages, notes, waitsSince } = command
    const ids = notes.map((note) => note.id)
    const absorbed = make('conversation.absorbed', { from, messages, notes: ids, ...(waitsSince && { waitsSince }) })
    return { events: [absorbed, ...notes.map((note) => posted(note, now))] }
  }
  const { into, says, agent } = command
  if (into === id) return { refused: 'toItself' }
  if (mergedInto === into) return { events: [] }
  if (status.kind === 'assigned' && status.agentId !== agent.id)
    return { refused: 'alreadyClaimed', by: status.agentName }
  const ends = status.kind === 'resolved' ? [] : [make('conversation.resolved', { outcome: 'duplicate' })]
  return { events: [make('conversation.merged', { into }), posted(says, now), ...ends] }
}

/**
 * Since when the customer waits for somebody's word in a conversation; undefined where it is their turn. A wait that ran
 * out was counted there, and is counted anew from `now` where it goes on.
 */
export function waitsSince({ status, lastMessage, clocks }: Conversation, now: Iso): Iso | undefined {
  const since =
    status.kind === 'queued'
      ? status.since
      : status.kind === 'assigned' && !status.snoozedUntil
        ? status.silentSince
        : status.kind === 'answering' && lastMessage?.author === 'customer'
          ? lastMessage.at
          : undefined
  const { greeting, nextReply } = clocks?.runs ?? {}
  return since && (greeting?.breachedAt || nextReply?.breachedAt) ? now : since
}
