/** What is asked of a reading of the knowledge base: of the newest one, or of one on trial. */
import { type Article, isPublic, isStale } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { Retrieval, Retriever, SearchRequest } from '../ports/knowledge.ts'
import { findOnShelf } from './find.ts'
import { openTo } from './open-to.ts'
import { isOwnPicture, readPicture, sizeOfPicture } from './picture.ts'
import { type Shelf, searchShelf } from './shelf.ts'
import { suggest } from './suggestions.ts'
import { tell } from './tell-language.ts'

export interface ReaderOptions {
  /** The reading as it is when something is asked. */
  shelf: () => Shelf
  /** What customers may see is asked for this moment. */
  now: () => Iso
  /** What was found, with what the base tells about itself. */
  inform: (retrieval: Retrieval) => Retrieval
  /** Whether the judge was fitted to questions that the base names. */
  fitted: () => boolean
  /** Whether customers are answered from articles whose `reviewBy` has passed; yes unless said otherwise. */
  answersStale?: () => boolean
}

export interface Reader extends Retriever {
  /** The articles that customers may see. */
  articles(): readonly Article[]
}

export function readerOf({ shelf, now, inform, fitted, answersStale = () => true }: ReaderOptions): Reader {
  const toCustomers = openTo()
  const articles = () => toCustomers(shelf().articles, now())
  const isShown = (path: string) =>
    isOwnPicture(path) && articles().some(({ pictures }) => pictures.some((each) => each.path === path))
  /** The request without articles that are not to be answered from. */
  const answerable = (request: SearchRequest): SearchRequest => {
    if (answersStale()) return request
    const moment = now()
    const stale = [...shelf().articles.values()].filter((article) => isStale(article, moment)).map(({ id }) => id)
    return stale.length === 0 ? request : { ...request, exclude: [...(request.exclude ?? []), ...stale] }
  }
  return {
    async search(request) {
      return inform(searchShelf(shelf(), answerable(request), now()))
    },
    async find(query, options) {
      return findOnShelf(shelf(), query, options, now())
    },
    language: (text) => tell(text, Object.keys(shelf().status.languages)),
    article(id) {
      const article = shelf().articles.get(id)
      return article && isPublic(article, now()) ? article : undefined
    },
    picture(path) {
      return isShown(path) ? readPicture(shelf().status.folder, path) : undefined
    },
    pictureSize: (path) => (isShown(path) ? sizeOfPicture(shelf().status.folder, path) : undefined),
    categories: () => shelf().categories,
    articles,
    suggestions(page, limit) {
      const { indexes, common } = shelf()
      const lang = page.lang?.toLowerCase().split(/[-_]/)[0]
      const spoken = lang && indexes.has(lang) ? lang : common
      const readable = articles().filter((article) => article.lang === spoken)
      return suggest(readable, page, limit)
    },
    redirect: (id) => shelf().redirects.get(id),
    status: () => ({ ...shelf().status, calibration: { questions: shelf().questions, fitted: fitted() } }),
  }
}
