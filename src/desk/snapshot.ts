/** A conversation as a whole, for one reader: the fold of what that reader may see. */
import { type Conversation, shownStatus } from '../domain/conversation.ts'
import { namesOf } from '../domain/files.ts'
import { messagesOf } from '../domain/said.ts'
import {
  applyToSnapshot,
  applyToStaffSnapshot,
  emptySnapshot,
  emptyStaffSnapshot,
  type SnapshotState,
  type StaffSnapshotState,
} from '../domain/snapshot.ts'
import { forReader } from '../domain/visibility.ts'
import { clockOf } from './clocks.ts'
import type { Desk } from './desk.ts'
import { places } from './queue.ts'
import { readBy } from './reading.ts'

export async function customerSnapshot(desk: Desk, state: Conversation): Promise<SnapshotState> {
  const events = forReader(await allEvents(desk, state), 'customer', 0)
  const folded = events.reduce(applyToSnapshot, emptySnapshot(state.id, desk.settings().assistant.name))
  return withPlace(desk, folded)
}

export async function staffSnapshot(desk: Desk, state: Conversation): Promise<StaffSnapshotState> {
  const events = await allEvents(desk, state)
  const folded = events.reduce(applyToStaffSnapshot, emptyStaffSnapshot(state.id, desk.settings().assistant.name))
  const earlier = await earlierOf(desk, state)
  if (state.status.kind === 'erased') return { ...folded, earlier }
  const [known, read] = [await desk.store.contact(state.visitorId), await readBy(desk, state.id)]
  const contact = known && { attributes: known.attributes, contactNotes: known.notes }
  const seen = { readSeq: read.seq, ...(read.at && { readAt: read.at }) }
  return withPlace(desk, { ...folded, ...seen, clock: clockOf(desk, state), earlier, ...contact })
}

/** Other conversations of the customer that are shown, the newest. */
const MOST_EARLIER = 30
/** Characters of what was written in them. */
const LAST_WORD_LENGTH = 200

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
  const all = await desk.store.conversationsOfVisitor(state.visitorId, MOST_EARLIER + 1)
  const others = all.filter(({ id }) => id !== state.id).slice(0, MOST_EARLIER)
  return Promise.all(
    others.map(async (other) => ({
      conversationId: other.id,
      startedAt: other.startedAt,
      status: shownStatus(other),
      wants: other.handoff?.correction ?? other.handoff?.brief.wants ?? (await lastWord(desk, other)),
    })),
  )
}

/** What the customer wrote last. */
async function lastWord(desk: Desk, { id, lastCustomerSeq, lastMessage }: Conversation): Promise<string> {
  if (lastMessage?.author === 'customer' || lastCustomerSeq === 0) return lastMessage?.text ?? ''
  const [message] = messagesOf(await desk.store.events(id, lastCustomerSeq - 1, LOOK_BACK))
  return (message?.text || namesOf(message?.attachments)).slice(0, LAST_WORD_LENGTH)
}
