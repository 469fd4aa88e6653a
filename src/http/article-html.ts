/** An article as customers read it: its passages below their headings, its links and its pictures. */
import type { Article, Picture } from '../domain/articles.ts'
import { escapeHtml } from '../domain/html.ts'
import type { Renderer } from '../ports/knowledge.ts'
import { linkedPassages, linkFrom } from './article-links.ts'

/** Where a picture is fetched from, by its path from the knowledge base's root. */
type AddressOf = (path: string) => string

/**
 * The HTML of an article, without its title.
 * @param find the article of an id, present or former, where customers may read it: links lead to those alone
 * @param addressOf where its pictures are fetched from; left out, the addresses that customers use
 */
export function articleHtml(
  article: Article,
  render: Renderer,
  find: (id: string) => Pick<Article, 'id'> | undefined,
  addressOf: AddressOf = publicAddress,
): string {
  const linkTo = (address: string) => linkFrom(article.id, address, find)
  const texts = linkedPassages(article, (address) => linkTo(address) !== undefined)
  return sections(article, (at) => render.article(texts[at] ?? '', linkTo), addressOf)
}

/** From this server's root, so that the page shows it under whichever name it was reached by. */
function publicAddress(path: string): string {
  return `/help/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** The passages below their headings, which carry the anchors that sources point at. */
function sections({ passages, pictures }: Article, render: (at: number) => string, addressOf: AddressOf): string {
  let above: string[] = []
  const figures = (at: number) =>
    pictures.filter(({ below }) => below === at).map((picture) => figure(picture, addressOf))
  const parts = passages.map(({ trail, anchor, position }, at) => {
    const known = trail.findIndex((heading, depth) => heading !== above[depth])
    const fresh = known === -1 ? [] : trail.slice(known)
    const headings = fresh.map((heading, depth) => {
      const level = Math.min(6, 2 + trail.length - fresh.length + depth)
      const id = depth === fresh.length - 1 ? ` id="${escapeHtml(anchor)}"` : ''
      return `<h${level}${id}>${escapeHtml(heading)}</h${level}>`
    })
    above = trail
    return [...headings, render(at), ...figures(position)].join('\n')
  })
  return [...figures(-1), ...parts].join('\n')
}

function figure({ path, alt }: Picture, addressOf: AddressOf): string {
  return `<figure><img src="${escapeHtml(addressOf(path))}" alt="${escapeHtml(alt)}"></figure>`
}
