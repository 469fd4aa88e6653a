/** Plants pairs of articles into a base and counts which of them are told to an editor, and what else is. */
import { compared, overlapsAmong } from '../../../src/content/overlaps.ts'
import { makeReader } from '../../../src/content/reading.ts'
import type { Article } from '../../../src/domain/articles.ts'
import type { Overlap } from '../../../src/domain/overlaps.ts'
import { parseArticle } from '../../../src/knowledge/article.ts'
import { terms } from '../../../src/knowledge/languages.ts'
import type { Pair } from './pairs.ts'

export interface Judged {
  pair: Pair
  /** What was found between its two articles. */
  found: Overlap['kind'][]
}

export interface Planted {
  judged: Judged[]
  /** Findings between a planted article and one of the base. */
  strays: Overlap[]
  /** Findings within the base itself. */
  own: Overlap[]
}

/** All overlaps of articles of one language. */
export function overlapsIn(lang: string, articles: readonly Article[]): Overlap[] {
  const reader = makeReader(lang, terms)
  const side = finish(compared(lang, articles.map(reader.read), reader))
  return finish(overlapsAmong(side))
}

/** @param base articles of one language; pairs of other languages are left out */
export function plant(lang: string, base: readonly Article[], pairs: readonly Pair[]): Planted {
  const ours = pairs.filter((pair) => pair.lang === lang)
  const planted = ours.flatMap((pair) => articlesOf(pair))
  const found = overlapsIn(lang, [...base, ...planted])
  const judged = ours.map((pair): Judged => {
    const ids = [idOf(pair, 'one'), idOf(pair, 'other')]
    const between = found.filter(({ one, other }) => ids.includes(one.articleId) && ids.includes(other.articleId))
    return { pair, found: between.map(({ kind }) => kind) }
  })
  const pairOf = (id: string) => /^planted\/(.+)-(?:one|other)$/.exec(id)?.[1]
  const strays = found.filter(({ one, other }) => {
    const names = [pairOf(one.articleId), pairOf(other.articleId)]
    // Shops of different pairs may well contradict each other.
    return names.includes(undefined) && names.some((name) => name !== undefined)
  })
  const own = found.filter(({ one, other }) => !pairOf(one.articleId) && !pairOf(other.articleId))
  return { judged, strays, own }
}

const idOf = ({ id }: Pair, side: 'one' | 'other') => `planted/${id}-${side}`

function articlesOf(pair: Pair): Article[] {
  return [articleOf(pair, 'one', pair.one), ...(pair.other ? [articleOf(pair, 'other', pair.other)] : [])]
}

function articleOf(pair: Pair, side: 'one' | 'other', [title, text]: Pair['one']): Article {
  const markdown = `---\ntitle: ${JSON.stringify(title)}\nlang: ${pair.lang}\n---\n\n${text}\n`
  const { article } = parseArticle(`${idOf(pair, side)}.md`, new TextEncoder().encode(markdown))
  if (!article) throw new Error(`The pair ${pair.id} does not load`)
  return article
}

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
