/** Articles as customers see them: as JSON, and as a plain page that sources lead to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, isPublic } from '../domain/articles.ts'
import { escapeHtml } from '../domain/html.ts'
import { directionOf } from '../domain/spoken.ts'
import { PublicArticle } from '../protocol/shapes.ts'
import { articleHtml } from './article-html.ts'
import { notFound } from './errors.ts'
import { type Api, route } from './route.ts'

/** What the template says of its language before it is filled. */
const LANGUAGE = '<html lang="en" dir="ltr">'

/** @param web the folder of built pages */
export function articleRoutes(api: Api, web: string): void {
  const { desk } = api
  const template = readFileSync(join(web, 'help/index.html'), 'utf8')

  /** An article under its path or a former one, as far as it may be read. */
  const readable = (id: string) => desk.retriever.article(desk.retriever.redirect(id) ?? id)

  const publicArticle = (id: string): Article => {
    const article = readable(id)
    if (!article || !isPublic(article, desk.clock.now())) throw notFound()
    return article
  }

  /** Rendered once for each reading of an article: nobody who opens a page again and again holds up the desk. */
  const rendered = new WeakMap<Article, string>()

  const htmlOf = (article: Article): string => {
    const known = rendered.get(article)
    if (known !== undefined) return known
    const html = articleHtml(article, desk.render, readable)
    rendered.set(article, html)
    return html
  }

  route(
    api,
    {
      method: 'get',
      path: '/api/articles/public/:articleId{.+}',
      summary: 'An article as customers see it; its pictures are addressed from the root of this server',
      who: 'anyone',
      answers: PublicArticle,
    },
    async ({ c }) => {
      const article = publicArticle(c.req.param('articleId') ?? '')
      const { id, title, description, lang, updated, revision } = article
      const html = htmlOf(article)
      return {
        articleId: id,
        title,
        lang,
        html,
        revision,
        ...(description && { description }),
        ...(updated && { updated }),
      }
    },
  )

  api.app.get('/help/:articleId{.+}', (c) => {
    const picture = desk.retriever.picture(c.req.param('articleId'))
    if (picture) return c.body(picture.bytes, 200, { 'content-type': picture.type })
    const article = publicArticle(c.req.param('articleId'))
    const filled: Record<string, string> = {
      title: escapeHtml(article.title),
      updated: article.updated ? `Updated ${escapeHtml(article.updated)}` : '',
      content: htmlOf(article),
    }
    const page = template
      .replace(LANGUAGE, () => `<html lang="${escapeHtml(article.lang)}" dir="${directionOf(article.lang)}">`)
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '')
    return c.html(page)
  })
}
