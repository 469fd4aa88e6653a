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
 * How long the customer at a position will wait, as a range in seconds, or null where nothing honest can be said: from
 * the 20th to the 80th percentile, so that three in five waits lie within it. With a free place for everyone ahead, the
 * wait is what picking up took lately, counted from the moment a place was free: a full house is no sign that anybody is
 * slow. Otherwise places come free as conversations end: the k-th end of a Poisson stream is gamma distributed (Wilson
 * and Hilferty's approximation, PNAS 17:684, 1931). How long a conversation takes is the time spent in all of them by
 * the number that ended, which also counts the long ones that have not ended yet (Epstein and Sobel, JASA 48:486, 1953);
 * the fewer ended, the wider the range.
 * @param position 1-based
 * @param agents those at work now; agents that are away or offline do not count
 * @param served what was taken from the queue in the recent past
 */
export function waitRange(
  position: number,
  agents: readonly AgentLoad[],
  served: readonly Served[],
): [low: number, high: number] | null {
  return waitRanges(agents, served)(position)
}

/** The same for any position, with what is common to them worked out once. */
export function waitRanges(
  agents: readonly AgentLoad[],
  served: readonly Served[],
): (position: number) => [low: number, high: number] | null {
  const working = agents.filter(({ state }) => state === 'online' || state === 'assign_only')
  const places = working.reduce((sum, agent) => sum + agent.capacity, 0)
  if (places === 0 || served.length < MIN_OBSERVED) return () => null
  const pickup = pickups(served, places)
  const [soon, late] = [quantile(pickup, 0.2), quantile(pickup, 0.8)]
  const free = working.reduce((sum, agent) => sum + Math.max(0, agent.capacity - agent.open), 0)
  const ended = served.filter(({ endedAt }) => endedAt).length
  const perEnd = secondsHeld(served) / ended / places
  return (position) => {
    const ahead = position - free
    if (ahead <= 0) return rounded([soon, late])
    if (ended < MIN_OBSERVED) return null
    // Never less than what those ahead are told, who find a place free.
    return rounded([
      Math.max(soon, endsQuantile(ahead, ended, -0.8416) * perEnd),
      Math.max(late, endsQuantile(ahead, ended, 0.8416) * perEnd),
    ])
  }
}

/** Seconds from the moment at which each could be taken to the moment at which it was, the shortest first. */
function pickups(served: readonly Served[], places: number): number[] {
  const taken = served.map(({ claimedAt }) => Date.parse(claimedAt)).sort((a, b) => a - b)
  const ended = served.flatMap(({ endedAt }) => (endedAt ? [Date.parse(endedAt)] : [])).sort((a, b) => a - b)
  return served
    .map(({ queuedAt, claimedAt }) => {
      const [from, to] = [Date.parse(queuedAt), Date.parse(claimedAt)]
      const full = upTo(taken, from) - upTo(ended, from) >= places
      const freed = full ? Math.max(from, ended[upTo(ended, to) - 1] ?? from) : from
      return Math.max(0, to - freed) / 1000
    })
    .sort((a, b) => a - b)
}

/** How many of them, in order, are not after a moment. */
function upTo(sorted: readonly number[], moment: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** Seconds that all of them were held together, up to the last that is known of any. */
function secondsHeld(served: readonly Served[]): number {
  const now = served.map(({ claimedAt, endedAt }) => endedAt ?? claimedAt).reduce((last, at) => (at > last ? at : last))
  return served.reduce((sum, { claimedAt, endedAt }) => sum + seconds(claimedAt, endedAt ?? now), 0)
}

/**
 * When so many ends have come, in mean times between two of them, where that mean was itself observed from `observed`
 * ends: a gamma variable by another, whose squared spreads add up.
 * @param z of the standard normal distribution
 */
function endsQuantile(ends: number, observed: number, z: number): number {
  const shape = (ends * observed) / (ends + observed)
  return (ends / shape) * gammaQuantile(shape, z)
}

function gammaQuantile(shape: number, z: number): number {
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  return shape * Math.max(0, cube) ** 3
}

function seconds(from: Iso, to: Iso): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
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
