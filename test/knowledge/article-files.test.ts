import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { articleFiles } from '../../src/knowledge/article-files.ts'
import { replace } from '../../src/knowledge/whole-file.ts'
import type { ArticleFile, ArticleFiles } from '../../src/ports/content.ts'

let folder: string
let files: ArticleFiles
const onDisk = (path: string) => readFileSync(join(folder, path), 'utf8')
const there = () => readdirSync(folder, { recursive: true }).map(String).sort()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-files-'))
  mkdirSync(join(folder, 'billing'))
  writeFileSync(join(folder, 'billing/refunds.md'), 'first')
  files = articleFiles(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(path = 'billing/refunds.md'): Promise<ArticleFile> {
  const file = await files.read(path)
  if (!file || 'refused' in file) throw new Error(`${path} was not read: ${file?.refused}`)
  return file
}

describe('Writing an article', () => {
  it('replaces the very text that was changed, and keeps the mode of its file', async () => {
    chmodSync(join(folder, 'billing/refunds.md'), 0o640)
    const { revision } = await read()
    const written = await files.write('billing/refunds.md', 'second', revision)
    expect(written).toEqual({ revision: (await read()).revision })
    expect(onDisk('billing/refunds.md')).toBe('second')
    expect(statSync(join(folder, 'billing/refunds.md')).mode & 0o777).toBe(0o640)
    expect(there()).toEqual(['billing', 'billing/refunds.md'])
  })

  it('[S43] is refused with the newer text where somebody else wrote meanwhile, and nothing is lost', async () => {
    const { revision } = await read()
    writeFileSync(join(folder, 'billing/refunds.md'), 'theirs')
    const refused = await files.write('billing/refunds.md', 'mine', revision)
    expect(refused).toMatchObject({ refused: 'overtaken', newer: { text: 'theirs' } })
    expect(onDisk('billing/refunds.md')).toBe('theirs')
  })

  it('[S43] of 50 at once, each time one wins and every other is told what stands there', async () => {
    let base = (await read()).revision
    for (let round = 0; round < 3; round++) {
      const texts = Array.from({ length: 50 }, (_, n) => `round ${round}, editor ${n}`)
      const done = await Promise.all(texts.map((text) => files.write('billing/refunds.md', text, base)))
      const won = done.flatMap((each, n) => ('revision' in each ? [n] : []))
      expect(won).toHaveLength(1)
      const text = texts[won[0] as number]
      expect(onDisk('billing/refunds.md')).toBe(text)
      for (const each of done)
        if ('refused' in each) expect(each).toMatchObject({ refused: 'overtaken', newer: { text } })
      base = (await read()).revision
    }
  })

  it('that ends between writing and putting in place leaves the old file, whole', async () => {
    const died = replace(join(folder, 'billing/refunds.md'), Buffer.from('half'), 0o644, async () => {
      // What is being written lies beside, hidden, where no reader of articles looks.
      expect(there().filter((name) => name.endsWith('.md'))).toEqual(['billing/refunds.md'])
      expect(there()).toHaveLength(3)
      throw new Error('the power went')
    })
    await expect(died).rejects.toThrow('the power went')
    expect(onDisk('billing/refunds.md')).toBe('first')
    expect(there()).toEqual(['billing', 'billing/refunds.md'])
  })

  it('keeps every byte of a text that nobody changed', async () => {
    const line = fc.constantFrom('# A', 'text  ', '', '\ttab', '---', 'über', '\u200b', '🙂')
    const breaks = fc.constantFrom('\n', '\r\n', '\r')
    const text = fc
      .tuple(fc.constantFrom('', '\uFEFF'), fc.array(fc.tuple(line, breaks)), line)
      .map(([mark, lines, last]) => mark + lines.map((each) => each.join('')).join('') + last)
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        writeFileSync(join(folder, 'billing/refunds.md'), given)
        const file = await read()
        expect(file.text).toBe(given)
        expect(await files.write('billing/refunds.md', file.text, file.revision)).toEqual({ revision: file.revision })
        expect(onDisk('billing/refunds.md')).toBe(given)
      }),
      { numRuns: 40 },
    )
  })

  it('makes a new one with its folders, and never over what is there, in whatever letter case', async () => {
    expect(await files.write('orders/returns.md', 'new', null)).toHaveProperty('revision')
    expect(onDisk('orders/returns.md')).toBe('new')
    expect(await files.write('orders/returns.md', 'other', null)).toMatchObject({ refused: 'overtaken' })
    expect(await files.write('orders/Returns.md', 'other', null)).toEqual({
      refused: 'taken',
      path: 'orders/returns.md',
    })
    expect(await files.write('orders/returns.md/x.md', 'other', null)).toMatchObject({ refused: 'taken' })
    expect(await files.write('Orders/gifts.md', 'other', null)).toEqual({ refused: 'taken', path: 'orders' })
    expect(there()).toEqual(['billing', 'billing/refunds.md', 'orders', 'orders/returns.md'])
  })

  it.each([
    ...[
      '../away.md',
      'a/../../away.md',
      '/etc/passwd.md',
      'a//b.md',
      '%2e%2e/away.md',
      'a\\b.md',
      'a\0b.md',
      '.git/x.md',
    ],
    ...['CON.md', 'a/nul.md', `${'a'.repeat(300)}.md`, 'a.txt', 'a/.md', 'a?.md', 'a .md', 'a\u202e.md', ''],
  ])('[S39] is refused under %j', async (path) => {
    expect(await files.write(path, 'text', null)).toMatchObject({ refused: 'badPath' })
    expect(await files.move('billing/refunds.md', path, (await read()).revision)).toMatchObject({ refused: 'badPath' })
    expect(there()).toEqual(['billing', 'billing/refunds.md'])
  })

  it('[S39] does not follow links out of the base, neither of files nor of folders', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'bellhop-outside-'))
    writeFileSync(join(outside, 'secret.md'), 'secret')
    symlinkSync(outside, join(folder, 'linked'))
    symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'))
    expect(await files.read('secret.md')).toMatchObject({ refused: 'badPath' })
    expect(await files.read('linked/secret.md')).toMatchObject({ refused: 'badPath' })
    expect(await files.write('linked/new.md', 'text', null)).toMatchObject({ refused: 'badPath' })
    expect(readdirSync(outside)).toEqual(['secret.md'])
    rmSync(outside, { recursive: true })
  })

  it('goes through a link inside the base to the file that it leads to', async () => {
    symlinkSync('billing/refunds.md', join(folder, 'money.md'))
    await files.write('money.md', 'second', (await read('money.md')).revision)
    expect(onDisk('billing/refunds.md')).toBe('second')
    expect((await read('money.md')).text).toBe('second')
  })

  it('leaves what is no text to those who made it', async () => {
    writeFileSync(join(folder, 'billing/refunds.md'), Buffer.from([0xff, 0xfe, 0x41]))
    expect(await files.read('billing/refunds.md')).toMatchObject({ refused: 'notEditable' })
    expect(await files.write('new.md', 'a\0b', null)).toMatchObject({ refused: 'notEditable' })
  })
})

describe('Moving and removing an article', () => {
  it('takes the folder with it that it leaves empty', async () => {
    const { revision } = await read()
    expect(await files.move('billing/refunds.md', 'money/back.md', revision, 'moved')).toHaveProperty('revision')
    expect(there()).toEqual(['money', 'money/back.md'])
    expect(onDisk('money/back.md')).toBe('moved')
  })

  it('may change the letter case of its name alone', async () => {
    await files.move('billing/refunds.md', 'billing/Refunds.md', (await read()).revision)
    expect(there()).toEqual(['billing', 'billing/Refunds.md'])
  })

  it('answers with the pictures that went along, and puts them back', async () => {
    writeFileSync(join(folder, 'billing/till.png'), png)
    const removed = await files.remove('billing/refunds.md', (await read()).revision, ['billing/till.png', 'gone.png'])
    expect(removed).toMatchObject({ pictures: [{ path: 'billing/till.png' }] })
    expect(there()).toEqual([])
    if ('pictures' in removed) for (const picture of removed.pictures) await files.putBack(picture)
    expect(readFileSync(join(folder, 'billing/till.png'))).toEqual(png)
  })

  it('is refused where it was changed meanwhile', async () => {
    const { revision } = await read()
    writeFileSync(join(folder, 'billing/refunds.md'), 'theirs')
    expect(await files.remove('billing/refunds.md', revision, [])).toMatchObject({ refused: 'overtaken' })
    expect(await files.move('billing/refunds.md', 'x.md', revision)).toMatchObject({ refused: 'overtaken' })
    expect(onDisk('billing/refunds.md')).toBe('theirs')
  })
})

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1])

describe('A picture', () => {
  it('lies beside its article under a safe name of its own, told by what it is', async () => {
    const put = (name: string, bytes: Uint8Array = png) => files.putPicture('billing/refunds.md', name, bytes)
    expect(await put('../../My Till (1).JPG')).toEqual({ path: 'billing/my-till-1.png' })
    expect(await put('My Till (1).png')).toEqual({ path: 'billing/my-till-1.png' })
    expect(await put('My Till (1).png', Buffer.concat([png, png]))).toEqual({ path: 'billing/my-till-1-2.png' })
    expect(await put('CON')).toEqual({ path: 'billing/picture.png' })
    expect(files.picture('billing/picture.png')).toMatchObject({ type: 'image/png' })
  })

  it('is refused where it is none, and where it could hold a script', async () => {
    const put = (text: string) => files.putPicture('billing/refunds.md', 'x.png', Buffer.from(text))
    expect(await put('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatchObject({ refused: 'noPicture' })
    expect(await put('%PDF-1.4')).toMatchObject({ refused: 'noPicture' })
    const large = Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)])
    expect(await files.putPicture('billing/refunds.md', 'x.png', large)).toMatchObject({ refused: 'largePicture' })
  })
})
