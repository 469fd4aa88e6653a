/** The extractive yardstick: plain BM25's top article, the window of 80 words with most distinct words of the question. */
import { tokens } from './bm25.ts'

const windowWords = 80

export function bestWindow(query: string, body: string): string {
  const asked = new Set(tokens(query))
  const text = tokens(body)
  let best = { at: 0, found: -1 }
  for (let at = 0; at === 0 || at + windowWords <= text.length; at++) {
    const found = new Set(text.slice(at, at + windowWords).filter((word) => asked.has(word))).size
    if (found > best.found) best = { at, found }
  }
  return text.slice(best.at, best.at + windowWords).join(' ')
}
