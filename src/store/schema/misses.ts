/** The tables of what customers did not get, and of what becomes of it. */
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Iso } from '../../domain/events.ts'
import type { Miss, MissKind } from '../../domain/misses.ts'
import type { AskedAgain, ClusterDeed, ClusterState } from '../../ports/misses.ts'
import { conversations } from './conversations.ts'

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
