import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'

let folder: string
let library: Library
let [answersStale, now] = [true, '2026-03-02T10:00:00.000Z']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-stale-'))
  writeFileSync(join(folder, 'lamps.md'), '---\ntitle: Lamps\nreviewBy: 2026-03-02\n---\nA lamp lasts 1,000 hours.\n')
  writeFileSync(join(folder, 'cups.md'), '---\ntitle: Cups\n---\nCups go into the dishwasher.\n')
  const nothing = () => {}
  const log = { info: nothing, warn: nothing, error: nothing }
  library = await openLibrary({
    folder,
    clock: { now: () => now },
    log,
    watch: false,
    answersStale: () => answersStale,
  })
})
afterAll(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

const found = async () => {
  const { evidence } = await library.search({ query: 'How long does a lamp last?', history: [] })
  return evidence.map(({ passage }) => passage.articleId)
}

it('An article whose review is overdue is answered from unless the desk says no, and can be read all the same', async () => {
  expect(await found()).toContain('lamps')
  answersStale = false
  expect(await found()).toContain('lamps')
  now = '2026-03-03T00:00:00.000Z'
  expect(await found()).not.toContain('lamps')
  expect(library.article('lamps')?.title).toBe('Lamps')
  expect((await library.find('lamp', { internal: false, limit: 5 })).map(({ passage }) => passage.articleId)).toContain(
    'lamps',
  )
  answersStale = true
  expect(await found()).toContain('lamps')
})
