/** Plain BM25 as the yardstick: `\w+` tokens, title and body as one bag, no stop words, no stemming. */
import type { Article } from '../../src/domain/articles.ts'

const k1 = 1.2
const b = 0.75

export function referenceBm25(
  articles: readonly Article[],
): (query: string, exclude: readonly string[]) => { ranked: string[]; confidence: number } {
  const bags = articles.map((article) => tokens(`${article.title}\n${article.body}`))
  const mean = bags.reduce((sum, bag) => sum + bag.length, 0) / bags.length
  const postings = new Map<string, Map<number, number>>()
  for (const [doc, bag] of bags.entries()) {
    for (const token of bag) {
      const list = postings.get(token) ?? new Map<number, number>()
      list.set(doc, (list.get(doc) ?? 0) + 1)
      postings.set(token, list)
    }
  }
  return (query, exclude) => {
    const asked = tokens(query)
    const scores = new Map<number, number>()
    for (const token of asked) {
      const list = postings.get(token)
      if (!list) continue
      const idf = Math.log(1 + (articles.length - list.size + 0.5) / (list.size + 0.5))
      for (const [doc, tf] of list) {
        const norm = k1 * (1 - b + (b * (bags[doc] as string[]).length) / mean)
        scores.set(doc, (scores.get(doc) ?? 0) + (idf * tf * (k1 + 1)) / (tf + norm))
      }
    }
    const order = [...scores]
      .map(([doc, score]) => ({ id: (articles[doc] as Article).id, score }))
      .filter(({ id }) => !exclude.includes(id))
      .sort((one, other) => other.score - one.score)
    return { ranked: order.map(({ id }) => id), confidence: (order[0]?.score ?? 0) / Math.sqrt(asked.length || 1) }
  }
}

/** Python's `\w+`, which the reference figures were made with. */
export const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
