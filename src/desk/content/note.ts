/** A change of an article is written down: who, when, why, and what it says now. */
import type { ArticleRevision, Editor } from '../../ports/content.ts'
import type { Desk } from '../desk.ts'

/** Whoever changed a file outside, where nothing tells who that was. */
export const onDisk: Editor = { name: 'On disk' }

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
