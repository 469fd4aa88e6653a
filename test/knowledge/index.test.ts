import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import lunr from 'lunr'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/domain/articles.ts'
import { parseArticle } from '../../src/knowledge/article.ts'
import { buildIndex, makeIndexer } from '../../src/knowledge/build-index.ts'
import { matchOf, roomFor, scanLine } from '../../src/knowledge/gram-match.ts'
import { gramQuery } from '../../src/knowledge/gram-query.ts'
import { countGrams, makeLines } from '../../src/knowledge/grams.ts'
import { buffersOf, type IndexChange } from '../../src/knowledge/index-format.ts'
import { terms } from '../../src/knowledge/languages.ts'
import { lookAlikes, lookUp, makeLexicon } from '../../src/knowledge/lexicon.ts'
import { applyChange, type LanguageIndex } from '../../src/knowledge/open-index.ts'
import { searchLanguage } from '../../src/knowledge/searcher.ts'
import { makeArticles, makeQuestions, seeded } from '../bench/corpus.ts'
import { fixtures } from './library.ts'

const names = ['orders/returns', 'orders/delivery', 'account/password', 'account/staff-discount', 'account/loyalty']
const articles = await Promise.all(
  names.map(async (name) => {
    const { article } = parseArticle(`${name}.md`, await readFile(join(fixtures, 'kb', `${name}.md`)))
    if (!article) throw new Error(`${name} does not load`)
    return article
  }),
)

const open = (change: IndexChange, before = new Map<string, LanguageIndex>()) => applyChange(before, change)
const ask = (indexes: ReadonlyMap<string, LanguageIndex>, query: string) => {
  const index = indexes.get('en')
  if (!index) throw new Error('There is no English index.')
  return searchLanguage(index, [{ text: query, weight: 1 }], { mayShow: () => true, limit: 8 })
}
const ids = (indexes: ReadonlyMap<string, LanguageIndex>) =>
  (indexes.get('en')?.shards ?? []).flatMap(({ articleIds }) => articleIds).sort(inOrder)
const inOrder = (a: string, b: string) => (a < b ? -1 : 1)
const edited = (article: Article, text: string): Article => ({
  ...article,
  revision: `${article.revision} edited`,
  passages: article.passages.map((passage, at) => (at === 0 ? { ...passage, text } : passage)),
})

describe('an index', () => {
  it('survives the way to another thread whole', () => {
    const built = buildIndex(articles)
    const moved = structuredClone(built, { transfer: buffersOf(structuredClone(built)) })
    expect(ask(open(moved), 'return a kettle')).toEqual(ask(open(built), 'return a kettle'))
    expect(ask(open(built), 'return a kettle').hits[0]?.articleId).toBe('orders/returns')
  })

  it('does not hold internal articles and drafts at all [S42]', () => {
    const indexes = open(buildIndex(articles))
    expect(ids(indexes)).toEqual(['account/password', 'orders/delivery', 'orders/returns'])
    expect(indexes.get('en')?.lexicon.text).not.toContain('magenta')
    expect(indexes.get('en')?.lexicon.text).not.toContain('walrus')
  })

  it('counts and weighs terms as lunr does', () => {
    const [article] = articles as [Article]
    const builder = new lunr.Builder()
    builder.ref('id')
    builder.field('text')
    builder.k1(2.5)
    const texts = article.passages.map(({ trail, text, position }) =>
      [...trail, text, ...(position === 0 ? article.tags : [])].join(' '),
    )
    builder.tokenizer = ((text: string) => terms(text, 'en').map(({ term }) => new lunr.Token(term, {}))) as never
    for (const [id, text] of texts.entries()) builder.add({ id, text })
    const index = builder.build() as unknown as {
      invertedIndex: Record<string, { _index: number }>
      fieldVectors: Record<string, { elements: number[] }>
    }
    const weightOf = (id: number, term: string) => {
      const { elements } = index.fieldVectors[`text/${id}`] ?? { elements: [] }
      for (let at = 0; at < elements.length; at += 2)
        if (elements[at] === index.invertedIndex[term]?._index) return elements[at + 1] as number
      return 0
    }
    const indexes = open(buildIndex([article]))
    ask(indexes, 'kettle parcel')
    const sums = indexes.get('en')?.shards[0]?.passageSums.content ?? []
    expect(Math.max(...sums)).toBeGreaterThan(0)
    for (const [id, sum] of sums.entries()) {
      // lunr rounds each weight to three digits.
      expect(sum).toBeCloseTo(weightOf(id, 'kettl') + weightOf(id, 'parcel'), 2)
    }
  })
})

describe('an index in shards', () => {
  const many = makeArticles(120, seeded(7))
  const asked = makeQuestions(many, seeded(8)).slice(0, 40)
  const scores = (indexes: ReadonlyMap<string, LanguageIndex>, query: string) =>
    ask(indexes, query).hits.map(({ articleId, position, score }) => ({
      at: `${articleId} ${position}`,
      score: Number(score.toFixed(5)),
    }))

  it('ranks as one that is in one piece', () => {
    const [whole, inShards] = [open(buildIndex(many)), open(buildIndex(many, 7))]
    expect(inShards.get('en')?.shards.length).toBeGreaterThan(10)
    for (const query of asked) {
      expect(scores(inShards, query)).toEqual(scores(whole, query))
      expect(ask(inShards, query).features).toEqual(ask(whole, query).features)
    }
  })

  it('ranks after changes as one that was built afresh, and puts together only the shards they touch', () => {
    const indexer = makeIndexer(7)
    const before = open(indexer.update(many))
    const after = many
      .filter((_, at) => at !== 3)
      .map((article, at) => (at === 50 ? edited(article, 'Quixotic zeppelins moor here.') : article))
    const change = indexer.update(after)
    const [english] = change.languages
    expect(english && 'changed' in english ? english.changed.length : 0).toBeLessThanOrEqual(2)
    const indexes = open(change, before)
    const afresh = open(buildIndex(after, 7))
    for (const query of [...asked, 'where do quixotic zeppelins moor'])
      expect(scores(indexes, query)).toEqual(scores(afresh, query))
    expect(scores(indexes, 'quixotic zeppelins')[0]?.at).toBe(`${after[50]?.id} 0`)
  })

  it('sends nothing where nothing changed', () => {
    const indexer = makeIndexer(7)
    const before = open(indexer.update(many))
    const change = indexer.update([...many])
    expect(change).toEqual({ languages: [{ lang: 'en' }] })
    expect(open(change, before).get('en')).toBe(before.get('en'))
  })

  it('deals its articles out anew when it has outgrown its shards, and when it has shrunk', () => {
    const indexer = makeIndexer(4)
    let indexes = open(indexer.update(many.slice(0, 4)))
    expect(indexes.get('en')?.shards).toHaveLength(1)
    indexes = open(indexer.update(many), indexes)
    expect(indexes.get('en')?.shards).toHaveLength(30)
    expect(ids(indexes)).toEqual(many.map(({ id }) => id).sort(inOrder))
    indexes = open(indexer.update(many.slice(0, 9)), indexes)
    expect(indexes.get('en')?.shards).toHaveLength(3)
    expect(ids(indexes)).toHaveLength(9)
    expect(open(indexer.update([]), indexes).size).toBe(0)
  })
})

describe('the lexicon', () => {
  const list = ['password', 'passport', 'delivery', 'subscription', 'bildschirmhelligkeit', 'uno', 'r4']
  const lexicon = makeLexicon(list)
  const alike = (term: string) =>
    lookAlikes(lexicon, term)
      .sort((a, b) => a.far - b.far)
      .map(({ number, term }) => (list[number] === term ? term : `not ${term}`))

  it('finds each term and no other', () => {
    for (const [number, term] of list.entries()) expect(lookUp(lexicon, term)).toBe(number)
    for (const other of ['passwor', 'asswor', 'word', '', 'zzz', 'password\npassport'])
      expect(lookUp(lexicon, other)).toBe(-1)
  })

  it('finds what a misspelt term was meant to be, and compounds that hold a term', () => {
    expect(alike('pasword')[0]).toBe('password')
    expect(alike('delivrey')[0]).toBe('delivery')
    expect(alike('subscripton')[0]).toBe('subscription')
    expect(alike('helligkeit')).toEqual(['bildschirmhelligkeit'])
  })

  it('does not repair short terms and codes', () => {
    expect(alike('uni')).toEqual([])
    expect(alike('r5')).toEqual([])
  })
})

describe('n-grams across word borders', () => {
  const lines = makeLines(['Press the red button twice', 'Open the settings', 'The button is on the left'])
  const query = (text: string) => gramQuery([{ text, weight: 1 }], 4, countGrams(lines, 4), 3)
  const scale = { k1: 3.5, mean: lines.mean }
  /** Lines, or parts of them as first and last unit, that are read as one text. */
  const match = (text: string, ...read: { line: number; from?: number; to?: number }[]) => {
    const grams = query(text)
    const met = roomFor(grams).own
    for (const { line, from, to } of read) scanLine(grams, lines, line, met, from, to)
    return { ...matchOf(grams, met, scale), units: met.units }
  }

  it('prefer the line with the phrase', () => {
    const scores = [0, 1, 2].map((line) => match('red button', { line }).bm25)
    expect(scores.indexOf(Math.max(...scores))).toBe(0)
    expect(scores[2]).toBeGreaterThan(scores[1] ?? 1)
  })

  it('match a line with itself wholly', () => {
    const { coverage, cosine } = match('Open the settings', { line: 1 })
    expect(coverage).toBeCloseTo(1)
    expect(cosine).toBeCloseTo(1)
  })

  it('count two lines as one text', () => {
    const both = 'red button settings'
    const apart = [match(both, { line: 0 }).coverage, match(both, { line: 1 }).coverage]
    expect(match(both, { line: 0 }, { line: 1 }).coverage).toBeGreaterThan(Math.max(...apart))
  })

  it('see no further than they are told', () => {
    expect(match('twice', { line: 0 }).coverage).toBeGreaterThan(0)
    expect(match('twice', { line: 0, to: 10 })).toMatchObject({ coverage: 0, units: 10 })
  })

  it('count the same whether a line is read at once or goes on where it stopped', () => {
    const text = 'press the red button twice'
    const whole = match(text, { line: 0 })
    for (let stop = 0; stop <= whole.units; stop++)
      expect(match(text, { line: 0, to: stop }, { line: 0, from: stop })).toEqual(whole)
  })

  it('match nothing for a question without letters', () => {
    expect(match('???', { line: 0 })).toMatchObject({ bm25: 0, coverage: 0, cosine: 0 })
  })
})
