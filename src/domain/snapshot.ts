/**
 * What a client holds of a conversation: the same fold on the server and in the browser,
 * so that a snapshot plus the events after it equals a fresh snapshot.
 */
import type { Handoff } from './brief.ts'
import type { Clock } from './clocks.ts'
import type { ContactNote } from './contact.ts'
import { emptied } from './erased.ts'
import type { Contact, ConversationEvent, Iso, Message, Page, Promise_, Rating, Survey } from './events.ts'
import type { Judgement } from './judgement.ts'
import { putRight } from './said.ts'
import { surveyOf } from './survey.ts'

export type StatusName = 'answering' | 'queued' | 'assigned' | 'resolved'

export interface QueuePlace {
  position: number | null
  waitSeconds: [low: number, high: number] | null
  promise: Promise_
  /** Whether they may choose email over waiting; comes beside the events, like the place. */
  mayEmail?: true
}

export interface SnapshotState {
  conversationId: string
  seq: number
  status: StatusName
  agent: { id: string; name: string } | null
  /** Position and wait come beside the events, in `queue` frames; the promise is in the events. */
  queue: QueuePlace | null
  /** The customer wants the answer by email, and has no place in the line. */
  byEmail: boolean
  contact: Contact
  brief?: string
  messages: Message[]
  rating: Rating | null
  ratingAsked: boolean
  /** What was asked about the episode that ended; there until it goes on. */
  survey?: Survey
  assistant: { name: string; speaks: boolean }
}

export interface StaffSnapshotState extends SnapshotState {
  page?: Page
  locale?: string
  site?: string
  startedAt: Iso
  handoff: (Handoff & { at: Iso; correction?: string }) | null
  judgements: Judgement[]
  snoozedUntil: string | null
  /** How far the customer has read, and when where that is known. Comes beside the events, in `read` frames. */
  readSeq: number
  readAt?: Iso
  /** The most urgent clock that ran when the snapshot was taken; after any event the lists tell. */
  clock: Clock | null
  /** 0 is usual, 3 the most urgent. */
  priority: number
  tags: string[]
  /** The conversation that this one goes on in. */
  mergedInto: string | null
  earlier: { conversationId: string; startedAt: Iso; status: StatusName; wants: string }[]
  visitorId: string
  /** What the team knows of the customer, over all of their conversations; not part of the fold, as `earlier` is not. */
  attributes: Record<string, string>
  contactNotes: ContactNote[]
}

/** A snapshot before its first event. */
export function emptySnapshot(conversationId: string, assistantName: string): SnapshotState {
  return {
    conversationId,
    seq: 0,
    status: 'answering',
    agent: null,
    queue: null,
    byEmail: false,
    contact: { verified: false },
    messages: [],
    rating: null,
    ratingAsked: false,
    assistant: { name: assistantName, speaks: true },
  }
}

export function emptyStaffSnapshot(conversationId: string, assistantName: string): StaffSnapshotState {
  return {
    ...emptySnapshot(conversationId, assistantName),
    startedAt: '',
    handoff: null,
    judgements: [],
    snoozedUntil: null,
    readSeq: 0,
    clock: null,
    priority: 0,
    tags: [],
    mergedInto: null,
    earlier: [],
    visitorId: '',
    attributes: {},
    contactNotes: [],
  }
}

/** A customer's snapshot after one more event that they may see. */
export function applyToSnapshot<S extends SnapshotState>(snapshot: S, event: ConversationEvent): S {
  const next = { ...snapshot, seq: event.seq }
  const owner = (change: Pick<SnapshotState, 'status' | 'agent' | 'queue'>, speaks: boolean): S => ({
    ...next,
    ...change,
    assistant: { ...snapshot.assistant, speaks },
  })
  const withAgent = (id: string, name: string) => owner({ status: 'assigned', agent: { id, name }, queue: null }, false)
  const withBot = () => owner({ status: 'answering', agent: null, queue: null }, true)

  switch (event.type) {
    case 'conversation.started':
      return { ...next, contact: event.data.contact }
    case 'contact.identified':
      return { ...next, contact: event.data }
    case 'message.posted':
      return { ...next, messages: [...snapshot.messages, event.data] }
    case 'message.edited': {
      const { messageId } = event.data
      const messages = snapshot.messages.map((one) => (one.id === messageId ? putRight(one, event) : one))
      return { ...next, messages }
    }
    case 'handoff.recorded':
      return { ...next, brief: event.data.brief.summary }
    case 'brief.corrected':
      return { ...next, brief: event.data.text }
    case 'conversation.queued': {
      const { promise } = event.data
      const queue = { position: null, waitSeconds: null, promise }
      return owner({ status: 'queued', agent: null, queue }, promise.kind === 'later' || snapshot.byEmail)
    }
    case 'queue.widened':
      return waitsOn(next, event.data.promise, snapshot.assistant.speaks)
    case 'wait.chosen': {
      const byEmail = event.data.how === 'email'
      return waitsOn({ ...next, byEmail }, event.data.promise, byEmail)
    }
    case 'assistant.kept':
      return { ...next, assistant: { ...snapshot.assistant, speaks: true } }
    case 'conversation.claimed':
      return withAgent(event.data.agentId, event.data.agentName)
    case 'conversation.transferred': {
      const { toAgentId, toAgentName } = event.data
      return toAgentId ? withAgent(toAgentId, toAgentName ?? '') : next
    }
    case 'conversation.returned':
      return { ...withBot(), byEmail: false }
    case 'conversation.resolved':
      return { ...owner({ status: 'resolved', agent: snapshot.agent, queue: null }, true), byEmail: false }
    case 'conversation.reopened': {
      const { agentId, agentName } = event.data
      const reopened = agentId ? withAgent(agentId, agentName ?? '') : withBot()
      const { survey: _over, ...open } = reopened
      return { ...open, rating: null, ratingAsked: false } as S
    }
    case 'rating.asked':
      return { ...next, ratingAsked: true, survey: surveyOf(event.data) }
    case 'rating.given':
      return { ...next, rating: event.data, ratingAsked: false }
    case 'conversation.erased': {
      const { brief: _, survey: __, ...rest } = next
      const empty = emptySnapshot(next.conversationId, next.assistant.name)
      return { ...rest, ...empty, seq: event.seq, status: 'resolved' } as S
    }
    default:
      return next
  }
}

/** @param speaks whether the assistant answers beside the wait, as far as the promise does not say so */
function waitsOn<S extends SnapshotState>(next: S, promise: Promise_ | undefined, speaks: boolean): S {
  if (!next.queue) return next
  const queue = promise ? { ...next.queue, promise } : next.queue
  return { ...next, queue, assistant: { ...next.assistant, speaks: speaks || promise?.kind === 'later' } }
}

/** A staff snapshot after one more event. */
export function applyToStaffSnapshot(snapshot: StaffSnapshotState, event: ConversationEvent): StaffSnapshotState {
  const next = { ...applyToSnapshot(snapshot, event), clock: null }
  switch (event.type) {
    case 'conversation.started': {
      const { visitorId, page, locale, site } = event.data
      return {
        ...next,
        visitorId,
        startedAt: event.at,
        ...(page && { page }),
        ...(locale && { locale }),
        ...(site && { site }),
      }
    }
    case 'message.posted':
      return event.data.author.kind === 'customer' ? { ...next, snoozedUntil: null } : next
    case 'message.edited':
      return { ...next, snoozedUntil: null }
    case 'answer.judged':
      return { ...next, judgements: [...snapshot.judgements, event.data] }
    case 'handoff.recorded': {
      return { ...next, handoff: { ...event.data, at: event.at } }
    }
    case 'brief.corrected':
      return { ...next, handoff: snapshot.handoff && { ...snapshot.handoff, correction: event.data.text } }
    case 'conversation.snoozed':
      return { ...next, snoozedUntil: event.data.until ?? 'reply' }
    case 'conversation.queued':
      return { ...next, snoozedUntil: null, priority: event.data.priority }
    case 'conversation.woken':
    case 'conversation.claimed':
    case 'conversation.transferred':
    case 'conversation.returned':
    case 'conversation.resolved':
      return { ...next, snoozedUntil: null }
    case 'conversation.reopened':
      return { ...next, mergedInto: null }
    case 'tags.changed':
      return { ...next, tags: event.data.tags }
    case 'priority.changed':
      return { ...next, priority: event.data.priority }
    case 'conversation.merged':
      return { ...next, mergedInto: event.data.into }
    case 'conversation.absorbed':
      return event.data.waitsSince ? { ...next, snoozedUntil: null } : next
    case 'absorbed.erased': {
      const gone = new Set(event.data.notes)
      return { ...next, messages: next.messages.map((each) => (gone.has(each.id) ? emptied(each) : each)) }
    }
    case 'conversation.erased': {
      const { conversationId, seq, assistant, startedAt, earlier } = next
      const empty = emptyStaffSnapshot(conversationId, assistant.name)
      return { ...empty, status: 'resolved', seq, startedAt, earlier }
    }
    default:
      return next
  }
}
