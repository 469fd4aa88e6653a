/** What editors have written and not published. */
import { and, desc, eq } from 'drizzle-orm'
import type { ArticleDraft } from '../ports/content.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { articleDrafts } from './schema/content.ts'

type Row = Omit<typeof articleDrafts.$inferSelect, 'text'>

export function draftRows(db: Db): Part<'saveDraft' | 'draftsOf' | 'drafts' | 'dropDraft' | 'moveDrafts'> {
  const { path, staffId, name, text, base, cause, at } = articleDrafts
  const save = db
    .insert(articleDrafts)
    .values({
      path: $('path'),
      staffId: $('staffId'),
      name: $('name'),
      text: $('text'),
      base: $('base'),
      cause: $('cause'),
      at: $('at'),
    })
    .onConflictDoUpdate({
      target: [path, staffId],
      set: {
        name: to(name, 'name'),
        text: to(text, 'text'),
        base: to(base, 'base'),
        cause: to(cause, 'cause'),
        at: to(at, 'at'),
      },
    })
    .prepare()
  const ofPath = db
    .select()
    .from(articleDrafts)
    .where(eq(path, $('path')))
    .orderBy(desc(at), desc(staffId))
    .prepare()
  const all = db
    .select({ path, staffId, name, base, cause, at })
    .from(articleDrafts)
    .orderBy(desc(at), desc(staffId))
    .prepare()
  const drop = db
    .delete(articleDrafts)
    .where(and(eq(path, $('path')), eq(staffId, $('staffId'))))
    .prepare()
  const move = db.$client.prepare('update or ignore article_drafts set path = @to where path = @path')
  const moveDiscarded = db.$client.prepare('update discarded_drafts set path = @to where path = @path')

  return {
    saveDraft({ by, cause: came, ...draft }) {
      save.run({ ...draft, staffId: by.id, name: by.name, cause: came ?? null })
    },
    draftsOf: (from) => ofPath.all({ path: from }).map((row) => ({ ...draftOf(row), text: row.text })),
    drafts: () => all.all().map(draftOf),
    dropDraft: (from, by) => drop.run({ path: from, staffId: by }).changes > 0,
    moveDrafts(from, target) {
      move.run({ path: from, to: target })
      moveDiscarded.run({ path: from, to: target })
    },
  }
}

function draftOf({ path, staffId, name, base, cause, at }: Row): Omit<ArticleDraft, 'text'> {
  return { path, by: { id: staffId, name }, base, at, ...(cause && { cause }) }
}
