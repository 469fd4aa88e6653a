/** Articles read for comparing: what they state, and the runs of words that they are made of. */
import type { Article } from '../domain/articles.ts'
import { fold } from '../domain/text.ts'
import type { ReadPassage } from './duplicates.ts'
import { type Relations, relationsOf } from './relations.ts'
import { shingled } from './shingles.ts'
import { type Statement, statementsOf } from './statements.ts'
import { type Terms, tokenizer } from './tokens.ts'

/** What one article holds, read once for all comparisons. */
export interface ReadArticle {
  article: Article
  statements: readonly Statement[]
  passages: readonly ReadPassage[]
  /** Terms of the whole article, each once. */
  terms: ReadonlySet<string>
  /** Words that are written small somewhere in it, and those that are large inside of a sentence; folded. */
  small: ReadonlySet<string>
  large: ReadonlySet<string>
}

/** Reads articles of one language. */
export interface Reader {
  relations: Relations
  terms: Terms
  read(article: Article): ReadArticle
}

export function makeReader(lang: string, terms: Terms): Reader {
  const relations = relationsOf((text) => terms(text, lang).map(({ term }) => term))
  const tokens = tokenizer(terms, lang)
  return {
    relations,
    terms,
    read(article) {
      const { passages, title } = article
      const text = [title, ...passages.map((passage) => [...passage.trail, passage.text].join('\n'))].join('\n')
      const matching = (pattern: RegExp) =>
        new Set(passages.flatMap((passage) => (passage.text.match(pattern) ?? []).map(fold)))
      return {
        article,
        statements: statementsOf(article, tokens, relations.instructs),
        passages: passages.map((passage) => ({ passage, ...shingled(passage.text) })),
        terms: new Set(tokens(text).map(({ term }) => term)),
        small: matching(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu),
        large: matching(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}]*/gu),
      }
    },
  }
}
