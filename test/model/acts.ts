/**
 * The log read back as what was done: each run of events that is written together, as the command that it came from.
 * A run that lacks a part, or holds one that does not belong, is half a write.
 */
import type { Command } from '../../src/domain/decide.ts'
import type { ClockPassed } from '../../src/domain/decide-time.ts'
import type { ConversationEvent, EventData, EventType, Message } from '../../src/domain/events.ts'
import type { Expected } from './expected.ts'

export interface Act {
  command: Command
  at: string
  /** The customer's messages that a reply of the assistant says it answers. */
  answers?: string[]
}

export function actsOf(events: readonly ConversationEvent[]): Act[] {
  const acts: Act[] = []
  for (let rest = events; rest.length > 0; ) {
    const taken = reading(rest)
    const [first] = rest
    if (!taken || !first) throw new Error(`half a write: ${rest.map(({ type }) => type).join(', ')}`)
    acts.push({ at: first.at, ...taken.act })
    rest = rest.slice(taken.events)
  }
  return acts
}

/** A command as it must have been meant where it was carried out: the log does not hold all of it. */
export function asMeant(command: Command, { owner }: Expected): Command {
  return command.do === 'widen' && owner.is === 'queue' ? { ...command, since: owner.asked } : command
}

interface Taken {
  act: Omit<Act, 'at'>
  events: number
}

function reading(events: readonly ConversationEvent[]): Taken | undefined {
  const [first] = events
  if (!first) return undefined
  const next = <T extends EventType>(at: number, type: T): EventData[T] | undefined => {
    const event = events[at]
    return event?.type === type ? (event.data as EventData[T]) : undefined
  }
  const line = (at: number) => {
    const message = next(at, 'message.posted')
    return message?.author.kind === 'system' ? message : undefined
  }
  const one = (command: Command): Taken => ({ act: { command }, events: 1 })
  switch (first.type) {
    case 'message.posted': {
      const message = first.data
      if (message.author.kind === 'customer') {
        const back = next(1, 'conversation.reopened')
        const to = back?.agentId ? { id: back.agentId, name: back.agentName ?? '' } : undefined
        const command: Command = { do: 'customerSends', message, ...(to && { reopenTo: to }) }
        return { act: { command }, events: back ? 2 : 1 }
      }
      if (message.author.kind === 'agent') {
        const suggestion = next(1, 'suggestion.judged')
        const taken = suggestion?.messageId === message.id ? { suggestion } : undefined
        const command: Command = { do: 'agentSends', agentId: message.author.id ?? '', message, ...taken }
        return { act: { command }, events: taken ? 2 : 1 }
      }
      const judgement = next(1, 'answer.judged')
      if (message.author.kind !== 'bot' || judgement?.messageId !== message.id) return undefined
      let length = next(2, 'handoff.offered') ? 3 : 2
      // The customer may ask for a person right after any other reply.
      const record = judgement.decision === 'handoff' ? next(length, 'handoff.recorded') : undefined
      const queued = record && next(length + 1, 'conversation.queued')
      if (record && queued?.handoffId !== record.id) return undefined
      if (record) length += 2
      const handoff = record && queued && { record, ...joining(queued) }
      const command: Command = { do: 'botReplies', epoch: 0, message, judgement, ...(handoff && { handoff }) }
      return { act: { command, answers: judgement.answers }, events: length }
    }
    case 'message.edited': {
      const { messageId: id, text, html } = first.data
      const message = { id, text: '' } as Message
      return one({ do: 'customerEdits', message, open: true, text, html })
    }
    case 'conversation.reopened': {
      if (first.data.agentId) {
        return one({ do: 'reopen', agent: { id: first.data.agentId, name: first.data.agentName ?? '' } })
      }
      const escalated = reading(events.slice(1))
      return escalated?.act.command.do === 'escalate' ? { ...escalated, events: escalated.events + 1 } : undefined
    }
    case 'handoff.recorded': {
      const queued = next(1, 'conversation.queued')
      const says = line(2)
      if (!queued || !says) return undefined
      return { act: { command: { do: 'escalate', handoff: first.data, ...joining(queued), says } }, events: 3 }
    }
    case 'handoff.offered':
      return one({ do: 'offerHandoff', reason: first.data.reason, rule: first.data.rule })
    case 'suggestion.judged':
      return one({ do: 'judgeSuggestion', agent: { id: first.actor.id ?? '', name: '' }, suggestion: first.data })
    case 'assistant.kept':
      return one({ do: 'keepAssistant' })
    case 'conversation.claimed':
      return one({
        do: 'claim',
        agent: { id: first.data.agentId, name: '' },
        open: 0,
        capacity: 1,
        ...(first.data.how && { how: first.data.how }),
      })
    case 'queue.widened': {
      const says = line(1)
      if (!says) return undefined
      return { act: { command: { do: 'widen', ...first.data, since: '', says } }, events: 2 }
    }
    case 'wait.chosen': {
      const says = line(1)
      if (!says) return undefined
      const { how, promise, circle } = first.data
      if (how === 'live') return promise && { act: { command: { do: 'waitLive', promise, circle, says } }, events: 2 }
      return { act: { command: { do: 'waitByEmail', contact: { verified: false }, says } }, events: 2 }
    }
    case 'conversation.returned': {
      const says = line(1)
      if (!says) return undefined
      const by = first.actor.id ?? ''
      const command: Command =
        first.data.by === 'agent' ? { do: 'return', agentId: by, says } : { do: 'leaveQueue', says }
      return { act: { command }, events: 2 }
    }
    case 'conversation.released': {
      const queued = next(1, 'conversation.queued')
      const { agentId, why } = first.data
      const note = why === 'agent' ? undefined : line(2)
      if (!queued || (why !== 'agent' && !note)) return undefined
      const { promise, route } = joining(queued)
      const command: Command = { do: 'release', agentId, why, promise, route, ...(note && { note }) }
      return { act: { command }, events: note ? 3 : 2 }
    }
    case 'conversation.transferred': {
      const { fromAgentId: agentId, toAgentId, toAgentName, toTeamId, note } = first.data
      if (toAgentId) {
        const to = { kind: 'agent' as const, id: toAgentId, name: toAgentName ?? '' }
        return one({ do: 'transfer', agentId, to, note, promise: { kind: 'now' } })
      }
      const queued = next(1, 'conversation.queued')
      if (!queued || !toTeamId || queued.teamId !== toTeamId) return undefined
      const { promise, route } = joining(queued)
      return {
        act: { command: { do: 'transfer', agentId, to: { kind: 'team', id: toTeamId }, note, promise, route } },
        events: 2,
      }
    }
    case 'conversation.snoozed': {
      const { until } = first.data
      return one({ do: 'snooze', agentId: first.actor.id ?? '', ...(until && { until }) })
    }
    case 'clock.warned':
    case 'clock.breached': {
      const end = events.findIndex(({ type }) => type !== 'clock.warned' && type !== 'clock.breached')
      const marks = events.slice(0, end === -1 ? events.length : end)
      const passed = marks.flatMap(({ type, data }): ClockPassed[] => {
        if (type === 'clock.warned') return [{ clock: data.clock, what: 'warned', dueAt: data.dueAt }]
        return type === 'clock.breached' ? [{ clock: data.clock, what: 'breached', dueAt: data.dueAt }] : []
      })
      const held = passed.some(({ clock, what }) => clock === 'hold' && what === 'breached')
      const says = held ? line(marks.length) : undefined
      const command: Command = { do: 'keepTime', passed, ...(says && { says }) }
      return { act: { command }, events: marks.length + (says ? 1 : 0) }
    }
    case 'conversation.woken':
      return one({ do: 'wake' })
    case 'conversation.resolved':
      return ended(first.data, first.actor, next(1, 'rating.asked'))
    case 'mail.sent':
      return one({ do: 'mailed', about: first.data })
    case 'tags.changed':
      return one({ do: 'tag', agent: { id: first.actor.id ?? '', name: '' }, tags: first.data.tags })
    case 'priority.changed':
      return one({ do: 'prioritise', agent: { id: first.actor.id ?? '', name: '' }, priority: first.data.priority })
    case 'conversation.queued': {
      const { teamId } = first.data
      if (!teamId) return undefined
      const { promise, route } = joining(first.data)
      const agent = { id: first.actor.id ?? '', name: '' }
      return one({ do: 'assign', agent, to: { kind: 'team', id: teamId }, note: '', promise, route })
    }
    case 'conversation.merged': {
      const says = line(1)
      if (!says) return undefined
      const agent = { id: first.actor.id ?? '', name: '' }
      const command: Command = { do: 'mergeInto', agent, into: first.data.into, says }
      return { act: { command }, events: next(2, 'conversation.resolved') ? 3 : 2 }
    }
    case 'conversation.absorbed': {
      const { from, messages, notes: ids, waitsSince } = first.data
      const notes = ids.map((_, at) => line(1 + at))
      if (!notes.every((note, at) => note?.id === ids[at])) return undefined
      const agent = { id: first.actor.id ?? '', name: '' }
      const taken = { from, messages, notes: notes.flatMap((note) => note ?? []) }
      const command: Command = { do: 'absorb', agent, ...taken, ...(waitsSince && { waitsSince }) }
      return { act: { command }, events: 1 + notes.length }
    }
    case 'contact.identified': {
      // Chosen for the first time, or the address put right.
      const chosen = next(1, 'wait.chosen') ? 1 : 0
      const says = line(1 + chosen)
      if (says) return { act: { command: { do: 'waitByEmail', contact: first.data, says } }, events: 2 + chosen }
      return one({ do: 'identify', contact: first.data })
    }
    case 'brief.corrected':
      return one({ do: 'correctBrief', text: first.data.text })
    case 'rating.given':
      return one({ do: 'rate', rating: first.data })
    case 'answer.rated':
      return one({ do: 'rateAnswer', messageId: first.data.messageId, helpful: first.data.helpful })
    default:
      return undefined
  }
}

/** By an agent, by the customer, or because nobody wrote any more; with what was asked, if anything. */
function ended(
  { outcome }: EventData['conversation.resolved'],
  by: ConversationEvent['actor'],
  asked: EventData['rating.asked'] | undefined,
): Taken {
  const asks = asked ? asked.asks : []
  const command: Command =
    by.kind === 'customer'
      ? { do: 'solved', asks: asks ?? [] }
      : { do: 'resolve', agentId: by.id ?? '', outcome, ...(asks && { asks }) }
  return { act: { command }, events: asked ? 2 : 1 }
}

/** What is told on joining the queue. */
function joining({ promise, priority, handoffId: _, front: __, ...route }: EventData['conversation.queued']) {
  return { promise, priority, route }
}
