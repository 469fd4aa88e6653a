/**
 * Whether misses grow suddenly: as many in the last hour or day as hardly ever come by chance, given how many came
 * before. Counts of independent events follow a Poisson distribution; the tail is summed exactly.
 */
import type { Iso } from '../domain/events.ts'

const HOUR_MS = 3_600_000

/** Days before the window from which the usual rate is taken. */
export const USUAL_DAYS = 28
/** By chance this often at most, for each look at one window: a cluster looked at every minute rings once in years. */
const CHANCE = 1e-5
/** A rate below this many in a window is not believed: a short past tells little. */
const LEAST_EXPECTED = 0.25

export interface Window {
  name: 'hour' | 'day'
  ms: number
  /** Conversations below which nothing is sudden. */
  least: number
  /** How many times the average a usual peak is: noon has more than midnight, and Monday more than Sunday. */
  peak: number
}

export const windows: readonly Window[] = [
  { name: 'hour', ms: HOUR_MS, least: 5, peak: 3 },
  { name: 'day', ms: 24 * HOUR_MS, least: 8, peak: 1.5 },
]

export interface Growth {
  window: 'hour' | 'day'
  count: number
  /** What was to be expected in such a window. */
  expected: number
}

/**
 * The first window in which it grew suddenly; undefined where in none.
 * @param times of each conversation once, in any order
 * @param since when anything was recorded first: from there on the usual rate counts
 */
export function suddenGrowth(times: readonly Iso[], now: Iso, since: Iso): Growth | undefined {
  for (const window of windows) {
    const { name, least } = window
    const { count, expected } = inWindow(times, now, since, window)
    if (count >= least && tail(count, expected) < CHANCE) return { window: name, count, expected }
  }
  return undefined
}

/** Whether what grew has calmed down: half of what would ring again, so that it does not ring on and off. */
export function calm(times: readonly Iso[], now: Iso, since: Iso): boolean {
  return windows.every((window) => {
    const { count, expected } = inWindow(times, now, since, window)
    return count * 2 < window.least || tail(count * 2, expected) >= CHANCE
  })
}

function inWindow(
  times: readonly Iso[],
  now: Iso,
  since: Iso,
  { ms, peak }: Window,
): { count: number; expected: number } {
  const end = Date.parse(now)
  const from = Math.max(Date.parse(since), end - USUAL_DAYS * 24 * HOUR_MS)
  const at = times.map((time) => Date.parse(time)).filter((time) => time <= end)
  const count = at.filter((time) => time > end - ms).length
  const earlier = at.filter((time) => time <= end - ms && time >= from).length
  const pastWindows = Math.max(1, (end - ms - from) / ms)
  return { count, expected: Math.max(LEAST_EXPECTED, (peak * earlier) / pastWindows) }
}

/** P(X ≥ count) of a Poisson distribution with this mean. */
export function tail(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= mean / (k + 1)
  }
  // Far out, 1 − below is rounding alone; the tail there is its first terms.
  let sum = 0
  for (let k = count; k < count + 40; k++) {
    sum += term
    term *= mean / (k + 1)
  }
  return mean < count ? sum : Math.max(0, 1 - below)
}
