/** The event log is the record of a conversation; every other view of it is a fold of these events. */
import type { Handoff, JudgedSuggestion, OfferReason } from './brief.ts'
import type { Attachment } from './files.ts'
import type { Citation, Decision, Judgement } from './judgement.ts'

export type Iso = string

export type ActorKind = 'customer' | 'bot' | 'agent' | 'system'

export interface Actor {
  kind: ActorKind
  id?: string
  name?: string
}

export interface Message {
  id: string
  seq: number
  clientMessageId?: string
  author: Actor
  visibility: 'public' | 'note'
  /** Markdown. */
  text: string
  /** `text` rendered and sanitised by the server. */
  html: string
  citations: Citation[]
  at: Iso
  /** On the assistant's messages: what kind of reply it is, and questions to offer as one tap. */
  decision?: Decision
  suggestions?: string[]
  /** On an agent's message that was translated: what they wrote. Only the team sees it. */
  original?: string
  /** On an agent's message: it asks the customer to wait a moment, so that the next word is the agent's again. */
  holds?: true
  /** On a customer's message that they put right before a reply: when they last did, and what it was, oldest first. */
  edited?: { at: Iso; seq: number; was: string[] }
  /** Files that go with it; it may be these alone, without a text. */
  attachments?: Attachment[]
}

/** When a person will come: `now` while the desk is open, `later` with the moment it opens. */
export interface Promise_ {
  kind: 'now' | 'later'
  at?: Iso
}

/** Who is asked to take a waiting conversation; `later`: everyone still is, and the customer has a moment to count on. */
export type Circle = 'team' | 'everyone' | 'later'

/** Whom a conversation is for when it joins the queue. */
export interface Route {
  teamId?: string
  /** Where it is not what follows from the team: nobody of the team is there. */
  circle?: 'everyone'
  /** The agent who helped this customer last. */
  knownTo?: string
  /** The agent who has just handed it on; it is not assigned to them again. */
  notTo?: string
}

export interface Contact {
  name?: string
  email?: string
  verified: boolean
}

export interface Page {
  url: string
  title?: string
}

/** What customers are asked when an episode is over, in this order: satisfaction, effort, recommendation. */
export type SurveyQuestion = 'csat' | 'ces' | 'nps'

/** Who served the customer in an episode; `both`: the assistant answered, and a person went on. */
export type ServedBy = 'assistant' | 'person' | 'both'

/** What a customer is asked about an episode. */
export interface Survey {
  asks: SurveyQuestion[]
  of: ServedBy
  /** Who resolved it. */
  agentId?: string
}

export interface Rating {
  /** 1…5: how it was; where a person went on after the assistant, how the person was. */
  csat?: number
  /** 1…5: how the assistant was before a person went on. */
  assistant?: number
  /** 1…7: how easy it was. */
  ces?: number
  /** 0…10: how likely they are to recommend us. */
  nps?: number
  comment?: string
  at: Iso
  of?: ServedBy
  agentId?: string
  /** What the customer had not said before in this episode, or said otherwise. */
  fresh?: RatingPart[]
}

export type RatingPart = SurveyQuestion | 'assistant' | 'comment'

/** What a customer is owed by a certain time; when each of them runs is told in `clock-runs.ts`. */
export type ClockKind = 'greeting' | 'nextReply' | 'hold' | 'resolution'

/** A clock that runs, as far as events tell. */
export interface ClockRun {
  since: Iso
  /** Spans in which it does not count; the last may still last. */
  pauses?: readonly (readonly [from: Iso, to?: Iso])[]
  warned?: true
  /** When it fell due, once that is on record. */
  breachedAt?: Iso
}

export type ClockRuns = { readonly [kind in ClockKind]?: ClockRun }

/** How an agent held it before something that is taken back now: it is so again. */
export interface HeldBefore {
  /** Since when the customer has had no word; absent where it was the customer's turn. */
  silentSince?: Iso
  clocks: ClockRuns
}

export type Outcome = 'solved' | 'not_solved' | 'spam' | 'duplicate' | 'no_answer'

/** Payload of each event type. */
export interface EventData {
  'conversation.started': {
    visitorId: string
    contact: Contact
    locale?: string
    page?: Page
    site?: string
  }
  'contact.identified': Contact
  'message.posted': Message
  /** The customer put a message right that nobody had replied to; `messageSeq` is its place. */
  'message.edited': { messageId: string; messageSeq: number; text: string; html: string }
  'answer.judged': Judgement
  'handoff.offered': { reason: OfferReason; rule: string }
  'handoff.recorded': Handoff
  'brief.corrected': { text: string }
  'conversation.queued': {
    handoffId: string
    priority: number
    front: boolean
    promise: Promise_
    /** The wait that the customer was told, in seconds. */
    estimate?: [low: number, high: number]
  } & Route
  /** Nobody took it in time: more are asked, or the customer is told when somebody will surely be there. */
  'queue.widened': { circle: 'everyone' | 'later'; promise?: Promise_ }
  /** The customer wants the answer by email, or waits here again; `promise` and `circle` then as on joining. */
  'wait.chosen': { how: 'email' | 'live'; promise?: Promise_; circle?: 'everyone' }
  /** The customer goes on with the assistant without losing their place. */
  'assistant.kept': Record<string, never>
  'conversation.claimed': { agentId: string; agentName: string; how?: 'assigned'; undone?: HeldBefore }
  'conversation.released': { agentId: string; why: 'agent' | 'dropped_off' | 'unanswered' }
  'conversation.transferred': {
    fromAgentId: string
    toAgentId?: string
    toAgentName?: string
    toTeamId?: string
    note: string
    undone?: HeldBefore
  }
  'conversation.returned': { by: 'agent' | 'customer' }
  'conversation.snoozed': { until?: Iso }
  /** The moment it was set aside until has come, or that it was set aside is taken back. */
  'conversation.woken': { undone?: HeldBefore }
  'conversation.resolved': { outcome: Outcome }
  'conversation.reopened': { by: 'customer' | 'agent'; agentId?: string; agentName?: string; undone?: HeldBefore }
  /** Before surveys could be chosen, `csat` was asked. */
  'rating.asked': { agentId?: string } & Partial<Survey>
  'rating.given': Rating
  'answer.rated': { messageId: string; helpful: boolean; why?: string }
  'priority.changed': { priority: number }
  'tags.changed': { tags: string[] }
  'suggestion.judged': JudgedSuggestion
  /** A clock comes near its end; once a run. */
  'clock.warned': { clock: ClockKind; dueAt: Iso }
  /** A clock ran out, at `dueAt`, which is earlier than the event where nobody could write it down then; once a run. */
  'clock.breached': { clock: ClockKind; dueAt: Iso; agentId?: string; teamId?: string }
  /** It goes on in another conversation of the same person. */
  'conversation.merged': { into: string }
  /**
   * What was said in another conversation came here, as notes; of how many messages. `waitsSince`: the customer waited
   * for a word there, and waits for it here now.
   */
  'conversation.absorbed': { from: string; messages: number; notes: string[]; waitsSince?: Iso }
  /** Where they came from was erased, and with it these notes. */
  'absorbed.erased': { from: string; notes: string[] }
  'conversation.erased': Record<string, never>
  /** A letter was taken by the mail server, or given up; whom it went to is not said here. */
  'mail.sent': MailAbout
  'mail.failed': MailAbout & { why: MailFault }
}

/** A reply to a customer who chose email, or a copy of the conversation that they asked for. */
export interface MailAbout {
  letterId: string
  kind: 'reply' | 'copy'
  /** The reply. */
  messageId?: string
}

/** `refused`: the other side will not take it, whenever it is sent. `unreachable`: nobody took it in time. */
export type MailFault = 'refused' | 'unreachable'

export type EventType = keyof EventData

/** A decided event, before the store has given it its place. */
export type NewEvent = {
  [T in EventType]: { type: T; at: Iso; actor: Actor; data: EventData[T] }
}[EventType]

/** An event with its gap-free place in the conversation. */
export type ConversationEvent = NewEvent & { seq: number }

/** An event as one reader sees it; `prev` is the last seq that this reader may see. */
export type ReaderEvent = ConversationEvent & { prev: number }
