/** Names from outside: without characters that nobody can see, and never longer than a line holds. */
import { clean } from '../../../src/domain/text.ts'

/** Longer names say nothing more in a line, in characters. */
const LONGEST = 80

interface Named {
  contact: { name?: string | undefined; email?: string | undefined }
  conversationId: string
}

/** What a customer is called; where they gave nothing, enough to tell two visitors apart. Shown isolated, as text. */
export function nameOf({ contact, conversationId }: Named): string {
  const given = clean(contact.name ?? '').trim() || clean(contact.email ?? '').trim()
  return given ? [...given].slice(0, LONGEST).join('') : `Visitor ${conversationId.slice(-4)}`
}

/** The letters that stand for a member of staff: of the first word of their name and of the last. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
