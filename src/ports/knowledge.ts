/** The knowledge base, as the desk sees it. */
import type { Article, CategoryNotes, Passage, Problem } from '../domain/articles.ts'

/** A passage with what makes it comparable across questions; every feature is in 0…1. */
export interface Evidence {
  passage: Passage
  /** 0…1: how well it answers, by the ranking model. Comparable across questions. */
  score: number
  features: Record<string, number>
}

export interface Retrieval {
  /** What was searched for, after what a follow-up took from earlier turns. */
  query: string
  /** The language that was searched in, which is the base's default where the customer's has no articles. */
  lang: string
  /** Best first; at most `limit`; several may be of one article. */
  evidence: Evidence[]
  /** Facts about the question as a whole, each in 0…1, for the judge. */
  features: Record<string, number>
  /** Words of the question, as typed, that stand in no article. */
  unknown: string[]
  /** Words of the question, as typed, that the best passage lacks. */
  missing: string[]
  /** How many content words the question has. */
  words: number
  /** How far to move the judge's probability, where the base's own questions told. */
  calibration?: { slope: number; offset: number }
}

export interface Turn {
  /** `assistant` is whoever answers: people of the team name things as well. */
  role: 'customer' | 'assistant'
  text: string
}

export interface SearchRequest {
  query: string
  /** What was said since the assistant took over, newest last, for follow-ups. */
  history: Turn[]
  /** The customer's language where it is known; articles in it come first. */
  lang?: string
  /** Passages at most; default 8. */
  limit?: number
  /** Articles to leave out, for evaluation. */
  exclude?: readonly string[]
  /** Titles, aliases and questions that count for nothing, so that an article's own questions can be put to it. */
  unnamed?: readonly string[]
}

/** An article as the team finds it, by the passage that fits best. */
export interface FoundArticle {
  passage: Passage
  audience: Article['audience']
}

/** A picture's bytes, and their media type. */
export interface PictureFile {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface PictureSize {
  width: number
  height: number
}

export interface KnowledgeStatus {
  folder: string
  articles: number
  passages: number
  /** Articles by language. */
  languages: Record<string, number>
  /** Categories, in order: the first folders of articles' paths. */
  categories: string[]
  problems: Problem[]
  /** Milliseconds the last index took to build. */
  builtInMs: number
  /** How many questions the articles name, and whether the judge was fitted to them: it takes 60. */
  calibration: { questions: number; fitted: boolean }
}

export interface Retriever {
  /** Searches what customers may see. Any text is a plain question: there is no query language. */
  search(request: SearchRequest): Promise<Retrieval>
  /**
   * Articles for the team, best first, at most `limit`: found as `search` finds them, by the beginnings of words in
   * their titles, and, where `internal` says so, those that are not for customers too. Never drafts.
   */
  find(query: string, options: { internal: boolean; limit: number }): Promise<FoundArticle[]>
  /** The language of a text as BCP 47 primary subtag; undefined where it is too short or unclear to tell. */
  language(text: string): string | undefined
  /** A public article, or undefined: the same for one that is missing, internal, a draft or not yet published. */
  article(id: string): Article | undefined
  /** Those that customers may see now, in the order of their paths: the same list for as long as nothing about it changes. */
  articles(): readonly Article[]
  /** What editors say of categories, by folder. */
  categories(): ReadonlyMap<string, CategoryNotes>
  /** How large a picture that `picture` gives is shown, in pixels; undefined where its file does not tell. */
  pictureSize(path: string): PictureSize | undefined
  /** A picture that a public article shows, by its path from the root; undefined for every other file. */
  picture(path: string): PictureFile | undefined
  /** Where a former path of an article leads now. */
  redirect(id: string): string | undefined
  /**
   * Questions worth offering on a page, at most `limit`: from articles whose `pages` match, from those whose words stand
   * in its title or path, then `chosen`, or, where none are, from general articles.
   */
  suggestions(
    page: { url?: string; title?: string; lang?: string; chosen?: readonly string[] },
    limit: number,
  ): string[]
  status(): KnowledgeStatus
}

/** Markdown to HTML that is safe to show: nothing loads, runs or leaves; and HTML to markdown. */
export interface Renderer {
  markdown(text: string): string
  /**
   * Markdown of an article.
   * @param linkTo where an address that is not of the web leads here, from the root; undefined where it leads nowhere
   */
  article(text: string, linkTo: (address: string) => string | undefined): string
  /** A customer's words: shown as typed, with line breaks and links. */
  plain(text: string): string
}
