/** What the team knows of people: attributes and notes, over all devices that are known to be one person's. */
import { and, asc, count, desc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { contactNotes, visitors } from './schema/visitors.ts'
import { alive } from './visitors.ts'

export function contactRows(db: Db): Part<'contact' | 'saveAttributes' | 'addContactNote' | 'deleteContactNote'> {
  const named = alias(visitors, 'named')
  const person = db
    .select({ hash: named.personHash })
    .from(named)
    .where(and(eq(named.id, $('id')), isNotNull(named.personHash)))
  /** The visitor that is named, and every other who is the same person: each half by its index. */
  const samePerson = or(eq(visitors.id, $('id')), inArray(visitors.personHash, person))
  const living = db.select({ id: visitors.id }).from(visitors).where(alive).prepare()
  const known = db
    .select({ attributes: visitors.attributes })
    .from(visitors)
    .where(samePerson)
    .orderBy(asc(visitors.createdAt), asc(visitors.id))
    .prepare()
  const notes = db
    .select({ id: contactNotes.id, at: contactNotes.at, by: contactNotes.by, text: contactNotes.text })
    .from(contactNotes)
    .innerJoin(visitors, eq(visitors.id, contactNotes.visitorId))
    .where(samePerson)
    .orderBy(desc(contactNotes.at), desc(contactNotes.id))
    .prepare()
  const counted = db
    .select({ notes: count() })
    .from(contactNotes)
    .innerJoin(visitors, eq(visitors.id, contactNotes.visitorId))
    .where(samePerson)
    .prepare()
  const save = db
    .update(visitors)
    .set({ attributes: to(visitors.attributes, 'attributes') })
    .where(samePerson)
    .prepare()
  const add = db
    .insert(contactNotes)
    .values({ id: $('noteId'), visitorId: $('id'), at: $('at'), by: $('by'), text: $('text') })
    .prepare()
  const one = db
    .select({ by: contactNotes.by })
    .from(contactNotes)
    .innerJoin(visitors, eq(visitors.id, contactNotes.visitorId))
    .where(and(samePerson, eq(contactNotes.id, $('noteId'))))
    .prepare()
  const remove = db
    .delete(contactNotes)
    .where(eq(contactNotes.id, $('noteId')))
    .prepare()

  return {
    contact(id) {
      if (!living.get({ id })) return undefined
      // A device that joined later knows nothing by itself; what it was told last stands.
      const attributes = Object.assign({}, ...known.all({ id }).map((row) => row.attributes))
      return { attributes, notes: notes.all({ id }) }
    },
    saveAttributes(id, attributes) {
      if (!living.get({ id })) return false
      save.run({ id, attributes })
      return true
    },
    addContactNote({ id: noteId, visitorId: id, at, by, text }, most) {
      if (!living.get({ id })) return 'unknown'
      if ((counted.get({ id })?.notes ?? 0) >= most) return 'full'
      add.run({ noteId, id, at, by, text })
      return 'added'
    },
    deleteContactNote(id, noteId, staffId) {
      const note = one.get({ id, noteId })
      if (!note) return 'unknown'
      if (note.by.id !== staffId) return 'notYours'
      remove.run({ noteId })
      return 'deleted'
    },
  }
}
