/** A library over the fixtures, for tests. */
import { join } from 'node:path'
import { inPlace } from '../../src/knowledge/builder.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import type { Log } from '../../src/ports/system.ts'

export const fixtures = join(import.meta.dirname, '../fixtures')
export const quiet: Log = { info() {}, warn() {}, error() {} }

export function open(folder: string, { now = '2026-03-01T10:00:00.000Z', watch = false } = {}): Promise<Library> {
  return openLibrary({ folder, clock: { now: () => now }, log: quiet, build: inPlace, watch })
}

/** Waits until a condition holds; the test's own time limit is the bound. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}
