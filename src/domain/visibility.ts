/** What a customer may see of a conversation. What is not listed here is hidden. */
import type { ConversationEvent, EventType, ReaderEvent } from './events.ts'

const shownToCustomers: ReadonlySet<EventType> = new Set([
  'conversation.started',
  'contact.identified',
  'message.posted',
  'message.edited',
  'handoff.offered',
  'handoff.recorded',
  'brief.corrected',
  'conversation.queued',
  'queue.widened',
  'wait.chosen',
  'assistant.kept',
  'conversation.claimed',
  'conversation.released',
  'conversation.transferred',
  'conversation.returned',
  'conversation.resolved',
  'conversation.reopened',
  'rating.asked',
  'rating.given',
  'answer.rated',
  'conversation.erased',
])

/** An event as the customer sees it, or null where it is not theirs to see. */
export function forCustomer(event: ConversationEvent): ConversationEvent | null {
  if (!shownToCustomers.has(event.type)) return null
  switch (event.type) {
    case 'message.posted': {
      if (event.data.visibility === 'note') return null
      const { original, ...data } = event.data
      return original === undefined ? event : { ...event, data }
    }
    case 'conversation.started': {
      const { visitorId: _, ...data } = event.data
      return { ...event, data } as ConversationEvent
    }
    case 'handoff.recorded':
      return {
        ...event,
        data: { id: event.data.id, reason: event.data.reason, brief: { summary: event.data.brief.summary } },
      } as ConversationEvent
    case 'conversation.queued': {
      const { knownTo: _, notTo: __, ...data } = event.data
      return { ...event, data }
    }
    case 'conversation.transferred': {
      const { undone: _, ...data } = event.data
      return { ...event, data: { ...data, note: '' } }
    }
    case 'conversation.claimed': {
      const { undone, ...data } = event.data
      return undone ? { ...event, data } : event
    }
    case 'conversation.reopened': {
      const { undone, ...data } = event.data
      return undone ? { ...event, data } : event
    }
    default:
      return event
  }
}

/**
 * A run of events for one reader, each with the last seq that this reader may see before it.
 * @param before the last seq visible to the reader before the first of `events`
 */
export function forReader(
  events: readonly ConversationEvent[],
  reader: 'customer' | 'staff',
  before: number,
): ReaderEvent[] {
  let prev = before
  const seen: ReaderEvent[] = []
  for (const event of events) {
    const shown = reader === 'staff' ? event : forCustomer(event)
    if (!shown) continue
    seen.push({ ...shown, prev })
    prev = event.seq
  }
  return seen
}
