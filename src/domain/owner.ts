/** Who has a conversation: what becomes of it when it changes hands, and while its customer waits for a word. */
import type { Conversation, Status } from './conversation.ts'
import type { Circle, HeldBefore, Iso } from './events.ts'

type Assigned = Extract<Status, { kind: 'assigned' }>

/** The customer wrote: what was set aside wakes, and the wait is from the first word that nobody answered. */
export function heard({ snoozedUntil, silentSince, ...status }: Assigned, at: Iso): Assigned {
  return { ...status, silentSince: (!snoozedUntil && silentSince) || at }
}

/** What was set aside with a customer waiting is the agent's to answer from now on. */
export function awake(
  { snoozedUntil: _over, silentSince, ...status }: Assigned,
  at: Iso,
  undone?: HeldBefore,
): Assigned {
  const since = undone ? undone.silentSince : silentSince && at
  return { ...status, ...(since && { silentSince: since }) }
}

interface Taking {
  agentId: string
  agentName?: string | undefined
  undone?: HeldBefore
}

/** @param waits whether the customer waits for a word */
export function taken(
  state: Conversation,
  { agentId, agentName = '', undone }: Taking,
  at: Iso,
  waits = true,
): Conversation {
  const silentSince = undone ? undone.silentSince : waits ? at : undefined
  return owned(state, { kind: 'assigned', agentId, agentName, since: at, ...(silentSince && { silentSince }) })
}

/** Who is asked first. */
export function startOf({ teamId }: { teamId?: string }): Circle {
  return teamId ? 'team' : 'everyone'
}

export function owned(state: Conversation, status: Status): Conversation {
  return { ...state, status, epoch: state.epoch + 1 }
}

/** What the assistant starts from when it takes the conversation back: nothing counted, context from here on. */
export function freshForBot(state: Conversation, boundarySeq: number): Conversation {
  const { queuedAt: _left, teamId: _for, byEmail: _no, lastBotMessageId: _judged, ...rest } = state
  return { ...rest, turns: 0, fruitless: 0, fruitlessBefore: 0, clarified: false, offered: false, boundarySeq }
}
