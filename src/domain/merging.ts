/** One person, two conversations about the same: one goes on, and has what was said in the other. */
import type { Conversation } from './conversation.ts'
import type { EventData, EventType, Iso, Message, NewEvent } from './events.ts'

type Line = Omit<Message, 'seq'>

export type Merging =
  /** This one ends here. `says` tells the customer where it goes on. */
  | { do: 'mergeInto'; agent: { id: string; name: string }; into: string; says: Line }
  /** This one goes on. `notes` hold what was said in the other, in `messages` messages. */
  | { do: 'absorb'; agent: { id: string; name: string }; from: string; messages: number; notes: readonly Line[] }

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
  const actor = { kind: 'agent' as const, ...command.agent }
  const make = <T extends EventType>(type: T, data: EventData[T]) => ({ type, at: now, actor, data }) as NewEvent
  const posted = (message: Line) =>
    ({ type: 'message.posted', at: now, actor: message.author, data: { ...message, seq: 0 } }) as NewEvent

  if (command.do === 'absorb') {
    if (status.kind === 'resolved') return { refused: 'notOpen' }
    const { from, messages, notes } = command
    const absorbed = make('conversation.absorbed', { from, messages, notes: notes.map((note) => note.id) })
    return { events: [absorbed, ...notes.map(posted)] }
  }
  const { into, says, agent } = command
  if (into === id) return { refused: 'toItself' }
  if (mergedInto === into) return { events: [] }
  if (status.kind === 'assigned' && status.agentId !== agent.id)
    return { refused: 'alreadyClaimed', by: status.agentName }
  const ends = status.kind === 'resolved' ? [] : [make('conversation.resolved', { outcome: 'duplicate' })]
  return { events: [make('conversation.merged', { into }), posted(says), ...ends] }
}
