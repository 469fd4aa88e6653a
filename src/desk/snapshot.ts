/** A conversation as a whole, for one reader: the fold of what that reader may see. */
import type { Conversation } from '../domain/conversation.ts'
import {
  applyToSnapshot,
  applyToStaffSnapshot,
  emptySnapshot,
  emptyStaffSnapshot,
  type SnapshotState,
  type StaffSnapshotState,
} from '../domain/snapshot.ts'
import { forReader } from '../domain/visibility.ts'
import type { Desk } from './desk.ts'
import { places } from './queue.ts'

export async function customerSnapshot(desk: Desk, state: Conversation): Promise<SnapshotState> {
  const events = forReader(await allEvents(desk, state), 'customer', 0)
  const folded = events.reduce(applyToSnapshot, emptySnapshot(state.id, desk.settings().assistant.name))
  return withPlace(desk, folded)
}

export async function staffSnapshot(desk: Desk, state: Conversation): Promise<StaffSnapshotState> {
  const events = await allEvents(desk, state)
  const folded = events.reduce(applyToStaffSnapshot, emptyStaffSnapshot(state.id, desk.settings().assistant.name))
  return withPlace(desk, { ...folded, earlier: await earlierOf(desk, state) })
}

function allEvents(desk: Desk, state: Conversation) {
  return desk.store.events(state.id, 0, Number.MAX_SAFE_INTEGER)
}

async function withPlace<S extends SnapshotState>(desk: Desk, snapshot: S): Promise<S> {
  if (snapshot.status !== 'queued') return snapshot
  const place = (await places(desk)).get(snapshot.conversationId)
  return place ? { ...snapshot, queue: place } : snapshot
}

async function earlierOf(desk: Desk, state: Conversation): Promise<StaffSnapshotState['earlier']> {
  const all = await desk.store.conversationsOfVisitor(state.visitorId)
  return all
    .filter(({ id }) => id !== state.id)
    .map(({ id, startedAt, status, handoff, lastMessage }) => ({
      conversationId: id,
      startedAt,
      status: status.kind,
      wants: handoff?.brief.wants ?? lastMessage?.text ?? '',
    }))
}
