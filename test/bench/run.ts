/**
 * `npm run bench`: how long a question takes and how long an index takes to build, beside SQLite FTS5 over the same
 * articles in the same run. Figures move with the machine; the ratio moves less.
 */
import Database from 'better-sqlite3'
import type { Article } from '../../src/domain/articles.ts'
import { buildIndex } from '../../src/knowledge/build-index.ts'
import { searchLanguage } from '../../src/knowledge/searcher.ts'

/** Articles in each knowledge base that is measured. */
const sizes = [100, 400, 3000]
const questions = 300

console.log('articles   build ms (FTS5)      question p50 ms (FTS5)   p95 ms (FTS5)        p50 as a multiple of FTS5')
for (const size of sizes) {
  const random = seeded(size)
  const articles = makeArticles(size, random)
  const asked = makeQuestions(articles, random)

  const [index, buildMs] = timed(() => buildIndex(articles).languages[0])
  if (!index) throw new Error('The index is empty.')
  const ours = latencies(asked, (question) => {
    searchLanguage(index, [{ text: question, weight: 1 }], { mayShow: () => true, limit: 8 })
  })

  const [ask, ftsBuildMs] = timed(() => fts5(articles))
  const theirs = latencies(asked, ask)
  const cell = (a: number, b: number, digits: number) => `${a.toFixed(digits)} (${b.toFixed(digits)})`
  console.log(
    [
      String(size).padStart(8),
      cell(buildMs, ftsBuildMs, 0).padEnd(19),
      cell(ours.p50, theirs.p50, 2).padEnd(23),
      cell(ours.p95, theirs.p95, 2).padEnd(19),
      (ours.p50 / theirs.p50).toFixed(1),
    ].join('   '),
  )
}

function latencies(asked: readonly string[], ask: (question: string) => void): { p50: number; p95: number } {
  for (const question of asked.slice(0, 50)) ask(question)
  const took = asked.map((question) => timed(() => ask(question))[1]).sort((a, b) => a - b)
  return { p50: took[Math.floor(took.length * 0.5)] ?? 0, p95: took[Math.floor(took.length * 0.95)] ?? 0 }
}

function timed<T>(run: () => T): [T, number] {
  const started = performance.now()
  const result = run()
  return [result, performance.now() - started]
}

/** Passages in FTS5 with its Porter tokenizer, asked for any of the words, best eight by its BM25. */
function fts5(articles: readonly Article[]): (question: string) => void {
  const database = new Database(':memory:')
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize = 'porter unicode61')")
  const insert = database.prepare('INSERT INTO passages (title, text) VALUES (?, ?)')
  database.transaction(() => {
    for (const { title, passages } of articles) for (const { text } of passages) insert.run(title, text)
  })()
  const select = database.prepare(
    'SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 2, 1) LIMIT 8',
  )
  return (question) => {
    select.all((question.match(/\w+/g) ?? []).map((word) => `"${word}"`).join(' OR '))
  }
}

/** Articles of four passages of about 100 words, drawn as in real text: few words often, many words seldom. */
function makeArticles(size: number, random: () => number): Article[] {
  const vocabulary = Array.from({ length: 12_000 }, () => syllables(2 + Math.floor(random() * 3), random))
  const draw = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '').join(' ')
  return Array.from({ length: size }, (_, number) => {
    const id = `article-${number}`
    const title = draw(6)
    const passages = Array.from({ length: 4 }, (_, position) => {
      const text = draw(100)
      return {
        articleId: id,
        title,
        trail: [draw(3)],
        anchor: '',
        position,
        markdown: text,
        text,
        lang: 'en',
        revision: '',
      }
    })
    const lists = { tags: [], aliases: [], questions: [], pages: [] }
    return { id, title, lang: 'en', ...lists, audience: 'public', draft: false, revision: '', body: '', passages }
  })
}

/** Eight words of a title and its article, in no order; one in four is misspelt. */
function makeQuestions(articles: readonly Article[], random: () => number): string[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  return Array.from({ length: questions }, () => {
    const { title, passages } = pick(articles)
    const words = [
      ...title.split(' ').slice(0, 4),
      ...Array.from({ length: 4 }, () => pick(pick(passages).text.split(' '))),
    ]
    return words.map((word, at) => (at === 5 && random() < 0.5 ? word.slice(1) + word.slice(0, 1) : word)).join(' ')
  })
}

function syllables(count: number, random: () => number): string {
  const letter = (letters: string) => letters[Math.floor(random() * letters.length)]
  return Array.from({ length: count }, () => `${letter('bcdfghklmnprstvz')}${letter('aeiou')}`).join('')
}

/** The same articles on every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
