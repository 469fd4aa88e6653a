import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseFolder, isBasePath } from '../../../src/knowledge/import/base-folder.ts'
import { nameOf, slugOf } from '../../../src/knowledge/import/slug.ts'
import { sourceName } from '../../../src/knowledge/import/source.ts'
import { openBase, pixel, type TestBase } from './base.ts'

let base: TestBase
beforeEach(() => {
  base = openBase()
})
afterEach(() => base.removed())

const outcomes = async (files: Record<string, string | Uint8Array>, apply = true) => {
  const { articles, gone } = await base.imports(files, {}, apply)
  return Object.fromEntries([
    ...articles.map(({ path, outcome }) => [path, outcome]),
    ...gone.map(({ path }) => [path, 'gone']),
  ])
}

const one = '---\ntitle: One\n---\n\nFirst words.\n'
const two = '---\ntitle: Two\n---\n\nSee [one](one.md).\n'

describe('The same source again', () => {
  it('changes nothing where nothing changed, however often', async () => {
    await base.imports({ 'one.md': one, 'two.md': two, 'a.png': pixel })
    const before = base.all()
    expect(await outcomes({ 'one.md': one, 'two.md': two, 'a.png': pixel })).toEqual({
      'one.md': 'unchanged',
      'two.md': 'unchanged',
    })
    expect(base.all()).toEqual(before)
  })

  it('brings what changed there, and keeps what was edited here', async () => {
    await base.imports({ 'one.md': one, 'two.md': two })
    base.put('two.md', base.text('two.md').replace('See', 'Do see'))
    expect(await outcomes({ 'one.md': one.replace('First', 'Other'), 'two.md': two })).toEqual({
      'one.md': 'updated',
      'two.md': 'kept',
    })
    expect(base.text('one.md')).toContain('Other words.')
    expect(base.text('two.md')).toContain('Do see')
  })

  it('finds an article where it was moved to, and turns links there; where it was is no edit of it', async () => {
    await base.imports({ 'one.md': one, 'two.md': two })
    const moved = base.text('one.md').replace('importedFrom', 'redirectFrom: [one, before]\nimportedFrom')
    base.removed()
    base = openBase()
    base.put('new/place.md', moved)
    expect(await outcomes({ 'one.md': one, 'two.md': two })).toEqual({ 'new/place.md': 'updated', 'two.md': 'created' })
    expect(base.text('new/place.md')).toContain('redirectFrom:\n  - one\n  - before\n')
    expect(base.text('two.md')).toContain('[one](new/place.md)')
  })

  it('lays the newer text beside one that was edited here too, once, until it was taken over', async () => {
    await base.imports({ 'one.md': one })
    const edited = base.text('one.md').replace('First words.', 'My words.')
    base.put('one.md', edited)
    const newer = one.replace('First', 'Their')
    expect(await outcomes({ 'one.md': newer })).toEqual({ 'one.md': 'conflict' })
    expect(base.text('one.md')).toBe(edited)
    expect(base.text('one.newer.md')).toMatch(/draft: true\n[\s\S]*Their words\./)
    const before = base.all()
    expect(await outcomes({ 'one.md': newer })).toEqual({ 'one.md': 'conflict' })
    expect(base.all()).toEqual(before)
    // An editor takes what is new, and with it the line that says so.
    const [hash] = /^importedHash:.*$/m.exec(base.text('one.newer.md')) ?? []
    base.put('one.md', edited.replace(/^importedHash:.*$/m, hash as string))
    expect(await outcomes({ 'one.md': newer })).toEqual({ 'one.md': 'kept' })
  })

  it('writes over no draft of a conflict that somebody works on', async () => {
    await base.imports({ 'one.md': one })
    base.put('one.md', base.text('one.md').replace('First', 'My'))
    await base.imports({ 'one.md': one.replace('First', 'Second') })
    base.put('one.newer.md', base.text('one.newer.md').replace('Second', 'Second, half merged'))
    await base.imports({ 'one.md': one.replace('First', 'Third') })
    expect(base.text('one.newer.md')).toContain('half merged')
    expect(base.text('one.newer-2.md')).toContain('Third words.')
  })

  it('tells what is gone there, and deletes nothing; other sources are no matter of it', async () => {
    await base.imports({ 'one.md': one, 'two.md': two })
    await base.imports({ 'three.md': one }, { source: 'others' })
    expect(await outcomes({ 'one.md': one })).toEqual({ 'one.md': 'unchanged', 'two.md': 'gone' })
    expect(Object.keys(base.all())).toEqual(['one.md', 'three.md', 'two.md'])
  })

  it('tells the same in a dry run, and writes nothing', async () => {
    expect(await outcomes({ 'one.md': one, 'img/a.png': pixel, 'two.md': '![a](img/a.png)\n' }, false)).toEqual({
      'one.md': 'created',
      'two.md': 'created',
    })
    expect(base.all()).toEqual({})
  })

  it('is the same with the line ends of another system', async () => {
    await base.imports({ 'one.md': one })
    base.put('one.md', base.text('one.md').replace(/\n/g, '\r\n'))
    expect(await outcomes({ 'one.md': one.replace('First', 'Other') })).toEqual({ 'one.md': 'updated' })
  })

  it('leads no old address to two articles, nor past one that is there', async () => {
    base.put('there.md', '# There\n\nText.\n')
    await base.imports({
      'a.md': '---\npermalink: /there/\nredirect_from: /old/\n---\nA\n',
      'b.md': '---\nredirect_from: [/old/, /a/]\n---\nB\n',
    })
    expect(base.text('a.md')).toMatch(/redirectFrom:\n {2}- old\nimported/)
    expect(base.text('b.md')).not.toContain('redirectFrom')
  })
})

describe('[S39] Names of files', () => {
  it.each([
    ['How do I pay?', 'how-do-i-pay'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..%2f%2e%2e', '2f-2e-2e'],
    ['a\0b', 'a-b'],
    ['CON', 'con-page'],
    ['lpt1.txt', 'lpt1-txt'],
    ['Größe & Maß', 'grosse-mass'],
    ['Как оплатить', 'kak-oplatit'],
    ['如何付款', '如何付款'],
    ['<script>', 'script'],
    ['???', 'article'],
    [`${'long words '.repeat(40)}`, 'long-words-long-words-long-words-long-words-long-words-long-words-long-words'],
    ['退'.repeat(300), '退'.repeat(66)],
  ])('%j becomes %s', (title, expected) => {
    expect(slugOf(title)).toBe(expected)
    expect(isBasePath(`a/${slugOf(title)}.md`)).toBe(true)
  })

  it('that are safe stay as they are', () => {
    for (const name of ['how_to-pay', 'v1.2-notes', '如何付款', 'größe']) expect(nameOf(name)).toBe(name)
    for (const name of ['Con', 'aux.md', 'A b', '.hidden', 'x.', '__proto__']) expect(nameOf(name)).not.toBe(name)
  })

  it.each([
    '../x.md',
    '/x.md',
    'a//b.md',
    'a/../b.md',
    '.git/x.md',
    'a\\b.md',
    'a:b.md',
    'a\0.md',
    'node_modules/x.md',
    `${'a'.repeat(300)}.md`,
  ])('%j is written nowhere', async (path) => {
    expect(isBasePath(path)).toBe(false)
    await expect(baseFolder(base.folder).write(path, pixel, undefined)).rejects.toThrow(/no path of a knowledge base/)
  })

  it('two of one name are numbered, always in the same order', async () => {
    const csv = (rows: string[]) => ({ 'faq.csv': `question,answer,id\n${rows.join('\n')}\n` })
    await base.imports(csv(['Pay?,One,b', 'Pay!,Two,a']))
    expect([base.text('pay.md'), base.text('pay-2.md')]).toEqual([
      expect.stringContaining('Two'),
      expect.stringContaining('One'),
    ])
    expect(await outcomes(csv(['Pay!,Two,a', 'Pay?,One,b', 'Pay,Three,0']))).toEqual({
      'pay.md': 'unchanged',
      'pay-2.md': 'unchanged',
      'pay-3.md': 'created',
    })
  })

  it('of sources leave out what changes from one download to the next', () => {
    expect(
      ['docs-main.zip', 'zendesk 2026-03-01.json', 'faq (2).csv', 'export-20260301-1530.tar.gz', '…'].map(sourceName),
    ).toEqual(['docs', 'zendesk', 'faq', 'export', 'source'])
  })

  it('never lead out of the base through a folder that is a link', async () => {
    const other = openBase()
    symlinkSync(other.folder, join(base.folder, 'guides'))
    await expect(baseFolder(base.folder).write('guides/x.md', pixel, undefined)).rejects.toThrow(/leads out/)
    expect(other.all()).toEqual({})
    other.removed()
  })
})

describe('A file of the base', () => {
  it('is written over only where it is still what was looked at', async () => {
    const files = baseFolder(base.folder)
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(await files.write('a/x.md', bytes('1'), undefined)).toBe(true)
    expect(await files.write('a/x.md', bytes('2'), undefined)).toBe(false)
    expect(await files.write('a/x.md', bytes('2'), bytes('0'))).toBe(false)
    expect(base.text('a/x.md')).toBe('1')
    expect(await files.write('a/x.md', bytes('2'), bytes('1'))).toBe(true)
    expect(Object.keys(base.all())).toEqual(['a/x.md'])
    expect(base.text('a/x.md')).toBe('2')
  })
})

describe('Pictures of an import', () => {
  const shows = (picture: string) => `---\ntitle: Shown\n---\n\nWords.\n\n![A card](${picture})\n`
  const other = new Uint8Array([...pixel, 0])
  const pictures = () => Object.keys(base.all()).filter((path) => path.endsWith('.png'))

  it('that nothing shows any more stay and are told, those of the same name that somebody put there are not', async () => {
    await base.imports({ 'one.md': shows('a.png'), 'a.png': pixel })
    const [old = ''] = pictures()
    base.put('pictures/drawn-01234567.png', pixel)
    const { notes } = await base.imports({ 'one.md': shows('b.png'), 'b.png': other }, {}, false)
    expect(notes).toEqual([
      `A picture that an import brought is shown by no article any more and stays: ${old}. Remove it on disk if nothing else needs it.`,
    ])
    expect((await base.imports({ 'one.md': shows('b.png'), 'b.png': other })).notes).toEqual(notes)
    expect(pictures()).toHaveLength(3)
    base.put('mine.md', `![Still shown](${old})\n`)
    expect((await base.imports({ 'one.md': shows('b.png'), 'b.png': other })).notes).toEqual([])
  })

  it('come only with an article that shows them, and again where one is missing', async () => {
    const front = { 'one.md': shows('a.png'), 'a.png': pixel }
    await base.imports(front)
    const [lies = ''] = pictures()
    const text = base.text('one.md')
    base.removed()
    base = openBase()
    base.put('one.md', text.replace(/!\[.*/, 'No picture.'))
    expect(await outcomes(front)).toEqual({ 'one.md': 'kept' })
    expect(pictures()).toEqual([])
    base.put('one.md', text)
    expect(await outcomes(front)).toEqual({ 'one.md': 'unchanged' })
    expect(pictures()).toEqual([lies])
  })
})
