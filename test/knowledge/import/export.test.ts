import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseFolder } from '../../../src/knowledge/import/base-folder.ts'
import { documentOf, exportedFiles, manifestOf, zipped } from '../../../src/knowledge/import/export.ts'
import { importInto } from '../../../src/knowledge/import/import.ts'
import { openSource, type Source, sourceOf } from '../../../src/knowledge/import/source.ts'
import { ArticlesExport } from '../../../src/protocol/moving.ts'
import { openBase, pixel, type TestBase } from './base.ts'

const now = '2026-03-01T10:00:00.000Z'
let [from, to]: TestBase[] = []
let base: TestBase
let other: TestBase
beforeEach(() => {
  ;[from, to] = [openBase(), openBase()]
  base = from as TestBase
  other = to as TestBase
  base.put(
    'billing/pay.md',
    '---\ntitle: Pay\nlang: en\nquestions: [How do I pay?]\nowner: Ana\nredirectFrom: [old/pay]\n---\r\n\r\n# Pay\r\n\r\nWords  \r\n\r\n![Card](img/card.png)\r\n',
  )
  base.put('billing/img/card.png', pixel)
  base.put('billing/img/unused.png', pixel)
  base.put('secret.md', '---\naudience: internal\n---\nInside canary.\n')
  base.put('later.md', '---\npublishAt: 2030-01-01\n---\nLater canary.\n')
  base.put('draft.md', '---\ndraft: true\n---\nDraft canary.\n')
  base.put('latin.md', new Uint8Array([0x23, 0x20, 0xe9, 0x0a]))
  base.put('synonyms.yml', '- [pay, settle]\n')
})
afterEach(() => {
  base.removed()
  other.removed()
})

const files = (all: boolean) => exportedFiles(baseFolder(base.folder), all, now)
const into = async (source: Source | { refused: string }) => {
  if ('refused' in source) throw new Error(source.refused)
  return importInto(baseFolder(other.folder), source, {}, true)
}

describe('A base that is exported and imported again is the same, byte for byte', () => {
  it('as a ZIP', async () => {
    const all = await files(true)
    await into(await sourceOf('base.zip', await zipped([...all, manifestOf(all, now)])))
    expect(other.all()).toEqual(base.all())
  })

  it('as one JSON document', async () => {
    const document = ArticlesExport.parse(documentOf(await files(true), now))
    expect(document).toEqual(documentOf(await files(true), now))
    await into(await sourceOf('base.json', new TextEncoder().encode(JSON.stringify(document, undefined, 2))))
    expect(other.all()).toEqual(base.all())
  })

  it('as a folder', async () => {
    const [all, folder] = [await files(true), openBase()]
    for (const { path, bytes } of [...all, manifestOf(all, now)]) {
      mkdirSync(dirname(join(folder.folder, path)), { recursive: true })
      writeFileSync(join(folder.folder, path), bytes)
    }
    await into(await openSource(folder.folder))
    expect(other.all()).toEqual(base.all())
    folder.removed()
  })

  it('and once more changes nothing; a file that is another here stays, and is told', async () => {
    const all = await files(true)
    const zip = await zipped([...all, manifestOf(all, now)])
    await into(await sourceOf('base.zip', zip))
    other.put('secret.md', 'Mine.\n')
    const answer = await into(await sourceOf('base.zip', zip))
    expect(answer).toMatchObject({ report: { kind: 'bellhop', counts: { created: 0, unchanged: 4, failed: 1 } } })
    expect(other.text('secret.md')).toBe('Mine.\n')
  })
})

describe('What customers may not see', () => {
  it('[S42] is in no export that does not say so, and neither are pictures that nothing shows', async () => {
    const open = await files(false)
    expect(open.map(({ path }) => path)).toEqual(['billing/img/card.png', 'billing/pay.md', 'synonyms.yml'])
    expect(JSON.stringify(documentOf(open, now))).not.toMatch(/canary/i)
    expect((await files(true)).map(({ path }) => path)).toHaveLength(8)
  })
})

describe('The document', () => {
  it('tells of each article what other programs want to know', async () => {
    const [article] = documentOf(await files(false), now).articles
    expect(article).toMatchObject({
      articleId: 'billing/pay',
      title: 'Pay',
      front: { lang: 'en', questions: ['How do I pay?'], owner: 'Ana', audience: 'public', draft: false },
      redirectFrom: ['old/pay'],
      pictures: ['billing/img/card.png'],
      markdown: expect.stringContaining('# Pay'),
      html: expect.stringContaining('<p>Words</p>'),
      revision: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('that was cut, or changed, is refused before anything is written', async () => {
    const document = documentOf(await files(true), now)
    const changed = {
      ...document,
      files: document.files.map((file) => (file.path === 'billing/pay.md' ? { ...file, content: 'Forged' } : file)),
    }
    const refused = async (json: string) => into(await sourceOf('base.json', new TextEncoder().encode(json)))
    expect(await refused(JSON.stringify(changed))).toEqual({
      refused: 'billing/pay.md is not in the export as it was. Export again.',
    })
    expect(await refused(JSON.stringify(document).slice(0, -20))).toMatchObject({
      refused: expect.stringMatching(/Export again/),
    })
    const outside = { ...document, articles: [], files: [{ path: '../evil.md', encoding: 'utf-8', content: 'x' }] }
    expect(await refused(JSON.stringify(outside))).toMatchObject({ report: { counts: { created: 0, failed: 1 } } })
    expect(other.all()).toEqual({})
    rmSync(other.folder, { recursive: true })
  })
})

describe('[S40] Names in an export that not every system holds', () => {
  const packed = async (paths: readonly string[]) => {
    const all = paths.map((path) => ({ path, bytes: new TextEncoder().encode(`${path}\n`) }))
    return into(await sourceOf('base.zip', await zipped([...all, manifestOf(all, now)])))
  }

  it.each([
    ['the same but for letter case', ['a/Pay.md', 'a/pay.md'], 'a/pay.md', /its name is that of a\/Pay.md/],
    ['a device on Windows', ['fine.md', 'aux.md'], 'aux.md', /not every system takes/],
    ['a picture named as a device', ['fine.md', 'img/nul.png'], 'img/nul.png', /not every system takes/],
    ['a folder that ends with a dot', ['fine.md', 'a./b.md'], 'a./b.md', /not every system takes/],
    ['with a sign of a drive', ['fine.md', 'x/c:d.md'], 'x/c:d.md', /not every system takes/],
  ])('are told one by one, and the rest comes: %s', async (_, paths, told, why) => {
    const answer = await packed(paths)
    if ('refused' in answer) throw new Error(answer.refused)
    expect(answer.report.skipped).toEqual([{ at: told, reason: expect.stringMatching(why), failed: true }])
    expect(Object.keys(other.all())).toEqual([paths[0]])
  })

  it('are exported all the same, where they lie in a base that can hold them', async () => {
    base.put('aux.md', 'Devices.\n')
    expect((await files(true)).map(({ path }) => path)).toContain('aux.md')
  })
})
