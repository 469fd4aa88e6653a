/** Others that search the same passages, as a yardstick. */
import Database from 'better-sqlite3'
import MiniSearch from 'minisearch'
import type { Article } from '../../src/domain/articles.ts'

export interface Engine {
  ask(question: string): void
  /** Bytes that it keeps outside of the heap. */
  bytes: number
  close(): void
}

/** Passages in FTS5 with its Porter tokenizer, asked for any of the words, best eight by its BM25. */
export function fts5(articles: readonly Article[]): Engine {
  const database = new Database(':memory:')
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize = 'porter unicode61')")
  const insert = database.prepare('INSERT INTO passages (title, text) VALUES (?, ?)')
  database.transaction(() => {
    for (const { title, passages } of articles) for (const { text } of passages) insert.run(title, text)
  })()
  const select = database.prepare(
    'SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 2, 1) LIMIT 8',
  )
  const pages = Number(database.pragma('page_count', { simple: true }))
  return {
    ask: (question) => void select.all((question.match(/\w+/g) ?? []).map((word) => `"${word}"`).join(' OR ')),
    bytes: pages * Number(database.pragma('page_size', { simple: true })),
    close: () => database.close(),
  }
}

/** Passages in MiniSearch as it comes: any of the words, no fuzziness. */
export function miniSearch(articles: readonly Article[]): Engine {
  const engine = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } })
  engine.addAll(
    articles.flatMap(({ id, title, passages }) =>
      passages.map(({ text, position }) => ({ id: `${id} ${position}`, title, text })),
    ),
  )
  return { ask: (question) => void engine.search(question).slice(0, 8), bytes: 0, close() {} }
}
