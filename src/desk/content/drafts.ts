/** What editors write is kept as they type, each one's for themselves, and never becomes published text by itself. */
import { leadsAway, pathFault } from '../../domain/article-path.ts'
import type { ArticleDraft, DraftCause } from '../../ports/content.ts'
import type { Denied, Desk } from '../desk.ts'

/** What is kept at each stroke. */
export interface DraftGiven {
  path: string
  text: string
  /** The revision that it is made from; null for a file that is not there yet. */
  base: string | null
  cause?: DraftCause
}

/** Keeps a draft in place of the editor's last one of this path; where it came from is remembered. */
export async function saveDraft(
  desk: Desk,
  by: { id: string; name: string },
  { path, text, base, cause }: DraftGiven,
): Promise<{ at: string } | Denied> {
  const why = base === null ? pathFault(path) : leadsAway(path)
  if (why) return { refused: 'badPath', path, why }
  const known = (await desk.store.draftsOf(path)).find((draft) => draft.by.id === by.id)
  const came = cause ?? known?.cause
  const draft: ArticleDraft = {
    path,
    text,
    base,
    by: { id: by.id, name: by.name },
    at: desk.clock.now(),
    ...(came && { cause: came }),
  }
  await desk.store.saveDraft(draft)
  desk.rehearsals?.prepare()
  // Once for each time that somebody begins: that they are still at it is no news.
  if (!known) desk.fanout.publish({ kind: 'article_drafts', path })
  return { at: draft.at }
}

/** Throws the editor's own draft away. */
export async function dropDraft(desk: Desk, by: { id: string }, path: string): Promise<void> {
  const dropped = await desk.store.dropDraft(path, by.id)
  if (dropped) desk.fanout.publish({ kind: 'article_drafts', path })
}
