/**
 * Keeps the index of a knowledge base: each article is compiled once, articles lie in shards, and a change puts
 * together only the shards that it touches. Pure but for its cost; it runs in a worker.
 */
import type { Article } from '../domain/articles.ts'
import { assembleShard } from './assemble-shard.ts'
import { type Compiled, compileArticle, stampOf } from './compile-article.ts'
import type { IndexChange, LanguageChange } from './index-format.ts'
import { labelsOf } from './labels.ts'
import { gramSize } from './languages.ts'
import { hash } from './lexicon.ts'
import { makeTally } from './statistics.ts'
import { collectSubjects } from './subject-table.ts'

/** Articles of a shard: few enough that one is put together within milliseconds, many enough that few are searched. */
const articlesPerShard = 256
/** How far a base may outgrow its shards, or shrink below them, before its articles are dealt out anew. */
const outgrown = 4

export interface Indexer {
  /**
   * Takes in what the knowledge base holds now, and says what that changes.
   * @param indexed told how many articles were compiled so far
   */
  update(articles: readonly Article[], indexed?: (count: number) => void): IndexChange
  /** What `update` would say, with nothing taken in. */
  attempt(articles: readonly Article[]): IndexChange
}

export function makeIndexer(perShard = articlesPerShard): Indexer {
  const books = new Map<string, Book>()
  return {
    update(articles, indexed = () => {}) {
      const byLanguage = findable(articles)
      for (const lang of books.keys()) if (!byLanguage.has(lang)) books.delete(lang)
      let count = 0
      return {
        languages: [...byLanguage].map(([lang, ours]) => {
          const book = books.get(lang) ?? makeBook(lang, perShard)
          books.set(lang, book)
          return book.update(ours, () => indexed(++count))
        }),
      }
    },
    attempt(articles) {
      const languages = [...findable(articles)]
      // A language that is new has a book of its own for once.
      return { languages: languages.map(([lang, ours]) => (books.get(lang) ?? makeBook(lang, perShard)).attempt(ours)) }
    },
  }
}

/** The whole index of some articles. */
export function buildIndex(articles: readonly Article[], perShard?: number): IndexChange {
  return makeIndexer(perShard).update(articles)
}

/** By language. Internal articles and drafts stay out, so that no path can find them. */
function findable(articles: readonly Article[]): Map<string, Article[]> {
  const byLanguage = new Map<string, Article[]>()
  for (const article of articles) {
    if (article.audience !== 'public' || article.draft || article.passages.length === 0) continue
    const ours = byLanguage.get(article.lang)
    if (ours) ours.push(article)
    else byLanguage.set(article.lang, [article])
  }
  return byLanguage
}

/** The articles of one language. */
interface Book {
  /** Takes in what there is now, and says what that changes. */
  update(articles: readonly Article[], indexed: () => void): LanguageChange | { lang: string }
  /** Says what that would change. */
  attempt(articles: readonly Article[]): LanguageChange | { lang: string }
}

function makeBook(lang: string, perShard: number): Book {
  const gram = gramSize(lang)
  const tally = makeTally(gram)
  let shards: Map<string, Compiled>[] = []
  /** The names when the subjects were last collected, which takes too long to do at every change. */
  let named = ''
  const shardOf = (id: string) => (hash(id) >>> 0) % shards.length

  /** Brings what is compiled up to date; answers with the shards that this touches. */
  const takeIn = (
    articles: readonly Article[],
    labels: readonly (string | undefined)[],
    indexed: () => void,
  ): Set<number> => {
    const touched = new Set<number>()
    const present = new Set<string>()
    for (const [at, article] of articles.entries()) {
      const label = labels[at]
      present.add(article.id)
      const number = shardOf(article.id)
      const shard = shards[number] as Map<string, Compiled>
      const before = shard.get(article.id)
      if (before?.stamp === stampOf(article, label)) continue
      if (before) tally.remove(before)
      const compiled = compileArticle(article, label, tally.numberOf)
      tally.add(compiled)
      shard.set(article.id, compiled)
      touched.add(number)
      indexed()
    }
    for (const [number, shard] of shards.entries()) {
      for (const [id, compiled] of shard) {
        if (present.has(id)) continue
        tally.remove(compiled)
        shard.delete(id)
        touched.add(number)
      }
    }
    return touched
  }
  const deal = (count: number) => {
    const all = shards.flatMap((shard) => [...shard.values()])
    shards = Array.from({ length: count }, () => new Map())
    for (const compiled of all) shards[shardOf(compiled.id)]?.set(compiled.id, compiled)
  }
  const dealtFor = (count: number) => {
    const wanted = Math.ceil(count / perShard)
    const isDue = wanted > shards.length * outgrown || wanted * outgrown < shards.length
    if (isDue) deal(wanted)
    return isDue
  }
  const update: Book['update'] = (articles, indexed) => {
    const dealt = dealtFor(articles.length)
    const labels = labelsOf(articles)
    const touched = takeIn(articles, labels, indexed)
    const changed = dealt ? [...shards.keys()] : [...touched]
    if (changed.length === 0) return { lang }
    const lexicon = tally.newLexicon()
    const names = namesOf(articles, labels)
    const renamed = names !== named
    named = names
    return {
      lang,
      gram,
      shards: shards.length,
      changed: changed.map((number) => ({ number, shard: assembleShard(inOrder(shards[number])) })),
      statistics: tally.statistics(),
      ...(lexicon ? { lexicon } : {}),
      ...(renamed ? { subjects: collectSubjects(articles, lang, labels) } : {}),
    }
  }
  return {
    update,
    attempt(articles) {
      const before = { shards, named }
      shards = shards.map((shard) => new Map(shard))
      try {
        return tally.attempt(() => update(articles, () => {}))
      } finally {
        ;({ shards, named } = before)
      }
    },
  }
}

/** All that subjects are made from, as one text. */
const namesOf = (articles: readonly Article[], labels: readonly (string | undefined)[]) =>
  articles.map(({ id, title, aliases, tags }, at) => [id, title, labels[at], ...aliases, ...tags].join('\t')).join('\n')

/** By id, so that a shard is the same whatever way its articles came. */
const inOrder = (shard: Map<string, Compiled> | undefined) =>
  [...(shard?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
