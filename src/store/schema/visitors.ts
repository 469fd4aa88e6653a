/** The tables of customers: who they are, and what the team knows of them. */
import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Contact, Iso } from '../../domain/events.ts'

export const visitors = sqliteTable(
  'visitors',
  {
    id: text().primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    contact: text({ mode: 'json' }).$type<Contact>().notNull(),
    createdAt: text('created_at').$type<Iso>().notNull(),
    /** When the token was last used, to the hour. */
    usedAt: text('used_at').$type<Iso>().notNull(),
    /** Whom the site vouches for, hashed: visitors of one person see each other's conversations. */
    personHash: text('person_hash'),
    /** What the team knows of them beside their name and address, by name. */
    attributes: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
  },
  (row) => [index('visitors_by_person').on(row.personHash).where(sql`person_hash is not null`)],
)

/** What the team wrote down about a customer, over all of their conversations. */
export const contactNotes = sqliteTable(
  'contact_notes',
  {
    id: text().primaryKey(),
    visitorId: text('visitor_id')
      .notNull()
      .references(() => visitors.id),
    at: text().$type<Iso>().notNull(),
    by: text({ mode: 'json' }).$type<{ id: string; name: string }>().notNull(),
    text: text().notNull(),
  },
  (row) => [index('contact_notes_by_visitor').on(row.visitorId, row.at)],
)
