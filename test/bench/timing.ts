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

/** An engine that is slow is not asked everything: after so many milliseconds a few questions are enough. */
const patienceMs = 10_000
const enough = 30

/** Milliseconds of each question, asked one after the other with the event loop turning in between. */
export async function latencies(questions: readonly string[], ask: (question: string) => unknown): Promise<Latencies> {
  const began = performance.now()
  const tired = (after: number) => performance.now() - began > after
  const warming: number[] = []
  for (const question of questions.slice(0, warmUp)) {
    if (!tired(patienceMs / 4)) warming.push((await measured(question, ask)).wall)
  }
  const [walls, processor]: [number[], number[]] = [[], []]
  for (const question of questions) {
    if (walls.length >= enough && tired(patienceMs)) break
    const took = await measured(question, ask)
    walls.push(took.wall)
    processor.push(took.processor)
  }
  const at = (all: number[], share: number) => all.sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0
  return {
    p50: at(walls, 0.5),
    p99: at(walls, 0.99),
    p99Processor: at(processor, 0.99),
    first: Math.max(...warming.slice(0, firstOnes)),
  }
}

async function measured(question: string, ask: (question: string) => unknown) {
  const [started, used] = [performance.now(), process.cpuUsage()]
  await ask(question)
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(used)
  await wait(0)
  return { wall, processor: (user + system) / 1000 }
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
