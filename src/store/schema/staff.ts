/** The tables of the staff: who they are, how they come in, and whether they are there. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Iso } from '../../domain/events.ts'
import type { PresenceState } from '../../domain/queue.ts'
import type { Role } from '../../ports/staff.ts'

export const staff = sqliteTable('staff', {
  id: text().primaryKey(),
  email: text().notNull(),
  /** The address as it is compared: NFC, lower case. */
  emailKey: text('email_key').notNull().unique(),
  name: text().notNull(),
  roles: text({ mode: 'json' }).$type<Role[]>().notNull(),
  disabled: integer({ mode: 'boolean' }).notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: text('created_at').$type<Iso>().notNull(),
  /** Conversations held at once; null: as many as the settings say. */
  capacity: integer(),
  /** Languages they answer in; none: any. */
  languages: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  /** Categories of articles they know about; none: any. */
  skills: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
})

/** Links by which someone joins the staff, each once. */
export const invites = sqliteTable('invites', {
  tokenHash: text('token_hash').primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  roles: text({ mode: 'json' }).$type<Role[]>().notNull(),
  invitedBy: text('invited_by').notNull(),
  at: text().$type<Iso>().notNull(),
  expires: text().$type<Iso>().notNull(),
})

export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    /** When it was last used, to a few minutes. The column's name is from when it never changed. */
    usedAt: text('created_at').$type<Iso>().notNull(),
    expires: text().$type<Iso>().notNull(),
  },
  (row) => [index('sessions_by_staff').on(row.staffId), index('sessions_by_end').on(row.expires)],
)

export const presence = sqliteTable('presence', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staff.id),
  state: text().$type<PresenceState>().notNull(),
  connected: integer({ mode: 'boolean' }).notNull(),
  seenAt: text('seen_at').$type<Iso>().notNull(),
})
