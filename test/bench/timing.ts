/** How long things take, and what they keep. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface Latencies {
  p50: number
  p99: number
}

/** Questions asked before any is timed. */
const warmUp = 50

/** Milliseconds of each question, asked one after the other with the event loop turning in between. */
export async function latencies(questions: readonly string[], ask: (question: string) => unknown): Promise<Latencies> {
  for (const question of questions.slice(0, warmUp)) await ask(question)
  const took: number[] = []
  for (const question of questions) {
    const started = performance.now()
    await ask(question)
    took.push(performance.now() - started)
    await wait(0)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
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
