/** The worker's side of `rehearserInWorker`. Whoever chats or types goes first. */
import { constants, setPriority } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openStage } from './knowledge/stage.ts'
import { nothingRemembered, play } from './rehearsal-play.ts'
import type { RehearsalReport, RehearsalRequest } from './rehearser.ts'

/** Questions in one message: taking them in costs the receiving thread about a millisecond. */
const handful = 50
/** Questions between two words about how far it has come. */
const progressEvery = 10

// Linux gives each thread a priority of its own; elsewhere this would be the whole server's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

const stage = openStage((workerData as { folder: string }).folder)
const remembered = nothingRemembered()
const running = new Map<string, AbortController>()
let goOn = () => {}
/** One rehearsal after the other. */
let before: Promise<void> = Promise.resolve()

const report = (message: RehearsalReport) => parentPort?.postMessage(message)

parentPort?.on('message', (request: RehearsalRequest) => {
  if (request.kind === 'more') goOn()
  else if (request.kind === 'cancel') {
    running.get(request.id)?.abort()
    goOn()
  } else {
    running.set(request.id, new AbortController())
    before = before.then(() => rehearse(request))
  }
})

async function rehearse({ id, job }: Extract<RehearsalRequest, { kind: 'rehearse' }>): Promise<void> {
  const { signal } = running.get(id) as AbortController
  let told = -progressEvery
  const progress = (done: number, total: number) => {
    if (done - told < progressEvery && done < total) return
    told = done
    report({ kind: 'progress', id, done, total })
  }
  try {
    signal.throwIfAborted()
    const scene = await stage.set(job.changes, job.fit, job.now, job.settings.articles.answerStale)
    const { stamp, rows } = await play(scene, job, remembered, { progress, turn: () => turn(), signal })
    for (let at = 0; at < rows.length; at += handful) {
      const taken = new Promise<void>((resolve) => {
        goOn = resolve
      })
      report({ kind: 'rows', id, rows: rows.slice(at, at + handful) })
      await taken
      signal.throwIfAborted()
    }
    report({ kind: 'done', id, stamp })
  } catch (error) {
    if (signal.aborted) report({ kind: 'cancelled', id })
    else report({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  } finally {
    running.delete(id)
  }
}
