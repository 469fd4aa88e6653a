import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mendFiles } from '../../src/commands/check-mend.ts'
import { checkProblems, checkText } from '../../src/commands/check-report.ts'
import type { Library } from '../../src/knowledge/library.ts'
import { open } from '../knowledge/library.ts'

let folder: string
let library: Library
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-check-'))
  await writeFile(
    join(folder, 'post.md'),
    '---\ntitle: Post\nlang: en\nredirectFrom: [mail]\n---\n\nLetters take a day.\n',
  )
  await writeFile(join(folder, 'shop.md'), crooked)
  library = await open(folder)
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true })
})

const crooked =
  '\uFEFF---\r\ntitel: Shop \r\nlang: en\r\n---\r\n\r\nWe send [letters](mail.md)  and [more](Post).\r\n\tKeep  this.'

describe('bellhop check --fix', () => {
  it('mends what can be mended in one way, keeps every other byte, and has nothing to do the next time', async () => {
    const mended = await mendFiles(folder, library)
    expect(mended.map(({ kind, line }) => `${kind} ${line}`).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'broken-link 6',
      'moved-target 6',
      'trailing-space 2',
      'unknown-key 2',
    ])
    const right = crooked.replace('titel', 'title').replace('Shop ', 'Shop').replace('mail.md', 'post.md')
    expect(await readFile(join(folder, 'shop.md'), 'utf8')).toBe(right.replace('(Post)', '(post.md)'))
    const { ino } = await stat(join(folder, 'shop.md'))
    expect(await mendFiles(folder, library)).toEqual([])
    expect((await stat(join(folder, 'shop.md'))).ino).toBe(ino)
  })
})

describe('bellhop check', () => {
  it('tells each problem once, by file, line and column, as compilers do', async () => {
    const problems = checkProblems(library.status().problems, await library.inspectAll(), [])
    const counts = { errors: 0, warnings: 3, hints: 0, mended: [] }
    const lines = checkText({ folder, articles: 2, passages: 2, languages: { en: 2 }, ...counts, problems }).split('\n')
    expect(lines[0]).toBe(
      'shop.md:2:1: warning: `titel` is not a key that Bellhop knows; it is ignored. Did you mean `title`? [unknown-key]',
    )
    expect(lines.slice(1, 3).map((line) => line.replace(/: warning.*\[/, ' ['))).toEqual([
      'shop.md:6:9 [moved-target]',
      'shop.md:6:33 [broken-link]',
    ])
    expect(lines[3]).toBe(`2 articles, 2 passages (en 2) in ${folder}: 0 errors, 3 warnings, 0 hints`)
    expect(lines[4]).toBe('3 of them can be mended: bellhop check --fix')
  })
})
