/** What the assistant does: it replies, offers a person, and brings one in. */
import type { Handoff, OfferReason } from './brief.ts'
import { botMaySpeak, type Conversation } from './conversation.ts'
import type { Contact, Iso, NewEvent } from './events.ts'
import type { Judgement } from './judgement.ts'
import { bot, customer, type Joining, type Line, placeOf, posted, system, writer } from './new-events.ts'

export type AssistantCommand =
  | {
      do: 'botReplies'
      epoch: number
      message: Line
      judgement: Judgement
      offer?: { reason: OfferReason; rule: string }
      handoff?: { record: Handoff; priority: number } & Joining
    }
  | ({
      do: 'escalate'
      handoff: Handoff
      priority: number
      says: Line
      /** What the customer says about it and about themselves in the same breath. */
      told?: { text?: string; contact?: Contact }
    } & Joining)
  | { do: 'offerHandoff'; reason: OfferReason; rule: string }

/** What such a command does; `overtaken` where the assistant's reply is to something that is not the newest any more. */
export function decideAssistant(
  state: Conversation,
  command: AssistantCommand,
  now: Iso,
): { events: NewEvent[] } | { refused: 'overtaken' } {
  const { status } = state
  const write = writer(bot, now)
  const queued = (handoffId: string, priority: number, joining: Joining) =>
    writer(system, now)('conversation.queued', placeOf({ handoffId, priority, front: false }, joining))
  switch (command.do) {
    case 'botReplies': {
      if (state.epoch !== command.epoch || !botMaySpeak(state)) return { refused: 'overtaken' }
      const { message, judgement, offer, handoff } = command
      const events = [posted(message, now), write('answer.judged', judgement)]
      if (offer) events.push(write('handoff.offered', offer))
      if (handoff && status.kind === 'answering') {
        const { record, priority } = handoff
        events.push(write('handoff.recorded', record), queued(record.id, priority, handoff))
      }
      return { events }
    }

    case 'escalate': {
      if (status.kind === 'queued' || status.kind === 'assigned') return { events: [] }
      const { handoff, priority, says, told } = command
      const asked = writer(customer, now)
      return {
        events: [
          ...(status.kind === 'resolved' ? [asked('conversation.reopened', { by: 'customer' })] : []),
          (isAskedFor(handoff) ? asked : write)('handoff.recorded', handoff),
          queued(handoff.id, priority, command),
          posted(says, now),
          ...(told?.contact ? [asked('contact.identified', told.contact)] : []),
          ...(told?.text ? [asked('brief.corrected', { text: told.text })] : []),
        ],
      }
    }

    case 'offerHandoff': {
      const { reason, rule } = command
      return { events: status.kind === 'answering' ? [write('handoff.offered', { reason, rule })] : [] }
    }
  }
}

function isAskedFor({ reason }: Handoff): boolean {
  return reason === 'customer_request' || reason === 'accepted_offer'
}
