import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { inPlace, inWorker } from '../../src/knowledge/builder.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import type { Retriever } from '../../src/ports/knowledge.ts'
import type { FileChange } from '../../src/ports/trials.ts'
import { fixtures, open, quiet } from './library.ts'

const opened: Library[] = []
const made: string[] = []
const shop = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-trial-'))
  made.push(folder)
  await cp(join(fixtures, 'kb'), folder, { recursive: true })
  return folder
}
const keep = async (opening: Promise<Library>) => {
  const library = await opening
  opened.push(library)
  return library
}
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

const questions = [
  'How do I return a kettle?',
  'pasword forgotten',
  'Wie lange dauert die Lieferung?',
  'повраћај',
  'zeppelin moored at the mast',
  'where are quixotic walruses',
  'what does delivery cost',
]
/** What is found, but for what the judge knows of the base, which is another study's. */
const found = async (base: Pick<Retriever, 'search'>) =>
  Promise.all(
    questions.map(async (query) => {
      const { features, calibration: _, ...rest } = await base.search({ query, history: [] })
      const { neighbours: _level, ...own } = features
      return { ...rest, features: own }
    }),
  )
const write = async (folder: string, { path, text }: FileChange) => {
  const file = join(folder, path)
  if (text === undefined) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

const words = fc.constantFrom('kettle', 'zeppelin', 'return', 'delivery', 'mast', 'walrus', 'quixotic', 'Lieferung')
const text = fc.tuple(
  fc.array(words, { minLength: 1, maxLength: 4 }),
  fc.array(words, { minLength: 3, maxLength: 40 }),
  fc.constantFrom(
    '',
    'lang: en\n',
    'lang: de\n',
    'lang: sr\n',
    'draft: true\n',
    'audience: internal\n',
    'redirectFrom: [old/way]\n',
    'publishAt: 2027-01-01\n',
  ),
)
const markdown = text.map(
  ([title, body, front]) => `---\ntitle: ${title.join(' ')}\n${front}---\n\n## ${title[0]}\n\n${body.join(' ')}.\n`,
)
const path = fc.constantFrom(
  'orders/returns.md',
  'orders/delivery.md',
  'account/password.md',
  'new/airship.md',
  'new/walrus.md',
  'de/luft.md',
)
const changes = fc.uniqueArray(fc.record({ path, text: fc.option(markdown, { nil: undefined }) }), {
  minLength: 1,
  maxLength: 4,
  selector: (change) => change.path,
})

describe('a base on trial', () => {
  it('finds exactly what a base finds that was written to disk, and leaves the base as it is', async () => {
    const folder = await shop()
    const base = await keep(open(folder))
    const [before, stamp] = [await found(base), base.stamp()]
    await fc.assert(
      fc.asyncProperty(changes, async (some) => {
        const trial = await base.trial(some)
        const written = await shop()
        for (const change of some) await write(written, change)
        const afresh = await open(written)
        expect(await found(trial)).toEqual(await found(afresh))
        expect(trial.articles().map(({ id }) => id)).toEqual(afresh.articles().map(({ id }) => id))
        expect(trial.redirect('old/way')).toBe(afresh.redirect('old/way'))
        expect({ ...trial.status(), builtInMs: 0, problems: [] }).toEqual({
          ...afresh.status(),
          folder,
          builtInMs: 0,
          problems: [],
        })
        await afresh.close()
        expect(await found(base)).toEqual(before)
        expect(base.stamp()).toBe(stamp)
      }),
      { numRuns: 12 },
    )
  })

  it('takes in afterwards what is written, as if nothing had been tried', async () => {
    const folder = await shop()
    const base = await keep(open(folder))
    await base.trial([{ path: 'new/airship.md', text: '# Airship\n\nA zeppelin is moored at the quixotic mast.' }])
    await write(folder, {
      path: 'new/walrus.md',
      text: '---\nlang: en\n---\n\n# Walrus\n\nThe quixotic walrus is upstairs.',
    })
    await base.reload()
    expect(await found(base)).toEqual(await found(await keep(open(folder))))
  })

  it('is put together by the worker that holds the base as in place', async () => {
    const folder = await shop()
    const start = (root: string) =>
      new Worker(new URL('./worker.js', import.meta.url), { workerData: { folder: root } })
    const clock = { now: () => '2026-03-01T10:00:00.000Z' }
    const options = { folder, clock, log: quiet, watch: false }
    const aside = await keep(openLibrary({ ...options, build: (root) => inWorker(root, start) }))
    const here = await keep(openLibrary({ ...options, build: inPlace }))
    const some = [
      { path: 'orders/returns.md', text: undefined },
      { path: 'new/airship.md', text: '# Airship\n\nA zeppelin is moored at the quixotic mast.' },
    ]
    const [one, other] = [await aside.trial(some), await here.trial(some)]
    expect(await found(one)).toEqual(await found(other))
    expect(one.article('orders/returns')).toBeUndefined()
    expect(aside.stamp()).toBe(here.stamp())
    expect(await found(aside)).toEqual(await found(here))
    // A build that is asked for meanwhile comes after, and neither knows of the other.
    const [trial] = await Promise.all([aside.trial(some), aside.reload(), aside.trial([])])
    expect(await found(trial)).toEqual(await found(other))
  })

  it('shows a draft only where it is asked to, what is internal never, and what comes later at its moment', async () => {
    const base = await keep(open(await shop()))
    const text = (front: string) => `---\nlang: en\n${front}\n---\n\n# Airship\n\nA zeppelin is moored at the mast.`
    const finds = async (front: string, options = {}) => {
      const trial = await base.trial([{ path: 'new/airship.md', text: text(front) }], options)
      const { evidence } = await trial.search({ query: 'zeppelin moored at the mast', history: [] })
      expect(trial.held('new/airship.md')?.title).toBe('Airship')
      return evidence[0]?.passage.articleId === 'new/airship'
    }
    expect(await finds('draft: false')).toBe(true)
    expect(await finds('draft: true')).toBe(false)
    expect(await finds('draft: true', { shown: true })).toBe(true)
    expect(await finds('audience: internal', { shown: true })).toBe(false)
    expect(await finds('publishAt: 2026-04-01')).toBe(false)
    expect(await finds('publishAt: 2026-04-01', { at: '2026-04-02T00:00:00.000Z' })).toBe(true)
  })

  it('has another name wherever it answers otherwise', async () => {
    const folder = await shop()
    const base = await keep(open(folder))
    const [before] = [base.stamp()]
    await base.reload()
    expect(base.stamp()).toBe(before)
    const [first] = (await readdir(join(folder, 'orders'))).filter((name) => name.endsWith('.md'))
    const file = join(folder, 'orders', first as string)
    await writeFile(file, `${await readFile(file, 'utf8')}\nMore.\n`)
    await base.reload()
    expect(base.stamp()).not.toBe(before)
  })
})
