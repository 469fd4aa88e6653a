/** One opened conversation: its snapshot, the events that tell its story, and what was missed. */
import type { ConversationEvent, ReaderEvent } from '../../../src/domain/events.ts'
import { applyToStaffSnapshot, type StaffSnapshotState } from '../../../src/domain/snapshot.ts'

export interface Opened {
  snapshot: StaffSnapshotState
  /** By seq; messages stand in the snapshot, everything else is told from here. */
  events: ReadonlyMap<number, ConversationEvent>
  /** Up to here `events` has no holes. */
  toldThrough: number
}

/** A conversation as a fresh snapshot shows it, keeping what was already told of it. */
export function opened(snapshot: StaffSnapshotState, before?: Opened): Opened {
  const same = before?.snapshot.conversationId === snapshot.conversationId ? before : undefined
  if (same && same.snapshot.seq > snapshot.seq) return same
  return { snapshot, events: same?.events ?? new Map(), toldThrough: same?.toldThrough ?? 0 }
}

/**
 * The conversation after one more event, and whether something before it is missing.
 * An event at or below the snapshot's seq changes no state; it is only told.
 */
export function receive(state: Opened, event: ReaderEvent): { state: Opened; missed: boolean } {
  const { prev, ...told } = event
  if (prev > state.snapshot.seq) return { state, missed: true }
  const snapshot = event.seq > state.snapshot.seq ? applyToStaffSnapshot(state.snapshot, told) : state.snapshot
  // What was erased is not told any more either.
  const events = event.type === 'conversation.erased' ? new Map<number, ConversationEvent>() : state.events
  return { state: tell({ ...state, snapshot, events }, told, prev), missed: prev > state.toldThrough }
}

/** Every event after a cursor at once, as REST answers them. */
export function receiveAll(state: Opened, events: readonly ReaderEvent[]): Opened {
  return events.reduce((next, event) => receive(next, event).state, state)
}

function tell(state: Opened, event: ConversationEvent, prev: number): Opened {
  const toldThrough = prev <= state.toldThrough ? Math.max(state.toldThrough, event.seq) : state.toldThrough
  if (state.events.has(event.seq)) return { ...state, toldThrough }
  return { ...state, toldThrough, events: new Map(state.events).set(event.seq, event) }
}
