/** An article as customers read it: its passages below their headings, its links and its pictures. */
import type { Article, Passage, Picture } from '../domain/articles.ts'
import { escapeHtml } from '../domain/html.ts'
import { headingSlug } from '../domain/text.ts'
import type { PictureSize, Renderer } from '../ports/knowledge.ts'
import { linkedPassages, linkFrom } from './article-links.ts'

/** Where a picture is fetched from, by its path from the knowledge base's root. */
type AddressOf = (path: string) => string
/** How large a picture is shown, so that nothing moves once it is there; undefined where that is not known. */
type SizeOf = (path: string) => PictureSize | undefined

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
  sizeOf: SizeOf = () => undefined,
): string {
  const linkTo = (address: string) => linkFrom(article.id, address, find)
  const texts = linkedPassages(article, (address) => linkTo(address) !== undefined)
  const figures = (at: number) =>
    article.pictures
      .filter(({ below }) => below === at)
      .map((picture) => figure(picture, addressOf(picture.path), sizeOf(picture.path)))
  const parts = headed(article.passages).map(({ passage, headings }, at) =>
    [...headings.map(heading), render.article(texts[at] ?? '', linkTo), ...figures(passage.position)].join('\n'),
  )
  return [...figures(-1), ...parts].join('\n')
}

/** From this server's root, so that the page shows it under whichever name it was reached by. */
function publicAddress(path: string): string {
  return `/help/${path.split('/').map(encodeURIComponent).join('/')}`
}

export interface Heading {
  /** 2 to 6: the title is the page's first. */
  level: number
  /** The fragment, which sources and other articles point at; empty for a title that is repeated. */
  anchor: string
  text: string
}

/** The passages in order, each with the headings that stand above it and not above the one before. */
export function headed(passages: readonly Passage[]): { passage: Passage; headings: Heading[] }[] {
  const taken = new Set(passages.map(({ anchor }) => anchor))
  let above: Pick<Passage, 'trail' | 'anchor'> = { trail: [], anchor: '' }
  return passages.map((passage) => {
    const { trail, anchor } = passage
    const parted = trail.findIndex((name, depth) => name !== above.trail[depth])
    // Two sections of the same name, one after the other, are told apart by their fragments alone.
    const from = parted !== -1 ? parted : anchor === above.anchor ? trail.length : trail.length - 1
    above = passage
    const headings = trail.slice(Math.max(0, from)).map((text, at, fresh) => ({
      level: Math.min(6, 2 + trail.length - fresh.length + at),
      anchor: at === fresh.length - 1 ? anchor : free(headingSlug(text), taken),
      text,
    }))
    return { passage, headings }
  })
}

/** The fragment of a heading without text of its own, which no passage has. */
function free(slug: string, taken: Set<string>): string {
  let name = slug
  for (let n = 1; taken.has(name); n++) name = `${slug}-${n}`
  taken.add(name)
  return name
}

function heading({ level, anchor, text }: Heading): string {
  const id = anchor ? ` id="${escapeHtml(anchor)}"` : ''
  return `<h${level}${id}>${escapeHtml(text)}</h${level}>`
}

function figure({ alt }: Picture, address: string, size: PictureSize | undefined): string {
  const measures = size ? ` width="${size.width}" height="${size.height}"` : ''
  return `<figure><img src="${escapeHtml(address)}"${measures} alt="${escapeHtml(alt)}"></figure>`
}
