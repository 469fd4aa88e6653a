/** Reads a folder of markdown into articles, redirects and problems. Runs in a worker, or in place where there is none. */
import { join } from 'node:path'
import type { Article, CategoryNotes, Problem } from '../domain/articles.ts'
import type { FileChange, TrialOptions } from '../ports/trials.ts'
import { type ParsedFile, parseArticle } from './article.ts'
import { readCategories } from './category-files.ts'
import { assertReadable, markdownFiles, readIfChanged, reason } from './folder.ts'
import type { Synonym } from './synonyms.ts'
import { readSynonyms } from './synonyms-file.ts'
import { detect, undetermined } from './tell-language.ts'

export interface Reading {
  articles: Article[]
  /** Former id → id, from `redirectFrom`. */
  redirects: Record<string, string>
  problems: Problem[]
  /** What the folder's `synonyms.yml` lists. */
  synonyms: Synonym[]
  /** What editors say of categories, by folder. */
  categories: ReadonlyMap<string, CategoryNotes>
}

interface KnownFile {
  stamp: string
  parsed: ParsedFile
  /** The article in the language it was settled on, and the languages it was chosen among. */
  settled?: { among: string; article: Article }
}

/** Parsed files by path; a file that did not change on disk is not read again. */
export type KnownFiles = Map<string, KnownFile>

/** Files with the same remark about a foreign key beyond which it is said once for all. */
const repeatedRemarks = 3

/**
 * Reads every `.md` file below a folder. A README.md without front matter is about the folder and not an article.
 * @param known what was parsed before; brought up to date
 * @param parsed told how many files of how many have been looked at
 * @throws KnowledgeUnavailable when the folder is missing, is no folder or cannot be read
 */
export function readBase(
  folder: string,
  known: KnownFiles = new Map(),
  parsed: (done: number, total: number) => void = () => {},
): Reading {
  assertReadable(folder)
  const problems: Problem[] = []
  const paths = markdownFiles(folder, problems)
  const present = new Set(paths)
  for (const path of known.keys()) if (!present.has(path)) known.delete(path)
  for (const [at, path] of paths.entries()) {
    readFile(folder, path, known, problems)
    parsed(at + 1, paths.length)
  }
  return gathered(folder, paths, known, problems)
}

/**
 * What `readBase` would answer if some files stood there with other texts, or not at all.
 * @param known what was parsed of the folder as it is, which stays so
 * @param shown whether the articles of the changed files are taken for no drafts, and as published by now
 */
export function readWith(
  folder: string,
  known: Readonly<KnownFiles>,
  changes: readonly FileChange[],
  { shown = false }: Pick<TrialOptions, 'shown'> = {},
): Reading {
  const tried: KnownFiles = new Map()
  for (const [path, file] of known) tried.set(path, { ...file })
  for (const { path, text } of changes) {
    if (text === undefined) tried.delete(path)
    else tried.set(path, { stamp: '', parsed: parsedText(path, Buffer.from(text), shown) })
  }
  const paths = [...tried.keys()].sort((a, b) => (a < b ? -1 : 1))
  return gathered(folder, paths, tried, [])
}

function parsedText(path: string, bytes: Uint8Array, shown: boolean): ParsedFile {
  if (isReadme(path, bytes)) return { redirectFrom: [], problems: [] }
  const parsed = parseArticle(path, bytes)
  if (!shown || !parsed.article) return parsed
  const { publishAt: _later, ...article } = parsed.article
  return { ...parsed, article: { ...article, draft: false } }
}

/** Puts together what was parsed of a folder's files. */
function gathered(
  folder: string,
  paths: readonly string[],
  known: KnownFiles,
  problems: ParsedFile['problems'],
): Reading {
  const files = new Map<string, KnownFile>()
  const redirects: Record<string, string> = Object.create(null) as Record<string, string>
  for (const path of paths) {
    const file = known.get(path)
    if (!file) continue
    const { article, redirectFrom } = file.parsed
    problems.push(...file.parsed.problems)
    if (!article) continue
    if (files.has(article.id)) {
      const message =
        'Another file has the same path but for its letter case or ending; this one is left out. Rename it.'
      problems.push({ severity: 'error', kind: 'same-path', file: path, line: 0, message })
      continue
    }
    files.set(article.id, file)
    for (const former of redirectFrom) redirects[former.replace(/^\/|\.md$/g, '')] = article.id
  }
  const { synonyms, problems: inSynonyms } = readSynonyms(folder)
  problems.push(...inSynonyms)
  const articles = settleLanguages([...files.values()])
  const { categories, problems: inCategories } = readCategories(folder, articles)
  problems.push(...inCategories, ...strayTranslations(articles))
  return { articles, redirects, problems: summed(problems), synonyms, categories }
}

/** Articles that say they are a translation of none, or of one in their own language. */
function strayTranslations(articles: readonly Article[]): Problem[] {
  const languages = new Map(articles.map(({ id, lang }) => [id, lang]))
  return articles.flatMap(({ id, lang, translationOf }) => {
    const other = translationOf === undefined ? lang : languages.get(translationOf)
    if (translationOf === undefined || (other !== undefined && other !== lang && translationOf !== id)) return []
    const wrong =
      other === undefined
        ? `names ${translationOf}, which is no article. Write its path from the root, such as billing/refunds.`
        : `names ${translationOf}, which is in the same language (${lang}). Say the language of each with \`lang\`.`
    const message = `\`translationOf\` ${wrong}`
    return { severity: 'warning' as const, kind: 'stray-translation' as const, file: `${id}.md`, line: 0, message }
  })
}

function readFile(folder: string, path: string, known: KnownFiles, problems: Problem[]): void {
  try {
    const read = readIfChanged(join(folder, path), known.get(path)?.stamp)
    if (!read) return
    const { stamp, bytes } = read
    const nothing = { redirectFrom: [], problems: [] }
    known.set(path, { stamp, parsed: isReadme(path, bytes) ? nothing : parseArticle(path, bytes) })
  } catch (cause) {
    known.delete(path)
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return
    const message = `The file cannot be read (${reason(cause)}). Give it read permission.`
    problems.push({ severity: 'error', kind: 'unreadable', file: path, line: 0, message })
  }
}

export const isReadme = (path: string, bytes: Uint8Array) =>
  /(?:^|\/)readme\.md$/i.test(path) && !new TextDecoder().decode(bytes.subarray(0, 4)).startsWith('---')

/** Articles whose own text does not tell are told among the languages of the others, or are in the most common one. */
function settleLanguages(files: readonly KnownFile[]): Article[] {
  const articles = files.flatMap(({ parsed }) => parsed.article ?? [])
  const told = [...new Set(articles.map(({ lang }) => lang))].filter((lang) => lang !== undetermined)
  const common = told.length > 0 ? mostCommon(languagesOf(articles)) : (detect(sampleOf(articles)) ?? undetermined)
  const among = [common, ...told].join(' ')
  return files.flatMap((file) => {
    const { article } = file.parsed
    if (!article || article.lang !== undetermined) return article ?? []
    if (file.settled?.among === among) return file.settled.article
    const lang = (told.length > 1 ? detect(textOf(article), told) : undefined) ?? common
    const settled = { ...article, lang, passages: article.passages.map((passage) => ({ ...passage, lang })) }
    file.settled = { among, article: settled }
    return settled
  })
}

const textOf = ({ title, passages }: Article) => [title, ...passages.map(({ text }) => text)].join('\n')

/** Characters of text that tell the language of a base none of whose articles tells its own. */
const sampleLength = 4000

function sampleOf(articles: readonly Article[]): string {
  let sample = ''
  for (const article of articles) {
    sample += `${textOf(article)}\n`
    if (sample.length >= sampleLength) break
  }
  return sample
}

/** The language that most articles are in, by how many are in each. */
export function mostCommon(articles: Readonly<Record<string, number>>): string {
  const told = Object.entries(articles).filter(([lang]) => lang !== undetermined)
  return told.sort((a, b) => b[1] - a[1])[0]?.[0] ?? undetermined
}

/** How many articles are in each language. */
export function languagesOf(articles: Iterable<Article>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { lang } of articles) counts[lang] = (counts[lang] ?? 0) + 1
  return counts
}

/** An imported help centre has the same foreign keys in every file: that is one remark, not hundreds. */
export function summed(problems: readonly Problem[]): Problem[] {
  const files = new Map<string, number>()
  const repeats = (problem: Problem) => problem.kind === 'unknown-key'
  for (const problem of problems) {
    if (repeats(problem)) files.set(problem.message, (files.get(problem.message) ?? 0) + 1)
  }
  const said = new Set<string>()
  return problems.flatMap((problem) => {
    const { message } = problem
    const count = repeats(problem) ? (files.get(message) ?? 0) : 0
    if (count <= repeatedRemarks) return [problem]
    if (said.has(message)) return []
    said.add(message)
    return [{ ...problem, message: `${message} The same in ${count - 1} other files.` }]
  })
}
