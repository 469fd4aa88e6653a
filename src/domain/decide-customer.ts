/** What customers do: they write, say who they are, leave the queue, and say how it was. */
import type { Conversation } from './conversation.ts'
import type { Contact, Iso, NewEvent, Rating } from './events.ts'
import { customer, type Line, posted, writer } from './new-events.ts'

export type CustomerCommand =
  /** `reopenTo`: the agent to whom it comes where it was resolved. */
  | { do: 'customerSends'; message: Line; reopenTo?: { id: string; name: string } }
  | { do: 'keepAssistant' }
  | { do: 'leaveQueue'; says: Line }
  | { do: 'correctBrief'; text: string }
  | { do: 'identify'; contact: Contact }
  | { do: 'rate'; rating: Rating }
  | { do: 'rateAnswer'; messageId: string; helpful: boolean; why?: string }

/** Files are for people: the assistant cannot look into them. */
export interface NoPerson {
  refused: 'noPerson'
}

/** Whether a customer may hand over files now: an agent has the conversation. */
export function takesFiles({ status }: Pick<Conversation, 'status'>): boolean {
  return status.kind === 'assigned'
}

/** What such a command does; `notQueued` where nobody waits. */
export function decideCustomer(
  { status }: Conversation,
  command: CustomerCommand,
  now: Iso,
): { events: NewEvent[] } | { refused: 'notQueued' } | NoPerson {
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

    case 'rate':
      return { events: [write('rating.given', command.rating)] }

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
