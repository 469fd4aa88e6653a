/**
 * The tables of conversations. `events` is the record; a row of `conversations` is the fold of its events, with the
 * columns that lists are made by beside it. Full-text search over `events.words` is SQL of its own, in the migration
 * named `search`.
 */
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Conversation, Status } from '../../domain/conversation.ts'
import type { Actor, EventData, EventType, Iso, MailAbout } from '../../domain/events.ts'
import { visitors } from './visitors.ts'

export const conversations = sqliteTable(
  'conversations',
  {
    id: text().primaryKey(),
    visitorId: text('visitor_id')
      .notNull()
      .references(() => visitors.id),
    seq: integer().notNull(),
    epoch: integer().notNull(),
    status: text().$type<Status['kind']>().notNull(),
    /** Who holds it, or held it when it was resolved. */
    agentId: text('agent_id'),
    teamId: text('team_id'),
    queuedSince: text('queued_since').$type<Iso>(),
    priority: integer().notNull(),
    front: integer({ mode: 'boolean' }).notNull(),
    /** The language the customer last wrote in, or asked for. */
    lang: text(),
    /** How far the customer has read. Not part of the fold: reading is no event. */
    readSeq: integer('read_seq').notNull().default(0),
    /** Until when its agent set it aside; `reply`: until the customer writes. */
    snoozedUntil: text('snoozed_until'),
    /** Sorts those that wait as they are served; null where nobody waits. */
    turn: text(),
    updatedAt: text('updated_at').$type<Iso>().notNull(),
    state: text({ mode: 'json' }).$type<Conversation>().notNull(),
  },
  (row) => [
    // Every list is read from this one: what it filters by is looked at here, and a row only where it is shown.
    index('conversations_by_status').on(
      row.status,
      row.updatedAt,
      row.id,
      row.agentId,
      row.teamId,
      row.lang,
      row.priority,
      row.snoozedUntil,
    ),
    index('conversations_in_turn')
      .on(row.turn, row.id, row.teamId, row.lang, row.priority)
      .where(sql`turn is not null`),
    index('conversations_snoozed').on(row.snoozedUntil, row.id).where(sql`snoozed_until is not null`),
    index('conversations_by_visitor').on(row.visitorId, row.updatedAt),
  ],
)

export const tags = sqliteTable(
  'tags',
  {
    /** The tag as it is compared. */
    tag: text().notNull(),
    /** As it was written. */
    name: text().notNull().default(''),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
  },
  (row) => [
    primaryKey({ columns: [row.tag, row.conversationId] }),
    index('tags_by_conversation').on(row.conversationId),
    index('tags_by_name').on(row.tag, row.name),
  ],
)

export const events = sqliteTable(
  'events',
  {
    /** The order of writing over all conversations. Explicit, because VACUUM renumbers what is not, and search points here. */
    position: integer().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    seq: integer().notNull(),
    type: text().$type<EventType>().notNull(),
    at: text().$type<Iso>().notNull(),
    actor: text({ mode: 'json' }).$type<Actor>().notNull(),
    data: text({ mode: 'json' }).$type<EventData[EventType]>().notNull(),
    authorKey: text('author_key'),
    clientMessageId: text('client_message_id'),
    /** The words of a message or of who the customer says they are, folded, for search. */
    words: text(),
  },
  (row) => [
    unique('events_in_order').on(row.conversationId, row.seq),
    uniqueIndex('events_once')
      .on(row.conversationId, row.authorKey, row.clientMessageId)
      .where(sql`client_message_id is not null`),
    index('events_by_type').on(row.type, row.at),
  ],
)

export const intents = sqliteTable('intents', {
  conversationId: text('conversation_id')
    .primaryKey()
    .references(() => conversations.id),
  epoch: integer().notNull(),
  answers: text({ mode: 'json' }).$type<string[]>().notNull(),
  since: text().$type<Iso>().notNull(),
  attempts: integer().notNull(),
  holder: text(),
  /** Nobody holds it from this moment on; null while nobody has taken it. */
  leasedUntil: text('leased_until').$type<Iso>(),
})

/**
 * Files that go with messages. They lie here, and not in a folder: one file is backed up, and what is erased is gone in
 * the same step.
 */
export const files = sqliteTable(
  'files',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    /** Who handed it over, as authors are told apart. */
    by: text().notNull(),
    at: text().$type<Iso>().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    /** Of all its bytes, in hex; null until all of them are here. */
    sha256: text(),
    /** The message that took it along. */
    messageId: text('message_id'),
  },
  (row) => [
    index('files_by_conversation').on(row.conversationId, row.at),
    index('files_unsent').on(row.at).where(sql`message_id is null`),
  ],
)

/** A file's bytes in pieces, so that writing and reading a large one holds up nobody. */
export const fileParts = sqliteTable(
  'file_parts',
  {
    fileId: text('file_id')
      .notNull()
      .references(() => files.id),
    n: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.fileId, row.n] })],
)

/** Letters: those that wait have a moment when they are due; of those that ended, who got them is forgotten. */
export const letters = sqliteTable(
  'letters',
  {
    letterId: text('id').primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    kind: text().$type<MailAbout['kind']>().notNull(),
    address: text().notNull(),
    /** The address, hashed. */
    mailbox: text().notNull(),
    lang: text().notNull(),
    messageId: text('message_id'),
    timeZone: text('time_zone'),
    upToSeq: integer('up_to_seq').notNull(),
    at: text().$type<Iso>().notNull(),
    attempts: integer().notNull(),
    dueAt: text('due_at').$type<Iso>(),
  },
  (row) => [
    index('letters_due').on(row.dueAt).where(sql`due_at is not null`),
    index('letters_by_mailbox').on(row.mailbox, row.at),
    index('letters_by_conversation').on(row.conversationId),
  ],
)
