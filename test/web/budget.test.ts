import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { spokenLanguages } from '../../src/domain/spoken.ts'

/** Bytes over the wire, gzipped. A kilobyte has 1,000. */
const LOADER_BYTES = 5_000
const PANEL_BYTES = 45_000
const CONSOLE_BYTES = 150_000

const built = join(import.meta.dirname, '../../dist/web')

describe('what customers load', () => {
  it('is a button of at most 5 KB', () => {
    expect(gzipped('widget.js')).toBeLessThanOrEqual(LOADER_BYTES)
  })

  it('is a panel of at most 45 KB on first open, styles and the longest words included', () => {
    const { total, report } = panel()
    expect(total, report).toBeLessThanOrEqual(PANEL_BYTES)
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

type Weighed = readonly [file: string, bytes: number]

const sum = (parts: readonly Weighed[]) => parts.reduce((total, [, bytes]) => total + bytes, 0)
const listed = (parts: readonly Weighed[]) => parts.map(([file, bytes]) => `${file} ${bytes}`).join('\n')

/** Words are named after their language; what else comes later is not there on first open. */
const catalogue = new RegExp(`^assets/(${spokenLanguages.join('|')})-`)

/** The page, everything that it and its modules ask for at once, and the largest of what is one of several (words). */
function panel(): { total: number; report: string } {
  const { needed, later } = asked('widget/index.html')
  const words = later.filter(([file]) => catalogue.test(file)).sort(([, a], [, b]) => b - a)[0]
  if (!words) throw new Error('The panel loads no words: this check no longer understands the build.')
  const parts = [...needed, words]
  return { total: sum(parts), report: listed(parts) }
}

/** The page with all that it and its modules ask for at once, and what they may ask for later. */
function asked(pageFile: string): { needed: Weighed[]; later: Weighed[] } {
  const page = read(pageFile)
  const found = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? ''))
  const choices = new Set<string>()
  for (const file of found) {
    if (!file.endsWith('.js')) continue
    const code = read(file)
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) found.add(`assets/${name}`)
    for (const [, name] of code.matchAll(/import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g)) choices.add(`assets/${name}`)
  }
  if (found.size < 2) throw new Error(`${pageFile} names no assets: this check no longer understands the build.`)
  const weighed = (file: string): Weighed => [file, gzipped(file)]
  return {
    needed: [pageFile, ...found].map(weighed),
    later: [...choices].filter((file) => !found.has(file)).map(weighed),
  }
}

function gzipped(file: string): number {
  return gzipSync(read(file), { level: 9 }).length
}

function read(file: string): string {
  const path = join(built, file)
  if (!existsSync(path)) throw new Error(`${path} is missing. Build first: npm run build`)
  return readFileSync(path, 'utf8')
}
