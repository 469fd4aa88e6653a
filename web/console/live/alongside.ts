/** What goes along with a reply when it is sent: the suggestion that was before the agent, and what they translated. */
import { distance } from '../../../src/domain/distance.ts'

/** The suggestion before the agent, by conversation. */
const offered = new Map<string, string>()
/** What stood in the composer before it was translated, with the translation. */
const originals = new Map<string, { original: string; translated: string }>()

/** Less than this is left of a translation only where something else was written in its place (0…1). */
const ANOTHER_TEXT = 0.7

export function nowOffered(conversationId: string, suggestionId: string | undefined) {
  if (suggestionId) offered.set(conversationId, suggestionId)
  else offered.delete(conversationId)
}

export function translatedFrom(
  conversationId: string,
  translation: { original: string; translated: string } | undefined,
) {
  if (translation) originals.set(conversationId, translation)
  else originals.delete(conversationId)
}

/** What a reply takes along; it is asked for once. */
export function takenAlong(conversationId: string, text: string): { suggestionId?: string; original?: string } {
  const suggestionId = offered.get(conversationId)
  const translation = originals.get(conversationId)
  offered.delete(conversationId)
  originals.delete(conversationId)
  const still = translation && distance(translation.translated, text) < ANOTHER_TEXT
  return { ...(suggestionId && { suggestionId }), ...(still && { original: translation.original }) }
}
