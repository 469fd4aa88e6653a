/** Intercom: the JSON of `GET /articles`, in as many pages as there are, with the collections beside where they are. */
import { markdownFromHtml } from '../from-html.ts'
import { type Gallery, galleryOf } from './gallery.ts'
import { type Data, jsonPages, type Page, textOf } from './json-file.ts'
import { dayOf, digestOf, type Front, langOf, type Original, pathOf, type Reading, type Skipped } from './original.ts'
import type { Source } from './source.ts'

const isArticle = (each: Data) =>
  each.type === 'article' || ('workspace_id' in each && 'state' in each && 'author_id' in each)

/** Whether some lists look like Intercom's. */
export const isIntercom = ({ lists }: Page): boolean =>
  [...(lists.items ?? []), ...(lists.articles ?? [])].some(isArticle)

/** @param name of the source, where its workspace does not tell it */
export async function readIntercom(
  source: Source,
  name: string | undefined,
  yieldTurn: () => Promise<void>,
): Promise<Reading> {
  const skipped: Skipped[] = [...source.skipped]
  const pages = jsonPages(source, skipped)
  const articles = pages.flatMap(({ at, lists }) =>
    [...(lists.items ?? []), ...(lists.articles ?? [])].filter(isArticle).map((article) => ({ at, article })),
  )
  const collections = new Map(
    pages
      .flatMap(({ lists }) => Object.values(lists).flat())
      .filter(({ type, name: called }) => /^(?:collection|section)$/.test(textOf(type)) && textOf(called))
      .map((each) => [textOf(each.id), each]),
  )
  const scope = `intercom:${name ?? (textOf(articles[0]?.article.workspace_id) || source.name)}/`
  const gallery = galleryOf(source)
  const originals: Original[] = []
  for (const { at, article } of articles) {
    await yieldTurn()
    const main = textOf(article.default_locale).toLowerCase()
    const parents = Array.isArray(article.parent_ids) ? article.parent_ids.map(textOf) : []
    const parent = textOf(article.parent_id) || (parents[0] ?? '')
    const texts = textsOf(article, main)
    if (texts.length === 0)
      skipped.push({ at: `${at} (${textOf(article.id)})`, reason: 'it has no text', failed: false })
    for (const { locale, text } of texts) {
      const read = original(article, text, locale, {
        at,
        scope,
        gallery,
        isMain: locale === main,
        folders: foldersOf(collections, parent),
      })
      if ('refused' in read)
        skipped.push({ at: `${at} (${textOf(article.id)} ${locale})`, reason: read.refused, failed: true })
      else originals.push(read)
    }
  }
  const notes =
    collections.size === 0 && articles.some(({ article }) => article.parent_id)
      ? [
          'The collections are not in this export, so all articles lie in one folder. Put the answer of GET /help_center/collections beside it.',
        ]
      : []
  return { kind: 'intercom', scope, originals, skipped, notes, ...finding(gallery) }
}

interface Context {
  at: string
  scope: string
  gallery: Gallery
  isMain: boolean
  folders: string[]
}

function original(
  article: Data,
  text: Data,
  locale: string,
  { at, scope, gallery, isMain, folders }: Context,
): Original | { refused: string } {
  const [id, title] = [textOf(article.id), textOf(text.title)]
  if (!title) return { refused: 'it has no title' }
  const read = markdownFromHtml(textOf(text.body), { title, picture: (src) => gallery.keep(src) })
  if ('refused' in read) return read
  const lang = langOf(locale)
  const updated = dayOf(text.updated_at ?? article.updated_at)
  const description = textOf(text.description).replace(/\s+/g, ' ')
  const front: Front = {
    ...(description && { description }),
    ...(lang && { lang }),
    ...(textOf(text.state) === 'draft' && { draft: true as const }),
    ...(updated && { updated }),
  }
  const path = pathOf(textOf(text.url))
  return {
    id: `${scope}${id}${isMain ? '' : `/${locale}`}`,
    at,
    title,
    front,
    body: read.markdown,
    folders,
    name: title,
    ...(!isMain && lang && { variant: lang, translationOf: `${scope}${id}` }),
    keys: [`id:${id}@${locale}`, ...(isMain ? [`id:${id}`] : [])],
    former: [...new Set([...(isMain ? [id] : []), path, path.replace(/(\/articles\/\d+)-.*$/, '$1')])].filter(Boolean),
    anchors: read.anchors,
    warnings: read.lost.map((what) => `Lost: ${what}.`),
    digest: digestOf(title, text.body, front, folders),
  }
}

/** The text in the default language, then its translations; those without any are left out. */
function textsOf(article: Data, main: string): { locale: string; text: Data }[] {
  const translated =
    typeof article.translated_content === 'object' && article.translated_content !== null
      ? Object.entries(article.translated_content as Data)
      : []
  const others = translated.flatMap(([locale, text]) =>
    locale !== 'type' && locale.toLowerCase() !== main && typeof text === 'object' && text !== null
      ? [{ locale: locale.toLowerCase(), text: text as Data }]
      : [],
  )
  return [{ locale: main, text: article }, ...others].filter(({ text }) => textOf(text.body) || textOf(text.title))
}

function foldersOf(collections: ReadonlyMap<string, Data>, parent: string): string[] {
  const names: string[] = []
  const seen = new Set<string>()
  for (
    let next = collections.get(parent);
    next && !seen.has(textOf(next.id));
    next = collections.get(textOf(next.parent_id))
  ) {
    seen.add(textOf(next.id))
    names.unshift(textOf(next.name))
  }
  return names
}

function finding(gallery: Gallery): Pick<Reading, 'keysOf' | 'absolute' | 'pictureOf'> {
  return {
    keysOf(from, address) {
      const told = /(?:\/([a-z]{2}(?:-[a-z]{2,4})?))?\/articles\/(\d+)(?:-|[/?#]|$)/i.exec(address)
      if (!told) return []
      const own = /@(.*)$/.exec(from.keys[0] ?? '')?.[1] ?? ''
      return [`id:${told[2]}@${(told[1] ?? own).toLowerCase()}`, `id:${told[2]}@${own}`, `id:${told[2]}`]
    },
    absolute: (_, address) => (/^(?:https?:|mailto:|tel:)/i.test(address) ? address : undefined),
    pictureOf: (_, src) => gallery.find(src, src),
  }
}
