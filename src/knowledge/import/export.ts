/** A whole base on its way out: as a folder, as a ZIP of it, or as one JSON document. */
import { ZipFile } from 'yazl'
import type { Article } from '../../domain/articles.ts'
import type { BaseFiles } from '../../ports/moving.ts'
import { type ArticlesExport, type ExportManifest, manifestFile } from '../../protocol/moving.ts'
import { parseArticle } from '../article.ts'
import { readFrontMatter } from '../front-matter.ts'
import { renderer } from '../markdown.ts'
import { revisionOf } from './own.ts'

/** A file of an export, as it lies in the base. */
export interface Exported {
  path: string
  bytes: Uint8Array
}

/**
 * What belongs to an export, in order: articles, the pictures that they show, synonyms.
 * @param all drafts, internal articles, those to be published later and those that cannot be read too, with every
 * picture; otherwise only what customers may see
 */
export async function exportedFiles(base: BaseFiles, all: boolean, now: string): Promise<Exported[]> {
  const files: Exported[] = []
  const shown = new Set<string>()
  const pictures: Exported[] = []
  for (const path of await base.list()) {
    const bytes = await base.read(path)
    if (!bytes) continue
    if (!/\.md$/i.test(path)) {
      pictures.push({ path, bytes })
      continue
    }
    const { article } = parseArticle(path, bytes)
    const isOpen =
      article && article.audience === 'public' && !article.draft && (!article.publishAt || article.publishAt <= now)
    if (!all && !isOpen) continue
    files.push({ path, bytes })
    for (const picture of article?.pictures ?? []) shown.add(picture.path)
  }
  const kept = pictures.filter(({ path }) => all || shown.has(path) || /\.yml$/.test(path))
  return [...files, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The list that lies on top of an exported folder. */
export function manifestOf(files: readonly Exported[], now: string): Exported {
  const manifest: ExportManifest = {
    format: 'bellhop-articles',
    version: 1,
    exportedAt: now,
    files: files.map(({ path, bytes }) => ({ path, revision: revisionOf(bytes) })),
  }
  return { path: manifestFile, bytes: new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`) }
}

/** Files as a ZIP archive. The same files give the same bytes. */
export async function zipped(files: readonly Exported[]): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const { path, bytes } of files) {
    zip.addBuffer(Buffer.from(bytes), path, { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Files as one document, with what other programs want to know of each article. */
export function documentOf(files: readonly Exported[], now: string): ArticlesExport {
  const articles = files.flatMap(({ path, bytes }) => {
    const { article, redirectFrom } = parseArticle(path, bytes)
    return article ? [described(path, bytes, article, redirectFrom)] : []
  })
  return { format: 'bellhop-articles', version: 1, exportedAt: now, articles, files: files.map(packed) }
}

function described(
  path: string,
  bytes: Uint8Array,
  article: Article,
  redirectFrom: string[],
): ArticlesExport['articles'][number] {
  const { front } = readFrontMatter(new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n'))
  const { description, owner, reviewBy, updated, publishAt, tags, aliases, questions, audience, draft, pages } = front
  return {
    articleId: article.id,
    path,
    title: article.title,
    revision: article.revision,
    front: {
      ...(description !== undefined && { description }),
      lang: article.lang,
      ...{ tags, aliases, questions, audience, draft, pages },
      ...(owner !== undefined && { owner }),
      ...(reviewBy !== undefined && { reviewBy }),
      ...(updated !== undefined && { updated }),
      ...(publishAt !== undefined && { publishAt }),
    },
    markdown: article.body,
    html: article.passages.map(({ markdown }) => renderer.markdown(markdown)).join('\n'),
    redirectFrom,
    pictures: [...new Set(article.pictures.map((picture) => picture.path))],
  }
}

/** Text as text, where that gives the same bytes again. */
function packed({ path, bytes }: Exported): ArticlesExport['files'][number] {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('utf-8')
  const isText = Buffer.compare(Buffer.from(text, 'utf-8'), buffer) === 0
  return isText
    ? { path, encoding: 'utf-8', content: text }
    : { path, encoding: 'base64', content: buffer.toString('base64') }
}
