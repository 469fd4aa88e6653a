/** The queue: who is next, who may take it, and what can honestly be said about the wait. */
import type { Iso } from './events.ts'

export interface Waiting {
  conversationId: string
  since: Iso
  priority: number
  /** Came back from an agent who dropped off or handed on: served before everyone else. */
  front: boolean
  teamId?: string
}

export type PresenceState = 'online' | 'away' | 'assign_only'

export interface AgentLoad {
  agentId: string
  state: PresenceState | 'offline'
  open: number
  capacity: number
}

/** First come, first served, within priority, behind those who come back. */
export function byTurn(a: Waiting, b: Waiting): number {
  if (a.front !== b.front) return a.front ? -1 : 1
  if (a.priority !== b.priority) return b.priority - a.priority
  return a.since < b.since ? -1 : a.since > b.since ? 1 : a.conversationId < b.conversationId ? -1 : 1
}

export interface Standing<A> {
  /** 1-based: the place in the line of the agent who comes to it first. */
  position: number
  /** Those agents. */
  agents: A[]
}

/**
 * Where all who wait stand. Who is ahead counts only where the same agent would take them; of several agents whom a
 * conversation suits, the one with the shortest line before it counts. So nobody's place falls behind where more are
 * asked, and where all agents take everything it is the place in turn. The same where nobody is there for it.
 * @param suits whether this agent takes this conversation
 */
export function standings<A>(
  waiting: readonly Waiting[],
  agents: readonly A[],
  suits: (agent: A, conversationId: string) => boolean,
): Map<string, Standing<A>> {
  const lines = new Map(agents.map((agent) => [agent, 0]))
  const standing = new Map<string, Standing<A>>()
  for (const [at, { conversationId }] of [...waiting].sort(byTurn).entries()) {
    const fitting = agents.filter((agent) => suits(agent, conversationId))
    for (const agent of fitting) lines.set(agent, (lines.get(agent) ?? 0) + 1)
    const position = fitting.length > 0 ? Math.min(...fitting.map((agent) => lines.get(agent) ?? 0)) : at + 1
    standing.set(conversationId, { position, agents: fitting.filter((agent) => lines.get(agent) === position) })
  }
  return standing
}

/** One conversation that an agent took from the queue lately. */
export interface Served {
  queuedAt: Iso
  claimedAt: Iso
  /** When the agent was done with it; absent while it is still open. */
  endedAt?: Iso
}

/** Below this many recent observations there is no honest number to give. */
export const MIN_OBSERVED = 3

/**
 * How long the customer at a position will wait, as a range in seconds, or null where nothing honest can be said.
 * With a free place for everyone ahead, the wait is what picking up took lately (its quartiles). Otherwise places
 * come free as conversations end: the k-th end of a Poisson stream is gamma distributed, and the range is its
 * 20th to 80th percentile (Wilson and Hilferty's approximation, PNAS 17:684, 1931).
 * @param position 1-based
 * @param agents those at work now; agents that are away or offline do not count
 * @param served what was taken from the queue in the recent past
 */
export function waitRange(
  position: number,
  agents: readonly AgentLoad[],
  served: readonly Served[],
): [low: number, high: number] | null {
  const working = agents.filter(({ state }) => state === 'online' || state === 'assign_only')
  const places = working.reduce((sum, agent) => sum + agent.capacity, 0)
  if (places === 0 || served.length < MIN_OBSERVED) return null
  const pickup = served.map((s) => seconds(s.queuedAt, s.claimedAt)).sort((a, b) => a - b)
  const range: [number, number] = [quantile(pickup, 0.25), quantile(pickup, 0.75)]
  const free = working.reduce((sum, agent) => sum + Math.max(0, agent.capacity - agent.open), 0)
  const ahead = position - free
  if (ahead <= 0) return rounded(range)
  const handled = served.flatMap((s) => (s.endedAt ? [seconds(s.claimedAt, s.endedAt)] : []))
  if (handled.length < MIN_OBSERVED) return null
  const perEnd = mean(handled) / places
  // Never less than what those ahead are told, who find a place free.
  return rounded([
    Math.max(range[0], gammaQuantile(ahead, -0.8416) * perEnd),
    Math.max(range[1], gammaQuantile(ahead, 0.8416) * perEnd),
  ])
}

function gammaQuantile(shape: number, z: number): number {
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  return shape * Math.max(0, cube) ** 3
}

function seconds(from: Iso, to: Iso): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

function rounded([low, high]: [number, number]): [number, number] {
  return [Math.round(low), Math.max(Math.round(low) + 1, Math.round(high))]
}
