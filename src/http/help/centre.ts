/** What all pages of the help centre are made from: the articles as they are now, and what was made of them. */
import type { Desk } from '../../desk/desk.ts'
import type { Article } from '../../domain/articles.ts'
import { articleHtml } from '../article-html.ts'
import { fragmentsOf, withKnownFragments } from './fragments.ts'
import { kept } from './kept.ts'
import { type Site, siteOf } from './site.ts'

/** Bytes of articles' HTML that are kept: some thousands of articles. */
const HTML_BYTES = 16 * 1024 * 1024
/** Articles that are offered below one, and passages that are looked through for them. */
const [MOST_RELATED, PASSAGES] = [4, 16]

export interface Centre {
  site(): Site
  /** The article of an id, present or former, where customers may read it. */
  find(id: string): Article | undefined
  /** An article without its title, as customers read it; its links to headings lead to some that are there. */
  html(article: Article): string
  /** Articles in the same language that are about the same, best first. */
  related(article: Article): Promise<readonly Article[]>
}

export function openCentre({ retriever, render }: Desk): Centre {
  let known:
    | { articles: unknown; notes: unknown; site: Site; related: Map<string, Promise<readonly Article[]>> }
    | undefined
  const rendered = kept<string>(HTML_BYTES, ({ length }) => 2 * length)

  /** Made anew where an article came, went or changed, also by the clock. */
  const now = () => {
    const [articles, notes] = [retriever.articles(), retriever.categories()]
    if (known?.articles !== articles || known.notes !== notes) {
      known = { articles, notes, site: siteOf(articles, notes), related: new Map() }
    }
    return known
  }
  /** What an editor wrote, as HTML. */
  const written = (article: Article): string => {
    // Links lead only where customers may read: what was made for other articles tells of those.
    const own = rendered.of([now().site])
    return (
      own.get(article.id) ??
      own.set(
        article.id,
        articleHtml(article, render, find, undefined, (path) => retriever.pictureSize(path)),
      )
    )
  }
  const fragmentsAt = (path: string) => {
    const article = find(decodeURIComponent(path.slice('/help/'.length)))
    return article && fragmentsOf(written(article))
  }
  const find = (id: string) => retriever.article(id) ?? retriever.article(retriever.redirect(id) ?? id)

  const relatedTo = async (article: Article) => {
    const { evidence } = await retriever.search({
      query: [article.title, article.description, ...article.tags].filter(Boolean).join('\n'),
      history: [],
      lang: article.lang,
      limit: PASSAGES,
      exclude: [article.id],
    })
    const ids = new Set(evidence.map(({ passage }) => passage.articleId))
    const others = [...ids].flatMap((id) => retriever.article(id) ?? [])
    return others.filter(({ lang }) => lang === article.lang).slice(0, MOST_RELATED)
  }

  return {
    site: () => now().site,
    find,
    html: (article) => withKnownFragments(written(article), fragmentsAt),
    related(article) {
      const { related } = now()
      const before = related.get(article.id)
      if (before) return before
      const found = relatedTo(article)
      related.set(article.id, found)
      found.catch(() => related.delete(article.id))
      return found
    },
  }
}
