/** The tables of running the desk: its settings, what was done and by whom, what models were asked. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Iso } from '../../domain/events.ts'
import type { AuditEntry } from '../../ports/audit.ts'
import type { Settings } from '../../protocol/settings.ts'

/** Every save stays, so that it can be seen who changed what; the newest counts. */
export const settings = sqliteTable('settings', {
  version: integer().primaryKey(),
  document: text({ mode: 'json' }).$type<Settings>().notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: text('saved_at').$type<Iso>().notNull(),
})

export const secrets = sqliteTable('secrets', {
  name: text().primaryKey(),
  hash: text().notNull(),
})

/** What staff and operators did, in order. Names no text that anyone wrote. */
export const audit = sqliteTable(
  'audit',
  {
    position: integer().primaryKey(),
    at: text().$type<Iso>().notNull(),
    actor: text({ mode: 'json' }).$type<AuditEntry['actor']>().notNull(),
    action: text().notNull(),
    conversationId: text('conversation_id'),
    /** Who or what else it was done to, e.g. a member of the staff. */
    target: text(),
    outcome: text().$type<AuditEntry['outcome']>().notNull(),
    detail: text({ mode: 'json' }).$type<AuditEntry['detail']>(),
  },
  (row) => [
    index('audit_by_time').on(row.at),
    index('audit_by_conversation').on(row.conversationId).where(sql`conversation_id is not null`),
    // Each index ends with the position by itself, so that what is found is in order.
    index('audit_by_actor').on(sql`${row.actor} ->> '$.id'`),
    index('audit_by_action').on(row.action),
  ],
)

/** What was asked of a model on one day (UTC), by visitor; the empty visitor is everybody together. */
export const modelUsage = sqliteTable(
  'model_usage',
  {
    day: text().notNull(),
    visitorId: text('visitor_id').notNull(),
    requests: integer().notNull(),
    tokens: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.day, row.visitorId] })],
)
