/** A base in a temporary folder, and sources made of a few texts, for tests of imports and exports. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { readBase } from '../../../src/knowledge/base.ts'
import { baseFolder } from '../../../src/knowledge/import/base-folder.ts'
import { importInto } from '../../../src/knowledge/import/import.ts'
import type { Source } from '../../../src/knowledge/import/source.ts'
import type { ImportWish } from '../../../src/ports/moving.ts'
import { ImportReport } from '../../../src/protocol/moving.ts'

export type Files = Record<string, string | Uint8Array>

/** A picture of one pixel (PNG). */
export const pixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)

export const sourceWith = (files: Files, name = 'docs'): Source => ({
  name,
  files: new Map(Object.entries(files).map(([path, content]) => [path, () => bytesOf(content)])),
  skipped: [],
})

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

export interface TestBase {
  folder: string
  /** Imports, and answers the report. */
  imports(files: Files, wish?: ImportWish, apply?: boolean): Promise<ImportReport>
  text(path: string): string
  put(path: string, content: string | Uint8Array): void
  /** All files, as they are. */
  all(): Record<string, string>
  /** What `bellhop check` finds. */
  problems(): { errors: string[]; warnings: string[] }
  removed(): void
}

export function openBase(): TestBase {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-base-'))
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return {
    folder,
    put,
    async imports(files, wish = {}, apply = true) {
      const answer = await importInto(baseFolder(folder), sourceWith(files), wish, apply)
      if ('refused' in answer) throw new Error(answer.refused)
      expect(ImportReport.parse(answer.report)).toEqual(answer.report)
      return answer.report
    },
    text: (path) => readFileSync(join(folder, path), 'utf8'),
    all: () => filesIn(folder),
    problems() {
      const { problems } = readBase(folder)
      const of = (severity: string) =>
        problems.filter((problem) => problem.severity === severity).map(({ file, message }) => `${file}: ${message}`)
      return { errors: of('error'), warnings: of('warning') }
    },
    removed: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Every file below a folder by its path; its bytes in hexadecimal. */
export function filesIn(folder: string, under = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(join(folder, under)).sort()) {
    const path = under ? `${under}/${name}` : name
    if (statSync(join(folder, path)).isDirectory()) Object.assign(found, filesIn(folder, path))
    else found[path] = readFileSync(join(folder, path)).toString('hex')
  }
  return found
}
