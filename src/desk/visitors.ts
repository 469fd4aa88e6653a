/** Visitors: one token each, stored hashed; the token alone opens their conversations. */
import type { Conversation } from '../domain/conversation.ts'
import type { Contact } from '../domain/events.ts'
import type { Visitor } from '../ports/store.ts'
import type { Desk, NotFound } from './desk.ts'

/** A new visitor with the only copy of their token. */
export async function welcome(desk: Desk, contact: Contact): Promise<{ visitor: Visitor; token: string }> {
  const token = desk.ids.secret()
  const visitor = { id: desk.ids.next(), contact }
  await desk.store.addVisitor({ ...visitor, tokenHash: desk.ids.hash(token), at: desk.clock.now() })
  return { visitor, token }
}

/** Whose token this is, or undefined where it is unknown or has not been used for too long. */
export function visitorOf(desk: Desk, token: string): Promise<Visitor | undefined> {
  return desk.store.visitorByToken(desk.ids.hash(token), desk.clock.now(), desk.limits.VISITOR_DAYS)
}

/** A conversation of this visitor; someone else's, or one that was erased, answers like one that does not exist. */
export async function ownConversation(desk: Desk, visitorId: string, id: string): Promise<Conversation | NotFound> {
  const state = await desk.store.conversation(id)
  const own = state?.visitorId === visitorId && state.status.kind !== 'erased'
  return own ? state : { refused: 'notFound' }
}
