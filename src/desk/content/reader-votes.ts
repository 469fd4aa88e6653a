/** What readers of the help centre said of articles, for those who write them. */
import { fileOf } from '../../domain/article-path.ts'
import type { Iso } from '../../domain/events.ts'
import type { Desk } from '../desk.ts'

/** Articles that are listed, and comments of each. */
const [MOST_ARTICLES, MOST_COMMENTS] = [200, 10]

export interface VotedArticle {
  path: string
  articleId: string
  title: string
  yes: number
  no: number
  /** Of readers without help, newest first. `earlier`: the article has been changed since they read it. */
  comments: { text: string; at: Iso; earlier: boolean }[]
}

/** Articles that readers voted on, those that most found no help in first; what is gone is left out. */
export async function readerVotes({ store, content }: Desk): Promise<VotedArticle[]> {
  const { articles } = content
  const votes = await store.articleVotes({ limit: MOST_ARTICLES, comments: MOST_COMMENTS })
  return votes.flatMap(({ articleId, yes, no, comments }) => {
    const article = articles.all().get(articles.redirect(articleId) ?? articleId)
    if (!article) return []
    const { id, title, revision: now } = article
    const told = comments.map(({ text, at, revision }) => ({ text, at, earlier: revision !== now }))
    return [{ path: fileOf(id), articleId: id, title, yes, no, comments: told }]
  })
}
