/** What others put before whoever writes a reply. */
import { signal } from '@preact/signals'
import { suggestText } from './sends.ts'

/** A reply that is shown grey where none is written yet; Tab takes it. */
export const ghost = signal<{ conversationId: string; text: string; accept(): void } | undefined>(undefined)

/** Puts a text into the reply, below what is already there. */
export function insertIntoComposer(conversationId: string, text: string): void {
  suggestText(conversationId, text)
}
