/** `bellhop check --fix`: mends what can be mended in one way, in the files themselves. */
import { randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { chmod, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../domain/articles.ts'
import { decoded } from '../knowledge/inspect/inspector.ts'
import { mend } from '../knowledge/inspect/mend.ts'
import type { Library } from '../knowledge/library.ts'

/** Rounds after which what is left is told and not mended: one mended line may show the next slip. */
const MOST_ROUNDS = 4

/** @returns the problems that were mended, as they were before */
export async function mendFiles(folder: string, library: Library): Promise<Problem[]> {
  const mended: Problem[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = mended.length
    for (const [path, problems] of await library.inspectAll()) {
      mended.push(...(await mendFile(join(folder, path), problems)))
    }
    if (mended.length === before) break
    await library.reload()
  }
  return mended
}

async function mendFile(file: string, problems: readonly Problem[]): Promise<Problem[]> {
  const fixes = problems.flatMap(({ fix }) => (fix ? [fix] : []))
  if (fixes.length === 0) return []
  const bytes = await readFile(file)
  const text = decoded(bytes)
  if (text === undefined) return []
  const { text: right, made } = mend(text, fixes)
  // A byte order mark is not part of the text, and stays.
  const mark = bytes.subarray(0, bytes.length - Buffer.byteLength(text))
  await replace(file, Buffer.concat([mark, Buffer.from(right)]))
  return problems.filter(({ fix }) => fix && made.includes(fix))
}

/** Whole or not at all, with the permissions that the file had; a link stays one. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const target = realpathSync(file)
  const { mode } = await stat(target)
  const made = join(dirname(target), `.${randomUUID()}.tmp`)
  try {
    const handle = await open(made, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await chmod(made, mode)
    await rename(made, target)
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
}
