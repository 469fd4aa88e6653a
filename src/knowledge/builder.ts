/** Where the knowledge base is read and indexed: in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { Article } from '../domain/articles.ts'
import { type Base, KnowledgeUnavailable, type ParsedFiles, readBase } from './base.ts'

/** Reads the folder as it is now. One build runs at a time. */
export interface Builder {
  /** @throws KnowledgeUnavailable when the folder cannot be read */
  build(): Promise<Base>
  close(): Promise<void>
}

/** What a worker sends: changed articles in handfuls, so that taking them in never holds the event loop, then the rest. */
export type WorkerReport =
  | { kind: 'articles'; articles: Article[] }
  | { kind: 'built'; order: string[]; base: Omit<Base, 'articles'> }
  | { kind: 'unavailable'; message: string }
  | { kind: 'failed'; message: string }

/** Builds in this thread, for the command line and for tests. */
export function inPlace(folder: string): Builder {
  const known: ParsedFiles = new Map()
  return { build: () => readBase(folder, known), close: async () => {} }
}

/** Builds in a worker thread, which keeps what it has parsed: a change costs one file and a new index. */
export function inWorker(folder: string): Builder {
  const articles = new Map<string, Article>()
  let worker: Worker | undefined
  const start = () => {
    articles.clear()
    const made = new Worker(new URL('./index-worker.js', import.meta.url), { workerData: { folder } })
    made.unref()
    return made
  }
  return {
    build() {
      worker ??= start()
      const running = worker
      return new Promise<Base>((resolve, reject) => {
        const settle = (finish: () => void) => {
          running.off('message', take).off('error', fail).off('exit', gone)
          running.unref()
          finish()
        }
        const take = (report: WorkerReport) => {
          if (report.kind === 'articles') for (const article of report.articles) articles.set(article.id, article)
          else if (report.kind === 'built') settle(() => resolve(assemble(report, articles)))
          else if (report.kind === 'unavailable') settle(() => reject(new KnowledgeUnavailable(report.message)))
          else settle(() => reject(new Error(report.message)))
        }
        // A worker that died is replaced at the next build, which reads everything afresh.
        const fail = (error: Error) => {
          worker = undefined
          settle(() => reject(error))
        }
        const gone = () => fail(new Error('The indexing worker ended.'))
        running.ref()
        running.on('message', take).on('error', fail).on('exit', gone)
        running.postMessage('build')
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}

function assemble({ order, base }: Extract<WorkerReport, { kind: 'built' }>, articles: Map<string, Article>): Base {
  const listed = order.flatMap((id) => articles.get(id) ?? [])
  articles.clear()
  for (const article of listed) articles.set(article.id, article)
  return { ...base, articles: listed }
}
