/** An article as markdown, for programs that read: what its page says, and nothing else that its file holds. */
import type { Article } from '../../domain/articles.ts'
import { headed } from '../article-html.ts'
import { linkedPassages, linkFrom } from '../article-links.ts'
import { articlePath, encoded } from './address.ts'

/**
 * @param find the article of an id, where customers may read it
 * @param publicUrl where customers reach this server, without a slash at its end
 */
export function articleMarkdown(
  article: Article,
  find: (id: string) => Article | undefined,
  publicUrl: string,
): string {
  const linkTo = (address: string) => linkFrom(article.id, address, find)
  const texts = linkedPassages(article, (address) => linkTo(address) !== undefined).map((text) =>
    text.replace(/\]\(<([^>\n]+)>\)/g, (whole, address: string) => {
      const here = linkTo(address)
      return here === undefined ? whole : `](${publicUrl}${here})`
    }),
  )
  const pictures = (at: number) =>
    article.pictures
      .filter(({ below }) => below === at)
      .map(({ path, alt }) => `![${alt.replace(/[[\]\\\n]/g, ' ')}](${publicUrl}/help/${encoded(path)})`)
  const parts = headed(article.passages).flatMap(({ passage, headings }, at) => [
    ...headings.map(({ level, text }) => `${'#'.repeat(level)} ${text}`),
    texts[at] ?? '',
    ...pictures(passage.position),
  ])
  const about = [
    ...(article.description ? [`> ${article.description}`] : []),
    `${publicUrl}${articlePath(article.id)}${article.updated ? ` (updated ${article.updated})` : ''}`,
  ]
  return `${[`# ${article.title}`, ...about, ...pictures(-1), ...parts].filter(Boolean).join('\n\n')}\n`
}
