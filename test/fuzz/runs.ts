/** How much is tried, and what no answer may hold. */
import { vi } from 'vitest'
import { root } from '../rules/sources.ts'

// Many runs take as long as they take; what hangs is seen by each run's own bound.
vi.setConfig({ testTimeout: process.env.LONG_RUNS ? 3_600_000 : 60_000 })

/**
 * Runs of one property: few in `npm test`; `LONG_RUNS` shared out among all of a kind where that is more.
 * @param few of each, in `npm test`
 * @param of how many properties share `LONG_RUNS`
 */
export function runs(few: number, of = 1): number {
  return Math.max(few, Math.ceil(Number(process.env.LONG_RUNS ?? 0) / of))
}

/** Generous: what takes longer hangs. */
export const HANG_MS = 15_000

const frame = /\bat (?:[\w.$<>[\] ]+ \()?(?:file:|node:|\/)\S+:\d+:\d+\)?/

/** What a text tells of the code or the machine; undefined where it tells nothing. */
export function leak(text: string): string | undefined {
  if (frame.test(text)) return 'a stack trace'
  if (text.includes(root)) return 'a path of this machine'
  return /\b(SQLITE_[A-Z]+|SqliteError|ZodError|TypeError|RangeError|DrizzleQueryError)\b/.exec(text)?.[0]
}
