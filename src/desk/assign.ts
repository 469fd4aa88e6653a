/**
 * The desk gives out what waits, where the settings say so: the moment that a conversation or an agent arrives, an
 * agent has room again or the settings change, and at no other.
 */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import { inOrder, suits, wantedBy, workedBy } from '../domain/routing.ts'
import type { Notice } from '../ports/fanout.ts'
import { type Changed, change } from './change.ts'
import { loadOf, taking } from './claim.ts'
import { type Denied, type Desk, isDenied } from './desk.ts'
import { inTurn } from './in-turn.ts'
import type { Colleague } from './presence.ts'
import { attending } from './routing.ts'

/** How far back it is looked at the start for when agents last got or finished something. */
const IDLE_MS = 24 * 3_600_000

/** Milliseconds until it is tried again where the record did not answer. */
const AGAIN_MS = 1_000

const worked = [
  'conversation.claimed',
  'conversation.released',
  'conversation.transferred',
  'conversation.reopened',
  'conversation.returned',
  'conversation.resolved',
] as const

/** Gives out from now on; the returned function ends it. */
export async function keepAssigning(desk: Desk): Promise<() => void> {
  const idleSince = await lastWorked(desk).catch((error: unknown) => {
    desk.log.error({ err: error }, 'when agents last worked could not be read')
    return new Map<string, Iso>()
  })
  let wanted = false
  let ended = false
  let callOff = () => {}

  function give(): void {
    if (wanted || ended) return
    wanted = true
    giving(desk, async () => {
      wanted = false
      if (!ended) await giveOut(desk, idleSince)
    }).catch((error: unknown) => {
      desk.log.error({ err: error }, 'what waits could not be given out')
      callOff()
      callOff = desk.clock.after(AGAIN_MS, give)
    })
  }

  const stopListening = desk.fanout.subscribe((notice) => {
    if (notice.kind === 'events') {
      for (const event of notice.events) for (const agentId of workedBy(event)) idleSince.set(agentId, event.at)
    }
    if (changesWork(notice)) give()
  })
  give()
  return () => {
    ended = true
    stopListening()
    callOff()
  }
}

/** What one gives out or takes back for the desk is done in turn, so that no two give the same place away. */
export function giving<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  return inTurn(desk, 'giving', work)
}

/** Whether there may be something to give that there was not before, or somebody to give it to. */
function changesWork(notice: Notice): boolean {
  if (notice.kind === 'queue' || notice.kind === 'settings') return true
  // From one agent to another: the first has room again.
  return notice.kind === 'events' && notice.events.some(({ type }) => type === 'conversation.transferred')
}

async function lastWorked(desk: Desk): Promise<Map<string, Iso>> {
  const since = new Date(Date.parse(desk.clock.now()) - IDLE_MS).toISOString()
  const log = await desk.store.eventsSince([...worked], since)
  return new Map(log.flatMap((event) => workedBy(event).map((agentId) => [agentId, event.at] as const)))
}

/** Gives everything that waits to whoever it suits and who has room, in turn. */
async function giveOut(desk: Desk, idleSince: ReadonlyMap<string, Iso>): Promise<void> {
  if (desk.settings().queue.assign !== 'automatic') return
  const waiting = (await desk.store.queued()).filter(({ byEmail }) => !byEmail)
  if (waiting.length === 0) return
  for (const { id } of waiting) {
    const agents = (await attending(desk)).filter(({ open, capacity }) => open < capacity)
    if (agents.length === 0) return
    const state = await desk.store.conversation(id)
    if (state) await giveOne(desk, state, agents, idleSince)
  }
}

/** Whoever is first and may have it gets it; where one has filled up or gone meanwhile, the next. */
async function giveOne(
  desk: Desk,
  state: Conversation,
  agents: readonly Colleague[],
  idleSince: ReadonlyMap<string, Iso>,
): Promise<void> {
  const { status } = state
  if (status.kind !== 'queued' || state.byEmail) return
  const { teams } = desk.settings()
  const wanted = wantedBy(state)
  // Who knows the customer is asked whatever it is about.
  const fitting = agents.filter((agent) => agent.agentId === status.knownTo || suits(agent, wanted, teams))
  const ranked = inOrder(
    fitting.map((agent) => ({ ...agent, ...idleOf(idleSince, agent) })),
    status,
  )
  for (const agent of ranked) {
    const given = await assign(desk, state.id, agent)
    if (!isDenied(given)) {
      desk.log.info({ conversationId: state.id, agentId: agent.agentId }, 'assigned')
      return
    }
    if (given.refused !== 'atCapacity' && given.refused !== 'notFound') return
  }
}

function idleOf(idleSince: ReadonlyMap<string, Iso>, { agentId }: Colleague): { idleSince?: Iso } {
  const since = idleSince.get(agentId)
  return since ? { idleSince: since } : {}
}

/** @returns `atCapacity` or `notFound` where the agent is full or gone by now; `notQueued` where it does not wait any more */
function assign(desk: Desk, conversationId: string, { agentId: id, name }: Colleague): Promise<Changed | Denied> {
  return taking(desk, id, () =>
    change(desk, conversationId, async () => {
      const there = (await attending(desk)).some((agent) => agent.agentId === id)
      if (!there) return { refused: 'notFound' }
      return { do: 'claim', how: 'assigned', agent: { id, name }, ...(await loadOf(desk, { id, name })) }
    }),
  )
}
