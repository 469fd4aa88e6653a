/** One markdown file becomes one article, or the reasons why it cannot, each with its line. */
import { createHash } from 'node:crypto'
import type { Root } from 'mdast'
import type { Article, Problem, ProblemKind } from '../domain/articles.ts'
import { folderLanguage, readableName } from '../domain/categories.ts'
import { clean } from '../domain/text.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type Content, readPassages } from './passages.ts'
import { picturePath } from './picture.ts'
import { detectSurely, undetermined } from './tell-language.ts'

/** Bytes of one article file, front matter included: ten times the longest help article we know. */
export const maxArticleBytes = 1024 * 1024

export interface ParsedFile {
  /** Missing where a problem of severity `error` leaves the file out. */
  article?: Article
  /** Paths that led here before a rename. */
  redirectFrom: string[]
  problems: Problem[]
}

/** Of a text that is read at every keystroke. */
export interface Typed {
  /** What it is taken to be written in where it does not say; telling it takes longer than all the rest. */
  spoken?: string | undefined
  /** What parses its markdown; as a whole unless said otherwise. */
  parse?: (source: string) => Root
}

/**
 * Reads one article. Never throws: whatever is wrong with the bytes is a problem of this file alone.
 * `lang` is `und` where neither front matter, folder nor text tells it.
 * @param path from the knowledge base's root, with forward slashes, e.g. `billing/refunds.md`
 */
export function parseArticle(path: string, bytes: Uint8Array, { spoken, parse }: Typed = {}): ParsedFile {
  const refuse = (kind: ProblemKind, message: string, line = 0): ParsedFile => ({
    redirectFrom: [],
    problems: [{ severity: 'error', kind, file: path, line, message }],
  })
  if (bytes.byteLength > maxArticleBytes) {
    const size = (bytes.byteLength / 1024 / 1024).toFixed(1)
    const most = maxArticleBytes / 1024 / 1024
    return refuse('too-large', `The file has ${size} MiB; an article may have ${most} MiB. Split it.`)
  }
  const read = decode(bytes)
  if ('fault' in read) return refuse('not-text', read.fault, read.line)

  const { front, body, offset, remarks } = readFrontMatter(read.text)
  // Fixes are for the text as it lies on disk, which was cleaned here.
  const problems = remarks.map(({ fix: _, key: __, ...remark }): Problem => ({ ...remark, file: path }))
  if (remarks.some(({ severity }) => severity === 'error')) return { redirectFrom: [], problems }

  const id = articleId(path)
  const revision = createHash('sha256').update(bytes).digest('hex')
  const content = contentOf(body, front.title, parse)
  if (!content) {
    return refuse('too-nested', 'The markdown is nested too deeply to be read. Flatten its lists and quotes.')
  }
  const title = titleOf(front, content.heading, id)
  const lang = front.lang ?? spoken ?? languageOfArticle(path, front, () => `${title}\n${content.text}`) ?? undetermined
  if (content.passages.length === 0) {
    const message = 'The article has no text below its title, so it answers nothing.'
    problems.push({ severity: 'warning', kind: 'no-text', file: path, line: offset + 1, message })
  }
  const article: Article = {
    id,
    title,
    ...(front.description ? { description: front.description } : {}),
    lang,
    tags: front.tags,
    aliases: front.aliases,
    questions: front.questions,
    audience: front.audience,
    draft: front.draft,
    ...(front.publishAt ? { publishAt: front.publishAt } : {}),
    pages: front.pages,
    ...(front.owner ? { owner: front.owner } : {}),
    ...(front.translationOf ? { translationOf: front.translationOf } : {}),
    ...(front.updated ? { updated: front.updated } : {}),
    ...(front.reviewBy ? { reviewBy: front.reviewBy } : {}),
    revision,
    body,
    passages: content.passages.map((passage, position) => ({
      articleId: id,
      title,
      ...passage,
      position,
      lang,
      revision,
    })),
    pictures: [],
  }
  for (const { src, alt, below } of content.pictures) {
    const lies = picturePath(path, src)
    if (lies) article.pictures.push({ path: lies, alt, below })
    else {
      const message = `The picture ${src} lies outside of the knowledge base, so it is not shown. Copy it here.`
      problems.push({ severity: 'warning', kind: 'foreign-picture', file: path, line: 0, message })
    }
  }
  return { article, redirectFrom: front.redirectFrom, problems }
}

/** The article of a file: its path without `.md`. */
export const articleId = (path: string) => path.replace(/\.md$/i, '')

/** @param heading the first of its headings */
export const titleOf = (front: Pick<FrontMatter, 'title'>, heading: string | undefined, id: string) =>
  front.title ?? (heading || undefined) ?? readableName(id.split('/').at(-1) ?? id)

/**
 * The language of an article, where its front matter, its text or its folder tells it.
 * @param text what it is told by; made only where the front matter does not say
 */
export function languageOfArticle(path: string, front: Pick<FrontMatter, 'lang'>, text: () => string) {
  return front.lang ?? agreed(languageOfFolder(path), detectSurely(text()))
}

/** Markdown parsers recurse; what exhausts the stack is no article. */
function contentOf(body: string, title: string | undefined, parse: Typed['parse']): Content | undefined {
  try {
    return readPassages(body, title, parse)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function decode(bytes: Uint8Array): { text: string } | { fault: string; line: number } {
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    const line = lineOf(bytes, nul)
    return { fault: 'There is a NUL byte here: this is not a text file. Save it as UTF-8 text.', line }
  }
  try {
    return { text: clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).replace(/\r\n?/g, '\n') }
  } catch {
    return { fault: 'The file is not UTF-8. Save it as UTF-8 text.', line: firstBadLine(bytes) }
  }
}

/** The first line that is not UTF-8, so that an editor finds the letter that went wrong. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline + 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return 0
}

const lineOf = (bytes: Uint8Array, at: number) => bytes.subarray(0, at).filter((byte) => byte === 10).length + 1

/** A folder `it/` is Italian in one company and the IT department in another: the text decides where it can. */
const agreed = (folder: string | undefined, detected: string | undefined) => detected ?? folder

/** A folder named by a language, `de/…` or `pt-BR/…`, says what its articles are written in. */
function languageOfFolder(path: string): string | undefined {
  return path.split('/').slice(0, -1).map(folderLanguage).find(Boolean)
}
