/**
 * Zendesk Guide: the JSON that its Help Center API answers (articles, sections, categories, translations and
 * attachments, in as many pages as there are), and exports that hold the same.
 */
import { markdownFromHtml } from '../from-html.ts'
import { type Gallery, galleryOf } from './gallery.ts'
import { type Data, jsonPages, listOf, type Page, textOf } from './json-file.ts'
import {
  dayOf,
  digestOf,
  type Found,
  type Front,
  langOf,
  type Original,
  pathOf,
  type Reading,
  type Skipped,
} from './original.ts'
import type { Source } from './source.ts'

/** Whether some lists look like Zendesk's. */
export function isZendesk({ lists }: Page): boolean {
  const articles = [...(lists.articles ?? []), ...(lists.items ?? [])]
  return articles.some(
    (each) => 'section_id' in each || /\/hc\//.test(textOf(each.html_url)) || 'user_segment_id' in each,
  )
}

interface Text {
  locale: string
  title: string
  body: string
  draft: boolean
  url: string
  outdated: boolean
}

/** @param name of the source, where its address does not tell it */
export async function readZendesk(
  source: Source,
  name: string | undefined,
  yieldTurn: () => Promise<void>,
): Promise<Reading> {
  const skipped: Skipped[] = [...source.skipped]
  const pages = jsonPages(source, skipped)
  const all = (key: string) => pages.flatMap(({ lists }) => lists[key] ?? [])
  const articles = pages.flatMap(({ at, lists }) =>
    [...(lists.articles ?? []), ...(lists.items ?? [])]
      .filter((each) => 'id' in each && ('body' in each || 'title' in each) && !('source_id' in each))
      .map((article) => ({ at, article })),
  )
  const host = hostOf(articles.map(({ article }) => article))
  const scope = `zendesk:${name ?? host?.split('.')[0] ?? source.name}/`
  const folders = foldersOf(all('sections'), all('categories'))
  const texts = translations(
    articles.map(({ article }) => article),
    [...all('translations'), ...all('items')],
  )
  const names = new Map(
    [...all('article_attachments'), ...all('attachments')].map((each) => [textOf(each.id), textOf(each.file_name)]),
  )
  const gallery = galleryOf(source, names)
  const originals: Original[] = []
  const done = new Set<string>()
  for (const { at, article } of articles) {
    const id = textOf(article.id)
    if (done.has(id)) continue
    done.add(id)
    await yieldTurn()
    const main = textOf(article.source_locale) || textOf(article.locale) || [...(texts.get(id)?.keys() ?? [])][0] || ''
    for (const text of texts.get(id)?.values() ?? []) {
      const read = original(article, text, text.locale === main, {
        at,
        scope,
        gallery,
        folders: folders(textOf(article.section_id), text.locale),
      })
      if ('refused' in read) skipped.push({ at: `${at} (${id} ${text.locale})`, reason: read.refused, failed: true })
      else originals.push(read)
    }
  }
  return { kind: 'zendesk', scope, originals, skipped, notes: [], ...finding(host, gallery) }
}

interface Context {
  at: string
  scope: string
  gallery: Gallery
  folders: string[]
}

function original(
  article: Data,
  text: Text,
  isMain: boolean,
  { at, scope, gallery, folders }: Context,
): Original | { refused: string } {
  const id = textOf(article.id)
  const title = text.title || textOf(article.name)
  if (!title) return { refused: 'it has no title' }
  const read = markdownFromHtml(text.body, { title, picture: (src) => gallery.keep(src) })
  if ('refused' in read) return read
  const lang = langOf(text.locale)
  const segment =
    article.user_segment_id ??
    listOf(article.user_segment_ids)[0] ??
    (Array.isArray(article.user_segment_ids) ? article.user_segment_ids[0] : undefined)
  const warnings = read.lost.map((what) => `Lost: ${what}.`)
  const front: Front = {
    tags: [
      ...(Array.isArray(article.label_names) ? article.label_names.map(textOf) : []),
      ...(article.promoted === true ? ['promoted'] : []),
    ],
    ...(lang && { lang }),
    ...(text.draft && { draft: true as const }),
    ...(segment !== null && segment !== undefined && { audience: 'internal' as const }),
  }
  const updated = dayOf(article.edited_at ?? article.updated_at)
  if (updated) front.updated = updated
  if (front.audience) warnings.push('At its source only some people may read it, so it is internal here.')
  if (text.outdated) warnings.push('Its source marks this translation as outdated.')
  const path = pathOf(text.url)
  const short = path.replace(/(\/articles\/\d+)-.*$/, '$1')
  return {
    id: `${scope}${id}${isMain ? '' : `/${text.locale}`}`,
    at,
    title,
    front,
    body: read.markdown,
    folders,
    name: title,
    ...(!isMain && lang && { variant: lang, translationOf: `${scope}${id}` }),
    keys: [`id:${id}@${text.locale}`, ...(isMain ? [`id:${id}`] : [])],
    former: [...new Set([...(isMain ? [id] : []), short, path])].filter(Boolean),
    anchors: read.anchors,
    warnings,
    digest: digestOf(title, text, front, folders),
  }
}

/** Every text of every article, by its id and locale: its own, those beside it, and those in lists of their own. */
function translations(articles: readonly Data[], listed: readonly Data[]): Map<string, Map<string, Text>> {
  const texts = new Map<string, Map<string, Text>>()
  const add = (id: string, from: Data, article: Data | undefined) => {
    const locale = textOf(from.locale).toLowerCase() || textOf(article?.source_locale).toLowerCase()
    const body = textOf(from.body)
    if (!id || (!body && !textOf(from.title))) return
    const known = texts.get(id) ?? new Map<string, Text>()
    if (known.has(locale)) return
    known.set(locale, {
      locale,
      title: textOf(from.title) || textOf(from.name),
      body,
      draft: from.draft === true,
      url: textOf(from.html_url),
      outdated: from.outdated === true,
    })
    texts.set(id, known)
  }
  for (const article of articles) {
    add(textOf(article.id), article, article)
    for (const each of listOf(article.translations)) add(textOf(article.id), each, article)
  }
  for (const each of listed) {
    if (/^article$/i.test(textOf(each.source_type)) || ('source_id' in each && 'body' in each))
      add(textOf(each.source_id), each, undefined)
  }
  return texts
}

/** The names of a section's category, of the sections around it, and its own. */
function foldersOf(
  sections: readonly Data[],
  categories: readonly Data[],
): (section: string, locale: string) => string[] {
  const named = (all: readonly Data[], id: string, locale: string) => {
    const same = all.filter((each) => textOf(each.id) === id)
    return (
      same.find((each) => textOf(each.locale) === textOf(each.source_locale)) ??
      same.find((each) => textOf(each.locale) === locale) ??
      same[0]
    )
  }
  return (section, locale) => {
    const names: string[] = []
    const seen = new Set<string>()
    let next = named(sections, section, locale)
    let category = ''
    while (next && !seen.has(textOf(next.id))) {
      seen.add(textOf(next.id))
      names.unshift(textOf(next.name))
      category ||= textOf(next.category_id)
      next = named(sections, textOf(next.parent_section_id), locale)
    }
    const above = named(categories, category, locale)
    return [...(above ? [textOf(above.name)] : []), ...names].filter(Boolean)
  }
}

function hostOf(articles: readonly Data[]): string | undefined {
  const url = articles.map((each) => textOf(each.html_url) || textOf(each.url)).find((each) => URL.canParse(each))
  return url && new URL(url).host
}

function finding(host: string | undefined, gallery: Gallery): Pick<Reading, 'keysOf' | 'absolute' | 'pictureOf'> {
  const absolute = (address: string) => {
    if (/^(?:https?:|mailto:|tel:)/i.test(address)) return address
    return host && address.startsWith('/') ? `https://${host}${address}` : undefined
  }
  return {
    keysOf(from, address) {
      const told = /\/hc\/(?:([a-z]{2,3}(?:-[a-z0-9]+)?)\/)?articles\/(\d+)/i.exec(address)
      if (!told || (URL.canParse(address) && host !== undefined && new URL(address).host !== host)) return []
      const own = /@(.*)$/.exec(from.keys[0] ?? '')?.[1]
      return [`id:${told[2]}@${(told[1] ?? own ?? '').toLowerCase()}`, `id:${told[2]}@${own}`, `id:${told[2]}`]
    },
    absolute: (_, address) => absolute(address),
    pictureOf: (_, src): Found | undefined => gallery.find(src, absolute(src)),
  }
}
