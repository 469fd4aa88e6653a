/** Duplicates and contradictions that editors let be. */
import { desc, eq } from 'drizzle-orm'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { dismissedOverlaps } from './schema/content.ts'

export function dismissedRows(db: Db): Part<'dismissOverlap' | 'dismissedOverlaps' | 'restoreOverlap'> {
  const { key, by, at, reason } = dismissedOverlaps
  const dismiss = db
    .insert(dismissedOverlaps)
    .values({ key: $('key'), by: $('by'), at: $('at'), reason: $('reason') })
    .onConflictDoUpdate({ target: key, set: { by: to(by, 'by'), at: to(at, 'at'), reason: to(reason, 'reason') } })
    .prepare()
  const all = db.select().from(dismissedOverlaps).orderBy(desc(at), desc(key)).prepare()
  const restore = db
    .delete(dismissedOverlaps)
    .where(eq(key, $('key')))
    .prepare()
  return {
    dismissOverlap(dismissed) {
      dismiss.run({ ...dismissed })
    },
    dismissedOverlaps: () => all.all(),
    restoreOverlap: (which) => restore.run({ key: which }).changes > 0,
  }
}
