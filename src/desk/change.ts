/** The one way a conversation changes: load, decide, append, tell everyone; again if someone else came first. */
import { apply, botMaySpeak, type Conversation } from '../domain/conversation.ts'
import { type Command, decide } from '../domain/decide.ts'
import type { ConversationEvent, NewEvent } from '../domain/events.ts'
import type { IntentChange } from '../ports/store.ts'
import type { Denied, Desk } from './desk.ts'

export interface Changed {
  state: Conversation
  events: ConversationEvent[]
  /** The first result of a message that was sent before; nothing was written this time. */
  duplicate?: ConversationEvent
}

/** Writers that keep losing the race for this long have met a defect, not bad luck. */
const MAX_TRIES = 50

/**
 * Carries out a command.
 * @param command made anew from the state at each try
 * @param intent what becomes of the assistant's intent to reply, given the state that the events make
 * @returns what changed, or why it may not
 */
export async function change(
  desk: Desk,
  conversationId: string,
  command: (state: Conversation) => Command | Denied | Promise<Command | Denied>,
  intent?: (before: Conversation, after: Conversation) => IntentChange | undefined | Promise<IntentChange | undefined>,
): Promise<Changed | Denied> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const state = await desk.store.conversation(conversationId)
    if (!state) return { refused: 'notFound' }
    const wanted = await command(state)
    if ('refused' in wanted) return wanted
    const decided = decide(state, wanted, desk.clock.now())
    if ('refused' in decided) return decided
    if (decided.events.length === 0) return { state, events: [] }

    const after = foresee(state, decided.events)
    const own = await intent?.(state, after)
    const intended = own ?? (await owed(desk, state, after))
    const result = await desk.store.append(conversationId, state.seq, decided.events, intended)
    if ('conflict' in result) continue
    if ('duplicate' in result) return { state, events: [], duplicate: result.duplicate }

    if (intended && 'clear' in intended) desk.runs.cancel(conversationId)
    else if (intended && !own) desk.runs.schedule(conversationId, desk.limits.BURST_MS)
    tell(desk, state, result.state, result.appended)
    return { state: result.state, events: result.appended }
  }
  throw new Error(`conversation ${conversationId} could not be changed in ${MAX_TRIES} tries`)
}

/**
 * What becomes of a reply that the assistant still owes: off where someone else speaks from here on; where it goes on
 * speaking under another owner, made anew, because a draft of the epoch before is not posted.
 */
async function owed(desk: Desk, before: Conversation, after: Conversation): Promise<IntentChange | undefined> {
  if (!botMaySpeak(after)) return { clear: true }
  if (after.epoch === before.epoch) return undefined
  const pending = await desk.store.intent(before.id)
  return pending && { set: { epoch: after.epoch, answers: pending.answers, since: pending.since } }
}

function foresee(state: Conversation, events: readonly NewEvent[]): Conversation {
  return events.reduce(
    (next, event, at) => apply(next, { ...event, seq: state.seq + 1 + at } as ConversationEvent),
    state,
  )
}

function tell(desk: Desk, before: Conversation, state: Conversation, events: ConversationEvent[]): void {
  desk.fanout.publish({ kind: 'events', conversationId: state.id, events, state })
  if (before.status.kind !== state.status.kind || state.status.kind === 'queued') desk.fanout.publish({ kind: 'queue' })
}
