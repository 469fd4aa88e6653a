/** A change of an article is written down: who, when, why, and what it says now. */
import type { ArticleRevision } from '../../ports/content.ts'
import type { Desk } from '../desk.ts'

export async function noted(
  desk: Desk,
  change: Omit<ArticleRevision, 'id' | 'at'> & { text: string },
): Promise<ArticleRevision> {
  const { text, by, ...rest } = change
  const revision = {
    ...rest,
    by: { ...(by.id !== undefined && { id: by.id }), name: by.name },
    id: desk.ids.next(),
    at: desk.clock.now(),
  }
  await desk.store.addRevisions([{ ...revision, text }])
  desk.fanout.publish({ kind: 'articles', paths: [change.path] })
  return revision
}
