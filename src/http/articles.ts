/** Articles as customers see them: as JSON, and as a plain page that sources lead to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, isPublic, type Picture } from '../domain/articles.ts'
import { PublicArticle } from '../protocol/shapes.ts'
import { notFound } from './errors.ts'
import { type Api, route } from './route.ts'

/** What the template says of its language before it is filled. */
const LANGUAGE = '<html lang="en" dir="ltr">'

/** @param web the folder of built pages */
export function articleRoutes(api: Api, web: string): void {
  const { desk } = api
  const template = readFileSync(join(web, 'help/index.html'), 'utf8')

  const publicArticle = (id: string): Article => {
    const article = desk.retriever.article(desk.retriever.redirect(id) ?? id)
    if (!article || !isPublic(article, desk.clock.now())) throw notFound()
    return article
  }

  /** Rendered once for each reading of an article: nobody who opens a page again and again holds up the desk. */
  const rendered = new WeakMap<Article, string>()

  const articleHtml = (article: Article): string => {
    const known = rendered.get(article)
    if (known !== undefined) return known
    const html = htmlOf(article, (markdown) => desk.render.article(markdown, (address) => linkFrom(article, address)))
    rendered.set(article, html)
    return html
  }

  /** Where a link of an article leads that names another article's file, as in the folder of the base. */
  const linkFrom = ({ id }: Article, address: string): string | undefined => {
    const [path = '', anchor] = address.split('#')
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return undefined
    const other = path === '' ? id : idAt(id, path)
    const article = other === undefined ? undefined : desk.retriever.article(desk.retriever.redirect(other) ?? other)
    if (!article) return undefined
    return `/help/${article.id.split('/').map(encodeURIComponent).join('/')}${anchor ? `#${anchor}` : ''}`
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
      title: escaped(article.title),
      updated: article.updated ? `Updated ${escaped(article.updated)}` : '',
      content: articleHtml(article),
    }
    const dir = /^(ar|he|fa|ur)\b/.test(article.lang) ? 'rtl' : 'ltr'
    const page = template
      .replace(LANGUAGE, () => `<html lang="${escaped(article.lang)}" dir="${dir}">`)
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '')
    return c.html(page)
  })
}

/** The article whose file a relative address names, or undefined where it names no article's file. */
function idAt(from: string, path: string): string | undefined {
  if (!/\.md$/i.test(path)) return undefined
  try {
    const { pathname } = new URL(path, `http://base.invalid/${from.split('/').map(encodeURIComponent).join('/')}`)
    return decodeURIComponent(pathname).slice(1).replace(/\.md$/i, '')
  } catch {
    return undefined
  }
}

/** The passages below their headings, which carry the anchors that sources point at. */
function htmlOf({ passages, pictures }: Article, render: (markdown: string) => string): string {
  let above: string[] = []
  const figures = (at: number) => pictures.filter(({ below }) => below === at).map(figure)
  const parts = passages.map(({ trail, anchor, markdown, position }) => {
    const known = trail.findIndex((heading, at) => heading !== above[at])
    const fresh = known === -1 ? [] : trail.slice(known)
    const headings = fresh.map((heading, at) => {
      const level = Math.min(6, 2 + trail.length - fresh.length + at)
      const id = at === fresh.length - 1 ? ` id="${escaped(anchor)}"` : ''
      return `<h${level}${id}>${escaped(heading)}</h${level}>`
    })
    above = trail
    return [...headings, render(markdown), ...figures(position)].join('\n')
  })
  return [...figures(-1), ...parts].join('\n')
}

/** From this server's root, so that the page shows it under whichever name it was reached by. */
function figure({ path, alt }: Picture): string {
  const address = path.split('/').map(encodeURIComponent).join('/')
  return `<figure><img src="/help/${escaped(address)}" alt="${escaped(alt)}"></figure>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
