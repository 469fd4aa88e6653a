/** SQLite's FTS5 as the yardstick: titles and text, Porter's stemmer, any of the words, its own BM25. */
import Database from 'better-sqlite3'
import type { Article } from '../../src/domain/articles.ts'
import { tokens } from './bm25.ts'

/** Articles that a search brings back at most. */
const most = 200

export function referenceFts5(articles: readonly Article[]): (query: string, exclude: readonly string[]) => string[] {
  const database = new Database(':memory:')
  database.exec("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')")
  const insert = database.prepare('INSERT INTO articles (id, title, text) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const { id, title, body } of articles) insert.run(id, title, body)
  })()
  const select = database
    .prepare(`SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles) LIMIT ${most}`)
    .pluck()
  return (query, exclude) => {
    const asked = [...new Set(tokens(query))]
    if (asked.length === 0) return []
    const found = select.all(asked.map((word) => `"${word}"`).join(' OR ')) as string[]
    return found.filter((id) => !exclude.includes(id))
  }
}
