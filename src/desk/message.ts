/** Messages that the desk itself writes. */
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import type { Desk } from './desk.ts'

export type Draftable = Omit<Message, 'seq'>

/** A line of the system, for customer and agents alike, or a note for agents only. */
export function systemLine(desk: Desk, text: string, visibility: 'public' | 'note' = 'public'): Draftable {
  return {
    id: desk.ids.next(),
    author: { kind: 'system' },
    visibility,
    text,
    html: desk.render.markdown(text),
    citations: [],
    at: desk.clock.now(),
  }
}

/** The language to speak to a customer in: what they last wrote in, else what their browser asked for. */
export function languageOf(state: Pick<Conversation, 'lang' | 'locale'>): string {
  return state.lang ?? state.locale ?? 'en'
}
