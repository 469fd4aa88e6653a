/** What agents do with a conversation, and what is done to what they hold. */
import type { JudgedSuggestion } from './brief.ts'
import type { Conversation, Status } from './conversation.ts'
import type { EventData, Iso, NewEvent, Outcome, ReaderEvent, SurveyQuestion } from './events.ts'
import { type Joining, type Line, placeOf, posted, system, writer } from './new-events.ts'

interface Person {
  id: string
  name: string
}

interface Load {
  open: number
  capacity: number
}

export type AgentCommand =
  /** `how`: by the desk, which gives out only what waits. */
  | ({ do: 'claim'; agent: Person; how?: 'assigned' } & Load)
  | {
      do: 'agentSends'
      agentId: string
      message: Line
      seenSeq?: number
      /** What the agent holds already: replying to what nobody holds takes it. */
      load?: Load
      /** What became of the reply that was suggested to them. */
      suggestion?: JudgedSuggestion
    }
  | { do: 'judgeSuggestion'; agent: Person; suggestion: JudgedSuggestion }
  | ({ do: 'release'; agentId: string; why: EventData['conversation.released']['why']; note?: Line } & Joining)
  | ({
      do: 'transfer'
      agentId: string
      to: ({ kind: 'agent' } & Person) | { kind: 'team'; id: string }
      note: string
    } & Joining)
  | { do: 'return'; agentId: string; says: Line }
  | { do: 'snooze'; agentId: string; until?: Iso }
  /** `asks`: what the customer is asked about it; how it was, where it is not said. */
  | { do: 'resolve'; agentId: string; outcome: Outcome; asks?: readonly SurveyQuestion[] }
  /** `load`: what the agent holds already. */
  | { do: 'reopen'; agent: Person; load?: Load }

export type AgentRefusal =
  | { refused: 'alreadyClaimed'; by: string }
  | ({ refused: 'atCapacity' } & Load)
  | { refused: 'notYours' }
  | { refused: 'notOpen' }
  | { refused: 'notQueued' }
  | { refused: 'notResolved' }
  /** With what came in between, once it has been looked up. */
  | { refused: 'unseen'; afterSeq: number; events?: ReaderEvent[] }
  /** To be transferred to the agent who holds it. */
  | { refused: 'toYourself' }
  /** To be set aside until a moment that has passed. */
  | { refused: 'past' }

type Decided = { events: NewEvent[] } | AgentRefusal

/** What such a command does to a conversation that is not erased. */
export function decideAgent(state: Conversation, command: AgentCommand, now: Iso): Decided {
  const { status } = state
  switch (command.do) {
    case 'claim':
      return claim(status, command, now)

    case 'agentSends':
      return send(state, command, now)

    case 'judgeSuggestion': {
      const { agent, suggestion } = command
      return { events: [writer({ kind: 'agent', ...agent }, now)('suggestion.judged', suggestion)] }
    }

    case 'resolve':
      if (status.kind === 'resolved') return { events: [] }
      break

    case 'reopen': {
      if (status.kind !== 'resolved') return { refused: 'notResolved' }
      const { agent, load } = command
      if (isFull(load)) return { refused: 'atCapacity', ...load }
      const reopened = { by: 'agent', agentId: agent.id, agentName: agent.name } as const
      return { events: [writer({ kind: 'agent', ...agent }, now)('conversation.reopened', reopened)] }
    }
  }
  if (status.kind !== 'assigned' || status.agentId !== command.agentId) return { refused: 'notYours' }
  return decideHolder(state, status, command, now)
}

type Assigned = Extract<Status, { kind: 'assigned' }>
type HolderCommand = Extract<AgentCommand, { do: 'release' | 'transfer' | 'return' | 'snooze' | 'resolve' }>

/** What only the agent who holds it may do. */
function decideHolder(
  state: Conversation,
  { agentId, agentName }: Assigned,
  command: HolderCommand,
  now: Iso,
): Decided {
  const desk = writer(system, now)
  const write = writer({ kind: 'agent', id: agentId, name: agentName }, now)
  const place = { handoffId: state.handoff?.id ?? '', priority: state.priority, front: true }
  const back = (joining: Joining) => desk('conversation.queued', placeOf(place, joining))
  switch (command.do) {
    case 'release': {
      const { why, note } = command
      const released = (why === 'agent' ? write : desk)('conversation.released', { agentId, why })
      return { events: [released, back(command), ...(note ? [posted(note, now)] : [])] }
    }

    case 'transfer': {
      const { to, note, route, ...joining } = command
      if (to.kind === 'agent') {
        if (to.id === agentId) return { refused: 'toYourself' }
        const moved = { fromAgentId: agentId, note, toAgentId: to.id, toAgentName: to.name }
        return { events: [write('conversation.transferred', moved)] }
      }
      return {
        events: [
          write('conversation.transferred', { fromAgentId: agentId, note, toTeamId: to.id }),
          back({ ...joining, route: { ...route, teamId: to.id } }),
        ],
      }
    }

    case 'return':
      return { events: [write('conversation.returned', { by: 'agent' }), posted(command.says, now)] }

    case 'snooze': {
      const { until } = command
      if (until !== undefined && until <= now) return { refused: 'past' }
      return { events: [write('conversation.snoozed', until ? { until } : {})] }
    }

    case 'resolve': {
      const { outcome, asks } = command
      const asked = { agentId, ...(asks && { asks: [...asks], of: state.served ?? 'person' }) }
      return {
        events: [
          write('conversation.resolved', { outcome }),
          ...(asks?.length === 0 ? [] : [desk('rating.asked', asked)]),
        ],
      }
    }
  }
}

function claim(
  status: Status,
  { agent, how, open, capacity }: Extract<AgentCommand, { do: 'claim' }>,
  now: Iso,
): Decided {
  if (status.kind === 'assigned') {
    return status.agentId === agent.id ? { events: [] } : { refused: 'alreadyClaimed', by: status.agentName }
  }
  if (status.kind === 'resolved') return { refused: 'notOpen' }
  if (how && status.kind !== 'queued') return { refused: 'notQueued' }
  if (isFull({ open, capacity })) return { refused: 'atCapacity', open, capacity }
  const taken = { agentId: agent.id, agentName: agent.name, ...(how && { how }) }
  return { events: [writer(how ? system : { kind: 'agent', ...agent }, now)('conversation.claimed', taken)] }
}

/** Notes are everybody's; a reply is the holder's, and takes what nobody holds. */
function send(
  state: Conversation,
  { agentId, message, seenSeq, load, suggestion }: Extract<AgentCommand, { do: 'agentSends' }>,
  now: Iso,
): Decided {
  const { status } = state
  if (message.visibility === 'note') return { events: [posted(message, now)] }
  if (status.kind === 'resolved') return { refused: 'notOpen' }
  if (status.kind === 'assigned' && status.agentId !== agentId) {
    return { refused: 'alreadyClaimed', by: status.agentName }
  }
  if (seenSeq !== undefined && latestForAgent(state, agentId) > seenSeq) return { refused: 'unseen', afterSeq: seenSeq }
  const write = writer(message.author, now)
  const said = [posted(message, now), ...(suggestion ? [write('suggestion.judged', suggestion)] : [])]
  if (status.kind === 'assigned') return { events: said }
  if (isFull(load)) return { refused: 'atCapacity', ...load }
  const { id = agentId, name: agentName = '' } = message.author
  return { events: [write('conversation.claimed', { agentId: id, agentName }), ...said] }
}

function isFull(load: Load | undefined): load is Load {
  return load !== undefined && load.open >= load.capacity
}

function latestForAgent({ lastOutsideSeq, lastAgentMessage }: Conversation, agentId: string): number {
  const colleague = lastAgentMessage && lastAgentMessage.agentId !== agentId ? lastAgentMessage.seq : 0
  return Math.max(lastOutsideSeq, colleague)
}
