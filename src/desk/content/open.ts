/** One article as an editor opens it: the file, what they had written, and who else is at work on it. */
import type { ArticleDraft, ArticleFile, Front } from '../../ports/content.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { discardedOf, type KeptDiscarded } from './discarded.ts'

export interface OpenedArticle extends Omit<ArticleFile, 'revision'> {
  /** Null where there is no file yet, and drafts alone. */
  revision: string | null
  front: Front
  /** The asker's own draft. */
  draft?: Omit<ArticleDraft, 'path'>
  /** Drafts of colleagues, newest first. */
  others: Omit<ArticleDraft, 'path'>[]
  /** The asker's own that somebody discarded, the newest. */
  discarded?: KeptDiscarded
}

/** @returns `noArticle` where there is neither a file nor a draft of one */
export async function openArticle(desk: Desk, by: { id: string }, path: string): Promise<OpenedArticle | Denied> {
  const file = await desk.content.files.read(path)
  if (file && isDenied(file)) return file
  const drafts = (await desk.store.draftsOf(path)).map(({ path: _, ...draft }) => draft)
  const own = drafts.find((draft) => draft.by.id === by.id)
  const discarded = (await discardedOf(desk, by)).find((draft) => draft.path === path)
  if (!file && drafts.length === 0 && !discarded) return { refused: 'noArticle' }
  const opened = file ?? { path, text: '', revision: null }
  return {
    ...opened,
    front: desk.content.articles.read(path, opened.text).front,
    ...(own && { draft: own }),
    others: drafts.filter((draft) => draft !== own),
    ...(discarded && { discarded }),
  }
}
