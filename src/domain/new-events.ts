/** Events as commands bring them, before the store has given them their place. */
import type { Actor, EventData, EventType, Iso, Message, NewEvent, Promise_, Route } from './events.ts'

/** A message that has no place yet. */
export type Line = Omit<Message, 'seq'>

export type Write = <T extends EventType>(type: T, data: EventData[T]) => NewEvent

export const customer: Actor = { kind: 'customer' }
export const bot: Actor = { kind: 'bot' }
export const system: Actor = { kind: 'system' }

/** Writes events of one actor at one moment. */
export function writer(actor: Actor, at: Iso): Write {
  return (type, data) => ({ type, at, actor, data }) as NewEvent
}

/** The event of a message, by whoever said it. */
export function posted(message: Line, at: Iso): NewEvent {
  return { type: 'message.posted', at, actor: message.author, data: { ...message, seq: 0 } }
}

/** How a conversation joins the queue. */
export interface Joining {
  promise: Promise_
  /** Whom it is for. */
  route?: Route
  /** The wait that the customer is told, in seconds. */
  estimate?: [low: number, high: number]
}

type Queued = EventData['conversation.queued']

/** What is on record of it. */
export function placeOf(
  place: Pick<Queued, 'handoffId' | 'priority' | 'front'>,
  { promise, route, estimate }: Joining,
): Queued {
  return { ...place, promise, ...route, ...(estimate && { estimate }) }
}
