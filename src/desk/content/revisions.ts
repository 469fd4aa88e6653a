/** What became of an article over time, and bringing back what it was. */
import type { ArticleRevision, CitedAnswer } from '../../ports/content.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { type Published, publish } from './publish.ts'

/** Changes of one article that are shown, newest first. */
const MOST_SHOWN = 500
/** Removed articles that are listed. */
const MOST_REMOVED = 200
/** Answers that are listed for one revision. */
const MOST_ANSWERS = 100

export type CountedRevision = Omit<ArticleRevision, 'id'> & {
  revisionId: string
  /** Answers that cited what the article said then. */
  cited: number
}

/** The changes of an article, newest first, also from where it was before it moved. */
export async function revisionsOf(desk: Desk, path: string): Promise<CountedRevision[]> {
  const found = await desk.store.revisionsOf(path, MOST_SHOWN)
  const cited = await desk.store.citedCounts([...new Set(found.map(({ revision }) => revision))])
  return found.map(({ id, ...change }) => ({ revisionId: id, ...change, cited: cited.get(change.revision) ?? 0 }))
}

/** Articles whose files were removed on disk or by git, those that went last first. */
export async function removedArticles(desk: Desk): Promise<ArticleRevision[]> {
  return desk.store.removedArticles(MOST_REMOVED)
}

/** One change with what the article said after it, and the answers that cited that. */
export async function revision(
  desk: Desk,
  revisionId: string,
): Promise<(CountedRevision & { text: string; answers: CitedAnswer[] }) | Denied> {
  const found = await desk.store.revision(revisionId)
  if (!found) return { refused: 'noRevision' }
  const { id, ...change } = found
  const cited = await desk.store.citedCounts([change.revision])
  const answers = await desk.store.citedIn(change.revision, MOST_ANSWERS)
  return { revisionId: id, ...change, cited: cited.get(change.revision) ?? 0, answers }
}

/**
 * Publishes what an article said after an earlier change, as a change of its own.
 * @param base the revision that stands there now; null where there is no file any more
 */
export async function rollBack(
  desk: Desk,
  by: { id: string; name: string },
  {
    path,
    revisionId,
    base,
    why,
    overrule,
  }: { path: string; revisionId: string; base: string | null; why: string; overrule?: string | undefined },
): Promise<Published | Denied> {
  const found = await revision(desk, revisionId)
  if (isDenied(found)) return found
  const said = why || `Back to what it said on ${found.at.slice(0, 10)}${found.why ? ` (${found.why})` : ''}`
  return publish(desk, by, { path, text: found.text, base, why: said, overrule })
}
