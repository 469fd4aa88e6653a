/** The worker's side of `inWorker`. */
import { parentPort, workerData } from 'node:worker_threads'
import { type KnownFiles, readBase, readWith } from './base.ts'
import { makeIndexer } from './build-index.ts'
import type { Attempt, Progress, WorkerReport, WorkerRequest } from './builder.ts'
import { stampOf } from './compile-article.ts'
import { KnowledgeUnavailable } from './folder.ts'
import { buffersOf } from './index-format.ts'

/** Articles in one message: taking them in costs the receiving thread about a millisecond. */
const handful = 25
/** Files or articles between two words about how far the build has come. */
const progressEvery = 100

const { folder } = workerData as { folder: string }
const known: KnownFiles = new Map()
let indexer = makeIndexer()
let sent = new Map<string, string>()
let goOn = () => {}

const report = (message: WorkerReport, move: ArrayBuffer[] = []) => parentPort?.postMessage(message, move)

parentPort?.on('message', (request: WorkerRequest) => {
  if (request === 'more') goOn()
  else if (request === 'build') void build()
  else attempt(request)
})

async function build(): Promise<void> {
  try {
    const started = performance.now()
    const { articles, ...reading } = readBase(folder, known, (done, total) => say({ doing: 'reading', done, total }))
    const changed = articles.filter((article) => sent.get(article.id) !== stampOf(article))
    const total = changed.length
    const index = indexer.update(articles, (done) => say({ doing: 'indexing', done, total }))
    for (let at = 0; at < changed.length; at += handful) {
      const taken = new Promise<void>((resolve) => {
        goOn = resolve
      })
      report({ kind: 'articles', articles: changed.slice(at, at + handful) })
      await taken
    }
    const sameOnes = articles.length === sent.size && articles.every(({ id }) => sent.has(id))
    sent = new Map(articles.map((article) => [article.id, stampOf(article)]))
    const order = sameOnes ? {} : { order: articles.map(({ id }) => id) }
    const builtInMs = Math.round(performance.now() - started)
    report({ kind: 'built', ...order, reading, index, builtInMs }, buffersOf(index))
  } catch (error) {
    if (error instanceof KnowledgeUnavailable) report({ kind: 'unavailable', message: error.message })
    else {
      // What was half taken in is not known to the other side: the next build sends everything.
      indexer = makeIndexer()
      sent = new Map()
      report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
}

/** What the base would be; what is kept of it stays as it is. */
function attempt({ changes, shown }: Attempt): void {
  try {
    const started = performance.now()
    const { articles, ...reading } = readWith(folder, known, changes, { shown })
    const index = indexer.attempt(articles)
    const ids = new Set(changes.map(({ path }) => path.replace(/\.md$/i, '')))
    const changed = articles.filter((article) => ids.has(article.id) || sent.get(article.id) !== stampOf(article))
    const order = articles.map(({ id }) => id)
    const builtInMs = Math.round(performance.now() - started)
    report({ kind: 'attempted', articles: changed, order, reading, index, builtInMs }, buffersOf(index))
  } catch (error) {
    report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function say(progress: Progress): void {
  if (progress.done % progressEvery === 0) report({ kind: 'progress', progress })
}
