/**
 * What each command does to a conversation: events, or a refusal that says why not.
 * Nothing here reads a clock or makes an id.
 */
import { botMaySpeak, type Conversation } from './conversation.ts'
import { decideWaiting, type WaitingCommand } from './decide-waiting.ts'
import type {
  Actor,
  ClockKind,
  Contact,
  EventData,
  EventType,
  Handoff,
  Iso,
  JudgedSuggestion,
  Judgement,
  Message,
  NewEvent,
  OfferReason,
  Outcome,
  Promise_,
  Rating,
  ReaderEvent,
  Route,
} from './events.ts'
import { decideMerging, type Merging, type MergingRefusal } from './merging.ts'
import { decideSorting, type Sorting, type SortingRefusal } from './sorting.ts'

export type Command =
  | WaitingCommand
  | { do: 'customerSends'; message: Omit<Message, 'seq'>; reopenTo?: { id: string; name: string } }
  | {
      do: 'botReplies'
      epoch: number
      message: Omit<Message, 'seq'>
      judgement: Judgement
      offer?: { reason: OfferReason; rule: string }
      handoff?: { record: Handoff; promise: Promise_; priority: number; route?: Route; estimate?: Estimate }
    }
  | {
      do: 'escalate'
      handoff: Handoff
      promise: Promise_
      priority: number
      route?: Route
      estimate?: Estimate
      says: Omit<Message, 'seq'>
      /** What the customer says about it and about themselves in the same breath. */
      told?: { text?: string; contact?: Contact }
    }
  | { do: 'offerHandoff'; reason: OfferReason; rule: string }
  | { do: 'keepAssistant' }
  | { do: 'leaveQueue'; says: Omit<Message, 'seq'> }
  | { do: 'correctBrief'; text: string }
  | { do: 'identify'; contact: Contact }
  | {
      do: 'claim'
      agent: { id: string; name: string }
      open: number
      capacity: number
      /** By the desk, which gives out only what waits. */
      how?: 'assigned'
    }
  | {
      do: 'agentSends'
      agentId: string
      message: Omit<Message, 'seq'>
      seenSeq?: number
      /** What the agent holds already: replying to what nobody holds takes it. */
      load?: { open: number; capacity: number }
      /** What became of the reply that was suggested to them. */
      suggestion?: JudgedSuggestion
    }
  | { do: 'judgeSuggestion'; agent: { id: string; name: string }; suggestion: JudgedSuggestion }
  | {
      do: 'release'
      agentId: string
      why: EventData['conversation.released']['why']
      promise: Promise_
      route?: Route
      note?: Omit<Message, 'seq'>
    }
  | {
      do: 'transfer'
      agentId: string
      to: { kind: 'agent'; id: string; name: string } | { kind: 'team'; id: string }
      note: string
      promise: Promise_
      route?: Route
    }
  | { do: 'return'; agentId: string; says: Omit<Message, 'seq'> }
  | { do: 'snooze'; agentId: string; until?: Iso }
  | { do: 'wake' }
  /** Clocks that come near their end or ran out, and what a customer who is held is told about it. */
  | { do: 'keepTime'; passed: readonly ClockPassed[]; says?: Omit<Message, 'seq'> }
  | { do: 'resolve'; agentId: string; outcome: Outcome }
  | {
      do: 'reopen'
      agent: { id: string; name: string }
      /** What the agent holds already. */
      load?: { open: number; capacity: number }
    }
  | { do: 'rate'; rating: Rating }
  | { do: 'rateAnswer'; messageId: string; helpful: boolean; why?: string }
  | Sorting
  | Merging

/** The wait that a customer is told, in seconds. */
type Estimate = [low: number, high: number]

export interface ClockPassed {
  clock: ClockKind
  what: 'warned' | 'breached'
  dueAt: Iso
}

export type Refusal =
  | { refused: 'alreadyClaimed'; by: string }
  | { refused: 'atCapacity'; open: number; capacity: number }
  | { refused: 'notYours' }
  | { refused: 'notOpen' }
  | { refused: 'notQueued' }
  | { refused: 'notResolved' }
  | { refused: 'overtaken' }
  /** With what came in between, once it has been looked up. */
  | { refused: 'unseen'; afterSeq: number; events?: ReaderEvent[] }
  | { refused: 'unknownMessage' }
  | { refused: 'erased' }
  /** To be transferred to the agent who holds it. */
  | { refused: 'toYourself' }
  /** To be set aside until a moment that has passed. */
  | { refused: 'past' }
  | SortingRefusal
  | MergingRefusal

export type Decided = { events: NewEvent[] } | Refusal

const customer: Actor = { kind: 'customer' }
const bot: Actor = { kind: 'bot' }
const system: Actor = { kind: 'system' }

/**
 * What a command does to a conversation.
 * @param state the conversation as its events so far make it
 * @param now ISO 8601, UTC
 * @returns the events to append, possibly none (a repeat changes nothing), or a refusal that says why not
 */
export function decide(state: Conversation, command: Command, now: Iso): Decided {
  const { status } = state
  if (status.kind === 'erased') return { refused: 'erased' }
  const by = (actor: Actor) => {
    return <T extends EventType>(type: T, data: EventData[T]) => ({ type, at: now, actor, data }) as NewEvent
  }
  const asAgent = (id: string) => by({ kind: 'agent', id, name: status.kind === 'assigned' ? status.agentName : '' })
  const posted = (message: Omit<Message, 'seq'>) =>
    ({ type: 'message.posted', at: now, actor: message.author, data: { ...message, seq: 0 } }) as NewEvent
  const queued = (
    handoffId: string,
    promise: Promise_,
    priority: number,
    front: boolean,
    route?: Route,
    estimate?: Estimate,
  ) =>
    by(system)('conversation.queued', {
      handoffId,
      promise,
      priority,
      front,
      ...route,
      ...(estimate ? { estimate } : {}),
    })

  switch (command.do) {
    case 'customerSends': {
      const events = [posted(command.message)]
      if (status.kind === 'resolved') {
        const to = command.reopenTo
        events.push(
          by(customer)('conversation.reopened', {
            by: 'customer',
            ...(to ? { agentId: to.id, agentName: to.name } : {}),
          }),
        )
      }
      return { events }
    }

    case 'botReplies': {
      if (state.epoch !== command.epoch || !botMaySpeak(state)) return { refused: 'overtaken' }
      const events = [posted(command.message), by(bot)('answer.judged', command.judgement)]
      if (command.offer) events.push(by(bot)('handoff.offered', command.offer))
      if (command.handoff && status.kind === 'answering') {
        const { record, promise, priority, route, estimate } = command.handoff
        events.push(by(bot)('handoff.recorded', record), queued(record.id, promise, priority, false, route, estimate))
      }
      return { events }
    }

    case 'escalate':
      if (status.kind === 'queued' || status.kind === 'assigned') return { events: [] }
      return {
        events: [
          ...(status.kind === 'resolved' ? [by(customer)('conversation.reopened', { by: 'customer' })] : []),
          by(asks(command.handoff) ? customer : bot)('handoff.recorded', command.handoff),
          queued(command.handoff.id, command.promise, command.priority, false, command.route, command.estimate),
          posted(command.says),
          ...(command.told?.contact ? [by(customer)('contact.identified', command.told.contact)] : []),
          ...(command.told?.text ? [by(customer)('brief.corrected', { text: command.told.text })] : []),
        ],
      }

    case 'offerHandoff':
      return status.kind === 'answering'
        ? { events: [by(bot)('handoff.offered', { reason: command.reason, rule: command.rule })] }
        : { events: [] }

    case 'keepAssistant':
      if (status.kind !== 'queued') return { refused: 'notQueued' }
      return { events: status.assistant ? [] : [by(customer)('assistant.kept', {})] }

    case 'leaveQueue':
      if (status.kind !== 'queued') return { events: [] }
      return { events: [by(customer)('conversation.returned', { by: 'customer' }), posted(command.says)] }

    case 'widen':
    case 'waitByEmail':
    case 'waitLive':
      return decideWaiting(state, command, now)

    case 'correctBrief':
      return { events: [by(customer)('brief.corrected', { text: command.text })] }

    case 'identify':
      return { events: [by(customer)('contact.identified', command.contact)] }

    case 'claim': {
      if (status.kind === 'assigned') {
        return status.agentId === command.agent.id
          ? { events: [] }
          : { refused: 'alreadyClaimed', by: status.agentName }
      }
      if (status.kind === 'resolved') return { refused: 'notOpen' }
      const assigned = command.how === 'assigned'
      if (assigned && status.kind !== 'queued') return { refused: 'notQueued' }
      if (command.open >= command.capacity) {
        return { refused: 'atCapacity', open: command.open, capacity: command.capacity }
      }
      const { id, name } = command.agent
      return {
        events: [
          by(assigned ? system : { kind: 'agent', id, name })('conversation.claimed', {
            agentId: id,
            agentName: name,
            ...(assigned && { how: 'assigned' as const }),
          }),
        ],
      }
    }

    case 'agentSends': {
      const { message, seenSeq } = command
      if (message.visibility === 'note') return { events: [posted(message)] }
      if (status.kind === 'resolved') return { refused: 'notOpen' }
      if (status.kind === 'assigned' && status.agentId !== command.agentId) {
        return { refused: 'alreadyClaimed', by: status.agentName }
      }
      if (seenSeq !== undefined && latestForAgent(state, command.agentId) > seenSeq) {
        return { refused: 'unseen', afterSeq: seenSeq }
      }
      const judged = command.suggestion ? [by(message.author)('suggestion.judged', command.suggestion)] : []
      if (status.kind === 'assigned') return { events: [posted(message), ...judged] }
      const { load } = command
      if (load && load.open >= load.capacity) return { refused: 'atCapacity', ...load }
      const { id, name } = message.author
      const take = by(message.author)('conversation.claimed', { agentId: id ?? command.agentId, agentName: name ?? '' })
      return { events: [take, posted(message), ...judged] }
    }

    case 'judgeSuggestion':
      return { events: [by({ kind: 'agent', ...command.agent })('suggestion.judged', command.suggestion)] }

    case 'release': {
      if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
      const actor = command.why === 'agent' ? asAgent(command.agentId) : by(system)
      return {
        events: [
          actor('conversation.released', { agentId: command.agentId, why: command.why }),
          queued(state.handoff?.id ?? '', command.promise, state.priority, true, command.route),
          ...(command.note ? [posted(command.note)] : []),
        ],
      }
    }

    case 'transfer': {
      if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
      const { to, note } = command
      if (to.kind === 'agent' && to.id === command.agentId) return { refused: 'toYourself' }
      const moved = asAgent(command.agentId)('conversation.transferred', {
        fromAgentId: command.agentId,
        note,
        ...(to.kind === 'agent' ? { toAgentId: to.id, toAgentName: to.name } : { toTeamId: to.id }),
      })
      const back =
        to.kind === 'team'
          ? [
              queued(state.handoff?.id ?? '', command.promise, state.priority, true, {
                ...command.route,
                teamId: to.id,
              }),
            ]
          : []
      return { events: [moved, ...back] }
    }

    case 'return':
      if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
      return {
        events: [asAgent(command.agentId)('conversation.returned', { by: 'agent' }), posted(command.says)],
      }

    case 'snooze':
      if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
      if (command.until !== undefined && command.until <= now) return { refused: 'past' }
      return {
        events: [asAgent(command.agentId)('conversation.snoozed', command.until ? { until: command.until } : {})],
      }

    case 'wake': {
      const due =
        status.kind === 'assigned' &&
        status.snoozedUntil &&
        status.snoozedUntil !== 'reply' &&
        status.snoozedUntil <= now
      return { events: due ? [by(system)('conversation.woken', {})] : [] }
    }

    case 'keepTime': {
      const passed = command.passed.filter(({ clock, what }) => {
        const run = state.clocks?.runs[clock]
        return run && !run.breachedAt && !(what === 'warned' && run.warned)
      })
      const { teamId } = state.clocks ?? {}
      const events = passed.map(({ clock, what, dueAt }) =>
        what === 'warned'
          ? by(system)('clock.warned', { clock, dueAt })
          : by(system)('clock.breached', {
              clock,
              dueAt,
              ...(status.kind === 'assigned' && { agentId: status.agentId }),
              ...(teamId && { teamId }),
            }),
      )
      const held =
        status.kind === 'assigned' && passed.some(({ clock, what }) => clock === 'hold' && what === 'breached')
      return { events: held && command.says ? [...events, posted(command.says)] : events }
    }

    case 'resolve': {
      if (status.kind === 'resolved') return { events: [] }
      if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
      return {
        events: [
          asAgent(command.agentId)('conversation.resolved', { outcome: command.outcome }),
          by(system)('rating.asked', { agentId: command.agentId }),
        ],
      }
    }

    case 'reopen': {
      if (status.kind !== 'resolved') return { refused: 'notResolved' }
      const { load } = command
      if (load && load.open >= load.capacity) return { refused: 'atCapacity', ...load }
      const { id, name } = command.agent
      return {
        events: [
          by({ kind: 'agent', id, name })('conversation.reopened', { by: 'agent', agentId: id, agentName: name }),
        ],
      }
    }

    case 'rate':
      return { events: [by(customer)('rating.given', command.rating)] }

    case 'rateAnswer':
      return {
        events: [
          by(customer)('answer.rated', {
            messageId: command.messageId,
            helpful: command.helpful,
            ...(command.why ? { why: command.why } : {}),
          }),
        ],
      }

    case 'tag':
    case 'prioritise':
    case 'assign':
    case 'undo':
      return decideSorting(state, command, now)

    case 'mergeInto':
    case 'absorb':
      return decideMerging(state, command, now)
  }
}

function asks({ reason }: Handoff): boolean {
  return reason === 'customer_request' || reason === 'accepted_offer'
}

function latestForAgent({ lastOutsideSeq, lastAgentMessage }: Conversation, agentId: string): number {
  const colleague = lastAgentMessage && lastAgentMessage.agentId !== agentId ? lastAgentMessage.seq : 0
  return Math.max(lastOutsideSeq, colleague)
}
