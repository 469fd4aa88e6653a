/** Every change of an article, and what it said then. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Iso } from '../domain/events.ts'
import type { ArticleRevision } from '../ports/content.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { articleRevisions, articleTexts } from './schema/content.ts'

/** Moves that a file's past is followed through: more are a circle. */
const MOST_MOVES = 50

type Methods =
  | 'addRevisions'
  | 'revisionsOf'
  | 'revision'
  | 'changeTo'
  | 'textOf'
  | 'latestRevisions'
  | 'removedArticles'
  | 'textsMissing'

export function revisionRows(db: Db): Part<Methods> {
  const add = db
    .insert(articleRevisions)
    .values({
      id: $('id'),
      path: $('path'),
      revision: $('revision'),
      by: $('by'),
      at: $('at'),
      why: $('why'),
      kind: $('kind'),
      formerPath: $('formerPath'),
    })
    .prepare()
  const known = db
    .select({ revision: articleTexts.revision })
    .from(articleTexts)
    .where(eq(articleTexts.revision, $('revision')))
    .prepare()
  const keep = db
    .insert(articleTexts)
    .values({ revision: $('revision'), text: $('text') })
    .prepare()
  const text = db
    .select({ text: articleTexts.text })
    .from(articleTexts)
    .where(eq(articleTexts.revision, $('revision')))
    .prepare()
  const ofPath = db
    .select()
    .from(articleRevisions)
    .where(and(eq(articleRevisions.path, $('path')), sql`${articleRevisions.position} < ${$('before')}`))
    .orderBy(desc(articleRevisions.position))
    .limit($('limit'))
    .prepare()
  const one = db
    .select()
    .from(articleRevisions)
    .where(eq(articleRevisions.id, $('id')))
    .prepare()
  const change = db
    .select()
    .from(articleRevisions)
    .where(and(eq(articleRevisions.path, $('path')), eq(articleRevisions.revision, $('revision'))))
    .orderBy(desc(articleRevisions.position))
    .limit(1)
    .prepare()
  /** The newest change of a path, where it left a file there that did not move on since. */
  const there = `kind not in ('binned', 'removed') and not exists (select 1 from article_revisions went
    where went.former_path = newest.path and went.position > newest.position)`
  const newest = 'select path, revision, kind, max(position) as position from article_revisions'
  const latest = db.$client.prepare(`select path, revision from (${newest} group by path) newest where ${there}`)
  const latestOf = db.$client.prepare(
    `select path, revision from (${newest} where path = @path) newest where path is not null and ${there}`,
  )
  const removed = db
    .select()
    .from(articleRevisions)
    .where(
      and(
        sql`${articleRevisions.kind} = 'removed'`,
        sql`not exists (select 1 from article_revisions later where later.position > ${articleRevisions.position}
          and (later.path = ${articleRevisions.path} or later.former_path = ${articleRevisions.path}))`,
      ),
    )
    .orderBy(desc(articleRevisions.position))
    .limit($('limit'))
    .prepare()

  const addAll = db.$client.transaction((revisions: readonly (ArticleRevision & { text: string })[]) => {
    for (const { text: said, formerPath = null, ...row } of revisions) {
      add.run({ ...row, formerPath })
      if (!known.get({ revision: row.revision })) {
        keep.run({ revision: row.revision, text: deflateRawSync(said) })
      }
    }
  })

  const textOf = (revision: string) => {
    const found = text.get({ revision })
    return found && inflateRawSync(found.text).toString('utf8')
  }

  return {
    addRevisions(revisions) {
      addAll.immediate(revisions)
    },
    revisionsOf(path, limit) {
      const found: ArticleRevision[] = []
      let [at, before] = [path, Number.MAX_SAFE_INTEGER]
      for (let moves = 0; moves < MOST_MOVES; moves++) {
        const rows = ofPath.all({ path: at, before, limit: limit - found.length })
        // Where a path was used before by another file, that one's past is not this one's.
        const came = rows.findIndex(({ kind }) => kind === 'moved')
        const own = came === -1 ? rows : rows.slice(0, came + 1)
        found.push(...own.map(revisionOf))
        const first = rows[came]
        if (!first?.formerPath || found.length >= limit) break
        at = first.formerPath
        before = first.position
      }
      return found
    },
    revision(id) {
      const row = one.get({ id })
      const said = row && textOf(row.revision)
      return row && said !== undefined ? { ...revisionOf(row), text: said } : undefined
    },
    changeTo(path, revision) {
      const row = change.get({ path, revision })
      return row && revisionOf(row)
    },
    textOf,
    latestRevisions(paths) {
      const rows = paths ? paths.flatMap((path) => latestOf.all({ path })) : latest.all()
      return new Map((rows as { path: string; revision: string }[]).map(({ path, revision }) => [path, revision]))
    },
    removedArticles: (limit) => removed.all({ limit }).map(revisionOf),
    textsMissing: (revisions) => revisions.filter((revision) => !known.get({ revision })),
  }
}

function revisionOf({ position: _, formerPath, ...row }: typeof articleRevisions.$inferSelect): ArticleRevision {
  return { ...row, ...(formerPath !== null && { formerPath }) }
}

/**
 * Removes the oldest changes before a moment, but for the newest of each path (of a file that moved, also where it
 * was), and texts that no change leads to any more; inside the caller's transaction.
 */
export function oldRevisionRemoval(db: Db): (before: Iso, limit: number) => number {
  const drop = db.$client.prepare(`delete from article_revisions where position in (
    select position from article_revisions old where at < @before and position < (
      select max(position) from article_revisions where path = old.path)
    and (former_path is null or exists (select 1 from article_revisions later where later.position > old.position
      and (later.path = old.former_path or later.former_path = old.former_path)))
    order by at limit @limit)`)
  const sweep = db.$client.prepare(
    'delete from article_texts where revision not in (select revision from article_revisions)',
  )
  return (before, limit) => {
    const { changes } = drop.run({ before, limit })
    if (changes > 0) sweep.run()
    return changes
  }
}
