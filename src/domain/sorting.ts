/** Putting conversations in order: tags, urgency, whom they go to, one or many at once, and taking that back. */
import type { Conversation } from './conversation.ts'
import type { Iso, NewEvent, Route } from './events.ts'
import { type Joining, placeOf, type Write, writer } from './new-events.ts'
import { distinctTags, MOST_TAGS } from './tags.ts'

interface Person {
  id: string
  name: string
}

export type Sorting =
  | { do: 'tag'; agent: Person; tags: readonly string[] }
  | { do: 'prioritise'; agent: Person; priority: number }
  | ({
      do: 'assign'
      agent: Person
      to: ({ kind: 'agent' } & Person) | { kind: 'team'; id: string }
      /** What the receiver holds already, where it is an agent. */
      load?: { open: number; capacity: number }
      note: string
    } & Joining)
  /** Back to what it was; only while nothing else has happened since. */
  | { do: 'undo'; agent: Person; sinceSeq: number; before: Conversation }

export type SortingRefusal =
  | { refused: 'notOpen' }
  | { refused: 'notQueued' }
  | { refused: 'alreadyClaimed'; by: string }
  | { refused: 'tooManyTags'; most: number }
  /** The colleague whom it should go to holds enough. */
  | { refused: 'full'; name: string; open: number; capacity: number }
  /** To be undone, and something else happened meanwhile. */
  | { refused: 'actedSince' }

/** 0 is usual, 3 the most urgent. */
export const MOST_URGENT = 3

/** What a command that sorts does to a conversation that is not erased. */
export function decideSorting(
  state: Conversation,
  command: Sorting,
  now: Iso,
): { events: NewEvent[] } | SortingRefusal {
  const { status } = state
  const { agent } = command
  const make = writer({ kind: 'agent', ...agent }, now)
  switch (command.do) {
    case 'tag': {
      const tags = distinctTags(command.tags)
      if (tags.length > MOST_TAGS) return { refused: 'tooManyTags', most: MOST_TAGS }
      return { events: sameTags(tags, state.tags) ? [] : [make('tags.changed', { tags })] }
    }

    case 'prioritise': {
      const { priority } = command
      return { events: priority === state.priority ? [] : [make('priority.changed', { priority })] }
    }

    case 'assign': {
      const { to, load, note } = command
      if (status.kind === 'resolved') return { refused: 'notOpen' }
      if (
        status.kind === 'assigned' &&
        status.agentId !== agent.id &&
        !(to.kind === 'agent' && to.id === status.agentId)
      ) {
        return { refused: 'alreadyClaimed', by: status.agentName }
      }
      if (to.kind === 'agent') {
        if (status.kind === 'assigned' && status.agentId === to.id) return { events: [] }
        if (load && load.open >= load.capacity) return { refused: 'full', name: to.name, ...load }
        if (status.kind === 'assigned') {
          const moved = { fromAgentId: agent.id, toAgentId: to.id, toAgentName: to.name, note }
          return { events: [make('conversation.transferred', moved)] }
        }
        return { events: [make('conversation.claimed', { agentId: to.id, agentName: to.name })] }
      }
      if (status.kind === 'queued' && status.teamId === to.id) return { events: [] }
      if (status.kind === 'answering') return { refused: 'notQueued' }
      const route = { ...command.route, teamId: to.id }
      if (status.kind === 'queued') return { events: queuedAgain(status, make, route) }
      const place = { handoffId: state.handoff?.id ?? '', priority: state.priority, front: true }
      return {
        events: [
          make('conversation.transferred', { fromAgentId: agent.id, toTeamId: to.id, note }),
          make('conversation.queued', placeOf(place, { ...command, route })),
        ],
      }
    }

    case 'undo': {
      if (state.seq !== command.sinceSeq) return { refused: 'actedSince' }
      const { before } = command
      const owner = ownerAsBefore(state, before, make)
      // Joining the queue again sets the priority with it.
      const urgent = state.priority === before.priority || owner.some(({ type }) => type === 'conversation.queued')
      return {
        events: [
          ...owner,
          ...(sameTags(state.tags, before.tags) ? [] : [make('tags.changed', { tags: before.tags })]),
          ...(urgent ? [] : [make('priority.changed', { priority: before.priority })]),
        ],
      }
    }
  }
}

/** The events that give a conversation back to whoever had it, at the place that it had. */
function ownerAsBefore(state: Conversation, before: Conversation, make: Write): NewEvent[] {
  const [now, was] = [state.status, before.status]
  switch (was.kind) {
    case 'queued': {
      if (now.kind === 'queued' && now.teamId === was.teamId) return []
      return [
        ...(now.kind === 'assigned' ? [make('conversation.released', { agentId: now.agentId, why: 'agent' })] : []),
        ...queuedAgain(was, make),
      ]
    }
    case 'answering':
      return now.kind === 'answering' ? [] : [make('conversation.returned', { by: 'agent' })]
    case 'assigned': {
      const { agentId, agentName, snoozedUntil, silentSince } = was
      const undone = { ...(silentSince && { silentSince }), clocks: before.clocks?.runs ?? {} }
      const owner = { agentId, agentName, undone }
      const back =
        now.kind === 'resolved'
          ? [make('conversation.reopened', { by: 'agent', ...owner })]
          : now.kind !== 'assigned'
            ? [make('conversation.claimed', owner)]
            : now.agentId === agentId
              ? []
              : [
                  make('conversation.transferred', {
                    fromAgentId: now.agentId,
                    toAgentId: agentId,
                    toAgentName: agentName,
                    note: '',
                    undone,
                  }),
                ]
      const slept = back.length === 0 && now.kind === 'assigned' ? now.snoozedUntil : undefined
      if (slept === snoozedUntil) return back
      const until = snoozedUntil && snoozedUntil !== 'reply' ? { until: snoozedUntil } : {}
      return [...back, snoozedUntil ? make('conversation.snoozed', until) : make('conversation.woken', { undone })]
    }
    case 'resolved':
    case 'erased':
      return []
  }
}

/** In the queue as it was, but for what is said of whom it is for. */
function queuedAgain(place: Extract<Conversation['status'], { kind: 'queued' }>, make: Write, to?: Route): NewEvent[] {
  const { handoffId, promise, priority, front, teamId, circle, knownTo, notTo, assistant } = place
  const route = to ?? {
    ...(teamId && { teamId }),
    ...(teamId && circle !== 'team' && { circle: 'everyone' as const }),
    ...(knownTo && { knownTo }),
    ...(notTo && { notTo }),
  }
  return [
    make('conversation.queued', placeOf({ handoffId, priority, front }, { promise, route })),
    ...(assistant ? [make('assistant.kept', {})] : []),
  ]
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, at) => tag === other[at])
}
