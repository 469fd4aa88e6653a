/** Articles for the team, while they type: by title from the first letters on, by content as customers' questions are. */
import { type Article, isPublic, type Passage } from '../domain/articles.ts'
import { words } from '../domain/text.ts'
import type { FoundArticle } from '../ports/knowledge.ts'
import { type Shelf, searchShelf } from './shelf.ts'

/** Passages that are looked through for each article that may be shown: several may be of one article. */
const PASSAGES_EACH = 3
/** Shares of the words that an internal article must hold to count as found. */
const ENOUGH = 0.5

/** @param now ISO 8601, UTC: what is published later is not found */
export function findOnShelf(
  shelf: Shelf,
  query: string,
  { internal, limit }: { internal: boolean; limit: number },
  now: string,
): FoundArticle[] {
  const wanted = words(query)
  if (wanted.length === 0) return []
  const published = [...shelf.articles.values()].filter(
    (article) => !article.draft && (!article.publishAt || article.publishAt <= now) && article.passages.length > 0,
  )
  const open = published.filter((article) => isPublic(article, now))
  const inside = internal ? published.filter(({ audience }) => audience === 'internal') : []
  const titled = [...open, ...inside]
    .filter((article) => isCalled(article, wanted))
    .map((article) => article.passages[0])
  const { evidence } = searchShelf(shelf, { query, history: [], limit: limit * PASSAGES_EACH }, now)
  const passages = [
    ...titled,
    ...inside.flatMap((article) => bestOf(article, wanted)),
    ...evidence.map(({ passage }) => passage),
  ]

  const found = new Map<string, FoundArticle>()
  for (const passage of passages) {
    const article = passage && shelf.articles.get(passage.articleId)
    if (article && !found.has(article.id)) found.set(article.id, { passage, audience: article.audience })
  }
  return [...found.values()].slice(0, limit)
}

/** Whether every word begins one of the title's or of another name's. */
function isCalled({ title, aliases }: Article, wanted: readonly string[]): boolean {
  const names = [title, ...aliases].flatMap(words)
  return wanted.every((word) => names.some((name) => name.startsWith(word)))
}

/** The passage of an internal article, which no index holds, with most of the words; none where they are too few. */
function bestOf(article: Article, wanted: readonly string[]): Passage[] {
  const scored = article.passages.map((passage) => ({ passage, share: shareOf(passage, wanted) }))
  const best = scored.sort((a, b) => b.share - a.share)[0]
  return best && best.share >= ENOUGH ? [best.passage] : []
}

const held = new WeakMap<Passage, string[]>()

function shareOf(passage: Passage, wanted: readonly string[]): number {
  const known = held.get(passage) ?? [...new Set(words([passage.title, ...passage.trail, passage.text].join('\n')))]
  held.set(passage, known)
  return wanted.filter((word) => known.some((other) => other.startsWith(word))).length / wanted.length
}
