/** What the panel knows of a conversation, as a fold of what the server says. Pure: the same input, the same talk. */
import type { ReaderEvent } from '../../src/domain/events.ts'
import { applyToSnapshot, type QueuePlace, type SnapshotState } from '../../src/domain/snapshot.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'

export interface Draft {
  id: string
  html: string
  /** The message that it became is on its way. */
  posted: boolean
}

export interface Talk {
  snapshot: SnapshotState
  /** Everything but messages that happened, oldest first: agents coming and going, offers, corrections. */
  happened: ReaderEvent[]
  /** The customer's verdict by message id. */
  thumbs: Record<string, boolean>
  draft: Draft | null
  /** Who is typing; `name` is absent for the assistant. */
  typing: { name?: string } | null
}

/** A talk as the server's snapshot has it, with what happened so far where that could be had. */
export function talkFrom(snapshot: SnapshotState, events: readonly ReaderEvent[] = []): Talk {
  const past = events.filter(({ seq, type }) => seq <= snapshot.seq && type !== 'message.posted')
  return { snapshot, happened: past, thumbs: thumbsOf(past), draft: null, typing: null }
}

/**
 * The talk after one more event.
 * @returns `gap` when events before this one are missing: ask for those after `snapshot.seq` first
 */
export function receive(talk: Talk, event: ReaderEvent): Talk | 'gap' {
  const { snapshot } = talk
  if (event.seq <= snapshot.seq) return talk
  if (event.prev > snapshot.seq) return 'gap'
  const next = { ...talk, snapshot: applyToSnapshot(snapshot, event) }
  if (event.type === 'conversation.erased') return talkFrom(next.snapshot, [event])
  if (event.type !== 'message.posted') {
    const happened = [...talk.happened, event]
    const handedOver = event.type === 'conversation.claimed'
    return { ...next, happened, thumbs: thumbsOf(happened), ...(handedOver && { draft: null }) }
  }
  const { kind } = event.data.author
  if (kind === 'customer') return next
  return { ...next, typing: null, ...(kind === 'bot' && { draft: null }) }
}

/** All events in order. @returns `gap` where one in the middle is missing */
export function receiveAll(talk: Talk, events: readonly ReaderEvent[]): Talk | 'gap' {
  let next = talk
  for (const event of events) {
    const received = receive(next, event)
    if (received === 'gap') return 'gap'
    next = received
  }
  return next
}

/** A draft replaces the one before it; a posted one stays until its message is there, so that nothing flickers. */
export function showDraft(talk: Talk, frame: Extract<ServerFrame, { type: 'draft' }>): Talk {
  const { draftId: id, html, state } = frame
  if (state === 'open') return { ...talk, draft: { id, html, posted: false } }
  if (talk.draft?.id !== id) return talk
  return { ...talk, draft: state === 'posted' ? { ...talk.draft, posted: true } : null }
}

export function placeInQueue(talk: Talk, { position, waitSeconds, promise, mayEmail }: QueuePlace): Talk {
  const { snapshot } = talk
  if (snapshot.status !== 'queued') return talk
  const queue = { position, waitSeconds, promise, ...(mayEmail && { mayEmail }) }
  return { ...talk, snapshot: { ...snapshot, queue } }
}

/**
 * Whether the assistant owes a reply to what the customer wrote last. What was asked before the conversation changed
 * hands is not answered any more: the reply would come from an owner that it no longer has.
 */
export function awaitsAssistant({ snapshot, happened }: Talk): boolean {
  const said = snapshot.messages.filter(({ visibility, author }) => visibility === 'public' && author.kind !== 'system')
  const last = said.at(-1)
  if (!snapshot.assistant.speaks || last?.author.kind !== 'customer') return false
  return !happened.some(({ seq, type }) => seq > last.seq && changesHands.has(type))
}

const changesHands: ReadonlySet<ReaderEvent['type']> = new Set([
  'conversation.queued',
  'conversation.claimed',
  'conversation.returned',
  // What was said to a person last is not the assistant's to answer.
  'conversation.resolved',
])

/** The latest offer of a person, as long as nobody took it up or wrote past it. */
export function openOffer({ snapshot, happened }: Talk): ReaderEvent | undefined {
  if (snapshot.status !== 'answering') return undefined
  const offer = happened.findLast(({ type }) => type === 'handoff.offered')
  const wroteAfter = snapshot.messages.some(({ seq, author }) => author.kind === 'customer' && seq > (offer?.seq ?? 0))
  return wroteAfter ? undefined : offer
}

function thumbsOf(events: readonly ReaderEvent[]): Record<string, boolean> {
  return Object.fromEntries(
    events.flatMap((event) => (event.type === 'answer.rated' ? [[event.data.messageId, event.data.helpful]] : [])),
  )
}
