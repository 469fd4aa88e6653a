/** A conversation's state is the fold of its events. */
import { clocksAfter } from './clock-runs.ts'
import { type Conversation, emptyConversation } from './conversation.ts'
import type { ConversationEvent, Message } from './events.ts'
import { namesOf } from './files.ts'
import { awake, freshForBot, heard, owned, startOf, taken } from './owner.ts'
import { servedAlso, surveyOf } from './survey.ts'

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
    case 'message.edited':
      return applyEdit(next, event)
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
        const served = servedAlso(state.served, 'assistant')
        return { ...turned, served, fruitless: 0, fruitlessBefore: state.fruitless, lastBotMessageId: messageId }
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
      const { toAgentId, toAgentName, undone } = event.data
      if (!toAgentId) return next
      return taken(next, { agentId: toAgentId, agentName: toAgentName, ...defined({ undone }) }, event.at)
    }
    case 'conversation.returned':
      // A customer who only left the queue goes on with the same matter.
      return freshForBot(owned(next, { kind: 'answering' }), event.data.by === 'agent' ? event.seq : state.boundarySeq)
    case 'conversation.snoozed':
      if (state.status.kind !== 'assigned') return next
      return { ...next, status: { ...state.status, snoozedUntil: event.data.until ?? 'reply' } }
    case 'conversation.woken':
      if (state.status.kind !== 'assigned') return next
      return { ...next, status: awake(state.status, event.at, event.data.undone) }
    case 'conversation.resolved': {
      const agent = state.status.kind === 'assigned' ? state.status : undefined
      const { queuedAt: _left, teamId: _for, byEmail: _answered, ...rest } = next
      // That nobody wrote for long is nothing new in it: it keeps its place in lists by time.
      const idle = event.actor.kind === 'system' && event.data.outcome === 'no_answer'
      const updatedAt = idle ? state.updatedAt : event.at
      return owned(
        { ...rest, updatedAt },
        {
          kind: 'resolved',
          at: event.at,
          outcome: event.data.outcome,
          ...defined({ agentId: agent?.agentId, agentName: agent?.agentName }),
        },
      )
    }
    case 'conversation.reopened': {
      const { agentId, agentName, undone } = event.data
      const { rating: _earlier, mergedInto: _left, served: _before, survey: _over, ...rest } = next
      const reopened = { ...rest, ratingAsked: false }
      return agentId
        ? taken(reopened, { agentId, agentName, ...defined({ undone }) }, event.at, event.data.by === 'customer')
        : freshForBot(owned(reopened, { kind: 'answering' }), event.seq - 2)
    }
    case 'rating.asked': {
      const survey = surveyOf(event.data)
      return {
        ...next,
        ...(state.status.kind === 'resolved' && { updatedAt: state.updatedAt }),
        ratingAsked: true,
        survey,
        ...(survey.asks.includes('nps') && { npsAskedAt: event.at }),
      }
    }
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
      return event.data.waitsSince && state.status.kind === 'assigned'
        ? { ...next, status: heard(state.status, event.at) }
        : next
    case 'absorbed.erased':
      return next
    case 'handoff.offered':
      return { ...next, offered: true }
    case 'suggestion.judged':
      return state.handoff?.id === event.data.suggestionId
        ? { ...next, handoff: { ...state.handoff, judged: true } }
        : next
    case 'mail.sent':
    case 'mail.failed':
    case 'clock.warned':
    case 'clock.breached':
      // That time passes, or that a letter went out, is nothing new in it: it keeps its place in lists by time.
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
    lastMessage: { author: kind, text: beginningOf(message.text || namesOf(message.attachments)), at: message.at },
    ...(kind === 'agent'
      ? { lastAgentMessage: { agentId: message.author.id ?? '', seq }, served: servedAlso(next.served, 'person') }
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

/** A customer's word like a message: a draft for what it was before is worth nothing, and nobody overtakes it unseen. */
function applyEdit(next: Conversation, { at, seq, data }: Extract<ConversationEvent, { type: 'message.edited' }>) {
  const { status, lastMessage, lastCustomerSeq } = next
  const isLast = lastMessage?.author === 'customer' && data.messageSeq === lastCustomerSeq
  return {
    ...next,
    epoch: next.epoch + 1,
    status: status.kind === 'assigned' ? heard(status, at) : status,
    lastOutsideSeq: seq,
    ...(isLast && { lastMessage: { ...lastMessage, text: beginningOf(data.text) } }),
  }
}

/** As much of a message as lists show. */
function beginningOf(text: string): string {
  return text.slice(0, 200)
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value
  return rest
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
