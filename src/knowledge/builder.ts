/** Where the knowledge base is read and indexed: in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { Article } from '../domain/articles.ts'
import { type KnownFiles, type Reading, readBase } from './base.ts'
import { makeIndexer } from './build-index.ts'
import { KnowledgeUnavailable } from './folder.ts'
import type { IndexChange } from './index-format.ts'
import { applyChange, type LanguageIndex } from './open-index.ts'

/** One reading of the folder with its index. */
export interface Base extends Omit<Reading, 'articles'> {
  /** By id, in the order of their paths. */
  articles: ReadonlyMap<string, Article>
  /** By language. */
  indexes: ReadonlyMap<string, LanguageIndex>
  /** Milliseconds that reading and indexing took. */
  builtInMs: number
}

/** How far a build has come. */
export interface Progress {
  doing: 'reading' | 'indexing'
  done: number
  total: number
}

/** Reads the folder as it is now. One build runs at a time. */
export interface Builder {
  /** @throws KnowledgeUnavailable when the folder cannot be read */
  build(progress?: (now: Progress) => void): Promise<Base>
  close(): Promise<void>
}

/**
 * What a worker sends. Changed articles come in handfuls, each of which is asked for, so that taking them in never
 * holds the event loop.
 */
export type WorkerReport =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'articles'; articles: Article[] }
  /** `order` where articles came or went. */
  | { kind: 'built'; order?: string[]; reading: Omit<Reading, 'articles'>; index: IndexChange; builtInMs: number }
  | { kind: 'unavailable'; message: string }
  | { kind: 'failed'; message: string }

export type WorkerRequest = 'build' | 'more'

/** Builds in this thread, for the command line and for tests. */
export function inPlace(folder: string): Builder {
  const known: KnownFiles = new Map()
  let indexer = makeIndexer()
  let indexes: ReadonlyMap<string, LanguageIndex> = new Map()
  return {
    async build() {
      const started = performance.now()
      const { articles, ...reading } = readBase(folder, known)
      try {
        indexes = applyChange(indexes, indexer.update(articles))
      } catch (error) {
        indexer = makeIndexer()
        throw error
      }
      const byId = new Map(articles.map((article) => [article.id, article]))
      return { ...reading, articles: byId, indexes, builtInMs: Math.round(performance.now() - started) }
    },
    close: async () => {},
  }
}

/**
 * Builds in a worker thread, which keeps what it has compiled: a change costs one file and one shard.
 * @param start starts the worker; one that was compiled, unless told otherwise
 */
export function inWorker(folder: string, start: (folder: string) => Worker = startWorker): Builder {
  let base: Pick<Base, 'articles' | 'indexes'> = { articles: new Map(), indexes: new Map() }
  let worker: Worker | undefined
  /** A worker that dies, at work or between two builds, is replaced at the next build, which reads everything afresh. */
  const begin = () => {
    const made = start(folder)
    const forget = () => {
      if (worker === made) worker = undefined
    }
    worker = made.once('exit', forget).on('error', forget)
    return made
  }
  return {
    build(progress = () => {}) {
      const running = worker ?? begin()
      return new Promise<Base>((resolve, reject) => {
        const changed = new Map<string, Article>()
        const settle = (finish: () => void) => {
          running.off('message', take).off('error', fail).off('exit', gone)
          running.unref()
          finish()
        }
        const take = (report: WorkerReport) => {
          if (report.kind === 'progress') progress(report.progress)
          else if (report.kind === 'articles') {
            for (const article of report.articles) changed.set(article.id, article)
            running.postMessage('more' satisfies WorkerRequest)
          } else if (report.kind === 'built') {
            const { order, reading, index, builtInMs } = report
            settle(() => {
              try {
                base = { articles: merge(base.articles, changed, order), indexes: applyChange(base.indexes, index) }
                resolve({ ...base, ...reading, builtInMs })
              } catch (error) {
                reject(error)
              }
            })
          } else if (report.kind === 'unavailable') settle(() => reject(new KnowledgeUnavailable(report.message)))
          else settle(() => reject(new Error(report.message)))
        }
        const fail = (error: Error) => settle(() => reject(error))
        const gone = () => fail(new Error('The indexing worker ended.'))
        running.ref()
        running.on('message', take).on('error', fail).on('exit', gone)
        running.postMessage('build' satisfies WorkerRequest)
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}

function startWorker(folder: string): Worker {
  return new Worker(new URL('./index-worker.js', import.meta.url), { workerData: { folder } })
}

function merge(before: ReadonlyMap<string, Article>, changed: ReadonlyMap<string, Article>, order?: string[]) {
  if (order) return new Map(order.flatMap((id) => listed(id, changed.get(id) ?? before.get(id))))
  const after = new Map(before)
  for (const [id, article] of changed) after.set(id, article)
  return after
}

const listed = (id: string, article: Article | undefined): [string, Article][] => (article ? [[id, article]] : [])
