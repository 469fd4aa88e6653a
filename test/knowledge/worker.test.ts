import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { inPlace, inWorker } from '../../src/knowledge/builder.ts'
import { KnowledgeUnavailable, type Library, openLibrary } from '../../src/knowledge/library.ts'
import { fixtures, quiet } from './library.ts'

const workers: Worker[] = []
const start = (folder: string) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { folder } })
  workers.push(worker)
  return worker
}
const opened: Library[] = []
const made: string[] = []
const temporary = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-kb-'))
  made.push(folder)
  return folder
}
const open = async (folder: string, build = (root: string) => inWorker(root, start)) => {
  const clock = { now: () => '2026-03-01T10:00:00.000Z' }
  const library = await openLibrary({ folder, clock, log: quiet, build, watch: false })
  opened.push(library)
  return library
}
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
  workers.splice(0)
})

const ask = (library: Library, query: string) => library.search({ query, history: [] })

describe('a knowledge base that a worker reads', () => {
  it('answers as one that is read in place', async () => {
    const [aside, here] = [await open(join(fixtures, 'kb')), await open(join(fixtures, 'kb'), inPlace)]
    expect({ ...aside.status(), builtInMs: 0 }).toEqual({ ...here.status(), builtInMs: 0 })
    for (const query of ['How do I return a kettle?', 'pasword', 'Wie lange dauert die Lieferung?', 'повраћај'])
      expect(await ask(aside, query)).toEqual(await ask(here, query))
  })

  it('takes in what was edited, came, went and was renamed, and keeps the rest', async () => {
    const folder = await temporary()
    const write = (name: string, text: string) => writeFile(join(folder, `${name}.md`), `---\nlang: en\n---\n\n${text}`)
    // More than one handful on the way to this thread.
    for (let at = 0; at < 60; at++) await write(`a${at}`, `# Room ${at}\n\nRoom ${at} has number lamp${at}.`)
    const library = await open(folder)
    expect(library.status().articles).toBe(60)
    const untouched = library.article('a7')

    await write('a3', '# Room 3\n\nA zeppelin is moored at room 3.')
    await library.reload()
    expect((await ask(library, 'zeppelin')).evidence[0]?.passage.articleId).toBe('a3')
    expect(library.article('a7')).toBe(untouched)

    await write('spa', '# Sauna\n\nThe sauna is upstairs.')
    await rm(join(folder, 'a5.md'))
    await rename(join(folder, 'a3.md'), join(folder, 'b3.md'))
    await library.reload()
    expect(library.status().articles).toBe(60)
    expect((await ask(library, 'zeppelin')).evidence[0]?.passage.articleId).toBe('b3')
    expect((await ask(library, 'where is the sauna')).evidence[0]?.passage.articleId).toBe('spa')
    expect(library.article('a5')).toBeUndefined()
    expect((await ask(library, 'lamp41')).evidence[0]?.passage.articleId).toBe('a41')
  })

  it('is read afresh by another worker where one died', async () => {
    const folder = await temporary()
    await writeFile(join(folder, 'a.md'), '# Towels\n\nTowels are by the pool.')
    const library = await open(folder)
    await workers[0]?.terminate()
    await writeFile(join(folder, 'b.md'), '# Sauna\n\nThe sauna is upstairs.')
    await library.reload()
    expect(workers).toHaveLength(2)
    expect(library.status()).toMatchObject({ articles: 2, problems: [] })
    expect((await ask(library, 'where are the towels')).evidence[0]?.passage.articleId).toBe('a')
  })

  it('says what to do where there is none', async () => {
    await expect(open(join(await temporary(), 'nowhere'))).rejects.toThrow(KnowledgeUnavailable)
  })
})
