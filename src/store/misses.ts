/** What customers did not get: folded from the log behind it, conversation by conversation. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm'
import { missesOf } from '../content/misses.ts'
import type { ConversationEvent, Iso } from '../domain/events.ts'
import type { Miss } from '../domain/misses.ts'
import type { KeptMiss } from '../ports/misses.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import { eventColumns } from './conversations.ts'
import type { Part } from './part.ts'
import { events } from './schema/conversations.ts'
import { missClusters, misses, missProgress, missWatch } from './schema/misses.ts'

/** Rises whenever `missesOf` makes of the same events something else than before: all is then folded anew. */
export const MISS_FOLD = 2

/** Conversations at most that become a miss by waiting, looked at in one go. */
const WAITED = 200

const ONLY = 1

/** `foldMisses` is whole only inside a transaction that the caller holds the write lock for. */
export function missRows(db: Db): Part<'foldMisses' | 'misses' | 'missFacts' | 'openMisses' | 'saveAgain'> {
  const progress = db.select().from(missProgress).prepare()
  const proceed = db
    .insert(missProgress)
    .values({ id: ONLY, position: $('position'), fold: MISS_FOLD })
    .onConflictDoUpdate({
      target: missProgress.id,
      set: { position: sql`excluded.position`, fold: sql`excluded.fold` },
    })
    .prepare()
  const written = db
    .select({ position: events.position, conversationId: events.conversationId })
    .from(events)
    .where(gt(events.position, $('after')))
    .orderBy(asc(events.position))
    .limit($('limit'))
    .prepare()
  const waited = db
    .select({ conversationId: missWatch.conversationId })
    .from(missWatch)
    .where(lte(missWatch.dueAt, $('now')))
    .orderBy(asc(missWatch.dueAt))
    .limit(WAITED)
    .prepare()
  const log = db
    .select(eventColumns)
    .from(events)
    .where(eq(events.conversationId, $('id')))
    .orderBy(asc(events.seq))
    .prepare()
  const kept = db
    .select({ id: misses.id, question: misses.question })
    .from(misses)
    .where(eq(misses.conversationId, $('id')))
    .prepare()
  const save = db
    .insert(misses)
    .values({
      id: $('id'),
      conversationId: $('conversationId'),
      at: $('at'),
      kind: $('kind'),
      lang: $('lang'),
      question: $('question'),
      handlingSeconds: $('handlingSeconds'),
      fold: $('fold'),
    })
    .onConflictDoUpdate({
      target: misses.id,
      set: {
        kind: sql`excluded.kind`,
        handlingSeconds: sql`excluded.handling_seconds`,
        question: sql`excluded.question`,
        fold: sql`excluded.fold`,
      },
    })
    .prepare()
  const drop = db
    .delete(misses)
    .where(eq(misses.id, $('id')))
    .prepare()
  const watch = db
    .insert(missWatch)
    .values({ conversationId: $('id'), dueAt: $('dueAt') })
    .onConflictDoUpdate({ target: missWatch.conversationId, set: { dueAt: sql`excluded.due_at` } })
    .prepare()
  const unwatch = db
    .delete(missWatch)
    .where(eq(missWatch.conversationId, $('id')))
    .prepare()
  const setAgain = db
    .update(misses)
    .set({ again: to(misses.again, 'again') })
    .where(eq(misses.id, $('id')))
    .prepare()

  const foldOne = (id: string, now: Iso) => {
    const { misses: found, leftAt } = missesOf(log.all({ id }) as ConversationEvent[], now)
    const before = new Map(kept.all({ id }).map((row) => [row.id, row.question]))
    for (const miss of found) {
      // Who it was may be forgotten by now, so that a new mask would cover less than the first.
      const masked = { ...miss, question: before.get(miss.id) ?? miss.question }
      const { at, kind, lang, question, handlingSeconds } = masked
      save.run({ id: miss.id, conversationId: id, at, kind, lang, question, handlingSeconds, fold: masked })
      before.delete(miss.id)
    }
    for (const gone of before.keys()) drop.run({ id: gone })
    if (leftAt) watch.run({ id, dueAt: leftAt })
    else unwatch.run({ id })
    return found.length
  }

  const fold = (now: Iso, limit: number) => {
    const before = progress.get()
    const from = before?.fold === MISS_FOLD ? before.position : 0
    const rows = written.all({ after: from, limit })
    const late = waited.all({ now })
    const touched = new Set([...rows, ...late].map(({ conversationId }) => conversationId))
    let count = 0
    for (const id of touched) count += foldOne(id, now)
    const position = rows.at(-1)?.position ?? from
    if (position !== before?.position || before.fold !== MISS_FOLD) proceed.run({ position })
    return { more: rows.length === limit || late.length === WAITED, misses: count }
  }

  return {
    foldMisses: fold,
    misses({ clusterId, since, ids, limit, skip = 0 }) {
      const rows = db
        .select()
        .from(misses)
        .where(
          and(
            clusterId === undefined
              ? undefined
              : clusterId === null
                ? isNull(misses.clusterId)
                : eq(misses.clusterId, clusterId),
            since ? gte(misses.at, since) : undefined,
            ids ? inArray(misses.id, [...ids]) : undefined,
          ),
        )
        .orderBy(desc(misses.at), desc(misses.id))
        .limit(limit)
        .offset(skip)
        .all()
      return rows.map(keptOf)
    },
    missFacts: (since) =>
      db
        .select({
          id: misses.id,
          conversationId: misses.conversationId,
          at: misses.at,
          kind: misses.kind,
          lang: misses.lang,
          handlingSeconds: misses.handlingSeconds,
          clusterId: misses.clusterId,
        })
        .from(misses)
        .where(gte(misses.at, since))
        .orderBy(asc(misses.at))
        .all(),
    openMisses(limit) {
      const settled = sql`(select id from miss_clusters where state in ('dismissed', 'closed', 'merged'))`
      const rows = db
        .select({
          missId: misses.id,
          clusterId: misses.clusterId,
          question: misses.question,
          lang: misses.lang,
          // With it in the selection, SQLite takes the rest of the row from where it is.
          newest: sql<Iso>`max(${misses.at})`.as('newest'),
        })
        .from(misses)
        .where(sql`${misses.clusterId} is null or ${notInArray(misses.clusterId, settled)}`)
        .groupBy(misses.question, misses.lang)
        .orderBy(desc(sql`newest`), desc(misses.id))
        .limit(limit)
        .all()
      return rows.map(({ newest: _, ...row }) => row)
    },
    saveAgain: (results) => {
      for (const { missId, again } of results) setAgain.run({ id: missId, again })
    },
  }
}

function keptOf({ fold, conversationId, clusterId, again, cameFrom }: typeof misses.$inferSelect): KeptMiss {
  return { ...(fold as Miss), conversationId, clusterId, again, cameFrom }
}

/** Removes what is kept of a conversation's misses, and its words from their clusters; inside the caller's transaction. */
export function missRemoval(db: Db): (conversationId: string) => void {
  const touched = db
    .selectDistinct({ clusterId: misses.clusterId })
    .from(misses)
    .where(eq(misses.conversationId, $('id')))
    .prepare()
  const remove = db
    .delete(misses)
    .where(eq(misses.conversationId, $('id')))
    .prepare()
  const unwatch = db
    .delete(missWatch)
    .where(eq(missWatch.conversationId, $('id')))
    .prepare()
  // The next look makes them anew from the questions that are left.
  const forgetWords = db
    .update(missClusters)
    .set({
      terms: [],
      label: sql`coalesce((select question from misses where cluster_id = miss_clusters.id order by at desc limit 1), '')`,
    })
    .where(eq(missClusters.id, $('id')))
    .prepare()
  return (conversationId) => {
    const clusters = touched.all({ id: conversationId })
    remove.run({ id: conversationId })
    unwatch.run({ id: conversationId })
    for (const { clusterId } of clusters) if (clusterId) forgetWords.run({ id: clusterId })
  }
}

/** After events at the end of the log were deleted, whose positions the next ones get. */
export function stepBack(db: Db): void {
  const last = sql`(select coalesce(max(position), 0) from events)`
  db.update(missProgress)
    .set({ position: sql`min(${missProgress.position}, ${last})` })
    .run()
}
