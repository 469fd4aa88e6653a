/** Writes down what customers did not get, behind the log: a little at a time, so that nobody waits for it. */
import type { Desk } from '../desk.ts'
import { tell } from './tell.ts'

/** Events folded in one go. */
const EVENTS = 500

/** Goes in one look; what is left comes at the next, so that a long log is folded beside the service. */
const GOES = 4

/**
 * Folds what was written since the last look; the first looks after an upgrade fold what was there before.
 * @returns whether all of it is folded
 */
export async function recordMisses(desk: Pick<Desk, 'store' | 'clock' | 'fanout'>): Promise<boolean> {
  let [done, found] = [false, 0]
  for (let go = 0; go < GOES && !done; go++) {
    const { more, misses } = await desk.store.foldMisses(desk.clock.now(), EVENTS)
    found += misses
    done = !more
  }
  // Also what was there before may be another by now: people have answered it.
  if (found > 0) tell(desk)
  return done
}
