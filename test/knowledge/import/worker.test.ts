import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseFolder } from '../../../src/knowledge/import/base-folder.ts'
import { type Planner, planHere, planInWorker } from '../../../src/knowledge/import/planner.ts'
import { movingIn } from '../../../src/knowledge/moving.ts'
import { openBase, type TestBase } from './base.ts'

const clock = { now: () => '2026-03-01T10:00:00.000Z' }
let base: TestBase
let started: Worker[] = []
beforeEach(() => {
  base = openBase()
  started = []
})
afterEach(() => base.removed())

const start = (data: unknown) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: data })
  started.push(worker)
  return worker
}
const bring = (
  plan: Planner,
  name: string,
  text: string,
  apply: boolean,
  told: (done: number, total: number) => void,
) =>
  movingIn(base.folder, clock, baseFolder(base.folder), plan).bring(
    name,
    new TextEncoder().encode(text),
    {},
    apply,
    told,
  )
/** More than one handful on the way back. */
const table = `question,answer\n${Array.from({ length: 120 }, (_, n) => `How do I open room ${n}?,With key ${n}.`).join('\n')}\n`

describe('An import that a worker looks at', () => {
  it('tells and writes what one that is looked at here does, and how far it is', async () => {
    const told: [number, number][] = []
    const here = await bring(planHere(base.folder), 'faq.csv', table, false, () => {})
    const inWorker = planInWorker(base.folder, start)
    expect(await bring(inWorker, 'faq.csv', table, false, (...far) => told.push(far))).toEqual(here)
    expect(here).toMatchObject({ report: { counts: { created: 120 } } })
    expect(told.at(-1)).toEqual([120, 120])
    const done = await bring(inWorker, 'faq.csv', table, true, (...far) => told.push(far))
    expect(done).toMatchObject({ report: { dryRun: false, counts: { created: 120 } } })
    expect(told.at(-1)).toEqual([120, 120])
    expect(Object.keys(base.all())).toHaveLength(120)
    expect(await bring(inWorker, 'faq.csv', table, true, () => {})).toMatchObject({
      report: { counts: { created: 0, unchanged: 120 } },
    })
    await expect.poll(() => started.filter(({ threadId }) => threadId !== -1)).toEqual([])
  })

  it('is refused with the same sentence', async () => {
    const here = await bring(planHere(base.folder), 'notes.txt', 'Words.', false, () => {})
    expect(here).toHaveProperty('refused')
    expect(await bring(planInWorker(base.folder, start), 'notes.txt', 'Words.', false, () => {})).toEqual(here)
  })

  it('fails where its worker ends, and does not wait for it', async () => {
    const ending = planInWorker(base.folder, () => new Worker('process.exit(3)', { eval: true }))
    await expect(bring(ending, 'faq.csv', table, false, () => {})).rejects.toThrow('ended')
    const missing = planInWorker('/no/such/base', start)
    await expect(bring(missing, 'faq.csv', table, false, () => {})).rejects.toThrow('ENOENT')
  })

  it('that takes more memory than there is is refused, and nothing else suffers', async () => {
    const greedy = `const all = []; for (;;) all.push(new Array(100000).fill({ a: all.length }))`
    const small = { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }
    const full = planInWorker(base.folder, () => new Worker(greedy, small))
    expect(await bring(full, 'faq.csv', table, false, () => {})).toEqual({
      refused: 'This takes more memory than there is for it. Import it in parts.',
    })
  })
})
