/** The worker that plays questions. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RehearsalFailed, type RehearsalJob, type Rehearser } from '../../src/ports/rehearsals.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { rehearserHere } from '../../src/rehearsal-play.ts'
import { rehearserInWorkers } from '../../src/rehearser.ts'

let kb: string
let workers: Worker[]
let rehearser: Rehearser
const start = (folder: string) => {
  const worker = new Worker(new URL('../bench/rehearsal-worker.js', import.meta.url), { workerData: { folder } })
  workers.push(worker)
  return worker
}
beforeEach(() => {
  workers = []
  kb = mkdtempSync(join(tmpdir(), 'bellhop-rehearser-'))
  cpSync(join(import.meta.dirname, '../fixtures/journey-kb'), kb, { recursive: true })
  rehearser = rehearserInWorkers(kb, 2, start)
})
afterEach(async () => {
  await rehearser.close()
  rmSync(kb, { recursive: true, force: true })
})

const job = (more: Partial<RehearsalJob> = {}): RehearsalJob => ({
  changes: [{ path: 'orders/returns.md', text: undefined }],
  questions: [{ source: 'asked', question: 'How long does a refund take?', gold: [] }],
  fit: { neighbours: [] },
  settings: defaultSettings,
  maxWrong: 20,
  now: '2026-03-01T10:00:00.000Z',
  ...more,
})
const never = new AbortController().signal

describe('A rehearsal in workers', () => {
  it('finds what one in place finds, in the same order, and tells how far it is', { timeout: 60_000 }, async () => {
    const told: [number, number][] = []
    const [aside, here] = [
      await rehearser.rehearse(job(), (done, total) => told.push([done, total]), never),
      await rehearserHere(kb).rehearse(job(), () => {}, never),
    ]
    expect(aside).toEqual(here)
    expect(aside.rows.some(({ verdict }) => verdict === 'lost')).toBe(true)
    expect(told.at(-1)).toEqual([aside.rows.length, aside.rows.length])
    // What is known by now is not asked again, and comes out the same.
    expect(await rehearser.rehearse(job(), () => {}, never)).toEqual(here)
    expect(workers).toHaveLength(2)
  })

  it('frees its place at once when it is called off', { timeout: 60_000 }, async () => {
    const stop = new AbortController()
    const questions = Array.from({ length: 400 }, (_, at) => ({
      source: 'asked' as const,
      question: `How do I return item ${at}?`,
      gold: [],
    }))
    const running = rehearser.rehearse(
      job({ questions }),
      (done) => done > 20 && stop.abort(new Error('called off')),
      stop.signal,
    )
    await expect(running).rejects.toThrow('called off')
    await expect(rehearser.rehearse(job(), () => {}, stop.signal)).rejects.toThrow('called off')
    expect((await rehearser.rehearse(job(), () => {}, never)).rows.length).toBeGreaterThan(10)
  })

  it('says so where a worker ends under it, and works again with a new one', { timeout: 60_000 }, async () => {
    const questions = Array.from({ length: 400 }, (_, at) => ({
      source: 'asked' as const,
      question: `Where is parcel ${at}?`,
      gold: [],
    }))
    const running = rehearser.rehearse(job({ questions }), (done) => done > 20 && void workers[0]?.terminate(), never)
    await expect(running).rejects.toBeInstanceOf(RehearsalFailed)
    await expect(running).rejects.toThrow('its worker ended')
    expect((await rehearser.rehearse(job(), () => {}, never)).rows.length).toBeGreaterThan(10)
  })
})
