/** How long to stay away after a failure. */
const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * Milliseconds to wait: exponential up to half a minute, half of it left to chance so that clients do not come back in
 * step ("equal jitter": Brooker, Exponential Backoff and Jitter, 2015).
 * @param failures in a row before this one
 * @param random from 0 to 1
 */
export function waitAfter(failures: number, random: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
  return Math.round(most / 2 + (random * most) / 2)
}
