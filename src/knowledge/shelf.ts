/** One reading of the knowledge base as it is searched: which languages are asked, and which answer is kept. */
import { type Article, type CategoryNotes, isPublic } from '../domain/articles.ts'
import type { Evidence, KnowledgeStatus, Retrieval, SearchRequest } from '../ports/knowledge.ts'
import { languagesOf, mostCommon } from './base.ts'
import type { Base } from './builder.ts'
import { aboutOf, describe, partsOf } from './follow-up.ts'
import type { LanguageIndex } from './open-index.ts'
import type { Synonym } from './synonyms.ts'
import { tell } from './tell-language.ts'
import { searchWordings, type Thesaurus, thesauri } from './wordings.ts'

/** Passages that a search brings back unless asked for more or fewer. */
const defaultLimit = 8
/** Languages that a question whose own cannot be told is looked up in. */
const mostLanguages = 8
/** What an article in another language than the customer's must make up for. */
const foreignWeight = 0.85

/** One reading of the folder, swapped as a whole. */
export interface Shelf {
  articles: ReadonlyMap<string, Article>
  indexes: ReadonlyMap<string, LanguageIndex>
  redirects: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, CategoryNotes>
  /** The language that most articles are in. */
  common: string
  /** Synonyms of a language, readied when they are first wanted. */
  thesaurus: (lang: string) => Thesaurus
  synonyms: readonly Synonym[]
  /** How many questions its articles list. */
  questions: number
  status: Omit<KnowledgeStatus, 'calibration'>
}

/** Sets up a reading of the folder for searching. */
export function shelve(folder: string, base: Base): Shelf {
  const languages = languagesOf(base.articles.values())
  let passages = 0
  let questions = 0
  for (const article of base.articles.values()) {
    passages += article.passages.length
    if (article.audience === 'public' && !article.draft) questions += article.questions.length
  }
  return {
    articles: base.articles,
    indexes: base.indexes,
    redirects: new Map(Object.entries(base.redirects)),
    categories: base.categories,
    common: mostCommon(languages),
    thesaurus: thesauri(base.synonyms),
    synonyms: base.synonyms,
    questions,
    status: {
      folder,
      articles: base.articles.size,
      passages,
      languages,
      categories: categoriesOf(base.articles.keys()),
      problems: base.problems,
      builtInMs: base.builtInMs,
    },
  }
}

function categoriesOf(ids: Iterable<string>): string[] {
  const folders = [...ids].filter((id) => id.includes('/')).map((id) => id.slice(0, id.indexOf('/')))
  return [...new Set(folders)].sort((one, other) => one.localeCompare(other))
}

/**
 * Searches in the customer's language and in the one that most articles are in, and keeps what answers better.
 */
export function searchShelf(shelf: Shelf, request: SearchRequest, now: string): Retrieval {
  const { query, history, limit = defaultLimit, unnamed = [] } = request
  // Where all articles are in one language there is nothing to choose, and telling takes as long as searching.
  const told = shelf.indexes.size > 1 ? tell(query, [...shelf.indexes.keys()]) : undefined
  const wanted = [request.lang?.toLowerCase().split(/[-_]/)[0], told]
  const spoken = told ?? wanted[0]
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
    const options = { mayShow, limit, about, unnamed, spoken: spoken === lang ? undefined : spoken }
    const found = searchWordings(index, shelf.thesaurus(lang), query, parts, options)
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
