/** One after another: nobody acts on what another is about to change. */
import type { Desk } from './desk.ts'

/** What is under way in each lane of a desk, or was last. */
const lanes = new WeakMap<Desk, Map<string, Promise<unknown>>>()

/** Does `task` once everything asked for before in the same lane of this process is done, however that ended. */
export async function inTurn<T>(desk: Desk, lane: string, task: () => Promise<T>): Promise<T> {
  const underWay = lanes.get(desk) ?? new Map<string, Promise<unknown>>()
  lanes.set(desk, underWay)
  const before = underWay.get(lane)
  const mine = (async () => {
    await before?.catch(() => {})
    return task()
  })()
  underWay.set(lane, mine)
  try {
    return await mine
  } finally {
    if (underWay.get(lane) === mine) underWay.delete(lane)
  }
}
