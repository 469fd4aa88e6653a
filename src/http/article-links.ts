/**
 * Links between articles, on the pages that customers read. Passages are made to be quoted and hold none of them; they
 * are found in what the editor wrote, and put back where their words stand among the same neighbours.
 */
import type { Article } from '../domain/articles.ts'

/** A link of markdown to a file, its address in angle brackets or not; pictures are none. */
const written = /(?<!!)\[([^\][\n]+)\]\((?:<([^>\n]+)>|([^)\s]+))\)/g

/** Characters beside a link's words that tell which of several places they stand in. */
const BESIDE = 60
/** Of those, how many have to be the same where words stand in several places. */
const FEWEST_ALIKE = 4

/** Words that were a link, and where they stand in a passage. */
interface Placed {
  at: number
  from: number
  words: string
  address: string
}

/**
 * The markdown of each passage, with its links to other articles.
 * @param leads whether an address leads to an article that customers may read
 */
export function linkedPassages({ body, passages }: Article, leads: (address: string) => boolean): string[] {
  const texts = passages.map(({ markdown }) => markdown)
  const placed: Placed[] = []
  let last: Place = { at: 0, from: 0 }
  for (const { 0: whole, 1: words = '', 2: framed, 3: bare, index } of body.matchAll(written)) {
    const address = framed ?? bare ?? ''
    // In code it stands as it was written.
    if (texts.some((text) => text.includes(whole))) continue
    const free = placesOf(words, texts).filter((place) => !placed.some((other) => overlap(other, place, words)))
    const place = likeliest(free, texts, words, neighbours(body, index, whole), last)
    if (!place) continue
    last = place
    if (leads(address)) placed.push({ ...place, words, address })
  }
  return texts.map((text, at) =>
    placed
      .filter((link) => link.at === at)
      .sort((one, other) => other.from - one.from)
      .reduce((made, { from, words, address }) => {
        return `${made.slice(0, from)}[${words}](<${address}>)${made.slice(from + words.length)}`
      }, text),
  )
}

interface Place {
  at: number
  from: number
}

/** Where words stand by themselves, not as a part of longer ones. */
function placesOf(words: string, texts: readonly string[]): Place[] {
  const found: Place[] = []
  for (const [at, text] of texts.entries()) {
    for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
      const cuts = [from, from + words.length].some((border) =>
        /^[\p{L}\p{N}]{2}/u.test(text.slice(border - 1, border + 1)),
      )
      if (!cuts) found.push({ at, from })
    }
  }
  return found
}

function overlap(link: Placed, { at, from }: Place, words: string): boolean {
  return link.at === at && from < link.from + link.words.length && link.from < from + words.length
}

/** What stands before and after a link, with other links as their words alone, as in passages. */
function neighbours(body: string, index: number, whole: string): { before: string; after: string } {
  const end = index + whole.length
  const plain = (text: string) => flat(text.replace(written, '$1'))
  // Four times as much, so that addresses that fall out leave enough.
  const [before, after] = [body.slice(Math.max(0, index - 4 * BESIDE), index), body.slice(end, end + 4 * BESIDE)]
  return { before: plain(before).slice(-BESIDE), after: plain(after).slice(0, BESIDE) }
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

/** The place whose surroundings are most like the link's; among equals, the next after the last link. */
function likeliest(
  places: readonly Place[],
  texts: readonly string[],
  words: string,
  { before, after }: { before: string; after: string },
  last: Place,
): Place | undefined {
  const alike = ({ at, from }: Place) => {
    const text = texts[at] ?? ''
    const end = from + words.length
    return (
      sharedStart(reversed(before), reversed(flat(text.slice(Math.max(0, from - 2 * BESIDE), from)))) +
      sharedStart(after, flat(text.slice(end, end + 2 * BESIDE)))
    )
  }
  const scored = places.map((place) => ({ place, alike: alike(place) }))
  const most = Math.max(...scored.map(({ alike }) => alike))
  if (places.length > 1 && most < FEWEST_ALIKE) return undefined
  const best = scored.filter(({ alike }) => alike === most).map(({ place }) => place)
  return best.find((place) => place.at > last.at || (place.at === last.at && place.from >= last.from)) ?? best[0]
}

const reversed = (text: string) => [...text].reverse().join('')

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one[length] === other[length]) length++
  return length
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
