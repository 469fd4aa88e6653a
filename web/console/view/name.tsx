/** Names from outside: as text, isolated, without characters that nobody can see. */
import { clean } from '../../../src/domain/text.ts'

/** Longer names say nothing more in a line, in characters. */
const LONGEST = 80

interface Named {
  contact: { name?: string | undefined; email?: string | undefined }
  conversationId: string
}

/** What a customer is called where they gave no name: enough to tell two visitors apart. */
export function nameOf({ contact, conversationId }: Named): string {
  const given = clean(contact.name ?? '').trim() || clean(contact.email ?? '').trim()
  return given ? given.slice(0, LONGEST) : `Visitor ${conversationId.slice(-4)}`
}

export function Name(named: Named) {
  return <bdi class="name">{nameOf(named)}</bdi>
}
