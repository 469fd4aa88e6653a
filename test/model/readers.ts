/** Those who watch a conversation: panel and console as the browser folds it, held against fresh snapshots. */
import { deepStrictEqual as same } from 'node:assert'
import type { ConversationEvent, ReaderEvent } from '../../src/domain/events.ts'
import {
  applyToSnapshot,
  applyToStaffSnapshot,
  emptySnapshot,
  emptyStaffSnapshot,
  type SnapshotState,
  type StaffSnapshotState,
} from '../../src/domain/snapshot.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { receive as hear, type Opened, opened } from '../../web/console/pure/fold.ts'
import { receive, type Talk, talkFrom } from '../../web/widget/talk.ts'

/** A word that stands in every note, and in nothing that a customer may see. */
export const SECRET = 'canary-of-the-team'

export interface Readers {
  panel: Talk
  console: Opened
  events: ConversationEvent[]
}

export function readers(id: string, assistant = 'Bellhop'): Readers {
  const panel = talkFrom(emptySnapshot(id, assistant))
  return { panel, console: opened(emptyStaffSnapshot(id, assistant)), events: [] }
}

/** Both hear what is new, and must then see what someone sees who looks afresh. */
export function follow(view: Readers, more: readonly ConversationEvent[]): void {
  const before = view.events
  view.events = [...before, ...more]
  same(
    view.events.map(({ seq }) => seq),
    view.events.map((_, at) => at + 1),
    'seqs without a gap',
  )
  const { conversationId, assistant } = view.panel.snapshot
  for (const event of forReader(more, 'customer', forReader(before, 'customer', 0).at(-1)?.seq ?? 0)) {
    hearAsCustomer(view, event)
  }
  for (const event of forReader(more, 'staff', before.length)) hearAsStaff(view, event)
  const fresh = forReader(view.events, 'customer', 0)
  same(view.panel.snapshot, fresh.reduce(applyToSnapshot, emptySnapshot(conversationId, assistant.name)), 'the panel')
  const all = forReader(view.events, 'staff', 0)
  const whole = all.reduce(applyToStaffSnapshot, emptyStaffSnapshot(conversationId, assistant.name))
  same(view.console.snapshot, whole, 'the console')
  sees(view.panel.snapshot, fresh)
}

export function hearAsCustomer(view: Readers, event: ReaderEvent): void {
  const next = receive(view.panel, event)
  if (next === 'gap') throw new Error(`the panel misses something before seq ${event.seq}`)
  view.panel = next
}

export function hearAsStaff(view: Readers, event: ReaderEvent): void {
  const { state, missed } = hear(view.console, event)
  if (missed) throw new Error(`the console misses something before seq ${event.seq}`)
  view.console = state
}

/** Nothing of notes, judgements, withheld drafts or words to colleagues is in what the customer gets. */
export function sees(snapshot: SnapshotState | StaffSnapshotState, events: readonly ReaderEvent[]): void {
  same(JSON.stringify([snapshot, events]).includes(SECRET), false, 'a note in the customer’s view')
  same(
    events.some(({ type }) => type === 'answer.judged'),
    false,
    'a judgement in the customer’s view',
  )
  same('judgements' in snapshot || 'handoff' in snapshot, false, 'staff fields in the customer’s view')
}
