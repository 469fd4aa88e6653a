/** The one way a conversation changes: load, decide, append, tell everyone; again if someone else came first. */
import { apply } from '../domain/apply.ts'
import { botMaySpeak, type Conversation } from '../domain/conversation.ts'
import { type Command, decide } from '../domain/decide.ts'
import type { ConversationEvent, NewEvent } from '../domain/events.ts'
import type { Written } from '../ports/conversations.ts'
import type { IntentChange } from '../ports/intents.ts'
import type { PlannedLetter } from '../ports/mail.ts'
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
 * @param letters what goes out by mail with it, given the state before
 * @returns what changed, or why it may not
 */
export async function change(
  desk: Desk,
  conversationId: string,
  command: (state: Conversation) => Command | Denied | Promise<Command | Denied>,
  intent?: (before: Conversation, after: Conversation) => IntentChange | undefined | Promise<IntentChange | undefined>,
  letters?: (before: Conversation) => readonly PlannedLetter[],
): Promise<Changed | Denied> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const state = await desk.store.conversation(conversationId)
    if (!state) return { refused: 'notFound' }
    const wanted = await command(state)
    if ('refused' in wanted) return wanted
    const decided = decide(state, wanted, desk.clock.now())
    if ('refused' in decided) return decided
    if (decided.events.length === 0) return { state, events: [] }

    const own = await intent?.(state, foresee(state, decided.events))
    const due = own ?? (await intended(desk, state, decided.events))
    const result = await desk.store.append(conversationId, state.seq, decided.events, due, letters?.(state))
    if ('conflict' in result) continue
    if ('duplicate' in result) return { state, events: [], duplicate: result.duplicate }

    told(desk, state, result, due, own !== undefined)
    return { state: result.state, events: result.appended }
  }
  throw new Error(`conversation ${conversationId} could not be changed in ${MAX_TRIES} tries`)
}

/**
 * What becomes of a reply that the assistant still owes: off where someone else speaks from here on; where it goes on
 * speaking under another owner, made anew, because a draft of the epoch before is not posted.
 */
export async function intended(
  desk: Desk,
  before: Conversation,
  events: readonly NewEvent[],
): Promise<IntentChange | undefined> {
  const after = foresee(before, events)
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

/**
 * Tells everyone what was written, and sees to the assistant's run.
 * @param own whether the caller schedules the run that it intends by itself
 */
export function told(
  desk: Desk,
  before: Conversation,
  { state, appended: events }: Written,
  due: IntentChange | undefined,
  own = false,
): void {
  if (due && 'clear' in due) desk.runs.cancel(state.id)
  else if (due && !own) desk.runs.schedule(state.id, desk.limits.BURST_MS)
  desk.fanout.publish({ kind: 'events', conversationId: state.id, events, state })
  if (before.status.kind !== state.status.kind || state.status.kind === 'queued') desk.fanout.publish({ kind: 'queue' })
}
