import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { spokenLanguages } from '../../src/domain/spoken.ts'

/** Bytes over the wire, gzipped. A kilobyte has 1,000. */
const LOADER_BYTES = 5_000
const PANEL_BYTES = 45_000
const FIRST_ANSWER_BYTES = 60_000
const CONSOLE_BYTES = 150_000
const EDITOR_BYTES = 60_000

const built = join(import.meta.dirname, '../../dist/web')

describe('what customers load', () => {
  it('is a button of at most 5 KB', () => {
    expect(gzipped('widget.js')).toBeLessThanOrEqual(LOADER_BYTES)
  })

  it('is a panel of at most 45 KB on first open, styles and the longest words included', () => {
    const parts = panel()
    expect(sum(parts), listed(parts)).toBeLessThanOrEqual(PANEL_BYTES)
  })

  it('is at most 60 KB by the time an answer is read, which asks for more than a panel that was only opened', () => {
    const { later } = asked('widget/index.html')
    const [line, said] = [named('line', later), named('said', later)]
    const atMessage = named('at-message', asked(said).later)
    const drawn = [line, said, atMessage].flatMap((file) => asked(file).needed)
    const parts = [...new Map([...panel(), ...drawn])]
    expect(sum(parts), listed(parts)).toBeLessThanOrEqual(FIRST_ANSWER_BYTES)
  })
})

describe('the states of the panel, made up for whoever works on it', () => {
  it('are none of what customers load, now or later', () => {
    const own = (page: string) => {
      const { needed, later } = asked(page)
      return [...needed, ...later].map(([file]) => read(file)).join()
    }
    expect(own('widget/states/one.html')).toContain('We glaze every cup by hand')
    expect(own('widget/index.html')).not.toContain('We glaze every cup by hand')
  })
})

describe('what agents load', () => {
  it('is a console of at most 150 KB on first load, script and styles together', () => {
    const { needed, later } = asked('console/index.html')
    const total = sum(needed)
    console.info(`The console: ${total} bytes gzipped on first load, ${sum(later)} later.\n${listed(needed)}`)
    expect(total, listed(needed)).toBeLessThanOrEqual(CONSOLE_BYTES)
  })

  it('leaves the pages of teams and settings for when they are opened', () => {
    const { later } = asked('console/index.html')
    expect(later.map(([file]) => file).join()).toMatch(/staff-.*hours-/)
  })
})

describe('what editors load', () => {
  it('is a list of articles after at most 60 KB, script and styles together', () => {
    const { needed, later } = asked('editor/index.html')
    const list = asked(named('articles', later)).needed
    const parts = [...new Map([...needed, ...list])]
    console.info(`The editor: ${sum(parts)} bytes gzipped up to its list.\n${listed(parts)}`)
    expect(sum(parts), listed(parts)).toBeLessThanOrEqual(EDITOR_BYTES)
  })

  it('leaves the text field, and what compares texts, for when an article is opened', () => {
    const { needed, later } = asked('editor/index.html')
    const list = asked(named('articles', later))
    const article = asked(named('article', list.later))
    expect(article.later.map(([file]) => file).join()).toMatch(/field-/)
    expect([...needed, ...list.needed].map(([file]) => file).join()).not.toMatch(/field-|difference-/)
  })
})

type Weighed = readonly [file: string, bytes: number]

const sum = (parts: readonly Weighed[]) => parts.reduce((total, [, bytes]) => total + bytes, 0)
const listed = (parts: readonly Weighed[]) => parts.map(([file, bytes]) => `${file} ${bytes}`).join('\n')

/** The page, everything that it and its modules ask for at once, and the largest catalogue of words. */
function panel(): Weighed[] {
  const { needed, later } = asked('widget/index.html')
  const catalogues = later.filter(([file]) =>
    spokenLanguages.some((language) => file.startsWith(`assets/${language}-`)),
  )
  const [largest] = catalogues.sort(([, a], [, b]) => b - a)
  if (!largest) throw new Error('The panel loads no words: this check no longer understands the build.')
  return [...needed, largest]
}

/** The file of a part that is loaded later. */
function named(part: string, later: readonly Weighed[]): string {
  const [file] = later.find(([each]) => each.startsWith(`assets/${part}-`)) ?? []
  if (!file) throw new Error(`The page loads no ${part}: this check no longer understands the build.`)
  return file
}

/** A page or a module with all that it and its modules ask for at once, and what they may ask for later. */
function asked(entry: string): { needed: Weighed[]; later: Weighed[] } {
  const links = read(entry).matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)
  const found = new Set([entry, ...[...links].map(([, file]) => file ?? '')])
  const choices = new Set<string>()
  for (const file of found) {
    if (!file.endsWith('.js')) continue
    const code = read(file)
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) found.add(`assets/${name}`)
    for (const [, name] of code.matchAll(/import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g)) choices.add(`assets/${name}`)
  }
  if (found.size < 2) throw new Error(`${entry} names no assets: this check no longer understands the build.`)
  const weighed = (file: string): Weighed => [file, gzipped(file)]
  return {
    needed: [...found].map(weighed),
    later: [...choices].filter((file) => !found.has(file)).map(weighed),
  }
}

/** As it is sent: built files are compressed once. */
function gzipped(file: string): number {
  const sent = join(built, `${file}.gz`)
  if (!file.startsWith('assets/')) return gzipSync(read(file), { level: 9 }).length
  expect(gunzipSync(readFileSync(sent)).toString(), sent).toBe(read(file))
  return statSync(sent).size
}

function read(file: string): string {
  const path = join(built, file)
  if (!existsSync(path)) throw new Error(`${path} is missing. Build first: npm run build`)
  return readFileSync(path, 'utf8')
}
