/** Nobody waits for ever: more are asked, the customer gets a moment to count on, and a silent agent loses them. */
import { say, widenedText } from '../answering/phrases.ts'
import { type Due, dueOf } from '../domain/due.ts'
import { nextOpening } from '../domain/hours.ts'
import { suits, wantedBy } from '../domain/routing.ts'
import { giving } from './assign.ts'
import { backInQueue } from './back-in-queue.ts'
import { change } from './change.ts'
import { type Desk, isDenied } from './desk.ts'
import { keepDue } from './keep-due.ts'
import { languageOf, systemLine } from './message.ts'
import { sendAway } from './presence.ts'
import { presentPromise } from './queue.ts'
import { attending } from './routing.ts'

/** Sees to it from now on, and to what fell due before; the returned function ends it. */
export async function keepPatience(desk: Desk): Promise<() => void> {
  let ended = false
  const look = () => {
    if (ended) return
    askBeyondDeserted(desk).catch((error: unknown) => desk.log.error({ err: error }, 'asking everyone failed'))
  }
  const stopListening = desk.fanout.subscribe((notice) => {
    if (notice.kind === 'settings' || notice.kind === 'staff') look()
    if (notice.kind !== 'presence' || notice.state === 'online') return
    // A page that is loaded anew, or a line that breaks for a moment, is no team that has gone.
    const inMs = notice.state === 'offline' ? desk.settings().queue.graceSeconds * 1_000 : 0
    desk.clock.after(inMs, look)
  })
  const due = keepDue<Waited>(desk, {
    kept: ({ status, byEmail }) =>
      status.kind === 'queued' || status.kind === 'assigned' ? { status, ...(byEmail && { byEmail }) } : undefined,
    at: (kept) => dueIn(desk, kept)?.at,
    carryOut: (conversationId) => doWhatIsDue(desk, conversationId),
  })
  await due.ready
  return () => {
    ended = true
    stopListening()
    due.stop()
  }
}

async function doWhatIsDue(desk: Desk, conversationId: string): Promise<void> {
  const state = await desk.store.conversation(conversationId)
  const due = state && overdue(desk, state)
  if (due?.what === 'widen') await widen(desk, conversationId, due)
  if (due?.what === 'unanswered') await takeFromSilent(desk, conversationId, due)
}

type Waited = Parameters<typeof dueOf>[0]

function dueIn(desk: Desk, state: Waited): Due | undefined {
  const { queue, hours } = desk.settings()
  return dueOf(state, queue, hours)
}

function overdue(desk: Desk, state: Waited): Due | undefined {
  const due = dueIn(desk, state)
  return due && due.at <= desk.clock.now() ? due : undefined
}

/** Whoever waits for a team of which nobody is there any more waits for everyone. */
async function askBeyondDeserted(desk: Desk): Promise<void> {
  const { teams } = desk.settings()
  const there = await attending(desk)
  for (const state of await desk.store.queued()) {
    const { status } = state
    if (status.kind !== 'queued' || status.circle !== 'team' || state.byEmail) continue
    if (presentPromise(desk).kind === 'later') continue
    if (there.some((agent) => agent.agentId !== status.notTo && suits(agent, wantedBy(state), teams))) continue
    await widen(desk, state.id, { circle: 'everyone', since: status.circleSince })
  }
}

type Widening = Pick<Extract<Due, { what: 'widen' }>, 'circle' | 'since'>

async function widen(desk: Desk, conversationId: string, { circle, since }: Widening): Promise<void> {
  const { hours } = desk.settings()
  const promise = circle === 'later' ? nextOpening(hours, desk.clock.now()) : undefined
  const widened = await change(desk, conversationId, (state) => ({
    do: 'widen',
    circle,
    since,
    ...(promise && { promise }),
    says: systemLine(desk, widenedText(languageOf(state), promise, hours.timeZone)),
  }))
  if (!isDenied(widened) && widened.events.length > 0)
    desk.log.info({ conversationId, circle }, 'nobody took it in time')
}

/** The desk gives out nothing meanwhile: not back to the one who was silent, either. */
function takeFromSilent(
  desk: Desk,
  conversationId: string,
  { agentId }: Extract<Due, { what: 'unanswered' }>,
): Promise<void> {
  return giving(desk, async () => {
    let name = ''
    const taken = await change(desk, conversationId, async (state) => {
      const still = overdue(desk, state)
      if (still?.what !== 'unanswered' || still.agentId !== agentId || state.status.kind !== 'assigned') {
        return { refused: 'notYours' }
      }
      name = state.status.agentName
      return {
        do: 'release',
        agentId,
        why: 'unanswered',
        ...(await backInQueue(desk, state)),
        note: systemLine(desk, say(languageOf(state), 'agentSilent', {})),
      }
    })
    if (isDenied(taken)) return
    desk.log.info({ conversationId, agentId }, 'an agent left the customer without a word')
    await sendAway(desk, { id: agentId, name })
  })
}
