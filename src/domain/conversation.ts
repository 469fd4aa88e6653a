/** A conversation: its state, which is the fold of its events. */
import { clocksAfter, type ServiceClocks } from './clock-runs.ts'
import type {
  Actor,
  Brief,
  Circle,
  Contact,
  ConversationEvent,
  Handoff,
  Iso,
  Message,
  Outcome,
  Page,
  Promise_,
  Rating,
} from './events.ts'

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

/** The state after one more event. Total: an event that changes nothing only moves `seq`. */
export function apply(state: Conversation, event: ConversationEvent): Conversation {
  const { clocks: before, ...next } = changed(state, event)
  const clocks = clocksAfter(before, event, state.status.kind)
  return clocks ? { ...next, clocks } : next
}

function changed(state: Conversation, event: ConversationEvent): Conversation {
  const next = { ...state, seq: event.seq, updatedAt: event.at }
  switch (event.type) {
    case 'conversation.started': {
      const { visitorId, contact, locale, page, site } = event.data
      return { ...next, visitorId, contact, startedAt: event.at, ...defined({ locale, page, site }) }
    }
    case 'contact.identified':
      return { ...next, contact: event.data }
    case 'message.posted':
      return isReminder(state, event.data)
        ? { ...next, updatedAt: state.updatedAt }
        : applyMessage(next, event.data, event.seq)
    case 'answer.judged': {
      const { decision, lang, messageId } = event.data
      const turned = {
        ...next,
        turns: state.turns + 1,
        clarified: decision === 'clarify',
        offered: false,
        ...(lang && { lang }),
      }
      if (decision === 'answer') {
        return { ...turned, fruitless: 0, fruitlessBefore: state.fruitless, lastBotMessageId: messageId }
      }
      return decision === 'smalltalk'
        ? turned
        : { ...without(turned, 'lastBotMessageId'), fruitless: state.fruitless + (decision === 'handoff' ? 0 : 1) }
    }
    case 'handoff.recorded': {
      const { id, reason, rule, brief } = event.data
      return { ...next, handoff: { id, reason, rule, brief, at: event.at } }
    }
    case 'brief.corrected':
      return state.handoff ? { ...next, handoff: { ...state.handoff, correction: event.data.text } } : next
    case 'conversation.queued': {
      const { circle = startOf(event.data), ...data } = event.data
      const since = state.queuedAt ?? event.at
      const { teamId: _before, ...rest } = next
      return owned(
        { ...rest, queuedAt: since, priority: data.priority, ...defined({ teamId: data.teamId }) },
        { kind: 'queued', since, ...data, circle, circleSince: event.at, assistant: false },
      )
    }
    case 'queue.widened': {
      const { circle, promise } = event.data
      if (state.status.kind !== 'queued') return next
      return { ...next, status: { ...state.status, circle, circleSince: event.at, ...defined({ promise }) } }
    }
    case 'wait.chosen': {
      const { how, promise, circle } = event.data
      if (how === 'email') return { ...next, byEmail: true }
      const { byEmail: _no, ...live } = next
      if (state.status.kind !== 'queued') return live
      // They wait as from now on.
      const from = { circle: circle ?? startOf(state.status), circleSince: event.at, assistant: false }
      const asked = { ...from, ...defined({ promise }) }
      return { ...live, status: { ...state.status, ...asked } }
    }
    case 'assistant.kept':
      return state.status.kind === 'queued' ? { ...next, status: { ...state.status, assistant: true } } : next
    case 'conversation.claimed':
      return taken(next, event.data, event.at)
    case 'conversation.released':
      return next
    case 'conversation.transferred': {
      const { toAgentId, toAgentName } = event.data
      if (!toAgentId) return next
      return taken(next, { agentId: toAgentId, agentName: toAgentName }, event.at)
    }
    case 'conversation.returned':
      // A customer who only left the queue goes on with the same matter.
      return freshForBot(owned(next, { kind: 'answering' }), event.data.by === 'agent' ? event.seq : state.boundarySeq)
    case 'conversation.snoozed':
      if (state.status.kind !== 'assigned') return next
      return { ...next, status: { ...state.status, snoozedUntil: event.data.until ?? 'reply' } }
    case 'conversation.woken':
      if (state.status.kind !== 'assigned') return next
      return { ...next, status: awake(state.status, event.at) }
    case 'conversation.resolved': {
      const agent = state.status.kind === 'assigned' ? state.status : undefined
      const { queuedAt: _left, teamId: _for, byEmail: _answered, ...rest } = next
      return owned(rest, {
        kind: 'resolved',
        at: event.at,
        outcome: event.data.outcome,
        ...defined({ agentId: agent?.agentId, agentName: agent?.agentName }),
      })
    }
    case 'conversation.reopened': {
      const { agentId, agentName } = event.data
      const { rating: _earlier, mergedInto: _left, ...rest } = next
      const reopened = { ...rest, ratingAsked: false }
      return agentId
        ? taken(reopened, { agentId, agentName }, event.at, event.data.by === 'customer')
        : freshForBot(owned(reopened, { kind: 'answering' }), event.seq - 2)
    }
    case 'rating.asked':
      return { ...next, ratingAsked: true }
    case 'rating.given':
      return { ...next, rating: event.data, ratingAsked: false }
    case 'answer.rated':
      return !event.data.helpful && event.data.messageId === state.lastBotMessageId
        ? { ...without(next, 'lastBotMessageId'), fruitless: state.fruitlessBefore + 1 }
        : next
    // Sorted otherwise, it keeps its place in lists by time: nothing was said or done about the matter.
    case 'priority.changed': {
      const { priority } = event.data
      const { status, updatedAt } = state
      return { ...next, updatedAt, priority, ...(status.kind === 'queued' && { status: { ...status, priority } }) }
    }
    case 'tags.changed':
      return { ...next, updatedAt: state.updatedAt, tags: event.data.tags }
    case 'conversation.merged': {
      const { into } = event.data
      return { ...next, mergedInto: into, carried: { into, seq: event.seq } }
    }
    case 'conversation.absorbed':
    case 'absorbed.erased':
      return next
    case 'handoff.offered':
      return { ...next, offered: true }
    case 'suggestion.judged':
      return state.handoff?.id === event.data.suggestionId
        ? { ...next, handoff: { ...state.handoff, judged: true } }
        : next
    case 'clock.warned':
    case 'clock.breached':
      // That time passes is nothing new in it: it keeps its place in lists by time.
      return { ...next, updatedAt: state.updatedAt }
    case 'conversation.erased':
      return {
        ...emptyConversation(state.id),
        seq: event.seq,
        epoch: state.epoch + 1,
        status: { kind: 'erased', at: event.at },
        visitorId: state.visitorId,
        startedAt: state.startedAt,
        // It keeps its place in lists by time: that it was erased is nothing new in it.
        updatedAt: state.updatedAt,
      }
  }
}

/** The fold of a whole log. */
export function replay(id: string, events: readonly ConversationEvent[]): Conversation {
  return events.reduce(apply, emptyConversation(id))
}

/** What the desk itself tells a customer who is held: nobody's word, so that they wait for one as before. */
function isReminder({ status }: Conversation, { author, visibility }: Message): boolean {
  return status.kind === 'assigned' && author.kind === 'system' && visibility === 'public'
}

function applyMessage(next: Conversation, message: Message, seq: number): Conversation {
  if (message.visibility === 'note') return next
  const { kind } = message.author
  const seen = {
    ...next,
    lastMessage: { author: kind, text: message.text.slice(0, 200), at: message.at },
    ...(kind === 'agent'
      ? { lastAgentMessage: { agentId: message.author.id ?? '', seq } }
      : kind === 'system'
        ? {}
        : { lastOutsideSeq: seq }),
  }
  const { status } = seen
  if (kind === 'agent' && status.kind === 'assigned') return { ...seen, status: without(status, 'silentSince') }
  if (kind !== 'customer') return seen
  const waits = status.kind === 'assigned' ? heard(status, message.at) : status
  return { ...seen, status: waits, epoch: seen.epoch + 1, lastCustomerSeq: seq }
}

type Assigned = Extract<Status, { kind: 'assigned' }>

/** The customer wrote: what was set aside wakes, and the wait is from the first word that nobody answered. */
function heard({ snoozedUntil, silentSince, ...status }: Assigned, at: Iso): Assigned {
  return { ...status, silentSince: (!snoozedUntil && silentSince) || at }
}

/** What was set aside with a customer waiting is the agent's to answer from now on. */
function awake({ snoozedUntil: _over, silentSince, ...status }: Assigned, at: Iso): Assigned {
  return { ...status, ...(silentSince && { silentSince: at }) }
}

/** @param waits whether the customer waits for a word */
function taken(
  state: Conversation,
  { agentId, agentName = '' }: { agentId: string; agentName?: string | undefined },
  at: Iso,
  waits = true,
): Conversation {
  return owned(state, { kind: 'assigned', agentId, agentName, since: at, ...(waits && { silentSince: at }) })
}

/** Who is asked first. */
function startOf({ teamId }: { teamId?: string }): Circle {
  return teamId ? 'team' : 'everyone'
}

function owned(state: Conversation, status: Status): Conversation {
  return { ...state, status, epoch: state.epoch + 1 }
}

/** What the assistant starts from when it takes the conversation back: nothing counted, context from here on. */
function freshForBot(state: Conversation, boundarySeq: number): Conversation {
  const { queuedAt: _left, teamId: _for, byEmail: _no, lastBotMessageId: _judged, ...rest } = state
  return { ...rest, turns: 0, fruitless: 0, fruitlessBefore: 0, clarified: false, offered: false, boundarySeq }
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value
  return rest
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
