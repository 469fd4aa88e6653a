/** What customers did not get is kept up with what happens; called at every sweep. */
import type { Desk } from '../desk.ts'
import { recordMisses } from './record.ts'

export function missKeeper(desk: Desk): () => Promise<void> {
  return async () => {
    await recordMisses(desk)
  }
}
