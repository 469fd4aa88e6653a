/** One article made ready for its shard, once: lunr counts its terms, and its texts become lines for their n-grams. */
import lunr from 'lunr'
import type { Article } from '../domain/articles.ts'
import { countGrams, makeLines } from './grams.ts'
import type { GramTable, Lines } from './index-format.ts'
import { labelled } from './labels.ts'
import { type Term, terms } from './languages.ts'

/** The terms of some documents, counted. */
export interface Counted {
  /** Where each document's terms start; one more entry than there are documents. */
  starts: Int32Array
  /** Distinct terms by number. */
  terms: Int32Array
  /** How often each of them stands there; 255 for more. */
  counts: Uint8Array
  /** Terms in each document, repeated ones included. */
  lengths: Int32Array
}

export interface Compiled {
  id: string
  /** Tells whether the article has changed since. */
  stamp: string
  passages: Counted
  passageLines: Lines
  slugLines: Lines
  names: Counted
  nameLines: Lines
  /** The distinct terms of each name that say something, and where each name's start. */
  telling: Pick<Counted, 'terms' | 'starts'>
}

/** The language may change without the file: it follows the other articles where the text does not tell. */
export const stampOf = ({ revision, lang }: Article, label = '') => `${revision} ${lang} ${label}`

/**
 * Counts an article.
 * @param label what it is about, where many articles are led by such labels
 * @param numberOf gives each term its number in the language's vocabulary
 */
export function compileArticle(
  article: Article,
  label: string | undefined,
  numberOf: (term: string) => number,
): Compiled {
  const { id, lang, title, aliases, questions, description, tags } = article
  const texts = article.passages.map(({ trail, text, position }) =>
    [...trail, text, ...(position === 0 ? tags : [])].join('\n'),
  )
  const names = [title, ...aliases, ...questions, description ?? '']
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .map((name) => labelled(name, label))
  const nameTerms = names.map((name) => terms(name, lang))
  return {
    id,
    stamp: stampOf(article, label),
    passages: count(
      texts.map((text) => terms(text, lang)),
      numberOf,
    ),
    passageLines: makeLines(texts),
    slugLines: makeLines([id]),
    names: count(nameTerms, numberOf),
    nameLines: makeLines(names),
    telling: tellingOf(nameTerms, numberOf),
  }
}

/** The distinct terms that say something; all of them where a name consists of small words. */
function tellingOf(
  each: readonly (readonly Term[])[],
  numberOf: (term: string) => number,
): Pick<Counted, 'terms' | 'starts'> {
  const found = each.map((all) => {
    const telling = all.filter(({ stop }) => !stop)
    return [...new Set((telling.length > 0 ? telling : all).map(({ term }) => term))]
  })
  return { starts: startsOf(found.map(({ length }) => length)), terms: Int32Array.from(found.flat(), numberOf) }
}

/** In how many of its passages each n-gram of an article stands. */
export const gramsOf = ({ passageLines }: Compiled, size: number): GramTable => countGrams(passageLines, size)

/** Lets lunr count the terms of some documents. */
function count(documents: readonly (readonly Term[])[], numberOf: (term: string) => number): Counted {
  const builder = new lunr.Builder()
  builder.ref('id')
  builder.field('text')
  // Terms are ready: lunr's own tokenizer and trimmers would damage them.
  builder.tokenizer = ((ready: string[]) => ready.map((term) => new lunr.Token(term, {}))) as never
  for (const [id, found] of documents.entries()) builder.add({ id, text: found.map(({ term }) => term) })
  const { fieldTermFrequencies, fieldLengths } = builder as unknown as {
    fieldTermFrequencies: Record<string, Record<string, number>>
    fieldLengths: Record<string, number>
  }
  const perText = documents.map((_, id) => Object.entries(fieldTermFrequencies[`text/${id}`] ?? {}))
  return {
    starts: startsOf(perText.map(({ length }) => length)),
    terms: Int32Array.from(perText.flatMap((found) => found.map(([term]) => numberOf(term)))),
    counts: Uint8Array.from(perText.flatMap((found) => found.map(([, times]) => Math.min(255, times)))),
    lengths: Int32Array.from(documents, (_, id) => fieldLengths[`text/${id}`] ?? 0),
  }
}

/** Where each of some runs starts when they lie one after the other; one more entry for the end. */
export function startsOf(counts: readonly number[]): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(counts.length + 1)
  for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] as number) + count
  return starts
}
