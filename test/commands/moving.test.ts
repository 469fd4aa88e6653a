/** Importing and exporting articles by script: what is printed, what is written, and the exit status. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { exportData } from '../../src/commands/export.ts'
import { importArticles } from '../../src/commands/import.ts'
import { UsageError } from '../../src/commands/usage.ts'
import { ImportReport } from '../../src/protocol/moving.ts'
import { openBase, pixel, type TestBase } from '../knowledge/import/base.ts'

let base: TestBase
let aside: TestBase
let said: string
beforeEach(() => {
  base = openBase()
  aside = openBase()
  said = ''
  vi.stubEnv('BELLHOP_KB', base.folder)
  vi.stubEnv('BELLHOP_DATA', join(aside.folder, 'data'))
  const hears = (text: unknown) => {
    said += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hears),
    vi.spyOn(process.stderr, 'write').mockImplementation(hears),
  ]
  return () => {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    base.removed()
    aside.removed()
  }
})

const at = (path: string) => join(aside.folder, path)
const put = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), content)
}

describe('bellhop import', () => {
  it('says what would happen, then does it, and once more finds nothing to do', async () => {
    put('docs/a.md', '# A\n\nWords. ![P](p.png) [b](gone.md)\n')
    put('docs/p.png', pixel)
    expect(await importArticles([at('docs'), '--dry-run', '--into', 'guides'])).toBe(0)
    expect(said).toMatch(
      /Markdown, as its content tells; the source is called docs\.\n\n\+ guides\/a\.md\n {4}The link to gone\.md leads to nothing/,
    )
    expect(said).toMatch(/Nothing was written\. An import would make 1 new, .*1 picture; 0 not imported/)
    expect(base.all()).toEqual({})
    expect(await importArticles([at('docs'), '--into', 'guides'])).toBe(0)
    expect(Object.keys(base.all())).toEqual(['guides/a.md', expect.stringMatching(/^guides\/pictures\/p-/)])
    said = ''
    expect(await importArticles([at('docs'), '--into', 'guides', '--json'])).toBe(0)
    expect(ImportReport.parse(JSON.parse(said)).counts).toMatchObject({ created: 0, unchanged: 1, pictures: 0 })
  })

  it('ends with 1 where something was not imported, or is in conflict, and says why', async () => {
    put('docs/a.md', '# A\n\nWords.\n')
    put('docs/b.md', '---\ntitle: [x\n---\nB\n')
    expect(await importArticles([at('docs')])).toBe(1)
    expect(said).toMatch(/^! b\.md {2}not imported: the block on top cannot be read/m)
    expect(await importArticles([at('nothing')])).toBe(1)
    expect(said).toContain('Nothing was imported. There is nothing at')
    put('docs/b.md', 'B\n')
    base.put('a.md', base.text('a.md').replace('Words', 'Mine'))
    put('docs/a.md', '# A\n\nTheirs.\n')
    said = ''
    expect(await importArticles([at('docs')])).toBe(1)
    expect(said).toMatch(/^! a\.md {2}changed here and there; it stays, the newer text lies in a\.newer\.md$/m)
    expect(said).toContain('with its line importedHash')
  })

  it.each([[[]], [['a', 'b']], [['a', '--from', 'word']], [['a', '--wrong']]])(
    'called as %j says how it is called',
    async (args) => {
      await expect(importArticles(args)).rejects.toThrow(UsageError)
    },
  )
})

describe('bellhop export --articles', () => {
  beforeEach(() => {
    base.put('a.md', '# A\n\nWords.\n')
    base.put('secret.md', '---\naudience: internal\n---\nHush.\n')
  })

  it.each(['out', 'out.zip', 'out.json'])('writes %s, which is imported again as it was', async (to) => {
    expect(await exportData(['--articles', at(to), '--all'])).toBe(0)
    expect(said).toContain('2 articles and 0 other files written')
    const before = base.all()
    const other = openBase()
    vi.stubEnv('BELLHOP_KB', other.folder)
    expect(await importArticles([at(to)])).toBe(0)
    expect(other.all()).toEqual(before)
    other.removed()
  })

  it('writes over nothing unless it is told to, and over nothing but an export even then', async () => {
    put('mine/photo.txt', 'Mine.')
    expect(await exportData(['--articles', at('mine'), '--force'])).toBe(1)
    expect(await exportData(['--articles', at('out')])).toBe(0)
    expect(await exportData(['--articles', at('out')])).toBe(1)
    put('out/photo.txt', 'Mine.')
    base.put('b.md', '# B\n\nMore.\n')
    expect(await exportData(['--articles', at('out'), '--force'])).toBe(0)
    expect(['out/a.md', 'out/b.md', 'out/photo.txt', 'mine/photo.txt'].map((path) => existsSync(at(path)))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(existsSync(at('out/secret.md'))).toBe(false)
    expect(await exportData(['--articles', at('one.json')])).toBe(0)
    expect(await exportData(['--articles', at('one.json')])).toBe(1)
  })

  it('goes neither into the base itself nor with a person', async () => {
    await expect(exportData(['--articles', join(base.folder, 'out')])).rejects.toThrow(/in the knowledge base itself/)
    await expect(exportData(['--articles', at('out'), '--contact', 'a@shop.example'])).rejects.toThrow(/not both/)
    await expect(exportData(['--contact', 'a@shop.example', '--all'])).rejects.toThrow(/go with --articles/)
  })
})
