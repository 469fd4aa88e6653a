/** A customer opens a conversation. */
import type { Conversation } from '../domain/conversation.ts'
import type { Contact, Page } from '../domain/events.ts'
import type { Desk } from './desk.ts'

export interface Opening {
  visitorId: string
  contact: Contact
  locale?: string
  page?: Page
  site?: string
}

/** Starts a conversation; durable when it returns. */
export async function start(desk: Desk, opening: Opening): Promise<Conversation> {
  const id = desk.ids.next()
  const { visitorId, contact, locale, page, site } = opening
  const state = await desk.store.create(id, [
    {
      type: 'conversation.started',
      at: desk.clock.now(),
      actor: { kind: 'customer' },
      data: { visitorId, contact, ...(locale && { locale }), ...(page && { page }), ...(site && { site }) },
    },
  ])
  const events = await desk.store.events(id, 0, 10)
  desk.fanout.publish({ kind: 'events', conversationId: id, events, state })
  return state
}
