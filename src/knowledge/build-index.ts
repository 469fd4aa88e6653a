/**
 * Builds the index of a knowledge base: lunr counts and weighs, and what it built is compiled into flat arrays. Pure
 * but for its cost; it runs in a worker.
 */
import lunr from 'lunr'
import type { Article } from '../domain/articles.ts'
import { countGrams, makeLines } from './grams.ts'
import type { IndexData, LanguageIndex, Postings } from './index-format.ts'
import { labelled, labelsOf } from './labels.ts'
import { gramSize, type Term, terms } from './languages.ts'
import { lookUp, makeLexicon } from './lexicon.ts'
import { collectSubjects } from './subject-table.ts'

/** BM25 of passages: repetition counts for longer than lunr's 1.2 would let it (RETRIEVAL.md). */
export const passageBm25 = { k1: 2.5, b: 0.75 }
const nameBm25 = { k1: 1.2, b: 0.5 }

/** Indexes articles language by language. Internal articles and drafts stay out, so that no path can find them. */
export function buildIndex(articles: readonly Article[]): IndexData {
  const byLanguage = new Map<string, Article[]>()
  for (const article of articles) {
    if (article.audience !== 'public' || article.draft || article.passages.length === 0) continue
    byLanguage.set(article.lang, [...(byLanguage.get(article.lang) ?? []), article])
  }
  return { languages: [...byLanguage].map(([lang, ours]) => indexLanguage(lang, ours)) }
}

function indexLanguage(lang: string, articles: Article[]): LanguageIndex {
  const passages = articles.flatMap((article, number) => article.passages.map((passage) => ({ passage, number })))
  const texts = passages.map(({ passage, number }) => {
    const { tags } = articles[number] as Article
    return [...passage.trail, passage.text, ...(passage.position === 0 ? tags : [])].join('\n')
  })
  const labels = labelsOf(articles)
  const names = articles.flatMap((article, number) =>
    [article.title, ...article.aliases, ...article.questions, article.description ?? '']
      .filter((name) => /[\p{L}\p{N}]/u.test(name))
      .map((name) => ({ name: labelled(name, labels[number]), number })),
  )
  const gram = gramSize(lang)
  const passageLines = makeLines(texts)
  const compiledPassages = compile(
    texts.map((text) => terms(text, lang).map(({ term }) => term)),
    passageBm25,
  )
  const nameTerms = names.map(({ name }) => terms(name, lang))
  return {
    lang,
    gram,
    articleIds: articles.map(({ id }) => id),
    articleOf: Int32Array.from(passages, ({ number }) => number),
    positionOf: Int32Array.from(passages, ({ passage }) => passage.position),
    passageStarts: startsOf(articles.map((article) => article.passages.length)),
    passages: compiledPassages,
    passageLines,
    slugLines: makeLines(articles.map(({ id }) => id)),
    grams: countGrams(passageLines, gram),
    names: compile(
      nameTerms.map((found) => found.map(({ term }) => term)),
      nameBm25,
    ),
    nameLines: makeLines(names.map(({ name }) => name)),
    nameOf: Int32Array.from(names, ({ number }) => number),
    nameMass: Float32Array.from(nameTerms, (found) => massOf(telling(found), compiledPassages)),
    subjects: collectSubjects(articles, lang, labels),
  }
}

/** Lets lunr build an index of documents given as terms, and turns its field vectors into postings. */
function compile(documents: readonly string[][], { k1, b }: { k1: number; b: number }): Postings {
  const builder = new lunr.Builder()
  builder.ref('id')
  builder.field('text')
  builder.k1(k1)
  builder.b(b)
  // Terms are ready: lunr's own tokenizer and trimmers would damage them.
  builder.tokenizer = ((ready: string[]) => ready.map((term) => new lunr.Token(term, {}))) as never
  for (const [id, text] of documents.entries()) builder.add({ id, text })
  const built = builder.build() as unknown as {
    invertedIndex: Record<string, { _index: number }>
    fieldVectors: Record<string, { elements: number[] }>
  }

  const list: string[] = []
  for (const [term, { _index }] of Object.entries(built.invertedIndex)) list[_index] = term
  const counts = new Array<number>(list.length).fill(0)
  for (const { elements } of Object.values(built.fieldVectors)) {
    for (let at = 0; at < elements.length; at += 2) {
      const term = elements[at] as number
      counts[term] = (counts[term] as number) + 1
    }
  }
  const starts = startsOf(counts)
  const docs = new Int32Array(starts.at(-1) ?? 0)
  const weights = new Float32Array(docs.length)
  const next = starts.slice()
  for (let doc = 0; doc < documents.length; doc++) {
    const elements = built.fieldVectors[`text/${doc}`]?.elements ?? []
    for (let at = 0; at < elements.length; at += 2) {
      const term = elements[at] as number
      const place = next[term] as number
      next[term] = place + 1
      docs[place] = doc
      weights[place] = elements[at + 1] as number
    }
  }
  return { lexicon: makeLexicon(list), documents: documents.length, starts, docs, weights }
}

/** How telling a term is, by the passages that hold it: lunr's idf. A term that is nowhere is the most telling. */
export function idfOf(postings: Postings, term: number): number {
  const count = term < 0 ? 0 : (postings.starts[term + 1] as number) - (postings.starts[term] as number)
  return Math.log(1 + (postings.documents - count + 0.5) / (count + 0.5))
}

/** Small words in a name say nothing about whether it is meant; a name that has no others keeps them. */
function telling(name: readonly Term[]): Set<string> {
  const kept = name.filter(({ stop }) => !stop)
  return new Set((kept.length > 0 ? kept : name).map(({ term }) => term))
}

function massOf(found: ReadonlySet<string>, postings: Postings): number {
  let mass = 0
  for (const term of found) mass += idfOf(postings, lookUp(postings.lexicon, term))
  return mass
}

function startsOf(counts: readonly number[]): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(counts.length + 1)
  for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] as number) + count
  return starts
}
