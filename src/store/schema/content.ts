/** The tables beside the articles: drafts, every revision, the bin, and what is said and proposed of them. */
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Iso } from '../../domain/events.ts'
import type { DraftCause, Editor, RevisionKind } from '../../ports/content.ts'
import { conversations } from './conversations.ts'

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

/** Duplicates and contradictions that an editor let be, each by the key of its texts. */
export const dismissedOverlaps = sqliteTable('dismissed_overlaps', {
  key: text().primaryKey(),
  by: text({ mode: 'json' }).$type<{ id: string; name: string }>().notNull(),
  at: text().$type<Iso>().notNull(),
  reason: text().notNull(),
})

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

/** Drafts that somebody else threw away, until their owners let them go or they were kept long enough. */
export const discardedDrafts = sqliteTable(
  'discarded_drafts',
  {
    id: text().primaryKey(),
    path: text().notNull(),
    staffId: text('staff_id').notNull(),
    text: text().notNull(),
    base: text(),
    cause: text({ mode: 'json' }).$type<DraftCause>(),
    /** When it was written last. */
    savedAt: text('saved_at').$type<Iso>().notNull(),
    by: text({ mode: 'json' }).$type<{ id: string; name: string }>().notNull(),
    at: text().$type<Iso>().notNull(),
    why: text().notNull(),
  },
  (row) => [index('discarded_drafts_by_owner').on(row.staffId, row.at), index('discarded_drafts_by_time').on(row.at)],
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
    index('article_revisions_moved').on(row.formerPath, row.position).where(sql`former_path is not null`),
    index('article_revisions_removed').on(row.position).where(sql`kind = 'removed'`),
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
