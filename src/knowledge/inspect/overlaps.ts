/** Overlaps across the articles of a reading: each article is read once, and the event loop is never held for long. */
import { type Compared, compared, overlapsAmong, overlapsOf } from '../../content/overlaps.ts'
import { makeReader, type ReadArticle, type Reader } from '../../content/reading.ts'
import type { Article } from '../../domain/articles.ts'
import type { Overlap, OverlapPlace } from '../../domain/overlaps.ts'
import { readFrontMatter } from '../front-matter.ts'
import { terms } from '../languages.ts'
import type { Shelf } from '../shelf.ts'
import { lineStarts, locate, placeIn } from './places.ts'

export interface OverlapFinder {
  all(shelf: Shelf): Promise<readonly Overlap[]>
  /** @param text the file that the article was read from */
  of(shelf: Shelf, article: Article, text: string): Promise<readonly Overlap[]>
}

/**
 * @param textOf the file of an article as it lies there
 * @param resting makes what gives others a turn whenever enough was done in one go
 */
export function makeOverlapFinder(
  textOf: (articleId: string) => Promise<string | undefined>,
  resting: () => () => Promise<void>,
): OverlapFinder {
  const readers = new Map<string, Reader>()
  const read = new WeakMap<Article, ReadArticle>()
  const sides = new WeakMap<Shelf, Promise<Map<string, Compared>>>()
  const found = new WeakMap<Shelf, Promise<readonly Overlap[]>>()

  const readerOf = (lang: string): Reader => {
    const known = readers.get(lang) ?? makeReader(lang, terms)
    readers.set(lang, known)
    return known
  }
  const slowly = async <T>(work: Generator<void, T>): Promise<T> => {
    const rest = resting()
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
      await rest()
    }
  }
  const setUp = async (shelf: Shelf): Promise<Map<string, Compared>> => {
    const byLanguage = new Map<string, ReadArticle[]>()
    const rest = resting()
    for (const article of shelf.articles.values()) {
      if (article.draft) continue
      await rest()
      const known = read.get(article) ?? readerOf(article.lang).read(article)
      read.set(article, known)
      const ours = byLanguage.get(article.lang)
      if (ours) ours.push(known)
      else byLanguage.set(article.lang, [known])
    }
    const all = new Map<string, Compared>()
    for (const [lang, articles] of byLanguage) all.set(lang, await slowly(compared(lang, articles, readerOf(lang))))
    return all
  }
  const sideBySide = (shelf: Shelf) => {
    const known = sides.get(shelf) ?? setUp(shelf)
    sides.set(shelf, known)
    return known
  }
  const findAll = async (shelf: Shelf): Promise<readonly Overlap[]> => {
    const overlaps: Overlap[] = []
    for (const side of (await sideBySide(shelf)).values()) overlaps.push(...(await slowly(overlapsAmong(side))))
    return inOrder(await placed(overlaps, textOf))
  }
  return {
    all(shelf) {
      const known = found.get(shelf) ?? findAll(shelf)
      found.set(shelf, known)
      return known
    },
    async of(shelf, article, text) {
      const side = (await sideBySide(shelf)).get(article.lang)
      if (!side) return []
      const overlaps = overlapsOf(readerOf(article.lang).readTyped(article), side)
      return inOrder(await placed(overlaps, async (id) => (id === article.id ? text : textOf(id))))
    },
  }
}

/** Says where in their files the texts stand; few are found, so few files are read for it. */
async function placed(
  overlaps: readonly Overlap[],
  textOf: (articleId: string) => Promise<string | undefined>,
): Promise<Overlap[]> {
  const files = new Map<string, Promise<string | undefined>>()
  const place = async (where: OverlapPlace): Promise<OverlapPlace> => {
    const file = files.get(where.articleId) ?? textOf(where.articleId)
    files.set(where.articleId, file)
    const text = await file
    const at = text === undefined ? undefined : locate(text, where.text, readFrontMatter(text).start)
    if (text === undefined || !at) return where
    const { line, column } = placeIn(lineStarts(text), at.from)
    return { ...where, line, column }
  }
  return Promise.all(
    overlaps.map(async (overlap) => ({
      ...overlap,
      one: await place(overlap.one),
      other: await place(overlap.other),
    })),
  )
}

const rank = { contradiction: 0, duplicate: 1 }
const inOrder = (overlaps: Overlap[]) =>
  overlaps.sort(
    (a, b) =>
      rank[a.kind] - rank[b.kind] ||
      (a.one.articleId < b.one.articleId ? -1 : a.one.articleId > b.one.articleId ? 1 : 0) ||
      a.one.line - b.one.line,
  )
