/** The clock of a story: it jumps from one thing to the next, and each has come to rest before the next begins. */
import type { Clock } from '../../ports/system.ts'

export interface StoryClock extends Clock {
  /** Has something done at a moment of the story, in milliseconds since the epoch; at once, where that has passed. */
  at(due: number, act: () => unknown): void
  /**
   * Plays what is to be done, and what follows from it, up to a moment; what would come later never happens.
   * @param rest waits for what was begun
   */
  play(until: number, rest: () => Promise<void>): Promise<void>
  /** The present of the story, in milliseconds since the epoch. */
  ms(): number
}

interface Task {
  due: number
  act: () => unknown
}

export function storyClock(start: number): StoryClock {
  let now = start
  const tasks: Task[] = []
  const put = (due: number, act: () => unknown): Task => {
    const task = { due, act }
    // Latest first, so that the next one is taken from the end; of those due at once, the one asked for first.
    const at = tasks.findLastIndex((each) => each.due > due)
    tasks.splice(at + 1, 0, task)
    return task
  }
  return {
    now: () => new Date(now).toISOString(),
    ms: () => now,
    at: (due, act) => void put(due, act),
    after(ms, act) {
      const task = put(now + ms, act)
      return () => {
        const at = tasks.indexOf(task)
        if (at !== -1) tasks.splice(at, 1)
      }
    },
    async play(until, rest) {
      for (let task = tasks.pop(); task && task.due <= until; task = tasks.pop()) {
        now = Math.max(now, task.due)
        await task.act()
        await rest()
      }
    },
  }
}
