import { describe, expect, it } from 'vitest'
import { warmUp } from '../../src/knowledge/warm-up.ts'
import type { SearchRequest } from '../../src/ports/knowledge.ts'
import { makeArticles, seeded } from '../bench/corpus.ts'

const asked = async (articles: Parameters<typeof warmUp>[0]) => {
  const requests: SearchRequest[] = []
  await warmUp(articles, (request) => {
    requests.push(request)
    return { query: '', lang: 'en', evidence: [], features: {}, unknown: [], missing: [], words: 0 }
  })
  return requests
}

describe('a base that is warmed up', () => {
  it('is asked a few questions however large it is, known and misspelt words among them, with a turn before', async () => {
    const articles = makeArticles(333, seeded(1))
    const requests = await asked(articles)
    expect(requests.length).toBeGreaterThan(20)
    expect(requests.length).toBeLessThan(70)
    expect(requests.some(({ history }) => history.length > 0)).toBe(true)
    const known = new Set(
      articles.flatMap(({ title, passages }) => [title, passages.at(-1)?.text].join(' ').split(' ')),
    )
    const strange = requests.filter(({ query }) =>
      query
        .split(' ')
        .slice(0, -1)
        .some((word) => !known.has(word)),
    )
    expect(strange.length).toBeGreaterThan(10)
  })

  it('may be empty, or have articles without text', async () => {
    expect(await asked([])).toEqual([])
    const [article] = makeArticles(1, seeded(1))
    if (article) expect(await asked([{ ...article, title: '', passages: [] }])).toHaveLength(2)
  })
})
