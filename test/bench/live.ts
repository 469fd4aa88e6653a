/** A knowledge base as the server runs it: how soon an edit is live, and how long the event loop stands still for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import type { Article } from '../../src/domain/articles.ts'
import { inWorker } from '../../src/knowledge/builder.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import { type Latencies, latencies, wait } from './timing.ts'

export interface Live {
  openMs: number
  /** Memory of the process, the bench's own copy of the articles included. */
  residentBytes: number
  search: Latencies
  /** From the file being written until it is answered from. */
  edits: number[]
  /** Longest time in ms that the event loop stood still while single articles were edited. */
  editPauseMs: number
  /** The same while a tenth of all files changed at once. */
  manyPauseMs: number
  /** From the first of these files being written until all were live. */
  manyMs: number
}

/** Edits of one file each. */
const edits = 5

export async function runLive(articles: readonly Article[], questions: readonly string[]): Promise<Live> {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-bench-'))
  const fileOf = ({ id }: Article) => join(folder, `${id}.md`)
  const textOf = ({ title, body }: Article, more = '') =>
    `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n${body}\n${more}`
  /** Editors write from elsewhere: their writing must not hold this thread's event loop. */
  const write = (article: Article, more: string) => writeFile(fileOf(article), textOf(article, more))
  let library: Library | undefined
  try {
    mkdirSync(folder, { recursive: true })
    for (const article of articles) writeFileSync(fileOf(article), textOf(article))
    const started = performance.now()
    const log = { info() {}, warn() {}, error: (_: object, message: string) => console.error(message) }
    const clock = { now: () => '2026-03-01T10:00:00.000Z' }
    library = await openLibrary({ folder, clock, log, build: (root) => inWorker(root, fromSources) })
    const opened = library
    const openMs = performance.now() - started
    const residentBytes = process.memoryUsage.rss()
    const search = await latencies(questions, (query) => opened.search({ query, history: [] }))

    const took: number[] = []
    const editPauseMs = await longestPause(async () => {
      for (let edit = 0; edit < edits; edit++) {
        const article = articles[Math.floor(((edit + 0.5) * articles.length) / edits)] as Article
        took.push(await untilTold(opened, () => write(article, `\nQuixotic zeppelins moor at mast ${edit}.\n`)))
        const { evidence } = await opened.search({ query: `quixotic zeppelins at mast ${edit}`, history: [] })
        if (evidence[0]?.passage.articleId !== article.id) throw new Error('An edit is not live.')
      }
    })
    let manyMs = 0
    const manyPauseMs = await longestPause(async () => {
      const many = articles.filter((_, at) => at % 10 === 0)
      const began = performance.now()
      for (const article of many) await write(article, '\nParsimonious walruses agree.\n')
      const last = many.at(-1) as Article
      while (!opened.article(last.id)?.body.includes('Parsimonious')) await wait(20)
      manyMs = performance.now() - began
    })
    return { openMs, residentBytes, search, edits: took, editPauseMs, manyPauseMs, manyMs }
  } finally {
    await library?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const fromSources = (folder: string) =>
  new Worker(new URL('../knowledge/worker.js', import.meta.url), { workerData: { folder } })

/** Milliseconds from a change until the library says that it took it in. */
async function untilTold(library: Library, change: () => Promise<void>): Promise<number> {
  const told = new Promise<number>((resolve) => {
    const stop = library.onChange(() => {
      stop()
      resolve(performance.now())
    })
  })
  const started = performance.now()
  await change()
  return (await told) - started
}

async function longestPause(work: () => Promise<void>): Promise<number> {
  const resolution = 1
  const delay = monitorEventLoopDelay({ resolution })
  await wait(50)
  delay.enable()
  await wait(10)
  delay.reset()
  await work()
  delay.disable()
  return delay.max / 1e6 - resolution
}
