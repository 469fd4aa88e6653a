/**
 * When service clocks start, pause and end: a fold of a conversation's events, without opening hours or targets, so that
 * either may be changed while a clock runs. What each rule is for:
 *
 * - **greeting** runs from joining the queue to the first public word of a person, however many hands it goes through
 *   until then: to the customer that is one wait. Who is told that the desk is closed (`promise` later) is owed nothing
 *   until somebody takes the conversation; from then on the clock runs. A snooze does not stop it: nobody has spoken yet.
 * - **nextReply** runs from the first message of the customer that no agent has answered to the agent's next public
 *   word; writing twice does not start it anew (Zendesk's next reply time, Chatwoot's `waiting_since`). It goes on in the
 *   queue when the agent drops off. A snooze until a moment pauses it (as in Intercom); a snooze until the customer
 *   writes ends it: the agent has decided that "thanks" needs no answer.
 * - **hold** runs beside it while an agent has the conversation, and also from an agent's "one moment": how long the
 *   customer sits without a word. The next word of the agent ends it, and starts it anew where it asks to wait again. What
 *   the customer writes meanwhile does not: the silence is the agent's. Any snooze ends it.
 * - **resolution** runs from joining the queue, or from being taken without a queue, to the end of the episode or the
 *   return to the assistant. It is paused while snoozed, for either reason, and never by who wrote last: whether an answer
 *   leaves work to do cannot be told from its author, and an agent who waits for the customer says so by snoozing.
 *
 * What is taken back leaves the clocks as they were before it. Notes, the assistant's messages and the desk's own lines start and end nothing: a person's word is what is owed.
 */
import type { ClockRun, ClockRuns, ConversationEvent, Iso } from './events.ts'

export interface ServiceClocks {
  runs: ClockRuns
  /** The team that it was queued for last: its targets count. */
  teamId?: string
  /** When it last joined the queue of an open desk, and the wait in seconds that the customer was told then. */
  joined?: { at: Iso; estimate?: readonly [low: number, high: number] }
}

/** Who owned the conversation before the event. */
type Owner = 'answering' | 'queued' | 'assigned' | 'resolved' | 'erased'

/**
 * The clocks after one more event.
 * @param was the status before it
 * @returns undefined where nothing is left to remember
 */
export function clocksAfter(
  clocks: ServiceClocks | undefined,
  event: ConversationEvent,
  was: Owner,
): ServiceClocks | undefined {
  const before = clocks ?? none
  if (event.type === 'conversation.queued') return queued(before, event, was)
  if (event.type === 'conversation.returned' || event.type === 'conversation.erased') return undefined
  if (event.type === 'conversation.resolved') return before.teamId ? { runs: {}, teamId: before.teamId } : undefined
  const runs = runsAfter(before.runs, event, was)
  return runs === before.runs ? clocks : { ...before, runs }
}

const none: ServiceClocks = { runs: {} }

type Queued = Extract<ConversationEvent, { type: 'conversation.queued' }>

function queued({ runs: before, joined: earlier }: ServiceClocks, { at, data }: Queued, was: Owner): ServiceClocks {
  const { hold: _over, ...kept } = resumed(before, at)
  const owed = data.promise.kind === 'now' && !kept.greeting && !kept.nextReply
  const runs = { ...kept, ...(owed && { greeting: { since: at } }), resolution: kept.resolution ?? { since: at } }
  const joins = { at, ...(data.estimate && { estimate: data.estimate }) }
  const joined = data.promise.kind === 'now' ? (was === 'queued' ? (earlier ?? joins) : joins) : undefined
  return { runs, ...(data.teamId && { teamId: data.teamId }), ...(joined && { joined }) }
}

function runsAfter(runs: ClockRuns, event: ConversationEvent, was: Owner): ClockRuns {
  const { at } = event
  if ('undone' in event.data && event.data.undone) return event.data.undone.clocks
  switch (event.type) {
    case 'conversation.claimed':
      return {
        ...runs,
        ...(!runs.greeting && !runs.nextReply && was !== 'assigned' && { greeting: { since: at } }),
        resolution: runs.resolution ?? { since: at },
      }
    case 'conversation.reopened': {
      if (!event.data.agentId) return runs
      const owed = event.data.by === 'customer' ? { nextReply: { since: at }, hold: { since: at } } : {}
      return { ...owed, resolution: { since: at } }
    }
    case 'conversation.transferred':
    case 'conversation.woken':
      return resumed(runs, at)
    case 'conversation.snoozed':
      return snoozed(runs, at, event.data.until === undefined)
    case 'conversation.absorbed': {
      const { waitsSince } = event.data
      return waitsSince && was === 'assigned' ? asked(resumed(runs, at), at, waitsSince) : runs
    }
    case 'message.posted': {
      const { author, visibility, holds } = event.data
      if (visibility === 'note' || was !== 'assigned') return runs
      if (author.kind === 'customer') return asked(resumed(runs, at), at)
      if (author.kind !== 'agent') return runs
      const { greeting: _heard, nextReply: _answered, hold: _spoken, ...rest } = runs
      return holds ? { ...rest, hold: { since: at } } : rest
    }
    case 'message.edited':
      return was === 'assigned' ? asked(resumed(runs, at), at) : runs
    case 'clock.warned':
    case 'clock.breached': {
      const { clock, dueAt } = event.data
      const run = runs[clock]
      if (!run) return runs
      const passed =
        event.type === 'clock.breached' ? { warned: true as const, breachedAt: dueAt } : { warned: true as const }
      return { ...runs, [clock]: { ...run, ...passed } }
    }
    default:
      return runs
  }
}

/** @param since when the customer wrote to the agent who has it, or in a conversation that was merged into it */
function asked(runs: ClockRuns, at: Iso, since = at): ClockRuns {
  if (runs.greeting) return runs
  return { ...runs, nextReply: runs.nextReply ?? { since }, hold: runs.hold ?? { since: at } }
}

function snoozed(runs: ClockRuns, at: Iso, untilTheyWrite: boolean): ClockRuns {
  const { hold: _over, nextReply, resolution, ...rest } = runs
  return {
    ...rest,
    ...(nextReply && !untilTheyWrite && { nextReply: paused(nextReply, at) }),
    ...(resolution && { resolution: paused(resolution, at) }),
  }
}

function paused(run: ClockRun, at: Iso): ClockRun {
  return isPaused(run) ? run : { ...run, pauses: [...(run.pauses ?? []), [at]] }
}

/** Whether a clock stands still for now. */
export function isPaused({ pauses }: ClockRun): boolean {
  return pauses?.at(-1)?.length === 1
}

/** Every clock goes on; the same runs where none stood still. */
function resumed(runs: ClockRuns, at: Iso): ClockRuns {
  const going = Object.entries(runs).filter(([, run]) => isPaused(run))
  if (going.length === 0) return runs
  return {
    ...runs,
    ...Object.fromEntries(
      going.map(([kind, run]) => {
        const [from] = run.pauses?.at(-1) ?? [at]
        return [kind, { ...run, pauses: [...(run.pauses ?? []).slice(0, -1), [from, at]] }]
      }),
    ),
  }
}
