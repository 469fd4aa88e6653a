/** Articles as customers see them, as JSON: the chat's reader shows them. Their pages are in help/. */
import { PublicArticle } from '../protocol/articles.ts'
import { notFound } from './errors.ts'
import type { Centre } from './help/centre.ts'
import { type Api, route } from './route.ts'

export function articleRoutes(api: Api, centre: Centre): void {
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
      const article = centre.find(c.req.param('articleId') ?? '')
      if (!article) throw notFound()
      const { id, title, description, lang, updated, revision } = article
      return {
        articleId: id,
        title,
        lang,
        html: centre.html(article),
        revision,
        ...(description && { description }),
        ...(updated && { updated }),
      }
    },
  )
}
