/** Which articles customers may see, kept until that changes: whoever makes something of them can tell by the list. */
import { type Article, isPublic } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'

/** @returns the list for a moment: the same one for as long as no file changed and nothing was published by the clock */
export function openTo(): (articles: ReadonlyMap<string, Article>, now: Iso) => readonly Article[] {
  let of: ReadonlyMap<string, Article> | undefined
  let list: readonly Article[] = []
  let [from, until] = ['', '']
  return (articles, now) => {
    if (of === articles && from <= now && (until === '' || now < until)) return list
    const all = [...articles.values()]
    list = all.filter((article) => isPublic(article, now))
    of = articles
    from = now
    until =
      all.flatMap(({ publishAt }) => (publishAt !== undefined && publishAt > now ? publishAt : [])).sort()[0] ?? ''
    return list
  }
}
