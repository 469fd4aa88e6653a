/** Where the knowledge base is read and indexed: in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { Article } from '../domain/articles.ts'
import type { FileChange, TrialOptions } from '../ports/trials.ts'
import { type KnownFiles, type Reading, readBase, readWith } from './base.ts'
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

/** What stands in the place of the files that are on disk. */
export interface Attempt extends Pick<TrialOptions, 'shown'> {
  changes: readonly FileChange[]
}

/** Reads the folder as it is now. One build runs at a time. */
export interface Builder {
  /** @throws KnowledgeUnavailable when the folder cannot be read */
  build(progress?: (now: Progress) => void): Promise<Base>
  /** What was built last, with some files in place of what is on disk; the next build knows nothing of it. */
  attempt(what: Attempt): Promise<Base>
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
  | ({ kind: 'built'; order?: string[] } & Built)
  /** What it would be; the articles are those that differ. */
  | ({ kind: 'attempted'; order: string[]; articles: Article[] } & Built)
  | { kind: 'unavailable'; message: string }
  | { kind: 'failed'; message: string }

export type WorkerRequest = 'build' | 'more' | Attempt

interface Built {
  reading: Omit<Reading, 'articles'>
  index: IndexChange
  builtInMs: number
}

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
    async attempt({ changes, shown }) {
      const started = performance.now()
      const { articles, ...reading } = readWith(folder, known, changes, { shown })
      const tried = applyChange(indexes, indexer.attempt(articles))
      const byId = new Map(articles.map((article) => [article.id, article]))
      return { ...reading, articles: byId, indexes: tried, builtInMs: Math.round(performance.now() - started) }
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
  /** What the worker reports until it has done what it was asked for, or cannot. */
  const hear = (request: WorkerRequest, heard: (report: WorkerReport, running: Worker) => Base | undefined) => {
    const running = worker ?? begin()
    return new Promise<Base>((resolve, reject) => {
      const settle = (finish: () => void) => {
        running.off('message', take).off('error', fail).off('exit', gone)
        running.unref()
        finish()
      }
      const take = (report: WorkerReport) => {
        if (report.kind === 'unavailable') return settle(() => reject(new KnowledgeUnavailable(report.message)))
        if (report.kind === 'failed') return settle(() => reject(new Error(report.message)))
        try {
          const done = heard(report, running)
          if (done) settle(() => resolve(done))
        } catch (error) {
          settle(() => reject(error))
        }
      }
      const fail = (error: Error) => settle(() => reject(error))
      const gone = () => fail(new Error('The indexing worker ended.'))
      running.ref()
      running.on('message', take).on('error', fail).on('exit', gone)
      running.postMessage(request)
    })
  }
  const build = (progress: (now: Progress) => void) => {
    const changed = new Map<string, Article>()
    return hear('build', (report, running) => {
      if (report.kind === 'progress') progress(report.progress)
      else if (report.kind === 'articles') {
        for (const article of report.articles) changed.set(article.id, article)
        running.postMessage('more' satisfies WorkerRequest)
      } else if (report.kind === 'built') {
        const { order, reading, index, builtInMs } = report
        base = { articles: merge(base.articles, changed, order), indexes: applyChange(base.indexes, index) }
        return { ...base, ...reading, builtInMs }
      }
      return undefined
    })
  }
  const attempt = (what: Attempt) =>
    hear(what, (report) => {
      if (report.kind !== 'attempted') return undefined
      const { order, reading, index, builtInMs } = report
      const changed = new Map(report.articles.map((article) => [article.id, article]))
      const articles = merge(base.articles, changed, order)
      return { articles, indexes: applyChange(base.indexes, index), ...reading, builtInMs }
    })
  /** What the worker is asked goes by what was asked before it. */
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = (ask: () => Promise<Base>): Promise<Base> => {
    const asked = before.then(ask)
    before = asked.catch(() => {})
    return asked
  }
  return {
    build: (progress = () => {}) => inTurn(() => build(progress)),
    attempt: (what) =>
      inTurn(async () => {
        // A worker that was replaced has read nothing yet.
        if (!worker) await build(() => {})
        return attempt(what)
      }),
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
