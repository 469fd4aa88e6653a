/** Drafts that somebody else threw away, until their owners let them go or they were kept long enough. */
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Iso } from '../domain/events.ts'
import type { DiscardedDraft } from '../ports/content.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { articleDrafts, discardedDrafts } from './schema/content.ts'

export function discardedRows(db: Db): Part<'discardDraft' | 'discardedDrafts' | 'dropDiscarded'> {
  const { id, staffId, at } = discardedDrafts
  const ofOne = and(eq(articleDrafts.path, $('path')), eq(articleDrafts.staffId, $('staffId')))
  const draft = db.select().from(articleDrafts).where(ofOne).prepare()
  const drop = db.delete(articleDrafts).where(ofOne).prepare()
  const keep = db
    .insert(discardedDrafts)
    .values({
      id: $('id'),
      path: $('path'),
      staffId: $('staffId'),
      text: $('text'),
      base: $('base'),
      cause: $('cause'),
      savedAt: $('savedAt'),
      by: $('by'),
      at: $('at'),
      why: $('why'),
    })
    .prepare()
  const ofOwner = db
    .select()
    .from(discardedDrafts)
    .where(eq(staffId, $('staffId')))
    .orderBy(desc(at), desc(id))
    .prepare()
  const forget = db
    .delete(discardedDrafts)
    .where(and(eq(id, $('id')), eq(staffId, $('staffId'))))
    .prepare()

  const discard = db.$client.transaction(
    (path: string, owner: string, deed: Pick<DiscardedDraft, 'id' | 'by' | 'at' | 'why'>) => {
      const found = draft.get({ path, staffId: owner })
      if (!found) return false
      const { name: _, at: savedAt, ...rest } = found
      keep.run({ ...rest, savedAt, ...deed })
      return drop.run({ path, staffId: owner }).changes > 0
    },
  )

  return {
    discardDraft: discard.immediate,
    discardedDrafts: (owner) =>
      ofOwner
        .all({ staffId: owner })
        .map(({ staffId: _, cause, ...row }): DiscardedDraft => ({ ...row, ...(cause && { cause }) })),
    dropDiscarded: (discarded, owner) => forget.run({ id: discarded, staffId: owner }).changes > 0,
  }
}

/** Removes the oldest before a moment; inside the caller's transaction. */
export function oldDiscardedRemoval(db: Db): (before: Iso, limit: number) => number {
  const { id, at } = discardedDrafts
  const old = db
    .select({ id })
    .from(discardedDrafts)
    .where(lt(at, $('before')))
    .orderBy(asc(at))
    .limit($('limit'))
  const drop = db.delete(discardedDrafts).where(inArray(id, old)).prepare()
  return (before, limit) => drop.run({ before, limit }).changes
}
