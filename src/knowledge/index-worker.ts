/** The worker's side of `inWorker`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Article } from '../domain/articles.ts'
import { KnowledgeUnavailable, type ParsedFiles, readBase } from './base.ts'
import type { WorkerReport } from './builder.ts'
import { buffersOf } from './index-format.ts'

/** Articles in one message: taking them in costs the receiving thread about a millisecond. */
const handful = 50

const { folder } = workerData as { folder: string }
const known: ParsedFiles = new Map()
let sent = new Map<string, string>()

const report = (message: WorkerReport, move: ArrayBuffer[] = []) => parentPort?.postMessage(message, move)

parentPort?.on('message', () => {
  void build()
})

async function build(): Promise<void> {
  try {
    const { articles, ...base } = await readBase(folder, known)
    const changed = articles.filter((article) => sent.get(article.id) !== stamp(article))
    for (let at = 0; at < changed.length; at += handful) {
      report({ kind: 'articles', articles: changed.slice(at, at + handful) })
    }
    sent = new Map(articles.map((article) => [article.id, stamp(article)]))
    report({ kind: 'built', order: articles.map(({ id }) => id), base }, buffersOf(base.index))
  } catch (error) {
    if (error instanceof KnowledgeUnavailable) report({ kind: 'unavailable', message: error.message })
    else report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** The language may change without the file: it follows the other articles where the text does not tell. */
const stamp = ({ revision, lang }: Article) => `${revision} ${lang}`
