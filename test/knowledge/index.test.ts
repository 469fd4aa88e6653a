import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../src/knowledge/article.ts'
import { buildIndex } from '../../src/knowledge/build-index.ts'
import { countGrams, gramQuery, makeLines, matchGrams, type Stretch } from '../../src/knowledge/grams.ts'
import { buffersOf } from '../../src/knowledge/index-format.ts'
import { lookAlikes, lookUp, makeLexicon } from '../../src/knowledge/lexicon.ts'
import { searchLanguage } from '../../src/knowledge/searcher.ts'
import { fixtures } from './library.ts'

const names = ['orders/returns', 'orders/delivery', 'account/password', 'account/staff-discount', 'account/loyalty']
const articles = await Promise.all(
  names.map(async (name) => {
    const { article } = parseArticle(`${name}.md`, await readFile(join(fixtures, 'kb', `${name}.md`)))
    if (!article) throw new Error(`${name} does not load`)
    return article
  }),
)

describe('an index', () => {
  it('survives the way to another thread whole', () => {
    const built = buildIndex(articles)
    const moved = structuredClone(built, { transfer: buffersOf(structuredClone(built)) })
    const search = (index = built.languages[0]) =>
      index
        ? searchLanguage(index, [{ text: 'return a kettle', weight: 1 }], { mayShow: () => true, limit: 5 })
        : undefined
    expect(search(moved.languages[0])).toEqual(search())
    expect(search()?.hits[0]?.articleId).toBe('orders/returns')
  })

  it('does not hold internal articles and drafts at all [S42]', () => {
    const [index] = buildIndex(articles).languages
    expect(index?.articleIds).toEqual(['orders/returns', 'orders/delivery', 'account/password'])
    expect(index?.passages.lexicon.text).not.toContain('magenta')
    expect(index?.passages.lexicon.text).not.toContain('walrus')
  })
})

describe('the lexicon', () => {
  const list = ['password', 'passport', 'delivery', 'subscription', 'bildschirmhelligkeit', 'uno', 'r4']
  const lexicon = makeLexicon(list)
  const alike = (term: string) => lookAlikes(lexicon, term).map((number) => list[number])

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
  const match = (text: string, ...stretches: Omit<Stretch, 'lines'>[]) =>
    matchGrams(
      query(text),
      stretches.map((stretch) => ({ lines, ...stretch })),
      { k1: 3.5, mean: lines.mean },
    )

  it('prefer the line with the phrase', () => {
    const scores = [0, 1, 2].map((line) => match('red button', { first: line }).bm25)
    expect(scores.indexOf(Math.max(...scores))).toBe(0)
    expect(scores[2]).toBeGreaterThan(scores[1] ?? 1)
  })

  it('match a line with itself wholly', () => {
    const { coverage, cosine } = match('Open the settings', { first: 1 })
    expect(coverage).toBeCloseTo(1)
    expect(cosine).toBeCloseTo(1)
  })

  it('count two stretches as one text', () => {
    const both = 'red button settings'
    const apart = [match(both, { first: 0 }).coverage, match(both, { first: 1 }).coverage]
    expect(match(both, { first: 0 }, { first: 1 }).coverage).toBeGreaterThan(Math.max(...apart))
    expect(match(both, { first: 0, end: 2 }).coverage).toBeCloseTo(match(both, { first: 0 }, { first: 1 }).coverage)
  })

  it('see no further than the units that count', () => {
    expect(match('twice', { first: 0 }).coverage).toBeGreaterThan(0)
    expect(match('twice', { first: 0, units: 10 }).coverage).toBe(0)
  })

  it('match nothing for a question without letters', () => {
    expect(match('???', { first: 0 })).toEqual({ bm25: 0, coverage: 0, cosine: 0 })
  })
})
