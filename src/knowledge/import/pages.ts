/** Pages of HTML: their title and main part, without what every page of the site repeats. */
import { dirname, join, normalize } from 'node:path/posix'
import type { Element, Root } from 'hast'
import { clean } from '../../domain/text.ts'
import { markdownFromHtml } from '../from-html.ts'
import { attribute, hasClass, isElement, oneLine, type Parent, replaceElements, textOf } from '../html/elements.ts'
import { type Gallery, galleryOf } from './gallery.ts'
import {
  dayOf,
  decoded,
  digestOf,
  type Front,
  langOf,
  type Original,
  pathOf,
  type Reading,
  type Skipped,
} from './original.ts'
import type { Source } from './source.ts'

const isPage = (path: string) => /\.x?html?$/i.test(path)
const bare = (path: string) => path.replace(/\.x?html?$/i, '')

/** @param name of the source */
export async function readPages(source: Source, name: string, yieldTurn: () => Promise<void>): Promise<Reading> {
  const scope = `html:${name}/`
  const skipped: Skipped[] = [...source.skipped]
  const gallery = galleryOf(source)
  const originals: Original[] = []
  for (const [path, read] of source.files) {
    if (!isPage(path)) continue
    await yieldTurn()
    const page = readPage(path, read(), scope, gallery)
    if ('refused' in page) skipped.push({ at: path, reason: page.refused, failed: page.failed })
    else originals.push(page)
  }
  withoutSiteName(originals)
  return { kind: 'html', scope, originals, skipped, notes: [], ...finding(gallery) }
}

interface Told {
  title: string
  lang?: string
  canonical: string
  front: Front
}

function readPage(
  path: string,
  bytes: Uint8Array,
  scope: string,
  gallery: Gallery,
): Original | { refused: string; failed: boolean } {
  const html = decodedPage(bytes)
  let told: Told = { title: '', canonical: '', front: {} }
  const main = (root: Root): Parent => {
    told = toldBy(root)
    const part = mainPart(root)
    const heading = firstHeading(part)
    if (heading) told.title = heading
    return part
  }
  const read = markdownFromHtml(html, { main, picture: (src) => gallery.keep(src), titled: () => told.title })
  if ('refused' in read) return { refused: read.refused, failed: true }
  if (read.markdown.trim() === '') return { refused: 'it has no text', failed: false }
  const file = bare(path).split('/').at(-1) as string
  const title = clean(told.title) || file
  const folders = bare(path).split('/').slice(0, -1)
  const canonical = pathOf(told.canonical)
  return {
    id: scope + bare(path),
    at: path,
    title,
    front: told.front,
    body: read.markdown,
    folders,
    name: file === 'index' ? title : file,
    keys: [
      `file:${path}`,
      ...(canonical ? [`site:${canonical}`] : []),
      `site:${bare(path).replace(/(?:^|\/)index$/, '')}`,
    ],
    former: [...new Set([bare(path).replace(/\/index$/, ''), canonical])].filter(Boolean),
    anchors: read.anchors,
    warnings: read.lost.map((what) => `Lost: ${what}.`),
    digest: digestOf(title, read.markdown, told.front),
  }
}

/** The encoding that the page says it is in, where it is not UTF-8. */
function decodedPage(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1')
    const label = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252'
    try {
      return new TextDecoder(label).decode(bytes)
    } catch {
      return new TextDecoder('windows-1252').decode(bytes)
    }
  }
}

/** What the head of a page says of it. */
function toldBy(root: Root): Told {
  const told: Told = { title: '', canonical: '', front: {} }
  const meta: Record<string, string> = Object.create(null) as Record<string, string>
  replaceElements(root, (node) => {
    if (isElement(node, 'html')) {
      const lang = langOf(attribute(node, 'lang'))
      if (lang) told.front.lang = lang
    } else if (isElement(node, 'title')) told.title ||= oneLine(textOf(node))
    else if (isElement(node, 'meta')) {
      meta[(attribute(node, 'name') || attribute(node, 'property')).toLowerCase()] ??= oneLine(
        attribute(node, 'content'),
      )
    } else if (isElement(node, 'link') && attribute(node, 'rel') === 'canonical')
      told.canonical = attribute(node, 'href')
    return undefined
  })
  told.title = meta['og:title'] || told.title
  const description = clean(meta.description || meta['og:description'] || '')
  if (description) told.front.description = description
  const tags = (meta.keywords ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  if (tags.length > 0) told.front.tags = tags
  const updated = dayOf(meta['article:modified_time'] || meta['last-modified'] || meta.date)
  if (updated) told.front.updated = updated
  return told
}

const around =
  /^(?:nav|navbar|sidebar|side-bar|breadcrumbs?|toc|table-of-contents|footer|header|site-header|site-footer|cookie.*|menu|pagination|share.*|related.*|comments?|feedback|article-votes|search|skip-link|edit-this-page)$/i

/** The part that only this page has: what it says itself, or its largest block of text. */
function mainPart(root: Root): Parent {
  const mains: Element[] = []
  const articles: Element[] = []
  replaceElements(root, (node) => {
    if (isElement(node, 'main') || attribute(node, 'role') === 'main') mains.push(node)
    if (isElement(node, 'article')) articles.push(node)
    const role = attribute(node, 'role')
    if (isElement(node, 'nav', 'footer') || /^(?:navigation|banner|contentinfo|search)$/.test(role)) return []
    if (
      isElement(node, 'header', 'aside', 'div', 'ul', 'section', 'ol') &&
      (hasClass(node, around) || around.test(attribute(node, 'id')))
    ) {
      return /^h1$/m.test(namesIn(node)) ? undefined : []
    }
    return undefined
  })
  const longest = (all: Element[]) => all.toSorted((a, b) => textOf(b).length - textOf(a).length)[0]
  const within = longest(mains) ?? longest(articles)
  if (within && textOf(within).trim() !== '') return within
  return largestBlock(root) ?? root
}

const namesIn = (node: Element): string => {
  const names: string[] = []
  replaceElements(node, (child) => void names.push(child.tagName))
  return names.join('\n')
}

/** The block that holds most of the page's paragraphs, lists and tables itself. */
function largestBlock(root: Root): Parent | undefined {
  const own = new Map<Parent, number>()
  replaceElements(root, (node, parent) => {
    if (isElement(node, 'p', 'ul', 'ol', 'pre', 'table', 'h2', 'h3', 'blockquote', 'dl')) {
      own.set(parent, (own.get(parent) ?? 0) + textOf(node).length)
    }
    return undefined
  })
  const [best] = [...own].sort((a, b) => b[1] - a[1])
  return best && best[0].type === 'element' && isElement(best[0], 'li', 'td') ? root : best?.[0]
}

function firstHeading(part: Parent): string | undefined {
  let found: string | undefined
  replaceElements(part, (node) => {
    if (node.tagName === 'h1') found ??= oneLine(textOf(node)) || undefined
    return undefined
  })
  return found
}

/** ` | Shop help` behind every title is the site's name. */
function withoutSiteName(originals: Original[]): void {
  const ends = originals.map(({ title }) => /\s+[|–—·-]\s+([^|–—·]+)$/.exec(title)?.[1])
  const counts = new Map<string, number>()
  for (const end of ends) if (end) counts.set(end, (counts.get(end) ?? 0) + 1)
  for (const [at, original] of originals.entries()) {
    const end = ends[at]
    if (end && (counts.get(end) ?? 0) > Math.max(1, originals.length / 2))
      original.title = original.title.replace(/\s+[|–—·-]\s+[^|–—·]+$/, '')
  }
}

function finding(gallery: Gallery): Pick<Reading, 'keysOf' | 'absolute' | 'pictureOf'> {
  const at = (from: Original, address: string) =>
    address.startsWith('/') ? decoded(address).slice(1) : normalize(join(dirname(from.at), decoded(address)))
  return {
    keysOf(from, address) {
      if (URL.canParse(address)) return [`site:${pathOf(address)}`]
      const near = at(from, address.split('?')[0] ?? '').replace(/\/$/, '')
      return [
        `file:${near}`,
        ...['html', 'htm', 'xhtml'].flatMap((end) => [`file:${near}.${end}`, `file:${near}/index.${end}`]),
        `site:${pathOf(near)}`,
      ]
    },
    absolute: (_, address) => (/^(?:https?:|mailto:|tel:)/i.test(address) ? address : undefined),
    pictureOf: (from, src) =>
      gallery.find(/^(?:[a-z]+:|\/\/)/i.test(src) ? src : at(from, src), src.startsWith('//') ? `https:${src}` : src),
  }
}
