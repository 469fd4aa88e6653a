/** An article as it is put into a message: as a link, or quoted with one. */
import type { FoundArticles } from '../../../src/protocol/articles.ts'

export type FoundArticle = FoundArticles['articles'][number]

/** A link to the article; undefined where customers cannot read it. */
export function linkTo({ title, url }: FoundArticle): string | undefined {
  if (url === undefined) return undefined
  const target = url.replace(/[()\s]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `[${title.replace(/[\\[\]]/g, '\\$&')}](${target})`
}

/** The passage, set in as a quote, and where it is from. */
export function quoteOf(article: FoundArticle): string {
  const { title, heading, markdown } = article
  const quote = markdown.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>')
  const place = heading ? `${title} › ${heading}` : title
  return `${quote}\n\n${linkTo({ ...article, title: place }) ?? `From “${place}”, which is internal`}`
}
