/** What the editor asks the server for. */
import type {
  ArticleBin,
  EditorArticles,
  EditorFile,
  Inspected,
  MovedArticle,
  PastAnswer,
  Previewed,
  PublishedArticle,
  Reviews,
  Revisions,
  RevisionText,
} from '../../../src/protocol/editor.ts'
import type { EditorBodies } from '../../../src/protocol/editor-bodies.ts'
import type { FoundInTexts, FoundText } from '../../../src/protocol/editor-search.ts'
import type { ErrorBody } from '../../../src/protocol/errors.ts'
import { call } from './call.ts'

const asked = (path: string) => `path=${encodeURIComponent(path)}`

export const listArticles = () => call<EditorArticles>('GET', '/articles')
export const readFile = (path: string) => call<EditorFile>('GET', `/file?${asked(path)}`)
/** A text as customers would read it; quick enough for each key. */
export const preview = (path: string, text: string, signal?: AbortSignal) =>
  call<Previewed>('POST', '/preview', { body: { path, text }, ...(signal && { signal }) })
export const inspect = (path: string, text: string, signal?: AbortSignal) =>
  call<Inspected>('POST', '/inspect', { body: { path, text }, ...(signal && { signal }) })

export const saveDraft = (body: EditorBodies['draft']) => call<{ at: string }>('PUT', '/drafts', { body })
export const dropDraft = (path: string) => call<object>('DELETE', `/drafts?${asked(path)}`)
export const discardDraft = (body: EditorBodies['discard']) => call<object>('POST', '/drafts/discard', { body })
export const forgetDiscarded = (discardId: string) => call<object>('DELETE', `/drafts/discarded/${discardId}`)
/** A text with its front matter changed, and not one character else. */
export const changeFront = (text: string, change: EditorBodies['front']['change']) =>
  call<{ text: string }>('POST', '/front', { body: { text, change } })

export const publish = (body: EditorBodies['publish']) => call<PublishedArticle>('POST', '/publish', { body })
export const rollBack = (body: EditorBodies['rollBack']) => call<PublishedArticle>('POST', '/rollback', { body })
/** The file may have gone meanwhile: then the server says so. */
type MaybeGone<Body> = Omit<Body, 'base'> & { base: string | null }
export const moveArticle = (body: MaybeGone<EditorBodies['move']>) => call<MovedArticle>('POST', '/move', { body })
export const binArticle = (body: MaybeGone<EditorBodies['bin']>) => call<object>('POST', '/bin', { body })
export const binned = () => call<ArticleBin>('GET', '/bin')
export const restore = (body: EditorBodies['restore']) => call<{ path: string }>('POST', '/bin/restore', { body })

export const revisionsOf = (path: string) => call<Revisions>('GET', `/revisions?${asked(path)}`)
/** One change with what the article said after it, and the answers that cited that. */
export const revision = (id: string) => call<RevisionText>('GET', `/revisions/${id}`)

/** The text of a file as it was at a revision; undefined where nobody kept it. @throws ApiError */
export async function textOfRevision(path: string, sha: string): Promise<string | undefined> {
  const { revisions } = await revisionsOf(path)
  const known = revisions.find((each) => each.revision === sha)
  return known && (await revision(known.revisionId)).text
}

/** A past answer as it was given, with the sources as they read then. */
export const pastAnswer = (messageId: string) => call<PastAnswer>('GET', `/answers/${messageId}`)
export const reviews = () => call<Reviews>('GET', '/reviews')
/** Sets the next day by which somebody looks again. */
export const answerReview = (body: EditorBodies['review']) => call<PublishedArticle>('POST', '/reviews', { body })

/** Articles by words of their texts, best first. @throws ApiError */
export async function searchText(q: string, signal?: AbortSignal): Promise<FoundText[]> {
  const found = await call<FoundInTexts>('GET', `/search?q=${encodeURIComponent(q)}`, signal ? { signal } : {})
  return found.found
}

/** Clean markdown of a pasted page, and what has no place in it, in words. */
export const fromHtml = (html: string) =>
  call<{ markdown: string; lost: string[] }>('POST', '/from-html', { body: { html } })

/** Puts a picture into the folder of an article. */
export const putPicture = (path: string, file: File) =>
  call<{ path: string }>('POST', `/pictures?${asked(path)}`, {
    file,
    headers: { 'x-file-name': encodeURIComponent(file.name.toWellFormed()) },
  })

/** Ids and words of an article's headings, as its links name them. @throws ApiError */
export async function headingsOf(path: string): Promise<{ id: string; words: string }[]> {
  const { text } = await readFile(path)
  const { html } = await preview(path, text)
  const read = new DOMParser().parseFromString(html, 'text/html')
  return [...read.querySelectorAll('h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]')].map(({ id, textContent }) => ({
    id,
    words: textContent ?? '',
  }))
}

export interface Newer {
  text: string
  revision: string
  by?: string
  at?: string
}

/** The newer text that a conflict tells of; null where it brings none; undefined where it is no conflict. */
export function newerOf(error: { status: number; data: unknown }): Newer | null | undefined {
  if (error.status !== 409) return undefined
  const told = (error.data as Partial<ErrorBody> | undefined)?.error
  if (!told?.newer) return null
  const { text, revision, by, at } = told.newer
  return { text, revision, ...(by && { by: by.name }), ...(at && { at }) }
}
