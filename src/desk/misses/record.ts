/** Writes down what customers did not get, behind the log: a little at a time, so that nobody waits for it. */
import type { Desk } from '../desk.ts'

/** Events folded in one go. */
const EVENTS = 500

/** Goes in one look; what is left comes at the next, so that a long log is folded beside the service. */
const GOES = 4

/**
 * Folds what was written since the last look; the first looks after an upgrade fold what was there before.
 * @returns whether all of it is folded
 */
export async function recordMisses(desk: Desk): Promise<boolean> {
  for (let go = 0; go < GOES; go++) {
    const { more } = await desk.store.foldMisses(desk.clock.now(), EVENTS)
    if (!more) return true
  }
  return false
}
