/** Where an import is looked at: in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { ImportWish, Progress } from '../../ports/moving.ts'
import { baseFolder } from './base-folder.ts'
import { type Planned, planOf } from './import.ts'
import type { Plan, Write } from './plan.ts'
import { sourceOf } from './source.ts'

/** What is to be imported. */
export interface Arrival {
  /** What the file is called. */
  name: string
  bytes: Uint8Array
  wish: ImportWish
}

/** Looks at a file or an archive and at the base, and writes nothing. */
export type Planner = (arrival: Arrival, progress?: Progress) => Promise<Planned>

type Made = Exclude<Planned, { refused: string }>

/** Handfuls of a plan, each of which is asked for, so that taking them in never holds the event loop. */
export interface Part {
  articles: Plan['articles']
  writes: [string, Write[]][]
}

/** What the worker sends. */
export type PlanReport =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'refused'; refused: string }
  | ({ kind: 'part' } & Part)
  /** The rest of it, after its parts. */
  | { kind: 'planned'; planned: Made }
  | { kind: 'failed'; message: string }

/** In this thread, for the command line and for tests. @param folder of the base */
export function planHere(folder: string): Planner {
  return async ({ name, bytes, wish }, progress) => {
    const source = await sourceOf(name, bytes)
    return 'refused' in source ? source : planOf(baseFolder(folder), source, wish, progress)
  }
}

/**
 * In a worker for each, which ends with it: what an import takes in memory is taken from nobody else for long.
 * @param folder of the base
 * @param start starts the worker; one that was compiled, unless told otherwise
 */
export function planInWorker(folder: string, start: (data: unknown) => Worker = startWorker): Planner {
  return (arrival, progress = () => {}) =>
    new Promise<Planned>((resolve, reject) => {
      const worker = start({ folder, ...arrival })
      const parts: Part[] = []
      const settle = (finish: () => void) => {
        worker.removeAllListeners()
        // What comes after the end concerns nobody.
        worker.on('error', () => {})
        void worker.terminate()
        finish()
      }
      worker.on('message', (report: PlanReport) => {
        if (report.kind === 'progress') progress(report.done, report.total)
        else if (report.kind === 'refused') settle(() => resolve({ refused: report.refused }))
        else if (report.kind === 'failed') settle(() => reject(new Error(report.message)))
        else if (report.kind === 'part') {
          parts.push(report)
          worker.postMessage('more')
        } else settle(() => resolve(whole(report.planned, parts)))
      })
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        settle(() => (isFull ? resolve({ refused: tooMuch }) : reject(error)))
      })
      worker.on('exit', () => settle(() => reject(new Error('The worker that looked at an import ended.'))))
    })
}

const tooMuch = 'This takes more memory than there is for it. Import it in parts.'

function whole({ plan, told }: Made, parts: readonly Part[]): Made {
  const articles = parts.flatMap((part) => part.articles)
  const written = new Map(parts.flatMap((part) => part.writes))
  return { plan: { ...plan, articles, writes: { ...plan.writes, articles: written } }, told }
}

function startWorker(data: unknown): Worker {
  return new Worker(new URL('./import-worker.js', import.meta.url), { workerData: data })
}
