/** What an agent does with a conversation they hold, each in one step, and how it comes back. */
import { say } from '../answering/phrases.ts'
import type { Outcome } from '../domain/events.ts'
import { backInQueue } from './back-in-queue.ts'
import { type Changed, change } from './change.ts'
import { type Agent, loadOf, taking } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { languageOf, systemLine } from './message.ts'
import { presentPromise } from './queue.ts'
import { worksConversations } from './staff.ts'
import { surveyFor } from './survey.ts'

type Result = Promise<Changed | Denied>

/** Puts it back at the front of the queue. */
export function release(desk: Desk, conversationId: string, agent: Agent): Result {
  return change(desk, conversationId, async (state) => ({
    do: 'release',
    agentId: agent.id,
    why: 'agent',
    ...(await backInQueue(desk, state, { notTo: agent.id, staying: true })),
  }))
}

export interface Receiver {
  agentId?: string
  teamId?: string
}

/** Hands it to a colleague, or to a team's queue, with a note that the customer never sees. */
export function transfer(desk: Desk, conversationId: string, agent: Agent, to: Receiver & { note: string }): Result {
  return change(desk, conversationId, async (state) => {
    const receiver = await receiverOf(desk, to)
    if (!receiver) return { refused: 'notFound' }
    const handed = { do: 'transfer' as const, agentId: agent.id, to: receiver, note: to.note }
    if (receiver.kind === 'agent') return { ...handed, promise: presentPromise(desk) }
    const joining = { teamId: receiver.id, notTo: agent.id, staying: true }
    return { ...handed, ...(await backInQueue(desk, state, joining)) }
  })
}

/** The colleague or the team that is meant; undefined where there is none that works here. */
export async function receiverOf(desk: Desk, { agentId, teamId }: Receiver) {
  if (teamId) {
    return desk.settings().teams.some(({ id }) => id === teamId) ? { kind: 'team' as const, id: teamId } : undefined
  }
  const colleague = agentId ? await desk.store.staffById(agentId) : undefined
  if (!colleague || colleague.disabled || !worksConversations(colleague)) return undefined
  return { kind: 'agent' as const, id: colleague.id, name: colleague.name }
}

/** Hands it back to the assistant, which starts from here and does not know what the agent dealt with. */
export function giveBack(desk: Desk, conversationId: string, agent: Agent): Result {
  return change(desk, conversationId, (state) => ({
    do: 'return',
    agentId: agent.id,
    says: systemLine(desk, say(languageOf(state), 'backToAssistant', {})),
  }))
}

/**
 * Sets it aside until a moment, or until the customer writes.
 * @param until ISO 8601 in any precision; `past` unless it is still to come
 */
export function snooze(desk: Desk, conversationId: string, agent: Agent, until?: string): Result {
  const moment = until && new Date(until).toISOString()
  return change(desk, conversationId, () => ({ do: 'snooze', agentId: agent.id, ...(moment && { until: moment }) }))
}

/** Ends the episode and asks the customer how it was. */
export function resolve(desk: Desk, conversationId: string, agent: Agent, outcome: Outcome = 'solved'): Result {
  return change(desk, conversationId, async (state) => ({
    do: 'resolve',
    agentId: agent.id,
    outcome,
    asks: await surveyFor(desk, state),
  }))
}

/** Opens it again as the agent's own; `atCapacity` like a claim. */
export function reopen(desk: Desk, conversationId: string, agent: Agent): Result {
  return taking(desk, agent.id, () =>
    change(desk, conversationId, async () => ({
      do: 'reopen',
      agent: { id: agent.id, name: agent.name },
      load: await loadOf(desk, agent),
    })),
  )
}
