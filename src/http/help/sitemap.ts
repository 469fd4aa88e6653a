/** For search engines: every page of the help centre (sitemaps.org 0.9, with Google's alternates), and where not to look. */
import { articlePath, homePath } from './address.ts'
import type { Frame } from './layout.ts'
import { escapeXml } from './markup.ts'
import { changedAt, type Site } from './site.ts'

/** Addresses of one file. The format allows 50,000 and 50 MB; with an alternate for each language 10,000 are up to 30 MB. */
export const MOST_ADDRESSES = 10_000

interface Entry {
  path: string
  changed?: string | undefined
  /** By language, its own too. */
  alternates: ReadonlyMap<string, string>
}

function entriesOf(site: Site): Entry[] {
  const homes = new Map(site.languages.map((lang) => [lang, homePath(lang === site.main ? undefined : lang)]))
  const start = [...homes.values()].map((path) => ({ path, alternates: homes }))
  const listed = site.languages.flatMap((lang) => {
    const categories = site.categories(lang)
    const articles = [
      ...site.loose(lang),
      ...categories.flatMap(({ articles: own, front }) => (front ? [front, ...own] : own)),
    ]
    const plain = categories.filter(({ front }) => !front)
    return [
      ...plain.map(({ path, name }) => ({
        path,
        alternates: new Map(
          site.languages.flatMap((other) =>
            site.categories(other).flatMap((each) => (each.name === name ? [[other, each.path] as const] : [])),
          ),
        ),
      })),
      ...articles.map((article) => ({
        path: articlePath(article.id),
        changed: changedAt(article),
        alternates: new Map([...site.translations(article)].map(([other, { id }]) => [other, articlePath(id)])),
      })),
    ]
  })
  return [...start, ...listed]
}

/**
 * The sitemap, or, where there are more addresses than fit one file, the index of its files.
 * @param part the number of a file, from 1
 * @returns undefined for a part that is not there
 */
export function sitemap({ site, publicUrl }: Frame, part?: number, most = MOST_ADDRESSES): string | undefined {
  const entries = entriesOf(site)
  const parts = Math.max(1, Math.ceil(entries.length / most))
  if (part === undefined && parts > 1) return indexOf(parts, publicUrl)
  const own = entries.slice(((part ?? 1) - 1) * most, (part ?? 1) * most)
  if (part !== undefined && (part < 1 || part > parts)) return undefined
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${own.map((entry) => urlOf(entry, publicUrl)).join('\n')}
</urlset>
`
}

function indexOf(parts: number, publicUrl: string): string {
  const rows = Array.from({ length: parts }, (_, at) => {
    return `<sitemap><loc>${escapeXml(`${publicUrl}/help/sitemap-${at + 1}.xml`)}</loc></sitemap>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('\n')}
</sitemapindex>
`
}

function urlOf({ path, changed, alternates }: Entry, publicUrl: string): string {
  const links =
    alternates.size < 2
      ? ''
      : [...alternates]
          .map(
            ([lang, to]) =>
              `<xhtml:link rel="alternate" hreflang="${escapeXml(lang)}" href="${escapeXml(publicUrl + to)}"/>`,
          )
          .join('')
  const lastmod = changed === undefined ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`
  return `<url><loc>${escapeXml(publicUrl + path)}</loc>${lastmod}${links}</url>`
}

/** Where robots may not look: what is for programs and for staff, the chat, and searches, which have no end. */
const closed = ['/api/', '/console', '/editor', '/widget/', '/chat', '/logo/', '/ws', '/*?q=']

/** @param open whether there is a help centre to be found */
export function robots(open: boolean, publicUrl: string): string {
  const rules = [...closed, ...(open ? [] : ['/help'])].map((path) => `Disallow: ${path}`)
  return ['User-agent: *', ...rules, ...(open ? ['', `Sitemap: ${publicUrl}/sitemap.xml`] : []), ''].join('\n')
}
