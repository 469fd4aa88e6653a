/** All articles as the editor's tree shows them: what state each is in, and who is at work on it. */
import { fileOf, idOf } from '../../domain/article-path.ts'
import { type Article, isStale, type Problem } from '../../domain/articles.ts'
import type { Iso } from '../../domain/events.ts'
import type { ArticleDraft } from '../../ports/content.ts'
import type { Desk } from '../desk.ts'

/** `left-out`: a fault keeps the file from being read. */
export type ArticleState = 'published' | 'draft' | 'internal' | 'scheduled' | 'left-out'

export interface DraftNote {
  by: { id: string; name: string }
  at: Iso
  /** The revision that it was made from; null for a file that was not there. */
  base: string | null
  mine: boolean
}

export interface ArticleRow {
  path: string
  articleId: string
  title: string
  lang: string
  tags: string[]
  category: string
  state: ArticleState
  stale: boolean
  questions: number
  failing: number
  problems: { errors: number; warnings: number }
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: Iso
  /** The asker's own, or else the newest one. */
  draft?: DraftNote
  /** Missing where the file could not be read. */
  revision?: string
}

export interface ArticleRows {
  articles: ArticleRow[]
  /** Drafts of files that are not there. */
  drafts: ({ path: string } & DraftNote)[]
  /** How many articles are in the bin. */
  bin: number
}

/** @param by who asks: their own draft comes first */
export async function listArticles(desk: Desk, by: { id: string }): Promise<ArticleRows> {
  const { articles } = desk.content
  const now = desk.clock.now()
  const problems = countedByFile(articles.problems())
  const [drafts, bin] = await Promise.all([desk.store.drafts(), desk.store.bin()])
  const noted = notesByPath(drafts, by.id)
  const failing = desk.failing()
  const rows = [...articles.all().values()].map((article): ArticleRow => {
    const path = fileOf(article.id)
    const { id, title, lang, tags, owner, reviewBy, updated, publishAt, revision } = article
    const draft = noted.get(path)
    return {
      path,
      articleId: id,
      title,
      lang,
      tags,
      category: categoryOf(id),
      state: stateOf(article, now),
      stale: isStale(article, now),
      questions: article.questions.length,
      failing: failing.get(id) ?? 0,
      problems: problems.get(path) ?? { errors: 0, warnings: 0 },
      ...(owner && { owner }),
      ...(reviewBy && { reviewBy }),
      ...(updated && { updated }),
      ...(publishAt && { publishAt }),
      ...(draft && { draft }),
      revision,
    }
  })
  const listed = new Set(rows.map(({ path }) => path))
  const leftOut = [...problems]
    .filter(([path, { errors }]) => errors > 0 && /\.md$/i.test(path) && !listed.has(path))
    .map(([path, counts]) => leftOutRow(path, counts, noted.get(path)))
  const all = [...rows, ...leftOut].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path } of leftOut) listed.add(path)
  return {
    articles: all,
    drafts: [...noted].filter(([path]) => !listed.has(path)).map(([path, note]) => ({ path, ...note })),
    bin: bin.length,
  }
}

/** Whether customers may read an article, and if not, why. */
export function stateOf({ audience, draft, publishAt }: Article, now: Iso): ArticleState {
  if (draft) return 'draft'
  if (audience === 'internal') return 'internal'
  return publishAt && publishAt > now ? 'scheduled' : 'published'
}

/** The first folder of an article's path. */
function categoryOf(id: string): string {
  const slash = id.indexOf('/')
  return slash === -1 ? '' : id.slice(0, slash)
}

function leftOutRow(path: string, problems: ArticleRow['problems'], draft: DraftNote | undefined): ArticleRow {
  const articleId = idOf(path)
  return {
    path,
    articleId,
    title: articleId.split('/').at(-1) ?? articleId,
    lang: 'und',
    tags: [],
    category: categoryOf(articleId),
    state: 'left-out',
    stale: false,
    questions: 0,
    failing: 0,
    problems,
    ...(draft && { draft }),
  }
}

function countedByFile(problems: readonly Pick<Problem, 'file' | 'severity'>[]) {
  const counts = new Map<string, ArticleRow['problems']>()
  for (const { file, severity } of problems) {
    if (severity === 'hint') continue
    const known = counts.get(file) ?? { errors: 0, warnings: 0 }
    counts.set(file, known)
    known[severity === 'error' ? 'errors' : 'warnings']++
  }
  return counts
}

/** One draft a path: the asker's own, or else the newest. */
function notesByPath(drafts: readonly Omit<ArticleDraft, 'text'>[], asker: string): Map<string, DraftNote> {
  const notes = new Map<string, DraftNote>()
  for (const { path, by, at, base } of drafts) {
    const mine = by.id === asker
    if (mine || !notes.has(path)) notes.set(path, { by, at, base, mine })
  }
  return notes
}
