/**
 * When a knowledge base that changed is asked about itself again: that takes hundreds of searches, and one edit hardly
 * changes what comes out. Much that is new is asked at once, little of it now and then.
 */
import type { Article } from '../domain/articles.ts'

/** Between two studies of a base in which little changed. */
export const restudyMs = 10 * 60_000
/** Share of the articles that came, went or changed since the last study from which on there is no waiting. */
const muchChanged = 0.05

/** Articles by id; one that did not change is the same object as before. */
type Reading = ReadonlyMap<string, Pick<Article, 'id'>>

export interface StudyTimes {
  /** Told of each new reading. */
  changed(reading: Reading): void
  stop(): void
}

/**
 * @param first the reading that has been studied
 * @param study studies whatever reading is the newest then
 */
export function keepStudied(first: Reading, study: () => void): StudyTimes {
  let [studied, at] = [first, performance.now()]
  let waiting: NodeJS.Timeout | undefined
  const begin = (reading: Reading) => {
    clearTimeout(waiting)
    waiting = undefined
    studied = reading
    at = performance.now()
    study()
  }
  return {
    changed(reading) {
      const changes = changesSince(studied, reading)
      clearTimeout(waiting)
      if (changes === 0) return
      if (changes >= muchChanged * reading.size) return begin(reading)
      waiting = setTimeout(() => begin(reading), Math.max(0, at + restudyMs - performance.now()))
      waiting.unref()
    },
    stop: () => clearTimeout(waiting),
  }
}

/** How many articles came, went or changed. */
function changesSince(before: Reading, reading: Reading): number {
  let kept = 0
  let changed = 0
  for (const [id, article] of reading) {
    const known = before.get(id)
    if (known !== undefined) kept++
    if (known !== article) changed++
  }
  return changed + before.size - kept
}
