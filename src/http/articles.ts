/** Articles as customers see them: as JSON, and as a plain page that sources lead to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, isPublic, type Picture } from '../domain/articles.ts'
import { escapeHtml } from '../domain/html.ts'
import { directionOf } from '../domain/spoken.ts'
import { PublicArticle } from '../protocol/shapes.ts'
import { linkedPassages, linkFrom } from './article-links.ts'
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

  const articleHtml = (article: Article): string => {
    const known = rendered.get(article)
    if (known !== undefined) return known
    const linkTo = (address: string) => linkFrom(article.id, address, readable)
    const texts = linkedPassages(article, (address) => linkTo(address) !== undefined)
    const html = htmlOf(article, (at) => desk.render.article(texts[at] ?? '', linkTo))
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
      const html = articleHtml(article)
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
      content: articleHtml(article),
    }
    const page = template
      .replace(LANGUAGE, () => `<html lang="${escapeHtml(article.lang)}" dir="${directionOf(article.lang)}">`)
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '')
    return c.html(page)
  })
}

/** The passages below their headings, which carry the anchors that sources point at. */
function htmlOf({ passages, pictures }: Article, render: (at: number) => string): string {
  let above: string[] = []
  const figures = (at: number) => pictures.filter(({ below }) => below === at).map(figure)
  const parts = passages.map(({ trail, anchor, position }, at) => {
    const known = trail.findIndex((heading, depth) => heading !== above[depth])
    const fresh = known === -1 ? [] : trail.slice(known)
    const headings = fresh.map((heading, depth) => {
      const level = Math.min(6, 2 + trail.length - fresh.length + depth)
      const id = depth === fresh.length - 1 ? ` id="${escapeHtml(anchor)}"` : ''
      return `<h${level}${id}>${escapeHtml(heading)}</h${level}>`
    })
    above = trail
    return [...headings, render(at), ...figures(position)].join('\n')
  })
  return [...figures(-1), ...parts].join('\n')
}

/** From this server's root, so that the page shows it under whichever name it was reached by. */
function figure({ path, alt }: Picture): string {
  const address = path.split('/').map(encodeURIComponent).join('/')
  return `<figure><img src="/help/${escapeHtml(address)}" alt="${escapeHtml(alt)}"></figure>`
}
