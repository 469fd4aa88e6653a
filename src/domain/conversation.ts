/** A conversation as it is; how its events make it so, is told in `apply.ts`. */
import type { Brief, Handoff } from './brief.ts'
import type { ServiceClocks } from './clock-runs.ts'
import type { Actor, Circle, Contact, Iso, Outcome, Page, Promise_, Rating, ServedBy, Survey } from './events.ts'

export type Status =
  | { kind: 'answering' }
  | {
      kind: 'queued'
      since: Iso
      priority: number
      front: boolean
      handoffId: string
      promise: Promise_
      teamId?: string
      circle: Circle
      /** When this circle began to be asked. */
      circleSince: Iso
      /** The agent who helped this customer last. */
      knownTo?: string
      /** The agent who has just handed it on. */
      notTo?: string
      /** The customer chose to go on with the assistant while waiting. */
      assistant: boolean
    }
  | {
      kind: 'assigned'
      agentId: string
      agentName: string
      since: Iso
      snoozedUntil?: Iso | 'reply'
      /** Since when the customer has had no word of this agent; absent while it is the customer's turn. */
      silentSince?: Iso
    }
  | { kind: 'resolved'; at: Iso; outcome: Outcome; agentId?: string; agentName?: string }
  /** Nothing of it is left but counts; nothing more happens to it. Readers see it as resolved. */
  | { kind: 'erased'; at: Iso }

export interface Conversation {
  id: string
  seq: number
  /** Rises with every change of owner and every customer message; the assistant posts only into its own epoch. */
  epoch: number
  status: Status
  visitorId: string
  contact: Contact
  locale?: string
  /** The language the customer last wrote in, as far as it could be told. */
  lang?: string
  page?: Page
  site?: string
  startedAt: Iso
  updatedAt: Iso
  priority: number
  tags: string[]
  /** Assistant turns since it last took the conversation. */
  turns: number
  /** Turns in a row that brought nothing: clarified, declined or thumbs down. */
  fruitless: number
  /** Whether the last assistant turn was a clarifying question. */
  clarified: boolean
  /** A person was offered in the last turn, so that a bare "yes" is understood. */
  offered: boolean
  /** The event after which the assistant's context starts. */
  boundarySeq: number
  handoff?: {
    id: string
    reason: Handoff['reason']
    rule: string
    brief: Brief
    correction?: string
    /** The reply that the brief suggests was taken or turned down. */
    judged?: true
    at: Iso
  }
  /** When the conversation first joined the queue in this episode: the place it keeps through a drop-off. */
  queuedAt?: Iso
  /** The team that it was last queued for in this episode. */
  teamId?: string
  /** The customer wants the answer by email, and does not wait here. */
  byEmail?: true
  lastMessage?: { author: Actor['kind']; text: string; at: Iso }
  lastCustomerSeq: number
  /** The last public messages that an agent's reply should not overtake unseen; an agent's own do not count. */
  lastOutsideSeq: number
  lastAgentMessage?: { agentId: string; seq: number }
  /** What the customer is owed by a certain time. */
  clocks?: ServiceClocks
  /** Where it goes on, while it is resolved because of that. */
  mergedInto?: string
  /** Up to which seq another conversation has what was said here. */
  carried?: { into: string; seq: number }
  rating?: Rating
  ratingAsked: boolean
  /** Who has served the customer in this episode. */
  served?: ServedBy
  /** What was asked about the episode that ended. */
  survey?: Survey
  /** When it was last asked whether they would recommend us. */
  npsAskedAt?: Iso
  /** The last answer, while a thumbs down still makes of its turn one that brought nothing. */
  lastBotMessageId?: string
  /** `fruitless` before that answer, which a thumbs down takes up again. */
  fruitlessBefore: number
}

/** Whether the assistant may speak: it owns the conversation, or the customer waits and it goes on answering. */
export function botMaySpeak(state: Conversation): boolean {
  const { status } = state
  if (status.kind === 'answering') return true
  return status.kind === 'queued' && (status.assistant || status.promise.kind === 'later' || state.byEmail === true)
}

/** The status as readers know it. */
export function shownStatus({ status }: Pick<Conversation, 'status'>): Exclude<Status['kind'], 'erased'> {
  return status.kind === 'erased' ? 'resolved' : status.kind
}

/** The state before the first event. Only `conversation.started` may follow it. */
export function emptyConversation(id: string): Conversation {
  return {
    id,
    seq: 0,
    epoch: 0,
    status: { kind: 'answering' },
    visitorId: '',
    contact: { verified: false },
    startedAt: '',
    updatedAt: '',
    priority: 0,
    tags: [],
    turns: 0,
    fruitless: 0,
    fruitlessBefore: 0,
    clarified: false,
    offered: false,
    boundarySeq: 0,
    lastCustomerSeq: 0,
    lastOutsideSeq: 0,
    ratingAsked: false,
  }
}
