/** The knowledge base: a folder of markdown that is read, watched and searched. */
import { resolve } from 'node:path'
import { type Article, isPublic } from '../domain/articles.ts'
import type { Clock, Evidence, KnowledgeStatus, Log, Retrieval, Retriever, SearchRequest } from '../ports.ts'
import { type Base, commonLanguage } from './base.ts'
import { type Builder, inPlace, inWorker } from './builder.ts'
import { aboutOf, describe, partsOf } from './follow-up.ts'
import type { LanguageIndex } from './index-format.ts'
import { tell } from './languages.ts'
import { makeSelfKnowledge } from './self-knowledge.ts'
import { suggest } from './suggestions.ts'
import { watchFolder } from './watch.ts'
import { searchWordings, type Thesaurus, thesauri } from './wordings.ts'

export { KnowledgeUnavailable } from './base.ts'

export interface Library extends Retriever {
  /** The articles that customers may see now. */
  articles(): Article[]
  /** Called after each change that was taken in; the returned function stops that. */
  onChange(listener: (status: KnowledgeStatus) => void): () => void
  /** Reads the folder again now and waits until what it holds is being answered from. */
  reload(): Promise<void>
  /** Where a former path of an article leads now. */
  redirect(id: string): string | undefined
  close(): Promise<void>
}

export interface LibraryOptions {
  /** The folder of markdown files. */
  folder: string
  clock: Pick<Clock, 'now'>
  log: Log
  /** Builds in a worker thread by default; run from TypeScript sources, in this thread. */
  build?: (folder: string) => Builder
  /** Whether to follow changes on disk; default true. */
  watch?: boolean
}

/** Passages that a search brings back unless asked for more or fewer. */
const defaultLimit = 8
/** Languages that a question whose own cannot be told is looked up in. */
const mostLanguages = 8
/** What an article in another language than the customer's must make up for. */
const foreignWeight = 0.85

/**
 * Opens a knowledge base and keeps it up to date until it is closed. A folder without articles is fine.
 * @throws KnowledgeUnavailable when the folder is missing or cannot be read; the message says what to do
 */
export async function openLibrary({ folder, clock, log, build, watch = true }: LibraryOptions): Promise<Library> {
  const root = resolve(folder)
  const makeBuilder = build ?? (import.meta.url.endsWith('.ts') ? inPlace : inWorker)
  const builder = makeBuilder(root)
  const listeners = new Set<(status: KnowledgeStatus) => void>()
  let closed = false
  let shelf: Shelf
  const self = makeSelfKnowledge((error) => log.error({ err: error }, 'The judge was not fitted to the articles.'))
  const study = () => {
    const [now, reading] = [clock.now(), shelf]
    const articles = [...reading.articles.values()].filter((article) => isPublic(article, now))
    return self.study(articles, (request) => searchShelf(reading, request, now))
  }
  try {
    shelf = shelve(root, await builder.build())
    await study()
  } catch (error) {
    await builder.close()
    throw error
  }

  /** One build at a time; changes that come meanwhile are one more build after it. */
  let running: Promise<void> | undefined
  let again: Promise<void> | undefined
  const reload = (): Promise<void> => {
    if (!running) {
      running = rebuild().finally(() => {
        running = undefined
      })
      return running
    }
    again ??= running.then(() => {
      again = undefined
      return reload()
    })
    return again
  }
  const rebuild = async () => {
    if (closed) return
    try {
      shelf = shelve(root, await builder.build())
      const { articles, passages, builtInMs } = shelf.status
      log.info({ articles, passages, builtInMs }, 'The knowledge base was read again.')
    } catch (error) {
      if (closed) return
      // What was read last goes on answering: a folder that is gone for a moment must not silence the desk.
      const message = error instanceof Error ? error.message : String(error)
      log.error({ folder: root }, `The knowledge base could not be read again; the last reading stays. ${message}`)
      const fault = { severity: 'error' as const, file: '.', line: 0, message }
      const others = shelf.status.problems.filter(({ file }) => file !== '.')
      shelf = { ...shelf, status: { ...shelf.status, problems: [fault, ...others] } }
    }
    if (closed) return
    void study().catch((error: unknown) => log.error({ err: error }, 'The articles were not asked their own titles.'))
    for (const listener of listeners) listener(status())
  }
  const status = (): KnowledgeStatus => ({ ...shelf.status, calibration: self.status() })
  const stopWatching = watch
    ? await watchFolder(
        root,
        () => void reload(),
        (error) => log.error({ folder: root }, `Changes in the knowledge base are not noticed: ${error.message}`),
      )
    : async () => {}

  return {
    async search(request) {
      return self.inform(searchShelf(shelf, request, clock.now()))
    },
    language: (text) => tell(text, Object.keys(shelf.status.languages)),
    article(id) {
      const article = shelf.articles.get(id)
      return article && isPublic(article, clock.now()) ? article : undefined
    },
    articles: () => [...shelf.articles.values()].filter((article) => isPublic(article, clock.now())),
    suggestions(page, limit) {
      const lang = page.lang?.toLowerCase().split(/[-_]/)[0]
      const spoken = lang && shelf.indexes.has(lang) ? lang : shelf.common
      const now = clock.now()
      const shown = [...shelf.articles.values()].filter((article) => article.lang === spoken && isPublic(article, now))
      return suggest(shown, page.url, limit)
    },
    status,
    redirect: (id) => shelf.redirects.get(id),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reload,
    async close() {
      closed = true
      self.stop()
      listeners.clear()
      await stopWatching()
      await builder.close()
    },
  }
}

/** One reading of the folder, swapped as a whole. */
interface Shelf {
  articles: Map<string, Article>
  indexes: Map<string, LanguageIndex>
  redirects: Map<string, string>
  /** The language that most articles are in. */
  common: string
  /** Synonyms of a language, readied when they are first wanted. */
  thesaurus: (lang: string) => Thesaurus
  status: Omit<KnowledgeStatus, 'calibration'>
}

function shelve(folder: string, base: Base): Shelf {
  const languages: Record<string, number> = {}
  for (const { lang } of base.articles) languages[lang] = (languages[lang] ?? 0) + 1
  return {
    articles: new Map(base.articles.map((article) => [article.id, article])),
    indexes: new Map(base.index.languages.map((index) => [index.lang, index])),
    redirects: new Map(Object.entries(base.redirects)),
    common: commonLanguage(base.articles),
    thesaurus: thesauri(base.synonyms),
    status: {
      folder,
      articles: base.articles.length,
      passages: base.articles.reduce((sum, { passages }) => sum + passages.length, 0),
      languages,
      problems: base.problems,
      builtInMs: base.builtInMs,
    },
  }
}

/**
 * Searches in the customer's language and in the one that most articles are in, and keeps what answers better.
 */
function searchShelf(shelf: Shelf, request: SearchRequest, now: string): Retrieval {
  const { query, history, limit = defaultLimit, unnamed } = request
  const wanted = [request.lang?.toLowerCase().split(/[-_]/)[0], tell(query, [...shelf.indexes.keys()])]
  const own = wanted.filter((lang): lang is string => lang !== undefined && shelf.indexes.has(lang))
  const excluded = new Set(request.exclude)
  const mayShow = (id: string) => {
    const article = shelf.articles.get(id)
    return article !== undefined && !excluded.has(id) && isPublic(article, now)
  }
  let best: { retrieval: Retrieval; worth: number } | undefined
  // A word or a name alone is looked for in every language: where it stands tells which it is.
  const untold = wanted.every((lang) => lang === undefined) ? [...shelf.indexes.keys()].slice(0, mostLanguages) : []
  for (const lang of new Set([...own, shelf.common, ...untold])) {
    const index = shelf.indexes.get(lang)
    if (!index) continue
    const parts = partsOf(query, history, lang)
    const about = aboutOf(query, history, index.subjects, lang)
    const found = searchWordings(index, shelf.thesaurus(lang), query, parts, { mayShow, limit, about, unnamed })
    const worth = (found.hits[0]?.score ?? 0) * (own.length === 0 || own.includes(lang) ? 1 : foreignWeight)
    if (best && worth <= best.worth) continue
    const { features, unknown, missing, words } = found
    const evidence = found.hits.flatMap((hit) => evidenceOf(shelf, hit))
    best = { worth, retrieval: { query: describe(found.parts), lang, evidence, features, unknown, missing, words } }
  }
  return (
    best?.retrieval ?? { query, lang: shelf.common, evidence: [], features: {}, unknown: [], missing: [], words: 0 }
  )
}

function evidenceOf(
  shelf: Shelf,
  hit: { articleId: string; position: number; score: number; features: object },
): Evidence[] {
  const passage = shelf.articles.get(hit.articleId)?.passages[hit.position]
  return passage ? [{ passage, score: hit.score, features: { ...hit.features } }] : []
}
