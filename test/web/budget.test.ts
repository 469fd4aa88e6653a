import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

/** Bytes over the wire, gzipped. A kilobyte has 1,000. */
const LOADER_BYTES = 5_000
const PANEL_BYTES = 45_000

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

/** The page, everything that it and its modules ask for at once, and the largest of what is one of several (words). */
function panel(): { total: number; report: string } {
  const page = read('widget/index.html')
  const found = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? ''))
  const choices = new Set<string>()
  for (const file of found) {
    if (!file.endsWith('.js')) continue
    const code = read(file)
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) found.add(`assets/${name}`)
    for (const [, name] of code.matchAll(/import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g)) choices.add(`assets/${name}`)
  }
  if (found.size < 2) throw new Error('The panel’s page names no assets: this check no longer understands the build.')
  const needed = ['widget/index.html', ...found].map((file) => [file, gzipped(file)] as const)
  const words = [...choices].map((file) => [file, gzipped(file)] as const).sort(([, a], [, b]) => b - a)[0]
  if (!words) throw new Error('The panel loads no words: this check no longer understands the build.')
  const parts = [...needed, words]
  return {
    total: parts.reduce((sum, [, bytes]) => sum + bytes, 0),
    report: parts.map(([file, bytes]) => `${file} ${bytes}`).join('\n'),
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
