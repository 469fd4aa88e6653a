/** What customers do: they write, put right what they wrote, say who they are, leave the queue, and say how it was. */
import type { Conversation } from './conversation.ts'
import type { Contact, Iso, Message, NewEvent, Rating, SurveyQuestion } from './events.ts'
import { customer, type Line, posted, system, writer } from './new-events.ts'
import { freshIn } from './survey.ts'

export type CustomerCommand =
  /** `reopenTo`: the agent to whom it comes where it was resolved. */
  | { do: 'customerSends'; message: Line; reopenTo?: { id: string; name: string } }
  /** `message` as it stands; `open`: nobody has replied to it or is done with it. */
  | { do: 'customerEdits'; message: Message; open: boolean; text: string; html: string }
  | { do: 'keepAssistant' }
  | { do: 'leaveQueue'; says: Line }
  | { do: 'correctBrief'; text: string }
  | { do: 'identify'; contact: Contact }
  | { do: 'rate'; rating: Rating }
  /** The matter is settled; what they are asked about it. */
  | { do: 'solved'; asks: readonly SurveyQuestion[] }
  | { do: 'rateAnswer'; messageId: string; helpful: boolean; why?: string }

/** Files are for people: the assistant cannot look into them. */
export interface NoPerson {
  refused: 'noPerson'
}

/** Whether a customer may hand over files now: an agent has the conversation. */
export function takesFiles({ status }: Pick<Conversation, 'status'>): boolean {
  return status.kind === 'assigned'
}

/**
 * What such a command does; `notQueued` where nobody waits, `answered` where it is too late to put a message right,
 * `alreadyClaimed` where an agent is to say that it is solved.
 */
export function decideCustomer(
  state: Conversation,
  command: CustomerCommand,
  now: Iso,
):
  | { events: NewEvent[] }
  | { refused: 'notQueued' | 'answered' }
  | { refused: 'alreadyClaimed'; by: string }
  | NoPerson {
  const { status } = state
  const write = writer(customer, now)
  switch (command.do) {
    case 'customerSends': {
      const said = posted(command.message, now)
      if (command.message.attachments && !toPerson(status, command.reopenTo)) return { refused: 'noPerson' }
      if (status.kind !== 'resolved') return { events: [said] }
      const to = command.reopenTo
      const toAgent = to && { agentId: to.id, agentName: to.name }
      return { events: [said, write('conversation.reopened', { by: 'customer', ...toAgent })] }
    }

    case 'customerEdits': {
      const { message, open, text, html } = command
      // Said again, whatever happened since: it is so already.
      if (text === message.text) return { events: [] }
      if (!open) return { refused: 'answered' }
      return { events: [write('message.edited', { messageId: message.id, messageSeq: message.seq, text, html })] }
    }

    case 'keepAssistant':
      if (status.kind !== 'queued') return { refused: 'notQueued' }
      return { events: status.assistant ? [] : [write('assistant.kept', {})] }

    case 'leaveQueue':
      if (status.kind !== 'queued') return { events: [] }
      return { events: [write('conversation.returned', { by: 'customer' }), posted(command.says, now)] }

    case 'correctBrief':
      return { events: [write('brief.corrected', { text: command.text })] }

    case 'identify':
      return { events: [write('contact.identified', command.contact)] }

    case 'rate': {
      const { rating } = command
      const fresh = freshIn(rating, state.rating)
      const repeated = !state.ratingAsked && fresh.length === 0 && freshIn(state.rating ?? rating, rating).length === 0
      if (repeated && state.rating) return { events: [] }
      const { of, agentId } = state.survey ?? {}
      return { events: [write('rating.given', { ...rating, ...(of && { of }), ...(agentId && { agentId }), fresh })] }
    }

    case 'solved': {
      if (status.kind === 'resolved') return { events: [] }
      if (status.kind === 'assigned') return { refused: 'alreadyClaimed', by: status.agentName }
      const asked = { asks: [...command.asks], of: state.served ?? 'assistant' }
      return {
        events: [
          write('conversation.resolved', { outcome: 'solved' }),
          ...(asked.asks.length > 0 ? [writer(system, now)('rating.asked', asked)] : []),
        ],
      }
    }

    case 'rateAnswer': {
      const { messageId, helpful, why } = command
      return { events: [write('answer.rated', { messageId, helpful, ...(why && { why }) })] }
    }
  }
}

/**
 * Whether a message gets to a person. Files that were handed over while an agent was there are sent also when they have
 * just gone: somebody has been asked for, and sees them.
 */
function toPerson({ kind }: Conversation['status'], reopenTo: object | undefined): boolean {
  return kind === 'assigned' || kind === 'queued' || (kind === 'resolved' && reopenTo !== undefined)
}
