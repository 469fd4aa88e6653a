/** Articles and their passages, as the rest of the house sees them. */
import type { Iso } from './events.ts'

export interface Article {
  /** The file's path in the knowledge base without `.md`, with forward slashes. */
  id: string
  title: string
  description?: string
  /** BCP 47 primary subtag, e.g. `sr`; detected where the front matter does not say. */
  lang: string
  tags: string[]
  aliases: string[]
  /** Questions that this article must answer. */
  questions: string[]
  audience: 'public' | 'internal'
  draft: boolean
  publishAt?: Iso
  pages: string[]
  owner?: string
  /** The id of the article that this one says in another language. */
  translationOf?: string
  updated?: string
  /** The day by which its owner looks whether it still holds, as `2026-03-02`. */
  reviewBy?: string
  /** SHA-256 of the file's bytes, in hex. */
  revision: string
  /** Markdown without the front matter. */
  body: string
  passages: Passage[]
  pictures: Picture[]
}

/** A picture of an article: for its page, never part of an answer. */
export interface Picture {
  /** Where it lies, from the knowledge base's root, with forward slashes. */
  path: string
  /** What it shows, for those who do not see it; empty where the article does not say. */
  alt: string
  /** The position of the passage that it stands below; -1 above all of them. */
  below: number
}

/** The text below one heading. Long sections are cut at paragraph borders; steps of one list stay together. */
export interface Passage {
  articleId: string
  /** The article's title. */
  title: string
  /** Headings from the outermost to the one above this text; empty at the top of the article. */
  trail: string[]
  /** The fragment of the nearest heading, as GitHub makes it; empty at the top. */
  anchor: string
  /** Its place in the article, from 0. */
  position: number
  /** Markdown, as written. */
  markdown: string
  /** The same as plain text, one block a line. */
  text: string
  lang: string
  revision: string
}

/** What editors say of a category in its folder's `_category.yml`. */
export interface CategoryNotes {
  /** Names by language; under `''` the one for every language that has none of its own. */
  titles: Readonly<Record<string, string>>
  /** What it is about, likewise. */
  descriptions: Readonly<Record<string, string>>
  /** Where it stands among the others: lower comes first, and what has none comes last. */
  order?: number
  /** Its articles that come first, in this order: paths below the folder, without `.md`. */
  articles: readonly string[]
}

/** A fault in a knowledge base file, for an editor. */
export interface Problem {
  /** An `error` leaves the file out; a `warning` is a fact that costs customers something; a `hint` is for judging. */
  severity: 'error' | 'warning' | 'hint'
  /** Path from the knowledge base's root. */
  file: string
  /** 1-based; 0 where the whole file is meant. */
  line: number
  /** 1-based, in UTF-16 code units of its line; missing where the whole line is meant. */
  column?: number
  kind: ProblemKind
  message: string
  /** Where there is one way to mend it that cannot be wrong. */
  fix?: Fix
}

/** A piece of a file's text, as it was read, put right: offsets in UTF-16 code units, `to` behind the last. */
export interface Fix {
  from: number
  to: number
  text: string
}

/** Every kind of fault by its stable code; the manual has a line for each. */
export const problemKinds = [
  'unreadable',
  'not-text',
  'too-large',
  'too-nested',
  'link-outside',
  'same-path',
  'synonyms',
  'category-file',
  'stray-translation',
  'front-matter',
  'wrong-value',
  'unknown-key',
  'trailing-space',
  'no-text',
  'broken-link',
  'broken-heading',
  'hidden-target',
  'moved-target',
  'lost-address',
  'missing-picture',
  'foreign-picture',
  'undescribed-picture',
  'skipped-level',
  'several-titles',
  'empty-heading',
  'unclosed-code',
  'lost-html',
  'same-title',
  'same-question',
  'taken-redirect',
  'review-due',
  'late-draft',
  'date-ahead',
  'hard-to-read',
  'duplicate-passage',
  'contradicting-facts',
] as const
export type ProblemKind = (typeof problemKinds)[number]

/** Whether the day has passed by which an article's owner was to look at it. */
export function isStale({ reviewBy }: Pick<Article, 'reviewBy'>, now: Iso): boolean {
  return reviewBy !== undefined && reviewBy.slice(0, 10) < now.slice(0, 10)
}

/** Whether customers may see an article at a moment. */
export function isPublic(article: Pick<Article, 'audience' | 'draft' | 'publishAt'>, now: Iso): boolean {
  return article.audience === 'public' && !article.draft && (!article.publishAt || article.publishAt <= now)
}
