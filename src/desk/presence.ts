/** Who is at work: what agents chose, whether they are connected, and how long silence is forgiven. */
import type { Iso } from '../domain/events.ts'
import type { PresenceState } from '../domain/queue.ts'
import type { RoutedAgent } from '../domain/routing.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { Desk } from './desk.ts'
import { inTurn } from './in-turn.ts'
import { worksConversations } from './staff.ts'

/** An agent who works by REST alone is present for this long after each call. */
export const REST_PRESENCE_MS = 60_000

export interface Colleague extends RoutedAgent {
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
      const until = presence ? Date.parse(presence.seenAt) : 0
      const here = presence && (presence.connected || until > now)
      return {
        agentId: member.id,
        name: member.name,
        state: here ? presence.state : ('offline' as const),
        open: open.get(member.id)?.length ?? 0,
        capacity: capacityOf(desk, member),
        languages: member.languages,
        skills: member.skills,
        until: presence?.connected ? Number.POSITIVE_INFINITY : until,
        works: !member.disabled && worksConversations(member),
      }
    })
    .filter(({ works, open }) => works || open > 0)
}

/** How many conversations a member of the staff may hold at once: their own number, else that of the settings. */
export function capacityOf(desk: Desk, { capacity }: Pick<StaffMember, 'capacity'>): number {
  return capacity ?? desk.settings().queue.capacity
}

export async function isPresent(desk: Desk, agentId: string): Promise<boolean> {
  return (await colleagues(desk)).some((agent) => agent.agentId === agentId && agent.state !== 'offline')
}

/** Whether an agent is there, takes what is theirs, and has room for one more. */
export async function hasRoom(desk: Desk, agentId: string): Promise<boolean> {
  const agent = (await colleagues(desk)).find((each) => each.agentId === agentId)
  return !!agent?.works && (agent.state === 'online' || agent.state === 'assign_only') && agent.open < agent.capacity
}

/** Milliseconds until a leaving that could not be written is tried again. */
const LEAVE_AGAIN_MS = 1_000

/** When those left whose leaving is not on disk yet. */
const leaving = new WeakMap<Desk, Map<string, Iso>>()

/** The agent's first socket opened, or they chose another state. */
export function arrive(desk: Desk, agent: { id: string; name: string }, state?: PresenceState): Promise<void> {
  return present(desk, agent.id, async () => {
    const chosen = state ?? (await lastChoice(desk, agent.id))
    await desk.store.setPresence(agent.id, { state: chosen, connected: true, seenAt: desk.clock.now() })
    leaving.get(desk)?.delete(agent.id)
    announce(desk, agent, chosen)
  })
}

/**
 * The agent's last socket closed: they show as offline at once, and what they hold is theirs until the grace is over.
 * A record that does not take it is asked again until it does or they are back: nobody else will say that they left.
 */
export function leave(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  const left = leaving.get(desk) ?? new Map<string, Iso>()
  leaving.set(desk, left.set(agent.id, desk.clock.now()))
  return present(desk, agent.id, () => writeLeaving(desk, agent))
}

async function writeLeaving(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  const seenAt = leaving.get(desk)?.get(agent.id)
  if (!seenAt) return
  try {
    const state = await lastChoice(desk, agent.id)
    await desk.store.setPresence(agent.id, { state, connected: false, seenAt })
    leaving.get(desk)?.delete(agent.id)
  } catch (error) {
    desk.clock.after(LEAVE_AGAIN_MS, () => {
      present(desk, agent.id, () => writeLeaving(desk, agent)).catch((again) =>
        desk.log.error({ err: again, agentId: agent.id }, 'leaving could not be written'),
      )
    })
    throw error
  }
  announce(desk, agent, 'offline')
}

/** An agent who left a customer without a word takes nothing more until they say that they are back. */
export function sendAway(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  return present(desk, agent.id, async () => {
    const presence = await presenceOf(desk, agent.id)
    if (!presence || presence.state === 'away') return
    const { connected, seenAt } = presence
    await desk.store.setPresence(agent.id, { state: 'away', connected, seenAt })
    announce(desk, agent, 'away', 'unanswered')
  })
}

/** A REST call by someone without a socket counts as a sign of life. */
export function signOfLife(desk: Desk, agent: { id: string; name: string }): Promise<void> {
  return present(desk, agent.id, async () => {
    const presence = await presenceOf(desk, agent.id)
    if (presence?.connected) return
    const now = Date.parse(desk.clock.now())
    const until = presence ? Date.parse(presence.seenAt) : 0
    const halfUsed = until < now + REST_PRESENCE_MS / 2
    if (!halfUsed && !isFromLater(until, now)) return
    const state = presence?.state ?? 'online'
    const seenAt = new Date(now + REST_PRESENCE_MS).toISOString()
    await desk.store.setPresence(agent.id, { state, connected: false, seenAt })
    announce(desk, agent, state)
  })
}

/**
 * A sign of life from before the clock was set back counts from now, so that an agent who is gone does not hold
 * conversations until the clock has caught up.
 */
export async function mendPresence(desk: Desk, { agentId, until }: Colleague): Promise<void> {
  const now = desk.clock.now()
  if (!Number.isFinite(until) || !isFromLater(until, Date.parse(now))) return
  await present(desk, agentId, async () => {
    const { state, connected } = (await presenceOf(desk, agentId)) ?? {}
    if (state && !connected) await desk.store.setPresence(agentId, { state, connected: false, seenAt: now })
  })
}

/** Whether a sign of life lasts longer than any can: it was given before the clock was set back. Milliseconds since the epoch. */
function isFromLater(until: number, now: number): boolean {
  return until > now + REST_PRESENCE_MS
}

/** Who is there is read and written in turn: a call that is under way does not undo a socket that opens. */
function present<T>(desk: Desk, agentId: string, change: () => Promise<T>): Promise<T> {
  return inTurn(desk, `presence ${agentId}`, change)
}

async function presenceOf(desk: Desk, agentId: string) {
  return (await desk.store.presences()).find(({ staffId }) => staffId === agentId)
}

async function lastChoice(desk: Desk, agentId: string): Promise<PresenceState> {
  return (await presenceOf(desk, agentId))?.state ?? 'online'
}

function announce(
  desk: Desk,
  agent: { id: string; name: string },
  state: PresenceState | 'offline',
  why?: 'unanswered',
): void {
  desk.fanout.publish({ kind: 'presence', agentId: agent.id, name: agent.name, state, ...(why && { why }) })
  desk.fanout.publish({ kind: 'queue' })
}
