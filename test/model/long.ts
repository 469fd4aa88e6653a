/**
 * `npm run test:long`: many lives of the desk, each of a seed of its own, spread over the processors.
 * `-- --seeds 10000 --seed 1` says how many and which is the first; `-- --seed N --path P --replay R`, as printed with
 * a failure, lives that one again.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { told } from './coverage.ts'
import { anyLife } from './run.ts'

/** Steps of a life at most. */
const STEPS = 100
const PROGRESS_MS = 10_000

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    path: { type: 'string' },
    replay: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
  },
})
const first = Number(values.seed)
const seeds = values.path === undefined ? Number(values.seeds) : 1
const workers = Math.min(seeds, Number(values.workers))

if (workers > 1) await spread()
else await alone()

async function alone(): Promise<void> {
  let said = performance.now()
  for (let seed = first; seed < first + seeds; seed++) {
    const how = { seed, numRuns: 1, ...(values.path !== undefined && { path: values.path }) }
    const { failed, counterexamplePath, counterexample, errorInstance } = await fc.check(
      anyLife(STEPS, values.replay),
      how,
    )
    if (failed) {
      const lived = String(counterexample?.[0])
      const replay = /replayPath="([^"]*)"/.exec(lived)?.[1] ?? ''
      console.error(errorInstance)
      console.error(`seed ${seed} fails:\n  ${lived.split(',').join('\n  ')}`)
      console.error(`again: npm run test:long -- --seed ${seed} --path "${counterexamplePath}" --replay "${replay}"`)
      process.exitCode = 1
      return
    }
    if (performance.now() - said > PROGRESS_MS) {
      console.log(`${seed - first + 1} of ${seeds} seeds, from ${first}: all hold`)
      said = performance.now()
    }
  }
  console.log(`${seeds} seeds from ${first} hold\n${told()}`)
}

/** Each process gets a run of seeds; the first that fails ends them all. */
async function spread(): Promise<void> {
  console.log(`${seeds} seeds from ${first} on, in ${workers} processes`)
  const share = Math.ceil(seeds / workers)
  const children = Array.from({ length: workers }, (_, at) => {
    const from = first + at * share
    const mine = Math.max(0, Math.min(share, first + seeds - from))
    const args = ['--seeds', String(mine), '--seed', String(from), '--workers', '1']
    return fork(fileURLToPath(import.meta.url), args, { execArgv: process.execArgv })
  })
  const codes = children.map(
    (child) =>
      new Promise<number>((resolve) => {
        child.on('exit', (code) => {
          if (code !== 0) for (const other of children) other.kill()
          resolve(code ?? 1)
        })
      }),
  )
  if ((await Promise.all(codes)).some((code) => code !== 0)) process.exitCode = 1
}
