/** What the team knows of a customer, over all of their conversations and devices. */
import type { Attributes, ContactNote } from '../domain/contact.ts'
import type { KnownContact } from '../ports/visitors.ts'
import { bounds } from '../protocol/limits.ts'
import type { Agent } from './claim.ts'
import type { Denied, Desk } from './desk.ts'

type Known = KnownContact & { visitorId: string }

/** @returns `unknownContact` also for one who was erased */
export async function contactOf(desk: Desk, visitorId: string): Promise<Known | Denied> {
  const known = await desk.store.contact(visitorId)
  return known ? { visitorId, ...known } : { refused: 'unknownContact' }
}

/** Puts these in place of all that there were. */
export async function setAttributes(desk: Desk, visitorId: string, attributes: Attributes): Promise<Known | Denied> {
  await desk.store.saveAttributes(visitorId, attributes)
  return contactOf(desk, visitorId)
}

/** What the site says of a customer joins what is known, and stands where both say something. */
export async function learnAttributes(desk: Desk, visitorId: string, claimed: Attributes): Promise<void> {
  const known = await desk.store.contact(visitorId)
  const changed = Object.entries(claimed).some(([name, value]) => known?.attributes[name] !== value)
  if (!known || !changed) return
  const others = Object.entries(known.attributes).filter(([name]) => !(name in claimed))
  const all = [...others, ...Object.entries(claimed)]
  // The newest are the site's: where there is no room for all, what it says stays.
  await desk.store.saveAttributes(visitorId, Object.fromEntries(all.slice(-bounds.ATTRIBUTES)))
}

/** @returns `notesFull` where there are as many as may be */
export async function addContactNote(
  desk: Desk,
  visitorId: string,
  agent: Agent,
  text: string,
): Promise<Known | Denied> {
  const by = { id: agent.id, name: agent.name }
  const note: ContactNote = { id: desk.ids.next(), at: desk.clock.now(), by, text }
  const most = desk.limits.CONTACT_NOTES
  const added = await desk.store.addContactNote({ ...note, visitorId }, most)
  return added === 'full' ? { refused: 'notesFull', most } : contactOf(desk, visitorId)
}

/** @returns `notYourNote` for a colleague's */
export async function deleteContactNote(
  desk: Desk,
  visitorId: string,
  noteId: string,
  agent: Agent,
): Promise<Known | Denied> {
  const deleted = await desk.store.deleteContactNote(visitorId, noteId, agent.id)
  if (deleted === 'unknown') return { refused: 'unknownContact' }
  return deleted === 'notYours' ? { refused: 'notYourNote' } : contactOf(desk, visitorId)
}
