/** A desk at work, for measuring what is told to those who wait: seeded arrivals, agents with places, first come first served. */
import { type AgentLoad, type Served, waitRange } from '../../src/domain/queue.ts'
import { seeded } from '../eval/random.ts'
import { moment } from '../fixtures/events.ts'

export interface Work {
  seed: number
  agents: number
  capacity: number
  /** Arrivals in an hour. */
  perHour: number
  /** Mean seconds that a conversation takes once it is taken. */
  handling: number
  /** Mean seconds until somebody takes who could be taken; 0: assigned at once. */
  pickup: number
  hours: number
}

export interface Told {
  range: readonly [low: number, high: number] | null
  waited: number
  /** Whether a place was free for everyone up to this one. */
  free: boolean
}

const RECENT_SECONDS = 2 * 3_600

interface Case {
  joined: number
  told: Told['range']
  free: boolean
  taken?: number
  ended?: number
}

/** Everyone who joined and was taken, with what they were told on joining. */
export function worked({ seed, agents, capacity, perHour, handling, pickup, hours }: Work): Told[] {
  const random = seeded(seed)
  const exponential = (mean: number) => -Math.log(1 - random()) * mean
  const cases: Case[] = []
  const places = agents * capacity
  const queue: Case[] = []
  const busy: Case[] = []
  let nextArrival = exponential(3_600 / perHour)
  /** Who is reached for next, and when they are taken. */
  let reach: { one: Case; at: number } | undefined
  let now = 0

  const reachFor = () => {
    const [one] = queue
    reach = one && busy.length < places ? { one, at: now + exponential(pickup) } : undefined
  }

  while (now < hours * 3_600) {
    const nextEnd = busy.reduce((first, { ended = 0 }) => Math.min(first, ended), Number.POSITIVE_INFINITY)
    now = Math.min(nextArrival, nextEnd, reach?.at ?? Number.POSITIVE_INFINITY)
    if (reach && now === reach.at) {
      const { one } = reach
      one.taken = now
      one.ended = now + exponential(handling)
      queue.shift()
      busy.push(one)
      reachFor()
    } else if (now === nextEnd) {
      busy.splice(
        busy.findIndex(({ ended }) => ended === nextEnd),
        1,
      )
      if (!reach) reachFor()
    } else {
      const told = waitRange(queue.length + 1, loads(busy.length, agents, capacity), recent(cases, now))
      const one: Case = { joined: now, told, free: busy.length + queue.length < places }
      cases.push(one)
      queue.push(one)
      if (!reach) reachFor()
      nextArrival = now + exponential(3_600 / perHour)
    }
  }
  return cases.flatMap(({ joined, told, free, taken }) =>
    taken === undefined ? [] : [{ range: told, waited: taken - joined, free }],
  )
}

function loads(open: number, agents: number, capacity: number): AgentLoad[] {
  return Array.from({ length: agents }, (_, at) => ({
    agentId: `agent-${at}`,
    state: 'online',
    open: Math.min(capacity, Math.max(0, Math.ceil((open - at) / agents))),
    capacity,
  }))
}

/** As the desk reads it from its log: who joined lately and was taken. */
function recent(cases: readonly Case[], now: number): Served[] {
  const served: Served[] = []
  for (let at = cases.length - 1; at >= 0; at--) {
    const { joined, taken, ended } = cases[at] as Case
    if (joined < now - RECENT_SECONDS) break
    if (taken === undefined || taken > now) continue
    const done = ended !== undefined && ended <= now
    served.push({ queuedAt: moment(joined), claimedAt: moment(taken), ...(done && { endedAt: moment(ended) }) })
  }
  return served
}
