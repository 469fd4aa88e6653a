/** The worker's side of `planInWorker`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Plan, Write } from './plan.ts'
import { type Arrival, type PlanReport, planHere } from './planner.ts'

/** Articles in one message: taking them in costs the receiving thread about a millisecond. */
const handful = 50
/** Milliseconds between two words about how far it has come. */
const progressMs = 100

const { folder, ...arrival } = workerData as Arrival & { folder: string }
let goOn = () => {}
let told = 0

const report = (message: PlanReport, move: ArrayBuffer[] = []) => parentPort?.postMessage(message, move)

parentPort?.on('message', () => goOn())
void look()

async function look(): Promise<void> {
  try {
    const planned = await planHere(folder)(arrival, (done, total) => {
      if (performance.now() - told < progressMs && done !== total) return
      told = performance.now()
      report({ kind: 'progress', done, total })
    })
    if ('refused' in planned) return report({ kind: 'refused', refused: planned.refused })
    const { plan } = planned
    const writes = [...plan.writes.articles]
    for (let at = 0; at < Math.max(plan.articles.length, writes.length); at += handful) {
      const taken = new Promise<void>((resolve) => {
        goOn = resolve
      })
      const some = writes.slice(at, at + handful)
      const articles = plan.articles.slice(at, at + handful)
      report({ kind: 'part', articles, writes: some }, buffersOf(some.flatMap(([, each]) => each)))
      await taken
    }
    const rest: Plan = { ...plan, articles: [], writes: { ...plan.writes, articles: new Map() } }
    report({ kind: 'planned', planned: { ...planned, plan: rest } }, buffersOf(plan.writes.pictures))
  } catch (error) {
    report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

/** What is handed over and not copied: all of it, where a text has a memory of its own. */
function buffersOf(writes: readonly Write[]): ArrayBuffer[] {
  const own = ({ buffer, byteLength }: Uint8Array) => buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
  const bytes = writes.flatMap(({ bytes: now, over }) => (over ? [now, over] : [now])).filter(own)
  return [...new Set(bytes.map(({ buffer }) => buffer as ArrayBuffer))]
}
