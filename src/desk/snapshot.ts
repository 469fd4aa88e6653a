/** A conversation as a whole, for one reader: the fold of what that reader may see. */
import { type Conversation, shownStatus } from '../domain/conversation.ts'
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

/** Events that are looked through at first for the last one that a customer may see. */
const LOOK_BACK = 50

/** The last seq that the customer may see: where a reader without a cursor of its own starts from. */
export async function lastShown(desk: Desk, { id, seq }: Conversation): Promise<number> {
  for (let span = LOOK_BACK; ; span *= 4) {
    const after = Math.max(0, seq - span)
    const shown = forReader(await desk.store.events(id, after, seq - after), 'customer', 0).at(-1)
    if (shown || after === 0) return shown?.seq ?? 0
  }
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
    .map((other) => ({
      conversationId: other.id,
      startedAt: other.startedAt,
      status: shownStatus(other),
      wants: other.handoff?.correction || other.handoff?.brief.wants || other.lastMessage?.text || '',
    }))
}
