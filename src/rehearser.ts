/** Rehearsals in a worker thread, so that nobody who is chatting has to wait. */
import { Worker } from 'node:worker_threads'
import type { RehearsedQuestion } from './domain/rehearsal.ts'
import { RehearsalFailed, type RehearsalJob, type RehearsalResult, type Rehearser } from './ports/rehearsals.ts'

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
    aside: true,
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
        const fail = (error: Error) =>
          settle(() => reject(new RehearsalFailed(`The rehearsal broke off: ${error.message}`)))
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

/**
 * Deals the questions out to several workers, each with the articles to itself.
 * @param threads as many processors as may be busy with it
 */
export function rehearserInWorkers(
  folder: string,
  threads: number,
  start: (folder: string) => Worker = startWorker,
): Rehearser {
  const each = Array.from({ length: threads }, () => rehearserInWorker(folder, start))
  const once = async (job: RehearsalJob, progress: (done: number, total: number) => void, signal: AbortSignal) => {
    const broken = new AbortController()
    const told = each.map(() => ({ done: 0, total: 0 }))
    const parts = await Promise.all(
      each.map((one, at) => {
        const tell = (done: number, total: number) => {
          told[at] = { done, total }
          const sum = (count: 'done' | 'total') => told.reduce((all, part) => all + part[count], 0)
          if (told.every((part) => part.total > 0 || part.done > 0)) progress(sum('done'), sum('total'))
        }
        const part = { of: each.length, at }
        return one
          .rehearse({ ...job, part }, tell, AbortSignal.any([signal, broken.signal]))
          .catch((error: unknown) => {
            // What the others find out is of no use any more.
            broken.abort(error)
            throw error
          })
      }),
    )
    const most = Math.max(...parts.map(({ rows }) => rows.length))
    const rows = Array.from({ length: most }, (_, at) => parts.flatMap((part) => part.rows[at] ?? [])).flat()
    return { stamps: new Set(parts.map(({ stamp }) => stamp)), rows }
  }
  return {
    aside: true,
    async rehearse(job, progress, signal) {
      // Where the articles changed just between two workers' readings, both read them again.
      for (let left = mostReadings; left > 0; left--) {
        const { stamps, rows } = await once(job, progress, signal)
        const [stamp] = stamps
        if (stamps.size === 1 && stamp !== undefined) return { stamp, rows }
      }
      throw new RehearsalFailed('The articles changed again and again while the questions were asked. Try once more.')
    },
    async close() {
      await Promise.all(each.map((one) => one.close()))
    },
  }
}

/** Times that a rehearsal is begun anew because the articles changed under it. */
const mostReadings = 3

function startWorker(folder: string): Worker {
  return new Worker(new URL('./rehearsal-worker.js', import.meta.url), { workerData: { folder } })
}
