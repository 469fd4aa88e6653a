/** Reads a folder of markdown into articles, problems and an index. Runs in a worker, or in place where there is none. */
import { constants } from 'node:fs'
import { access, open, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Article, Problem } from '../domain/articles.ts'
import { maxArticleBytes, type ParsedFile, parseArticle } from './article.ts'
import { buildIndex } from './build-index.ts'
import type { IndexData } from './index-format.ts'
import { detect, undetermined } from './languages.ts'
import { maxSynonymsBytes, parseSynonyms, type Synonym, synonymsFile } from './synonyms.ts'

export interface Base {
  articles: Article[]
  /** Former id → id, from `redirectFrom`. */
  redirects: Record<string, string>
  problems: Problem[]
  /** What the folder's `synonyms.yml` lists. */
  synonyms: Synonym[]
  index: IndexData
  /** Milliseconds that reading and indexing took. */
  builtInMs: number
}

/** The folder cannot be read; its message says what to do. */
export class KnowledgeUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'KnowledgeUnavailable'
  }
}

/** Parsed files by path; a file that did not change on disk is not read again. */
export type ParsedFiles = Map<string, { stamp: string; parsed: ParsedFile }>

/** Files read at the same time. */
const parallelReads = 16
/** Files with the same remark about a foreign key beyond which it is said once for all. */
const repeatedRemarks = 3

/**
 * Reads every `.md` file below a folder. Names that start with a dot and `node_modules` are left out, and so is a
 * README.md without front matter, which is about the folder and not an article.
 * @param known what was parsed before; brought up to date
 * @throws KnowledgeUnavailable when the folder is missing, is no folder or cannot be read
 */
export async function readBase(folder: string, known: ParsedFiles = new Map()): Promise<Base> {
  const started = performance.now()
  await assertReadable(folder)
  const problems: Problem[] = []
  const paths = await markdownFiles(folder, problems)
  for (const path of known.keys()) if (!paths.includes(path)) known.delete(path)
  for (let at = 0; at < paths.length; at += parallelReads) {
    await Promise.all(paths.slice(at, at + parallelReads).map((path) => readFile(folder, path, known, problems)))
  }

  const articles = new Map<string, Article>()
  const redirects: Record<string, string> = Object.create(null) as Record<string, string>
  for (const path of paths) {
    const parsed = known.get(path)?.parsed
    if (!parsed) continue
    problems.push(...parsed.problems)
    if (!parsed.article) continue
    if (articles.has(parsed.article.id)) {
      const message =
        'Another file has the same path but for its letter case or ending; this one is left out. Rename it.'
      problems.push({ severity: 'error', file: path, line: 0, message })
      continue
    }
    articles.set(parsed.article.id, parsed.article)
    for (const former of parsed.redirectFrom) redirects[former.replace(/^\/|\.md$/g, '')] = parsed.article.id
  }
  const { synonyms, problems: inSynonyms } = await readSynonyms(folder)
  problems.push(...inSynonyms)
  const settled = settleLanguages([...articles.values()])
  return {
    articles: settled,
    redirects,
    problems: summed(problems),
    synonyms,
    index: buildIndex(settled),
    builtInMs: Math.round(performance.now() - started),
  }
}

async function assertReadable(folder: string): Promise<void> {
  const advice = 'Set BELLHOP_KB to a folder of markdown files.'
  let isFolder: boolean
  try {
    isFolder = (await stat(folder)).isDirectory()
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? `There is no knowledge base at ${folder}. ${advice}`
      : `The knowledge base ${folder} cannot be reached (${(cause as Error).message}). ${advice}`
    throw new KnowledgeUnavailable(message, { cause })
  }
  if (!isFolder) throw new KnowledgeUnavailable(`The knowledge base ${folder} is not a folder. ${advice}`)
  try {
    await access(folder, constants.R_OK | constants.X_OK)
  } catch (cause) {
    const message = `The knowledge base ${folder} may not be read by this user. Give it read permission (chmod -R a+rX), or set BELLHOP_KB to another folder.`
    throw new KnowledgeUnavailable(message, { cause })
  }
}

/** Paths from the root, with forward slashes, in order. Links are followed to files inside the root only. */
async function markdownFiles(folder: string, problems: Problem[]): Promise<string[]> {
  const root = await realpath(folder)
  const found: string[] = []
  const walk = async (under: string): Promise<void> => {
    let entries: import('node:fs').Dirent[]
    try {
      entries = await readdir(join(folder, under), { withFileTypes: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
      const message = `This folder cannot be read (${reason(cause)}); its articles are missing. Give it read permission.`
      problems.push({ severity: 'error', file: under || '.', line: 0, message })
      return
    }
    for (const entry of entries) {
      const path = under ? `${under}/${entry.name}` : entry.name
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory()) await walk(path)
      else if (!/\.md$/i.test(entry.name)) continue
      else if (entry.isFile()) found.push(path)
      else if (entry.isSymbolicLink()) {
        const target = await realpath(join(folder, path)).catch(() => '')
        if (target.startsWith(root + sep)) found.push(path)
        else
          problems.push({
            severity: 'error',
            file: path,
            line: 0,
            message: 'This link leads out of the knowledge base; it is not followed. Copy the file here.',
          })
      }
    }
  }
  await walk('')
  return found.sort((a, b) => (a < b ? -1 : 1))
}

async function readFile(folder: string, path: string, known: ParsedFiles, problems: Problem[]): Promise<void> {
  try {
    const file = await open(join(folder, path), 'r')
    try {
      const { size, mtimeMs, ctimeMs, ino } = await file.stat()
      const stamp = `${size} ${mtimeMs} ${ctimeMs} ${ino}`
      if (known.get(path)?.stamp === stamp) return
      // One byte more than allowed is enough to refuse a file, whatever it grew to.
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, maxArticleBytes + 1)))
      const bytes = buffer.subarray(0, bytesRead)
      if (isReadme(path, bytes)) known.set(path, { stamp, parsed: { redirectFrom: [], problems: [] } })
      else known.set(path, { stamp, parsed: parseArticle(path, bytes) })
    } finally {
      await file.close()
    }
  } catch (cause) {
    known.delete(path)
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
    const message = `The file cannot be read (${reason(cause)}). Give it read permission.`
    problems.push({ severity: 'error', file: path, line: 0, message })
  }
}

/** Reads the editor's synonyms, where there are any; it is small, so it is read each time. */
async function readSynonyms(folder: string): Promise<ReturnType<typeof parseSynonyms>> {
  const none = (message: string, file = synonymsFile) => {
    return { synonyms: [], problems: [{ severity: 'error' as const, file, line: 0, message }] }
  }
  try {
    const file = await open(
      join(folder, synonymsFile),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    )
    try {
      if (!(await file.stat()).isFile()) return none('This is no file, so no synonyms are used.')
      const { bytesRead, buffer } = await file.read(Buffer.alloc(maxSynonymsBytes + 1), 0, maxSynonymsBytes + 1, 0)
      return parseSynonyms(buffer.subarray(0, bytesRead))
    } finally {
      await file.close()
    }
  } catch (cause) {
    const why = reason(cause)
    if (why === 'ELOOP') return none('This is a link; it is not followed. Copy the file here.')
    if (why !== 'ENOENT') return none(`The file cannot be read (${why}). Give it read permission.`)
    const other = 'synonyms.yaml'
    const misnamed = await access(join(folder, other)).then(
      () => true,
      () => false,
    )
    return misnamed
      ? none(`Synonyms are read from ${synonymsFile}. Rename this file.`, other)
      : { synonyms: [], problems: [] }
  }
}

const isReadme = (path: string, bytes: Uint8Array) =>
  /(?:^|\/)readme\.md$/i.test(path) && !new TextDecoder().decode(bytes.subarray(0, 4)).startsWith('---')

const reason = (cause: unknown) => (cause as NodeJS.ErrnoException).code ?? (cause as Error).message

/** Articles whose own text does not tell are told among the languages of the others, or are in the most common one. */
function settleLanguages(articles: Article[]): Article[] {
  const told = [...new Set(articles.map(({ lang }) => lang))].filter((lang) => lang !== undetermined)
  const common = told.length > 0 ? commonLanguage(articles) : (detect(articles.map(textOf).join('\n')) ?? undetermined)
  return articles.map((article) => {
    if (article.lang !== undetermined) return article
    const lang = (told.length > 1 ? detect(textOf(article), told) : undefined) ?? common
    return { ...article, lang, passages: article.passages.map((passage) => ({ ...passage, lang })) }
  })
}

const textOf = ({ title, passages }: Article) => [title, ...passages.map(({ text }) => text)].join('\n')

/** The language that most articles are in. */
export function commonLanguage(articles: readonly Article[]): string {
  const counts = new Map<string, number>()
  for (const { lang } of articles) if (lang !== undetermined) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? undetermined
}

/** An imported help centre has the same foreign keys in every file: that is one remark, not hundreds. */
function summed(problems: ParsedFile['problems']): Problem[] {
  const files = new Map<string, number>()
  for (const { unknownKey } of problems) if (unknownKey) files.set(unknownKey, (files.get(unknownKey) ?? 0) + 1)
  const said = new Set<string>()
  return problems.flatMap(({ severity, file, line, message, unknownKey }) => {
    const count = unknownKey ? (files.get(unknownKey) ?? 0) : 0
    if (!unknownKey || count <= repeatedRemarks) return [{ severity, file, line, message }]
    if (said.has(unknownKey)) return []
    said.add(unknownKey)
    return [{ severity, file, line, message: `${message} The same in ${count - 1} other files.` }]
  })
}
