/** The table of scale: what 12,039 entries cost to index and to ask, with SQLite's FTS5 beside. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { referenceFts5 } from './fts5.ts'
import { extraRecipes, openSet } from './sets.ts'
import type { Cell, Column, Table } from './tables.ts'

/** How often the questions are asked, so that a hundredth of them is more than one. */
const rounds = 4
const megabyte = 1024 * 1024

const columns: Column[] = [
  { name: 'build', unit: 'ms' },
  { name: 'memory', unit: 'MB' },
  { name: 'p50', unit: 'ms' },
  { name: 'p99', unit: 'ms' },
  { name: 'FTS5 build', unit: 'ms' },
  { name: 'p50', unit: 'ms' },
  { name: 'p99', unit: 'ms' },
]

/** To be measured before anything else opens the set, or its memory is not seen. */
export async function scaleTable(): Promise<Table> {
  const recipe = extraRecipes[0]
  if (!recipe) throw new Error('There is no large set.')
  const before = memoryInUse()
  const set = await openSet(recipe)
  const memory = memoryInUse() - before
  const { articles, builtInMs } = set.library.status()
  const queries = set.questions.map(({ query }) => query)
  const ours = await latencies(queries, (query) => set.library.search({ query, history: [], lang: set.lang }))
  const began = performance.now()
  const fts5 = referenceFts5(set.library.articles())
  const builtFts5 = performance.now() - began
  const theirs = await latencies(queries, (query) => fts5(query, []))
  return {
    title: 'Scale: one knowledge base of short entries',
    columns,
    rows: [
      {
        label: `${articles} articles`,
        n: rounds * queries.length,
        cells: [{ value: builtInMs }, { value: memory / megabyte }, ...ours, { value: builtFts5 }, ...theirs],
      },
    ],
    notes: ['Times and memory move with the machine, so they are shown and not compared. Memory: heap and buffers.'],
  }
}

async function latencies(queries: readonly string[], ask: (query: string) => unknown): Promise<[Cell, Cell]> {
  const took: number[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const query of queries) {
      const began = performance.now()
      await ask(query)
      // The first round warms up.
      if (round > 0) took.push(performance.now() - began)
    }
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => ({ value: took[Math.floor(share * took.length)] ?? 0 })
  return [at(0.5), at(0.99)]
}

function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
