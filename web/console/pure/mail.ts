/** A letter to the customer, for the agent's own mail program: where Bellhop sends none, or could not. */
import type { ConversationEvent } from '../../../src/domain/events.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'

/** Characters of an address that every browser hands to every mail program. */
const MOST_CHARACTERS = 1_900
const SUBJECT_CHARACTERS = 70

export interface Letter {
  href: string
  /** Whether the reply is in it: a long one does not fit. */
  whole: boolean
}

/** The last reply as a letter; undefined where no email is wanted or nothing was replied yet. */
export function letterOf({ byEmail, contact, messages, handoff }: StaffSnapshotState): Letter | undefined {
  const reply = messages.findLast(({ author, visibility }) => author.kind === 'agent' && visibility === 'public')
  if (!byEmail || !contact.email || !reply) return undefined
  const subject = `Re: ${shortened(handoff?.correction ?? handoff?.brief.wants ?? '')}`.trim()
  const plain = `mailto:${encodeURIComponent(contact.email)}?subject=${encodeURIComponent(subject)}`
  const href = `${plain}&body=${encodeURIComponent(reply.text.replace(/\r?\n/g, '\r\n'))}`
  return href.length <= MOST_CHARACTERS ? { href, whole: true } : { href: plain, whole: false }
}

/** Whether the last letter with a reply that has an end could not be sent. */
export function lastFailed(events: Iterable<ConversationEvent>): boolean {
  const ends = [...events].filter(
    ({ type, data }) => (type === 'mail.sent' || type === 'mail.failed') && data.kind === 'reply',
  )
  return ends.sort((a, b) => a.seq - b.seq).at(-1)?.type === 'mail.failed'
}

function shortened(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length <= SUBJECT_CHARACTERS ? line.join('') : `${line.slice(0, SUBJECT_CHARACTERS - 1).join('')}…`
}
