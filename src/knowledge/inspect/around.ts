/** What the inspection of one text asks of the base that it stands in. */
import type { Article } from '../../domain/articles.ts'
import { lineOf } from '../../domain/text.ts'
import { anchorsOf } from './read.ts'

export interface Around {
  article(id: string): Article | undefined
  /** Where a former path leads now. */
  redirect(id: string): string | undefined
  /** Articles whose path is the same but for its letter case. */
  likeInCase(id: string): readonly string[]
  /** Articles whose file has this name, wherever it lies. */
  named(name: string): readonly string[]
  /** Articles of a language with this title, whatever its case and punctuation. */
  titled(lang: string, title: string): readonly Article[]
  /** Articles of a language that list this question. */
  asking(lang: string, question: string): readonly Article[]
  /** Fragments of an article's headings. */
  anchors(article: Article): ReadonlySet<string>
  /** Why a file is not among the articles, where it lies there. */
  leftOut(path: string): string | undefined
  /** Whether a picture lies there that is shown. */
  hasPicture(path: string): boolean
  /** Characters of articles' paths are compared with a path that leads nowhere. */
  ids(): Iterable<string>
}

/** What an inspection asks, as one reading of the base knows it. */
export interface Known {
  articles: ReadonlyMap<string, Article>
  redirects: ReadonlyMap<string, string>
  /** Files that are left out, with what is wrong with them. */
  leftOut: ReadonlyMap<string, string>
  hasPicture(path: string): boolean
}

/** Fragments stay known as long as the article does. */
const fragments = new WeakMap<Article, ReadonlySet<string>>()

/** Sets up one reading of the base for being asked; what nobody asks for is not made. */
export function around({ articles, redirects, leftOut, hasPicture }: Known): Around {
  const all = () => [...articles.values()]
  const inCase = once(() => grouped(articles.keys(), (id) => [id.toLowerCase()]))
  const byName = once(() => grouped(articles.keys(), (id) => [nameOf(id)]))
  const byTitle = once(() => grouped(all(), ({ lang, title }) => [`${lang} ${lineOf(title)}`]))
  const byQuestion = once(() =>
    grouped(all(), ({ lang, questions }) => questions.map((question) => `${lang} ${lineOf(question)}`)),
  )
  return {
    article: (id) => articles.get(id),
    redirect: (id) => redirects.get(id),
    likeInCase: (id) => inCase().get(id.toLowerCase()) ?? [],
    named: (name) => byName().get(name.toLowerCase()) ?? [],
    titled: (lang, title) => byTitle().get(`${lang} ${lineOf(title)}`) ?? [],
    asking: (lang, question) => byQuestion().get(`${lang} ${lineOf(question)}`) ?? [],
    anchors(article) {
      const known = fragments.get(article) ?? anchorsOf(article.body)
      fragments.set(article, known)
      return known
    },
    leftOut: (path) => leftOut.get(path),
    hasPicture,
    ids: () => articles.keys(),
  }
}

export const nameOf = (id: string) => id.slice(id.lastIndexOf('/') + 1).toLowerCase()

function grouped<T>(all: Iterable<T>, keysOf: (one: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
