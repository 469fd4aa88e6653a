/** Customers as the record knows them, and what the team knows of them. */
import type { Attributes, ContactNote } from '../domain/contact.ts'
import type { Contact, Iso } from '../domain/events.ts'

/** A visitor whose data was erased: their token opens nothing any more, and nothing new is kept for them. */
export class VisitorErased extends Error {
  constructor() {
    super('This visitor was erased.')
    this.name = 'VisitorErased'
  }
}

export interface Visitor {
  id: string
  contact: Contact
}

/** What the team knows of a person, on whichever device they come. */
export interface KnownContact {
  attributes: Attributes
  /** Newest first. */
  notes: ContactNote[]
}

/** Customers, and what the team knows of them. A person’s devices are one here, as `samePerson` says. */
export interface VisitorStore {
  addVisitor(visitor: Visitor & { tokenHash: string; at: Iso; personHash?: string }): Promise<void>
  /** The visitor whose token this is, used within the last `maxIdleDays`; touches its last use. */
  visitorByToken(tokenHash: string, now: Iso, maxIdleDays: number): Promise<Visitor | undefined>
  saveContact(visitorId: string, contact: Contact): Promise<void>
  /** Makes a visitor this person's, for good. False where they are another's already, unknown or erased; nothing changes then. */
  bindVisitor(visitorId: string, personHash: string): Promise<boolean>
  /** Whether two visitors are known to be one person. A visitor is the same as themselves only if they exist. */
  samePerson(visitorId: string, otherId: string): Promise<boolean>

  /** Undefined where the visitor is unknown or erased. */
  contact(visitorId: string): Promise<KnownContact | undefined>
  /** What the team knows of a visitor beside their name and address, by name. */
  attributesOf(visitorId: string): Promise<Record<string, string>>
  /** Puts these in place of all that there were; false where the visitor is unknown or erased. */
  saveAttributes(visitorId: string, attributes: Attributes): Promise<boolean>
  /** False where the visitor is unknown or erased, and where the person has as many notes as `most`. */
  addContactNote(note: ContactNote & { visitorId: string }, most: number): Promise<'added' | 'unknown' | 'full'>
  /** Deletes a note about this person that this member of the staff wrote. */
  deleteContactNote(visitorId: string, noteId: string, staffId: string): Promise<'deleted' | 'unknown' | 'notYours'>
}
