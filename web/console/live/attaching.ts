/** Files for the reply that is being written, conversation by conversation; the part that takes them is loaded later. */
import { signal } from '@preact/signals'
import type { Attachment } from '../../../src/domain/files.ts'
import type { Staging } from '../../shared/files/staging.ts'

const all = signal<ReadonlyMap<string, Staging>>(new Map())

/** Undefined until the part is there. */
export function attachingTo(conversationId: string): Staging | undefined {
  return all.value.get(conversationId)
}

/** That of a conversation, made where there is none yet. */
export function attachWith(conversationId: string, make: () => Staging): Staging {
  const known = all.peek().get(conversationId)
  if (known) return known
  const made = make()
  all.value = new Map([...all.peek(), [conversationId, made]])
  return made
}

/** A reply came back to be changed, and its files with it. */
export function bringBack(conversationId: string, attachments: readonly Attachment[] = []) {
  if (attachments.length > 0) all.peek().get(conversationId)?.back(attachments)
}
