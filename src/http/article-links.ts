/**
 * Links between articles, on the pages that customers read. Passages are made to be quoted and hold none of them; they
 * are found in what the editor wrote, and put back where their words stand.
 */
import type { Article } from '../domain/articles.ts'

/** A link of markdown to a file, its address in angle brackets or not. */
const written = /\[([^\][\n]+)\]\((?:<([^>\n]+)>|([^)\s]+))\)/g

/**
 * The markdown of each passage, with its links to other articles.
 * @param leads whether an address leads to an article that customers may read
 */
export function linkedPassages({ body, passages }: Article, leads: (address: string) => boolean): string[] {
  const texts = passages.map(({ markdown }) => markdown)
  for (const [whole, words = '', framed, bare] of body.matchAll(written)) {
    const address = framed ?? bare ?? ''
    const holds = texts.flatMap((text, at) => (text.includes(words) ? [at] : []))
    const [at] = holds
    const text = at === undefined ? undefined : texts[at]
    // Words that stand in several places do not tell which of them was the link; in code it stands as it was written.
    if (at === undefined || text === undefined || holds.length > 1 || text.includes(whole)) continue
    if (text.indexOf(words) !== text.lastIndexOf(words) || !leads(address)) continue
    texts[at] = text.replace(words, () => `[${words}](<${address}>)`)
  }
  return texts
}

/**
 * Where an address in an article leads: the path of another article's page, from the root of this server.
 * @param id the article that holds it
 * @param find the article of an id, where customers may read it
 */
export function linkFrom(
  id: string,
  address: string,
  find: (id: string) => Pick<Article, 'id'> | undefined,
): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return undefined
  const [path = '', anchor] = address.split('#')
  const other = path === '' ? id : idAt(id, path)
  const article = other === undefined ? undefined : find(other)
  if (!article) return undefined
  return `/help/${article.id.split('/').map(encodeURIComponent).join('/')}${anchor ? `#${anchor}` : ''}`
}

/** The article whose file a relative address names, or undefined where it names no article's file. */
function idAt(from: string, path: string): string | undefined {
  if (!/\.md$/i.test(path)) return undefined
  try {
    const named = path.split('/').map(encoded).join('/')
    const { pathname } = new URL(named, `http://base.invalid/${from.split('/').map(encodeURIComponent).join('/')}`)
    return decodeURIComponent(pathname).slice(1).replace(/\.md$/i, '')
  } catch {
    return undefined
  }
}

/** A part of a path as a link may have it: encoded, or with signs as they are in the file's name. */
function encoded(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part))
  } catch {
    return encodeURIComponent(part)
  }
}
