/**
 * The tables. `events` is the record; a row of `conversations` is the fold of its events, with the columns that lists
 * are made by beside it. Full-text search over `events.words` is SQL of its own, in the migration named `search`.
 */
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, real, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Conversation, Status } from '../domain/conversation.ts'
import type { Actor, Contact, EventData, EventType, Iso, MailAbout } from '../domain/events.ts'
import type { Miss, MissKind } from '../domain/misses.ts'
import type { PresenceState } from '../domain/queue.ts'
import type { DraftCause, Editor, RevisionKind } from '../ports/content.ts'
import type { AskedAgain, ClusterDeed, ClusterState } from '../ports/misses.ts'
import type { AuditEntry, Role } from '../ports/store.ts'
import type { Settings } from '../protocol/settings.ts'

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

/** Articles that an agent proposed to the editors out of a conversation. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    title: text().notNull(),
    /** Markdown with front matter, as it would stand in the knowledge base. */
    body: text().notNull(),
    by: text({ mode: 'json' }).$type<{ id: string; name: string }>().notNull(),
    at: text().$type<Iso>().notNull(),
    state: text().$type<'open' | 'done' | 'dismissed'>().notNull(),
    closedBy: text('closed_by', { mode: 'json' }).$type<{ id: string; name: string }>(),
    closedAt: text('closed_at').$type<Iso>(),
  },
  (row) => [
    index('proposals_by_state').on(row.state, row.at),
    index('proposals_by_conversation').on(row.conversationId),
  ],
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

/** What readers of help articles said of them; of whom, nobody knows. */
export const articleVotes = sqliteTable(
  'article_votes',
  {
    voteId: text('id').primaryKey(),
    articleId: text('article_id').notNull(),
    revision: text().notNull(),
    helpful: integer({ mode: 'boolean' }).notNull(),
    comment: text(),
    at: text().$type<Iso>().notNull(),
  },
  (row) => [
    index('article_votes_by_article').on(row.articleId, row.at),
    index('article_votes_commented').on(row.at).where(sql`comment is not null`),
  ],
)

/**
 * What customers did not get: the fold of each conversation's log, written behind it. Texts are masked. What the desk
 * makes of a miss (its cluster, what asking again brought) stands beside and is no part of the fold.
 */
export const misses = sqliteTable(
  'misses',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    at: text().$type<Iso>().notNull(),
    kind: text().$type<MissKind>().notNull(),
    lang: text().notNull(),
    question: text().notNull(),
    handlingSeconds: integer('handling_seconds'),
    fold: text({ mode: 'json' }).$type<Miss>().notNull(),
    clusterId: text('cluster_id'),
    again: text({ mode: 'json' }).$type<AskedAgain>(),
    /** The cluster that an editor joined to this one, whose it was before. */
    cameFrom: text('came_from'),
  },
  (row) => [
    index('misses_by_conversation').on(row.conversationId),
    index('misses_by_cluster').on(row.clusterId, row.at),
    index('misses_by_time').on(row.at),
  ],
)

/** How far the log is folded into `misses`: one row. */
export const missProgress = sqliteTable('miss_progress', {
  id: integer().primaryKey(),
  /** Every event up to this position is in it. */
  position: integer().notNull(),
  /** What the fold was made by, see MISS_FOLD. */
  fold: integer().notNull(),
})

/** Conversations in which something is missed at a moment if nothing is written until then. */
export const missWatch = sqliteTable(
  'miss_watch',
  {
    conversationId: text('conversation_id')
      .primaryKey()
      .references(() => conversations.id),
    dueAt: text('due_at').$type<Iso>().notNull(),
  },
  (row) => [index('miss_watch_due').on(row.dueAt)],
)

/** Misses that are about one thing. Its words are those of its misses, and go with them. */
export const missClusters = sqliteTable(
  'miss_clusters',
  {
    id: text().primaryKey(),
    state: text().$type<ClusterState>().notNull(),
    label: text().notNull(),
    terms: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The articles that were made or named for it. */
    articleIds: text('article_ids', { mode: 'json' }).$type<string[]>().notNull(),
    at: text().$type<Iso>().notNull(),
    /** When it came into its state. */
    since: text().$type<Iso>().notNull(),
    /** Its conversations when it was dismissed or closed: from there on it is measured whether it comes back. */
    sizeThen: integer('size_then').notNull(),
    /** The cluster that it became a part of. */
    into: text(),
    /** An editor said what belongs to it. */
    held: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (row) => [index('miss_clusters_by_state').on(row.state)],
)

/** What became of a cluster, in order. Holds no customer's words. */
export const missClusterHistory = sqliteTable(
  'miss_cluster_history',
  {
    position: integer().primaryKey(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => missClusters.id),
    at: text().$type<Iso>().notNull(),
    by: text({ mode: 'json' }).$type<{ id: string; name: string }>(),
    deed: text({ mode: 'json' }).$type<ClusterDeed>().notNull(),
  },
  (row) => [index('miss_cluster_history_by_cluster').on(row.clusterId, row.position)],
)

/** Sudden growth of a cluster, or, without one, of misses overall. */
export const missAlarms = sqliteTable(
  'miss_alarms',
  {
    id: text().primaryKey(),
    clusterId: text('cluster_id').references(() => missClusters.id),
    at: text().$type<Iso>().notNull(),
    window: text().$type<'hour' | 'day'>().notNull(),
    count: integer().notNull(),
    expected: real().notNull(),
    acknowledgedBy: text('acknowledged_by', { mode: 'json' }).$type<{ id: string; name: string }>(),
    acknowledgedAt: text('acknowledged_at').$type<Iso>(),
    endedAt: text('ended_at').$type<Iso>(),
  },
  (row) => [index('miss_alarms_standing').on(row.endedAt, row.clusterId)],
)

/** Duplicates and contradictions that an editor let be, each by the key of its texts. */
export const dismissedOverlaps = sqliteTable('dismissed_overlaps', {
  key: text().primaryKey(),
  by: text({ mode: 'json' }).$type<{ id: string; name: string }>().notNull(),
  at: text().$type<Iso>().notNull(),
  reason: text().notNull(),
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

/** What editors have written and not published. */
export const articleDrafts = sqliteTable(
  'article_drafts',
  {
    path: text().notNull(),
    staffId: text('staff_id').notNull(),
    name: text().notNull(),
    text: text().notNull(),
    /** The revision that it was made from; null for a file that was not there. */
    base: text(),
    cause: text({ mode: 'json' }).$type<DraftCause>(),
    at: text().$type<Iso>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.path, row.staffId] }), index('article_drafts_by_time').on(row.at)],
)

/** Every change of an article, in the order in which they were noticed. */
export const articleRevisions = sqliteTable(
  'article_revisions',
  {
    position: integer().primaryKey(),
    id: text().notNull().unique(),
    path: text().notNull(),
    revision: text().notNull(),
    by: text({ mode: 'json' }).$type<Editor>().notNull(),
    at: text().$type<Iso>().notNull(),
    why: text().notNull(),
    kind: text().$type<RevisionKind>().notNull(),
    formerPath: text('former_path'),
  },
  (row) => [
    index('article_revisions_by_path').on(row.path, row.position),
    index('article_revisions_by_revision').on(row.revision),
    index('article_revisions_by_time').on(row.at),
  ],
)

/** What an article said in a revision, deflated: several paths and changes may have the same text. */
export const articleTexts = sqliteTable('article_texts', {
  revision: text().primaryKey(),
  text: blob({ mode: 'buffer' }).notNull(),
})

/** Which revisions the assistant's answers cited. Once a conversation is erased, nothing but that there was one stays. */
export const citations = sqliteTable(
  'citations',
  {
    position: integer().primaryKey(),
    revision: text().notNull(),
    articleId: text('article_id').notNull(),
    conversationId: text('conversation_id'),
    messageId: text('message_id'),
    at: text().$type<Iso>().notNull(),
  },
  (row) => [
    index('citations_by_revision').on(row.revision, row.position),
    index('citations_by_conversation').on(row.conversationId).where(sql`conversation_id is not null`),
    index('citations_by_message').on(row.messageId).where(sql`message_id is not null`),
  ],
)

/** Articles that were taken out of the knowledge base. */
export const articleBin = sqliteTable(
  'article_bin',
  {
    id: text().primaryKey(),
    path: text().notNull(),
    title: text().notNull(),
    revision: text().notNull(),
    text: text().notNull(),
    by: text({ mode: 'json' }).$type<Editor>().notNull(),
    at: text().$type<Iso>().notNull(),
    why: text().notNull(),
  },
  (row) => [index('article_bin_by_time').on(row.at)],
)

/** Pictures that went into the bin with an article. */
export const articleBinPictures = sqliteTable(
  'article_bin_pictures',
  {
    binId: text('bin_id')
      .notNull()
      .references(() => articleBin.id),
    path: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.binId, row.path] })],
)
