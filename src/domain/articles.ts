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
  severity: 'error' | 'warning'
  /** Path from the knowledge base's root. */
  file: string
  /** 1-based; 0 where the whole file is meant. */
  line: number
  message: string
}

/** Whether the day has passed by which an article's owner was to look at it. */
export function isStale({ reviewBy }: Pick<Article, 'reviewBy'>, now: Iso): boolean {
  return reviewBy !== undefined && reviewBy.slice(0, 10) < now.slice(0, 10)
}

/** Whether customers may see an article at a moment. */
export function isPublic(article: Article, now: Iso): boolean {
  return article.audience === 'public' && !article.draft && (!article.publishAt || article.publishAt <= now)
}
