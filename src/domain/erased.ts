/** What is left of a conversation once it was erased: that something happened, when, and how it was counted. */
import type { Brief } from './brief.ts'
import type { Actor, ConversationEvent, Message } from './events.ts'

/**
 * An event without anything that was written in it or that tells who the customer is. Its place, time, kind, the
 * members of the team in it and its numbers stay, so that what was counted before can be counted again. The same for
 * an event that is a tombstone already.
 */
export function tombstone(event: ConversationEvent): ConversationEvent {
  const actor = nameless(event.actor)
  switch (event.type) {
    case 'conversation.started':
      return { ...event, actor, data: { visitorId: event.data.visitorId, contact: { verified: false } } }
    case 'contact.identified':
      return { ...event, actor, data: { verified: false } }
    case 'message.posted':
      return { ...event, actor, data: emptied(event.data) }
    case 'message.edited':
      return { ...event, actor, data: { ...event.data, text: '', html: '' } }
    case 'answer.judged': {
      const { withheld: _, ...judged } = event.data
      return { ...event, actor, data: { ...judged, query: '', considered: [], why: [] } }
    }
    case 'handoff.recorded': {
      const { id, reason, rule, brief } = event.data
      return { ...event, actor, data: { id, reason, rule, brief: nothingKnown(brief) } }
    }
    case 'brief.corrected':
      return { ...event, actor, data: { text: '' } }
    case 'conversation.transferred':
      return { ...event, actor, data: { ...event.data, note: '' } }
    case 'rating.given': {
      const { comment: _, ...numbers } = event.data
      return { ...event, actor, data: numbers }
    }
    case 'answer.rated':
      return { ...event, actor, data: { messageId: event.data.messageId, helpful: event.data.helpful } }
    case 'tags.changed':
      return { ...event, actor, data: { tags: [] } }
    default:
      return { ...event, actor }
  }
}

/** Members of the team and the assistant keep their names; the customer is nobody any more. */
function nameless(actor: Actor): Actor {
  return actor.kind === 'customer' ? { kind: 'customer' } : actor
}

/** A message of which only its place, its time and its kind are left. */
export function emptied({ id, seq, author, visibility, at, decision }: Message): Message {
  const bare = { id, seq, author: nameless(author), visibility, text: '', html: '', citations: [], at }
  return { ...bare, ...(decision && { decision }) }
}

function nothingKnown({ mood, complains }: Brief): Brief {
  const counted = complains === undefined ? { mood } : { mood, complains }
  return { wants: '', tried: [], alreadyDid: [], ...counted, said: [], summary: '' }
}
