/** Articles read for comparing: what they state, and the runs of words that they are made of. */
import type { Article, Passage } from '../domain/articles.ts'
import { fold } from '../domain/text.ts'
import type { ReadPassage } from './duplicates.ts'
import { type Relations, relationsOf } from './relations.ts'
import { shingled } from './shingles.ts'
import { type Statement, statementsOf } from './statements.ts'
import { type Terms, tokenizer } from './tokens.ts'

/** What of an article is compared with others. */
export interface ReadText {
  article: Article
  statements: readonly Statement[]
  passages: readonly ReadPassage[]
}

/** What one article holds, read once for all comparisons. */
export interface ReadArticle extends ReadText {
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
  /** The same of a text as somebody types: passages that stayed as they were are not read again. */
  readTyped(article: Article): ReadText
}

/** Passages that are remembered of the texts that are typed: those of some long articles. */
const MOST_REMEMBERED = 400

export function makeReader(lang: string, terms: Terms): Reader {
  const relations = relationsOf((text) => terms(text, lang).map(({ term }) => term))
  const tokens = tokenizer(terms, lang)
  const remembered = new Map<string, { statements: Statement[]; passage: ReadPassage }>()
  const readPassage = (passage: Passage) => ({
    statements: statementsOf(passage, tokens, relations.instructs),
    passage: { passage, ...shingled(passage.text) },
  })
  return {
    relations,
    terms,
    read(article) {
      const { passages, title } = article
      const text = [title, ...passages.map((passage) => [...passage.trail, passage.text].join('\n'))].join('\n')
      const matching = (pattern: RegExp) =>
        new Set(passages.flatMap((passage) => (passage.text.match(pattern) ?? []).map(fold)))
      const all = passages.map(readPassage)
      return {
        article,
        statements: all.flatMap(({ statements }) => statements),
        passages: all.map(({ passage }) => passage),
        terms: new Set(tokens(text).map(({ term }) => term)),
        small: matching(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu),
        large: matching(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}]*/gu),
      }
    },
    readTyped(article) {
      const all = article.passages.map((passage) => {
        const { articleId, title, trail, anchor, position, markdown } = passage
        const key = JSON.stringify([articleId, title, trail, anchor, position, markdown])
        const known = remembered.get(key) ?? readPassage(passage)
        remembered.delete(key)
        remembered.set(key, known)
        if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
        return known
      })
      return {
        article,
        statements: all.flatMap(({ statements }) => statements),
        passages: all.map(({ passage }) => passage),
      }
    },
  }
}
