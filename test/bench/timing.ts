/** How long things take, and what they keep. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface Latencies {
  p50: number
  p99: number
  /** Processor time of the whole process: what it would take with nobody else on the machine. */
  p99Processor: number
  /** Slowest of the first questions of all, before anything was compiled for them. */
  first: number
}

/** Questions that count as the first. */
const firstOnes = 20
/** Questions asked before any is timed. */
const warmUp = 50

/** An engine that is slow is not asked all questions: after so many milliseconds, a hundred are enough. */
const patienceMs = 10_000
const enough = 100

/** Milliseconds of each question, asked one after the other with the event loop turning in between. */
export async function latencies(questions: readonly string[], ask: (question: string) => unknown): Promise<Latencies> {
  const [walls, processor]: [number[], number[]] = [[], []]
  const began = performance.now()
  for (const question of [...questions.slice(0, warmUp), ...questions]) {
    if (walls.length >= warmUp + enough && performance.now() - began > patienceMs) break
    const [started, used] = [performance.now(), process.cpuUsage()]
    await ask(question)
    walls.push(performance.now() - started)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
    await wait(0)
  }
  const sorted = (all: readonly number[]) => all.slice(warmUp).sort((a, b) => a - b)
  const at = (all: readonly number[], share: number) => all[Math.floor(all.length * share)] ?? 0
  return {
    p50: at(sorted(walls), 0.5),
    p99: at(sorted(walls), 0.99),
    p99Processor: at(sorted(processor), 0.99),
    first: Math.max(...walls.slice(0, firstOnes)),
  }
}

export function timed<T>(run: () => T): [T, number] {
  const started = performance.now()
  const result = run()
  return [result, performance.now() - started]
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that are in use after a collection, on the heap and in buffers. */
export function bytesInUse(): number {
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
