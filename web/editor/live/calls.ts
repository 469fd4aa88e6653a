/** What the editor asks the server for, and in which shapes it answers. */
import { call } from './call.ts'

export type ArticleState = 'published' | 'draft' | 'internal' | 'scheduled' | 'left-out'

export interface DraftMark {
  by: { id: string; name: string }
  /** ISO 8601 */
  at: string
  /** The revision that it was made from; null for a file that was not there. */
  base: string | null
}

/** One article in the list. */
export interface ListedArticle {
  path: string
  articleId: string
  title: string
  lang: string
  category: string
  tags: string[]
  state: ArticleState
  stale: boolean
  /** Of its own questions, those that it does not answer. */
  failing: number
  questions: number
  problems: { errors: number; warnings: number }
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: string
  /** The newest of its drafts. */
  draft?: DraftMark
  /** Missing where the file could not be read. */
  revision?: string
}

/** A draft of a file that is not there yet. */
export interface LooseDraft extends DraftMark {
  path: string
  title?: string
}

export interface Listing {
  articles: ListedArticle[]
  drafts: LooseDraft[]
  /** How many lie in the bin. */
  bin: number
}

export interface Front {
  title?: string
  description?: string
  lang?: string
  tags: string[]
  aliases: string[]
  questions: string[]
  audience: 'public' | 'internal'
  draft: boolean
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: string
  pages: string[]
  redirectFrom: string[]
}

export type FrontChange = Partial<{ [K in keyof Front]: Front[K] | null }>

export interface Cause {
  kind: 'cluster' | 'proposal'
  id: string
}

export interface Draft extends DraftMark {
  text: string
  cause?: Cause
}

export interface OpenedFile {
  path: string
  /** As it is published; null where the file is not there yet. */
  text: string
  revision: string | null
  draft?: Draft
  /** Who else has a draft of it. */
  others: DraftMark[]
}

/** A fault of a text: an `error` leaves the article out, a `hint` is for judging. */
export interface Problem {
  severity: 'error' | 'warning' | 'hint'
  /** From 1; 0 where the whole file is meant. */
  line: number
  /** From 1, in UTF-16 units; missing where the whole line is meant. */
  column?: number
  /** UTF-16 units from the column on that are meant, within the line; missing where it is the word there. */
  length?: number
  kind?: string
  message: string
  /** What mends it: offsets into the text. */
  fix?: { from: number; to: number; text: string }
}

export interface Inspection {
  html: string
  front: Front
  faults: { field: string; line: number; message: string }[]
  problems: Problem[]
}

export interface Revision {
  revisionId: string
  path: string
  revision: string
  by: { id?: string; name: string }
  at: string
  why: string
  kind: 'published' | 'moved' | 'binned' | 'restored' | 'outside'
  formerPath?: string
  /** How many answers cited it. */
  cited: number
}

const asked = (path: string) => `path=${encodeURIComponent(path)}`

export const listArticles = () => call<Listing>('GET', '/articles')
export const readFile = (path: string) => call<OpenedFile>('GET', `/file?${asked(path)}`)
export const inspect = (path: string, text: string, signal?: AbortSignal) =>
  call<Inspection>('POST', '/inspect', { body: { path, text }, ...(signal && { signal }) })
export interface FoundText {
  articleId: string
  title: string
  heading?: string
}

export const saveDraft = (body: { path: string; base: string | null; text: string; cause?: Cause }) =>
  call<{ at: string }>('PUT', '/drafts', { body })
export const dropDraft = (path: string) => call<object>('DELETE', `/drafts?${asked(path)}`)
export const revisionsOf = (path: string) => call<{ revisions: Revision[] }>('GET', `/revisions?${asked(path)}`)
/** One change with what the article said after it, and the answers that cited that. */
export const revision = (id: string) =>
  call<Revision & { text: string; answers: CitedAnswer[] }>('GET', `/revisions/${id}`)

/** The text of a file as it was at a revision; undefined where nobody kept it. @throws ApiError */
export async function textOfRevision(path: string, sha: string): Promise<string | undefined> {
  const { revisions } = await revisionsOf(path)
  const known = revisions.find((each) => each.revision === sha)
  return known && (await revision(known.revisionId)).text
}

export interface Publishing {
  path: string
  text: string
  base: string | null
  why: string
  rehearsalId?: string
  overrule?: string
}

/** What goes along with a change whose answers were looked through. */
interface Tried {
  rehearsalId?: string
  overrule?: string
}

export const rollBack = (body: { path: string; revisionId: string; base: string | null; why: string } & Tried) =>
  call<{ revision: string }>('POST', '/rollback', { body })
export const publish = (body: Publishing) => call<{ revision: string }>('POST', '/publish', { body })

/** Articles by words of their texts, best first. @throws ApiError */
export async function searchText(q: string, signal?: AbortSignal): Promise<FoundText[]> {
  const found = await call<{ found: FoundText[] }>(
    'GET',
    `/search?q=${encodeURIComponent(q)}`,
    signal ? { signal } : {},
  )
  return found.found
}

/** Clean markdown of a pasted page. */
export const fromHtml = (html: string) => call<{ markdown: string }>('POST', '/from-html', { body: { html } })

/** Puts a picture into the folder of an article. */
export const putPicture = (path: string, file: File) =>
  call<{ path: string }>('POST', `/pictures?${asked(path)}`, {
    file,
    headers: { 'x-file-name': encodeURIComponent(file.name.toWellFormed()) },
  })

export interface Newer {
  text: string
  revision: string
  by?: string
  at?: string
}

/** The newer text that a conflict tells of; null where it brings none; undefined where it is no conflict. */
export function newerOf(error: { status: number; data: unknown }): Newer | null | undefined {
  if (error.status !== 409) return undefined
  const told = (error.data as { error?: { newer?: Omit<Newer, 'by'> & { by?: { name: string } } } } | undefined)?.error
  if (!told?.newer) return null
  const { text, revision, by, at } = told.newer
  return { text, revision, ...(by && { by: by.name }), ...(at && { at }) }
}

/** A text with its front matter changed, and not one character else. */
export const changeFront = (text: string, change: FrontChange) =>
  call<{ text: string }>('POST', '/front', { body: { text, change } })
export const moveArticle = (
  body: { path: string; to: string; base: string | null; why: string; rewriteLinks: boolean } & Tried,
) => call<{ path: string; revision: string; relinked: string[] }>('POST', '/move', { body })
export const binArticle = (body: { path: string; base: string | null; why: string } & Tried) =>
  call<object>('POST', '/bin', { body })

export interface Binned {
  binId: string
  path: string
  title: string
  by: { name: string }
  at: string
  why: string
  pictures: string[]
  /** When it is gone for good. */
  until: string
}

export const binned = () => call<{ articles: Binned[] }>('GET', '/bin')
export const restore = (body: { binId: string; why: string; to?: string }) =>
  call<{ path: string }>('POST', '/bin/restore', { body })

export interface Review {
  path: string
  articleId: string
  title: string
  revision: string
  reviewBy: string
  /** Until it is due; below 0: since. */
  days: number
}

export interface OwnedReviews {
  owner: string | null
  /** Whose name or address that is, on the staff. */
  member?: { id: string; name: string }
  overdue: Review[]
  /** Within 30 days. */
  soon: Review[]
}

export const reviews = () => call<{ owners: OwnedReviews[] }>('GET', '/reviews')
/** Sets the next day by which somebody looks again. @param base the revision that was looked at */
export const answerReview = (body: {
  path: string
  base: string
  reviewBy: string
  did: 'reviewed' | 'postponed' | 'undone'
}) => call<{ revision: string }>('POST', '/reviews', { body })

export interface VotedArticle {
  path: string
  articleId: string
  title: string
  yes: number
  no: number
  /** Of readers whom it did not help, newest first; `earlier`: the article was changed since. */
  comments: { text: string; at: string; earlier: boolean }[]
}

export const readerVotes = () => call<{ articles: VotedArticle[] }>('GET', '/votes')

export interface CitedAnswer {
  /** Null where the conversation was erased. */
  messageId: string | null
  conversationId: string | null
  at: string
}

/** Ids and words of an article's headings, as its links name them. @throws ApiError */
export async function headingsOf(path: string): Promise<{ id: string; words: string }[]> {
  const { text } = await readFile(path)
  const { html } = await inspect(path, text)
  const read = new DOMParser().parseFromString(html, 'text/html')
  return [...read.querySelectorAll('h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]')].map(({ id, textContent }) => ({
    id,
    words: textContent ?? '',
  }))
}

/** A past answer as it was given, with the sources as they read then. */
export interface PastAnswer {
  conversationId: string
  question: string
  text: string
  html: string
  at: string
  judgement?: { decision: string; confidence: number }
  /** `changed`: whether the article says something else by now. */
  sources: { title: string; articleId: string; heading?: string; passage?: string; changed: 'no' | 'yes' | 'gone' }[]
}

export const pastAnswer = (messageId: string) => call<PastAnswer>('GET', `/answers/${messageId}`)
