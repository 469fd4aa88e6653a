/** Messages that the desk itself writes. */
import type { Conversation } from '../domain/conversation.ts'
import type { Message } from '../domain/events.ts'
import { spokenFor } from '../domain/spoken.ts'
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

/**
 * The language to speak to a customer in, BCP 47: the first that Bellhop speaks of what they write in now, what they
 * last wrote in and what their browser asked for; English where it speaks none of them.
 */
export function languageOf({ lang, locale }: Pick<Conversation, 'lang' | 'locale'>, now?: string): string {
  return [now, lang, locale].find((tag) => tag !== undefined && spokenFor(tag)) ?? 'en'
}
