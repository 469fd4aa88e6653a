/** The help centre: the articles that customers may read, as pages for people and as files for programs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'
import type { Article } from '../../domain/articles.ts'
import type { RateLimits } from '../../ports/system.ts'
import { notFound, Refused, statusOf, within } from '../errors.ts'
import type { Api } from '../route.ts'
import { articleMarkdown } from './article-markdown.ts'
import { articlePage } from './article-page.ts'
import { categoryPage } from './category-page.ts'
import type { Centre } from './centre.ts'
import { feed } from './feed.ts'
import { homePage } from './home-page.ts'
import { kept } from './kept.ts'
import { type Frame, laidOut, type Page } from './layout.ts'
import { llmsFull, llmsList } from './llms.ts'
import { failedPage, missingPage } from './missing-page.ts'
import { readQuery, searchFor, searchPage } from './search-page.ts'
import { bytesOf, FOR_MINUTES, type Sheet, send, sheet } from './send.ts'
import { robots, sitemap } from './sitemap.ts'
import { themeRoute } from './theme.ts'
import { saidIn, voteRoute } from './votes.ts'
import { whereIs } from './where.ts'

/** Bytes of pages that are kept as they are sent: about a thousand articles, compressed too. */
const PAGE_BYTES = 32 * 1024 * 1024

/** What a file for programs may do, where a browser shows it. */
const INERT = "default-src 'none'; frame-ancestors 'none'"

/** @param web the folder of built pages */
export function helpRoutes(api: Api, web: string, limits: RateLimits, centre: Centre): void {
  const { app, desk } = api
  const template = readFileSync(join(web, 'help/index.html'), 'utf8')
  const pages = kept<Sheet>(PAGE_BYTES, bytesOf)

  const frameNow = (): Frame => {
    const settings = desk.settings()
    return { settings, publicUrl: desk.publicUrl, site: centre.site(), open: settings.help.on }
  }
  const sheetOf = (page: Page, frame: Frame) => sheet(laidOut(template, page, frame))

  /** Made once for each reading of the articles and each save of the settings. */
  const once = async (key: string, make: (frame: Frame) => Promise<Sheet> | Sheet): Promise<Sheet> => {
    const frame = frameNow()
    const known = pages.of([frame.site, frame.settings]).get(key)
    if (known) return known
    const made = await make(frame)
    // What was made of articles that changed meanwhile is sent, and not kept.
    const { site, settings } = frameNow()
    return site === frame.site && settings === frame.settings ? pages.of([site, settings]).set(key, made) : made
  }
  /** The language that an address wishes for, where there are articles in it. */
  const languageIn = (c: Context, { site }: Frame) => {
    const wish = c.req.query('lang')
    return wish !== undefined && site.languages.includes(wish) ? wish : undefined
  }
  const missing = (c: Context, path: string) => {
    if (!isForPeople(c)) throw notFound()
    const frame = frameNow()
    return send(c, sheetOf(missingPage(path, frame), frame), { status: 404 })
  }
  const refuse = (c: Context, refused: Refused) => {
    const { code, retryAfterSeconds } = refused
    if (!isForPeople(c)) throw refused
    if (code === 'not_found') return missing(c, c.req.param('articleId') ?? '')
    if (retryAfterSeconds) c.header('retry-after', String(retryAfterSeconds))
    const frame = frameNow()
    return send(c, sheetOf(failedPage(code === 'rate_limited', frame), frame), {
      status: statusOf[code],
      cache: 'no-store',
    })
  }

  app.get('/help', async (c) => {
    const frame = frameNow()
    if (!frame.open) return missing(c, '')
    const lang = languageIn(c, frame) ?? frame.site.main
    const asked = c.req.query('q')
    if (asked === undefined) return send(c, await once(`home ${lang}`, (now) => sheetOf(homePage(lang, now), now)))
    try {
      within('searches from this address', await limits.take('request', c.get('address')))
    } catch (error) {
      if (error instanceof Refused) return refuse(c, error)
      throw error
    }
    const found = await searchFor(desk.retriever, readQuery(asked), lang ?? 'en')
    return send(c, sheetOf(searchPage(found, frame), frame))
  })
  app.get('/help/', (c) => c.redirect('/help', 301))

  /** A file for programs, where the help centre is on. */
  const file = (path: string, type: string, make: (frame: Frame, c: Context) => string | undefined) =>
    app.get(path, async (c) => {
      c.header('content-security-policy', INERT)
      const frame = frameNow()
      if (!frame.open) throw notFound()
      const made = (now: Frame) => {
        const text = make(now, c)
        if (text === undefined) throw notFound()
        return sheet(text, type)
      }
      return send(c, await once(`${c.req.path} ${languageIn(c, frame)}`, made), { cache: FOR_MINUTES })
    })
  const xml = 'application/xml; charset=utf-8'
  const plain = 'text/plain; charset=utf-8'
  file('/help/feed.xml', 'application/atom+xml; charset=utf-8', (frame, c) =>
    feed(languageIn(c, frame) ?? frame.site.main ?? 'en', frame),
  )
  file('/help/:part{sitemap-[0-9]+\\.xml}', xml, (frame, c) =>
    sitemap(frame, Number(/\d+/.exec(c.req.param('part') ?? '')?.[0])),
  )
  for (const path of ['/sitemap.xml', '/help/sitemap.xml']) file(path, xml, (frame) => sitemap(frame))
  for (const path of ['/llms.txt', '/help/llms.txt']) file(path, plain, llmsList)
  for (const path of ['/llms-full.txt', '/help/llms-full.txt']) file(path, plain, (frame) => llmsFull(centre, frame))
  app.get('/robots.txt', (c) => {
    c.header('content-security-policy', INERT)
    const { open, publicUrl } = frameNow()
    return send(c, sheet(robots(open, publicUrl), plain), { cache: FOR_MINUTES })
  })
  themeRoute(api)
  voteRoute(api, limits, centre, refuse)

  const articleSheet = async (article: Article, frame: Frame, said?: ReturnType<typeof saidIn>) => {
    const related = frame.open ? await centre.related(article) : []
    return sheetOf(articlePage(article, { body: centre.html(article), related, ...(said && { said }) }, frame), frame)
  }

  app.get('/help/:articleId{.+}', async (c) => {
    const path = c.req.param('articleId')
    const picture = desk.retriever.picture(path)
    if (picture) return send(c, sheet(picture.bytes, picture.type))
    const frame = frameNow()
    const where = whereIs(path, { lang: languageIn(c, frame), open: frame.open }, centre)
    if (!where) return missing(c, path)
    if ('moved' in where) return c.redirect(where.moved, 301)
    if ('markdown' in where) {
      const { markdown: article } = where
      const text = () => sheet(articleMarkdown(article, centre.find, desk.publicUrl), 'text/markdown; charset=utf-8')
      return send(c, await once(`markdown ${article.id}`, text))
    }
    if ('category' in where) {
      const { category } = where
      return send(c, await once(`category ${category.path}`, (now) => sheetOf(categoryPage(category, now), now)))
    }
    const { article } = where
    const said = saidIn(c)
    if (said) return send(c, await articleSheet(article, frame, said), { cache: 'no-store' })
    return send(c, await once(`article ${article.id}`, (now) => articleSheet(article, now)))
  })
}

/** Programs get a refusal in the shape of every other one. */
const isForPeople = (c: Context) => /\btext\/html\b/i.test(c.req.header('accept') ?? '')
