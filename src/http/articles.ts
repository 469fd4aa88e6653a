/** Articles as customers see them: as JSON, and as a plain page that sources lead to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, isPublic } from '../domain/articles.ts'
import { PublicArticle } from '../protocol/shapes.ts'
import { notFound } from './errors.ts'
import { type Api, route } from './route.ts'

/** @param web the folder of built pages */
export function articleRoutes(api: Api, web: string): void {
  const { desk } = api
  const template = readFileSync(join(web, 'help/index.html'), 'utf8')

  const publicArticle = (asked: string): Article => {
    const id = decoded(asked)
    const article = desk.retriever.article(desk.retriever.redirect(id) ?? id)
    if (!article || !isPublic(article, desk.clock.now())) throw notFound()
    return article
  }

  route(
    api,
    {
      method: 'get',
      path: '/api/articles/public/:articleId{.+}',
      summary: 'An article as customers see it',
      who: 'anyone',
      answers: PublicArticle,
    },
    async ({ c }) => {
      const { id, title, description, lang, body, updated, revision } = publicArticle(c.req.param('articleId') ?? '')
      const html = desk.render.article(body)
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
    const article = publicArticle(c.req.param('articleId'))
    const filled: Record<string, string> = {
      title: escaped(article.title),
      lang: escaped(article.lang),
      dir: /^(ar|he|fa|ur)\b/.test(article.lang) ? 'rtl' : 'ltr',
      content: desk.render.article(article.body),
    }
    return c.html(template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? ''))
  })
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    throw notFound()
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
