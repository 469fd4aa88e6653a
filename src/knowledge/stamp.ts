/** Names a reading of the knowledge base by what it answers from. */
import { createHash } from 'node:crypto'
import { type Article, isPublic } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { Shelf } from './shelf.ts'

/**
 * SHA-256, in hex, of which articles customers may see with the text and language of each, of the redirects and of the
 * synonyms. Two readings with one stamp answer every question alike.
 */
export function stampOfShelf({ articles, redirects, synonyms }: Shelf, now: Iso): string {
  const hash = createHash('sha256')
  const seen = [...articles.values()].filter((article) => isPublic(article, now))
  for (const { id, revision, lang } of seen.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    hash.update(`${id}\t${revision}\t${lang}\n`)
  }
  for (const [former, id] of [...redirects].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${former}\t${id}\n`)
  return hash.update(JSON.stringify(synonyms)).digest('hex')
}

/**
 * Makes the stamp of a reading once, for as long as customers see the same of it.
 * @param open the articles that they see now, the same list for as long as those are the same
 */
export function stamping(): (shelf: Shelf, open: readonly Article[], now: Iso) => string {
  let made: { shelf: Shelf; open: readonly Article[]; stamp: string } | undefined
  return (shelf, open, now) => {
    if (made?.shelf !== shelf || made.open !== open) made = { shelf, open, stamp: stampOfShelf(shelf, now) }
    return made.stamp
  }
}
