/** Whom a conversation is for when it joins the queue, and who is there to take it. */
import type { Brief } from '../domain/brief.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Route } from '../domain/events.ts'
import { suits, takes, teamFor, type Wanted, wantedBy } from '../domain/routing.ts'
import type { Desk } from './desk.ts'
import { type Colleague, colleagues } from './presence.ts'

/** Conversations of a customer that are looked through for the agent who knows them. */
const EARLIER = 20

/** The agents who take from the queue now, whether they have room or not. */
export async function attending(desk: Desk): Promise<Colleague[]> {
  const { assign } = desk.settings().queue
  return (await colleagues(desk)).filter((agent) => agent.works && takes(agent, assign))
}

export interface Joining {
  /** Written at this handover, and not on record yet. */
  brief?: Brief
  /** The language of this turn. */
  lang?: string
  /** The team that an agent chose. */
  teamId?: string
  /** The agent who hands it on. */
  notTo?: string
}

export interface Routed {
  route: Route
  /** What is asked of whoever takes it, on that route. */
  wanted: Wanted
}

/**
 * Whom a conversation is for when it joins the queue: the team that was chosen, the one that it had, or the one by
 * rule; everyone at once where nobody of the team is there.
 */
export async function routeFor(desk: Desk, state: Conversation, joining: Joining = {}): Promise<Routed> {
  const { brief, lang, notTo } = joining
  const { teams } = desk.settings()
  const { teamId: _before, ...anyone } = { ...wantedBy(state, brief), ...(lang && { lang }) }
  const kept = teams.some(({ id }) => id === state.teamId) ? state.teamId : undefined
  const teamId = joining.teamId ?? kept ?? teamFor(teams, anyone)
  const team = { ...anyone, circle: 'team' as const, ...(teamId && { teamId }) }
  const there = teamId && (await attending(desk)).some((agent) => agent.agentId !== notTo && suits(agent, team, teams))
  const knownTo = await acquainted(desk, state)
  return {
    route: {
      ...(teamId && { teamId }),
      ...(teamId && !there && { circle: 'everyone' as const }),
      ...(knownTo && knownTo !== notTo && { knownTo }),
      ...(notTo && { notTo }),
    },
    wanted: there ? team : { ...anyone, circle: 'everyone' },
  }
}

/** The agent who wrote to this customer last, in this conversation or an earlier one. */
async function acquainted(desk: Desk, state: Conversation): Promise<string | undefined> {
  const earlier = await desk.store.conversationsOfVisitor(state.visitorId, EARLIER)
  return [state, ...earlier].find(({ lastAgentMessage }) => lastAgentMessage)?.lastAgentMessage?.agentId
}
