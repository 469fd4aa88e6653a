/** Finds, across the articles of one language, what is said twice and what contradicts itself. */
import type { Passage } from '../domain/articles.ts'
import type { Overlap, OverlapKind, OverlapPlace } from '../domain/overlaps.ts'
import { fold } from '../domain/text.ts'
import { type CandidateIndex, candidateIndex } from './candidates.ts'
import { contradiction } from './contradictions.ts'
import { clusters } from './copies.ts'
import { type ReadPassage, type Shared, sharedBy } from './duplicates.ts'
import type { ReadArticle, Reader, ReadText } from './reading.ts'
import { sameArticle, type Tongue } from './sameness.ts'
import { hashOf, wordsOf } from './shingles.ts'
import type { Statement } from './statements.ts'

/** The articles of one language, ready to be compared with each other and with a text that is being written. */
export interface Compared {
  lang: string
  articles: readonly ReadArticle[]
  tongue: Tongue
  index: CandidateIndex
}

/** Sets articles of one language beside each other; yields now and then, so that whoever waits can be served. */
export function* compared(lang: string, articles: readonly ReadArticle[], reader: Reader): Generator<void, Compared> {
  const counts = new Map<string, number>()
  const small = new Set<string>()
  const large = new Set<string>()
  for (const article of articles) {
    for (const term of article.terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const word of article.small) small.add(word)
    for (const word of article.large) large.add(word)
    yield
  }
  for (const word of small) large.delete(word)
  const tongue = yield* tongueOf(lang, articles, reader, counts, large)
  const index = yield* candidateIndex(articles, tongue)
  return { lang, articles, tongue, index }
}

/** Articles that a base counts as having: in a handful, every word seems to stand everywhere. */
const FEWEST_ARTICLES = 50

function* tongueOf(
  lang: string,
  articles: readonly ReadArticle[],
  { relations, terms }: Reader,
  counts: ReadonlyMap<string, number>,
  large: ReadonlySet<string>,
): Generator<void, Tongue> {
  const names = new Set<string>()
  for (const { article } of articles) {
    yield
    for (const heading of new Set([article.title, ...article.passages.flatMap(({ trail }) => trail)])) {
      for (const name of namedIn(heading, lang, large)) for (const { term } of terms(name, lang)) names.add(term)
    }
  }
  const all = Math.max(articles.length, FEWEST_ARTICLES)
  return {
    relations,
    // Inverse document frequency over its largest value, so that it means the same in bases of any size.
    weight: (term) => Math.max(0, Math.log((all + 1) / ((counts.get(term) ?? 0) + 0.5)) / Math.log((all + 1) / 0.5)),
    isName: (term) => names.has(term),
  }
}

/** Words of a heading that are written large wherever else they stand; every German noun is. */
function namedIn(heading: string, lang: string, large: ReadonlySet<string>): string[] {
  return (heading.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => {
    if (/\p{L}/u.test(word) && /\p{N}/u.test(word)) return true
    if (/^\p{Lu}{2,}$/u.test(word)) return true
    return lang !== 'de' && /^\p{Lu}/u.test(word) && large.has(fold(word))
  })
}

/** All overlaps among the articles; yields now and then. */
export function* overlapsAmong({ lang, index, tongue }: Compared): Generator<void, Overlap[]> {
  const found: Overlap[] = []
  for (const statement of index.statements) {
    for (const other of index.statementsLike(statement)) {
      if (!comesBefore(statement, other)) continue
      const why = contradiction(statement, other, tongue)
      if (why) found.push(overlap('contradiction', lang, why, statement, other))
    }
    yield
  }
  const pairs: { one: ReadPassage; other: ReadPassage; shared: Shared }[] = []
  for (const pair of index.passagePairs()) {
    yield
    if (!pair) continue
    const [one, other] = pair
    const shared = copied(one, other, tongue)
    if (shared) pairs.push({ one, other, shared })
  }
  for (const cluster of clusters(pairs)) {
    found.push(duplicate(lang, cluster))
    yield
  }
  return found
}

/** Overlaps of one article, which may be a draft of one that is there, with all others; it is `one` of each. */
export function overlapsOf(article: ReadText, { lang, index, tongue }: Compared): Overlap[] {
  const { id } = article.article
  const contradictions = article.statements.flatMap((statement) => {
    const others = index.statementsLike(statement).filter(({ passage }) => passage.articleId !== id)
    // The article as it was says nothing of the article as it is.
    const own = article.statements.filter(({ at }) => at > statement.at)
    return [...others, ...own].flatMap((other) => {
      const why = contradiction(statement, other, tongue)
      return why ? [overlap('contradiction', lang, why, statement, other)] : []
    })
  })
  const duplicates = article.passages.flatMap((one) => {
    const pairs = index.passagesLike(one).flatMap((other) => {
      const shared = other.passage.articleId === id ? undefined : copied(one, other, tongue)
      return shared ? [{ one, other, shared }] : []
    })
    const [most, ...others] = pairs.sort((a, b) => b.shared.words - a.shared.words)
    return most ? [duplicate(lang, { ...most, also: others.map(({ other }) => other.passage.articleId) })] : []
  })
  return [...contradictions, ...duplicates]
}

/** What two passages share, unless they were made alike for things that differ by name. */
function copied(one: ReadPassage, other: ReadPassage, tongue: Tongue): Shared | undefined {
  const shared = sharedBy(one, other)
  if (!shared) return undefined
  const theirs = new Set(wordsOf(`${other.passage.text} ${other.passage.title} ${other.passage.trail.join(' ')}`))
  const mine = new Set(wordsOf(`${one.passage.text} ${one.passage.title} ${one.passage.trail.join(' ')}`))
  const named = ({ words, passage }: ReadPassage, [from, to]: [number, number], known: ReadonlySet<string>) => {
    const title = wordsOf(passage.title)
    const own = words.slice(from, to).filter((word) => !known.has(word))
    return own.some((word) => tongue.isName(word) || isCode(word) || title.includes(word))
  }
  return named(one, shared.one, theirs) && named(other, shared.other, mine) ? undefined : shared
}

const isCode = (word: string) => /\p{L}/u.test(word) && /\p{N}/u.test(word)

/** So that each pair is looked at once. */
const comesBefore = (one: Statement, other: Statement) =>
  sameArticle(one, other) ? one.at < other.at : one.passage.articleId < other.passage.articleId

function overlap(kind: OverlapKind, lang: string, why: string, one: Statement, other: Statement): Overlap {
  const places = [placeOf(one.passage, one.text), placeOf(other.passage, other.text)] as const
  return { key: keyOf(kind, ...places), kind, lang, why, one: places[0], other: places[1], also: [] }
}

function duplicate(
  lang: string,
  { one, other, shared, also }: { one: ReadPassage; other: ReadPassage; shared: Shared; also: readonly string[] },
): Overlap {
  const places = [placeOf(one.passage, cut(one, shared.one)), placeOf(other.passage, cut(other, shared.other))] as const
  const known = [one.passage.articleId, other.passage.articleId]
  const further = [...new Set(also)].filter((id) => !known.includes(id)).sort((a, b) => (a < b ? -1 : 1))
  const same = shared.share > 0.97 ? 'The same' : 'Nearly the same'
  const why = `${same} passage of ${shared.words} words stands in ${further.length === 0 ? 'both' : `${further.length + 2} articles`}.`
  return {
    key: keyOf('duplicate', ...places),
    kind: 'duplicate',
    lang,
    why,
    one: places[0],
    other: places[1],
    also: further,
  }
}

const placeOf = ({ articleId, title, trail, anchor }: Passage, text: string): OverlapPlace => ({
  ...{ articleId, title, trail, anchor, text },
  ...{ line: 0, column: 0 },
})

/** The sentences that hold these words. */
function cut({ passage: { text }, words }: ReadPassage, [from, to]: [number, number]): string {
  const pattern =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu
  const places = [...text.matchAll(pattern)]
  const [first, last] = [places[from], places[to - 1]]
  // Letters that fold to several words are rare; the whole passage is shown then.
  if (places.length !== words.length || !first || !last) return text
  const start = Math.max(
    ...['. ', '! ', '? ', '\n'].map((end) => text.lastIndexOf(end, first.index - 1) + end.length),
    0,
  )
  const begin = text.lastIndexOf('\n', first.index - 1) === -1 && start <= 2 ? 0 : start
  const rest = /^[^.!?。！？\n]*[.!?。！？]?/.exec(text.slice(last.index + last[0].length))?.[0] ?? ''
  return text.slice(Math.min(begin, first.index), last.index + last[0].length + rest.length).trim()
}

/** Both articles and what they say there, whatever the order and wherever it stands. */
function keyOf(kind: OverlapKind, ...places: readonly OverlapPlace[]): string {
  const line = [
    kind,
    ...places.map(({ articleId, text }) => `${articleId}\n${wordsOf(text).join(' ')}`).sort((a, b) => (a < b ? -1 : 1)),
  ].join('\n\n')
  return [0x811c9dc5, 0x01234567].map((seed) => hashOf(line, seed).toString(16).padStart(8, '0')).join('')
}
