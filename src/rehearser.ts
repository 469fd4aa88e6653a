/** Rehearsals in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { RehearsedQuestion } from './domain/rehearsal.ts'
import { type RehearsalJob, RehearsalFailed, type RehearsalResult, type Rehearser } from './ports/rehearsals.ts'

export type RehearsalRequest =
  | { kind: 'rehearse'; id: string; job: RehearsalJob }
  | { kind: 'cancel'; id: string }
  /** The last rows were taken in. */
  | { kind: 'more' }

export type RehearsalReport =
  | { kind: 'progress'; id: string; done: number; total: number }
  /** In handfuls, each of which is asked for, so that taking them in never holds the event loop. */
  | { kind: 'rows'; id: string; rows: RehearsedQuestion[] }
  | { kind: 'done'; id: string; stamp: string }
  | { kind: 'cancelled'; id: string }
  | { kind: 'failed'; id: string; message: string }

/** Without a rehearsal for so long, the worker and its copy of the articles are let go. */
const idleMs = 10 * 60_000

/**
 * The worker starts with the first rehearsal and reads the folder itself; one that dies is replaced at the next.
 * @param folder the knowledge base
 * @param start starts the worker; one that was compiled, unless told otherwise
 */
export function rehearserInWorker(folder: string, start: (folder: string) => Worker = startWorker): Rehearser {
  let worker: Worker | undefined
  let count = 0
  let open = 0
  let idle: NodeJS.Timeout | undefined
  const begin = () => {
    const made = start(folder)
    const forget = () => {
      if (worker === made) worker = undefined
    }
    made.setMaxListeners(0)
    worker = made.once('exit', forget).on('error', forget)
    return made
  }
  const rest = () => {
    idle = setTimeout(() => void worker?.terminate(), idleMs)
    idle.unref()
  }
  return {
    rehearse(job, progress, signal) {
      signal.throwIfAborted()
      clearTimeout(idle)
      const running = worker ?? begin()
      const id = String(++count)
      const rows: RehearsedQuestion[] = []
      open++
      running.ref()
      return new Promise<RehearsalResult>((resolve, reject) => {
        const settle = (finish: () => void) => {
          running.off('message', take).off('error', fail).off('exit', gone)
          signal.removeEventListener('abort', cancel)
          if (--open === 0) {
            running.unref()
            rest()
          }
          finish()
        }
        const take = (report: RehearsalReport) => {
          if (report.id !== id) return
          if (report.kind === 'progress') progress(report.done, report.total)
          else if (report.kind === 'rows') {
            rows.push(...report.rows)
            running.postMessage({ kind: 'more' } satisfies RehearsalRequest)
          } else if (report.kind === 'done') settle(() => resolve({ stamp: report.stamp, rows }))
          else if (report.kind === 'failed') settle(() => reject(new RehearsalFailed(report.message)))
        }
        const fail = (error: Error) => settle(() => reject(new RehearsalFailed(`The rehearsal broke off: ${error.message}`)))
        const gone = () => fail(new Error('its worker ended'))
        const cancel = () => {
          running.postMessage({ kind: 'cancel', id } satisfies RehearsalRequest)
          settle(() => reject(signal.reason))
        }
        signal.addEventListener('abort', cancel, { once: true })
        running.on('message', take).on('error', fail).on('exit', gone)
        running.postMessage({ kind: 'rehearse', id, job } satisfies RehearsalRequest)
      })
    },
    async close() {
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}

function startWorker(folder: string): Worker {
  return new Worker(new URL('./rehearsal-worker.js', import.meta.url), { workerData: { folder } })
}
