/** Who is at work: what agents chose, whether they are connected, and how long silence is forgiven. */
import type { AgentLoad, PresenceState } from '../domain/queue.ts'
import type { Desk } from './desk.ts'
import { worksConversations } from './staff.ts'

/** An agent who works by REST alone is present for this long after each call. */
export const REST_PRESENCE_MS = 60_000

export interface Colleague extends AgentLoad {
  name: string
  /** When the last sign of life runs out; after that the grace begins. */
  until: number
  /** May be given conversations: an agent or admin who is not disabled. */
  works: boolean
}

/** Every agent with their load; also whoever else still holds a conversation, so that none is forgotten. */
export async function colleagues(desk: Desk): Promise<Colleague[]> {
  const [staff, presences, open] = await Promise.all([
    desk.store.staff(),
    desk.store.presences(),
    desk.store.openByAgent(),
  ])
  const now = Date.parse(desk.clock.now())
  return staff
    .map((member) => {
      const presence = member.disabled ? undefined : presences.find(({ staffId }) => staffId === member.id)
      const until = presence ? signUntil(presence.seenAt, now) : 0
      const here = presence && (presence.connected || until > now)
      return {
        agentId: member.id,
        name: member.name,
        state: here ? presence.state : ('offline' as const),
        open: open.get(member.id)?.length ?? 0,
        capacity: desk.settings().queue.capacity,
        until: presence?.connected ? Number.POSITIVE_INFINITY : until,
        works: !member.disabled && worksConversations(member),
      }
    })
    .filter(({ works, open }) => works || open > 0)
}

/** Until when a sign of life counts. One that ends later than any can was seen by a clock that was set back since. */
function signUntil(seenAt: string, now: number): number {
  const until = Date.parse(seenAt)
  return until > now + REST_PRESENCE_MS ? 0 : until
}

export async function isPresent(desk: Desk, agentId: string): Promise<boolean> {
  return (await colleagues(desk)).some((agent) => agent.agentId === agentId && agent.state !== 'offline')
}

/** The agent's first socket opened, or they chose another state. */
export async function arrive(desk: Desk, agent: { id: string; name: string }, state?: PresenceState): Promise<void> {
  const chosen = state ?? (await lastChoice(desk, agent.id))
  await desk.store.setPresence(agent.id, { state: chosen, connected: true, seenAt: desk.clock.now() })
  announce(desk, agent, chosen)
}

/** The agent's last socket closed: they show as offline at once, and what they hold is theirs until the grace is over. */
export async function leave(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  const state = await lastChoice(desk, agent.id)
  await desk.store.setPresence(agent.id, { state, connected: false, seenAt: desk.clock.now() })
  announce(desk, agent, 'offline')
}

/** A REST call by someone without a socket counts as a sign of life. */
export async function signOfLife(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  const presence = (await desk.store.presences()).find(({ staffId }) => staffId === agent.id)
  if (presence?.connected) return
  const until = Date.parse(desk.clock.now()) + REST_PRESENCE_MS
  const halfUsed = !presence || signUntil(presence.seenAt, until - REST_PRESENCE_MS) < until - REST_PRESENCE_MS / 2
  if (!halfUsed) return
  const state = presence?.state ?? 'online'
  await desk.store.setPresence(agent.id, { state, connected: false, seenAt: new Date(until).toISOString() })
  announce(desk, agent, state)
}

async function lastChoice(desk: Desk, agentId: string): Promise<PresenceState> {
  return (await desk.store.presences()).find(({ staffId }) => staffId === agentId)?.state ?? 'online'
}

function announce(desk: Desk, agent: { id: string; name: string }, state: PresenceState | 'offline'): void {
  desk.fanout.publish({ kind: 'presence', agentId: agent.id, name: agent.name, state })
  desk.fanout.publish({ kind: 'queue' })
}
