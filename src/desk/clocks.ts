/** Service clocks of a conversation under the present settings, and putting on record what ran out. */
import { say } from '../answering/phrases.ts'
import type { ClockRules, Clock as ServiceClock, Targets } from '../domain/clocks.ts'
import { passedBy, urgentClock } from '../domain/clocks.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ClockKind } from '../domain/events.ts'
import type { Clocks } from '../protocol/settings.ts'
import { type Changed, change } from './change.ts'
import type { Denied, Desk } from './desk.ts'
import { languageOf, systemLine } from './message.ts'
import { isPresent } from './presence.ts'

/** What counts for a conversation: its team's own clocks, all of them, where the team has any, else the desk's. */
export function rulesFor(desk: Pick<Desk, 'settings'>, { clocks }: Pick<Conversation, 'clocks'>): ClockRules {
  const { hours, teams, clocks: own } = desk.settings()
  const team = clocks?.teamId ? teams.find(({ id }) => id === clocks.teamId) : undefined
  return { hours, warnAt: own.warnAt, targets: targetsOf(team?.clocks ?? own) }
}

function targetsOf({ greetingSeconds, nextReplySeconds, holdSeconds, resolutionMinutes }: Clocks): Targets {
  return {
    ...(greetingSeconds !== undefined && { greeting: greetingSeconds }),
    ...(nextReplySeconds !== undefined && { nextReply: nextReplySeconds }),
    ...(holdSeconds !== undefined && { hold: holdSeconds }),
    ...(resolutionMinutes !== undefined && { resolution: resolutionMinutes * 60 }),
  }
}

/** The clock that agents are shown; null where none runs. */
export function clockOf(desk: Pick<Desk, 'settings'>, state: Pick<Conversation, 'clocks'>): ServiceClock | null {
  return state.clocks ? urgentClock(state.clocks, rulesFor(desk, state)) : null
}

/**
 * Puts on record which clocks of a conversation came near their end or ran out, each once, with the moment that was due
 * however late this is done. A customer who was held too long is told that the agent is still there, where that is so:
 * in the same write, so that it is said once a silence.
 * @param resting clocks that are left alone for now
 */
export function keepTime(
  desk: Desk,
  conversationId: string,
  resting: readonly ClockKind[] = [],
): Promise<Changed | Denied> {
  return change(desk, conversationId, async (state) => {
    const passed = passedBy(state.clocks, rulesFor(desk, state), desk.clock.now(), resting)
    const held = passed.some(({ clock, what }) => clock === 'hold' && what === 'breached')
    const says = held ? await stillThere(desk, state) : undefined
    return { do: 'keepTime', passed, ...(says && { says }) }
  })
}

async function stillThere(desk: Desk, state: Conversation) {
  const { status } = state
  if (status.kind !== 'assigned' || !(await isPresent(desk, status.agentId))) return undefined
  return systemLine(desk, say(languageOf(state), 'stillConnected', { agent: status.agentName }))
}
