/** What customers did not get is kept up with what happens: recorded, gathered, watched, and asked again. */
import type { Desk } from '../desk.ts'
import { watchGrowth } from './alarm.ts'
import { afterPublished } from './ask-again.ts'
import { gather, regroup } from './gather.ts'
import { recordMisses } from './record.ts'
import { tell } from './tell.ts'

/** Milliseconds from one look at how misses grow to the next. */
const WATCH_MS = 60_000
/** Milliseconds between two times that open misses are grouped anew, where there are new ones. */
const REGROUP_MS = 3_600_000

/** The returned function is called at every sweep. */
export function missKeeper(desk: Desk): () => Promise<void> {
  const articles = changedArticles(desk)
  let watchedAt = Number.NEGATIVE_INFINITY
  let groupedAt = Date.parse(desk.clock.now())
  let added = false
  return async () => {
    const now = Date.parse(desk.clock.now())
    await recordMisses(desk)
    const gathered = await gather(desk)
    added ||= gathered
    if (added && now - groupedAt >= REGROUP_MS) {
      await regroup(desk)
      groupedAt = now
      added = false
    }
    if (now - watchedAt >= WATCH_MS) {
      await watchGrowth(desk)
      watchedAt = now
    }
    const changed = articles.take()
    if (changed) await afterPublished(desk, changed)
    if (gathered) tell(desk)
  }
}

/** Articles that changed since they were taken last; at first nobody knows which changed while nothing ran. */
function changedArticles(desk: Desk): { take(): string[] | undefined } {
  let ids: Set<string> | undefined = new Set()
  desk.fanout.subscribe((notice) => {
    if (notice.kind !== 'articles') return
    ids = new Set([...(ids ?? []), ...notice.paths.map((path) => path.replace(/\.md$/, ''))])
  })
  return {
    take() {
      const taken = ids && [...ids]
      ids = undefined
      return taken
    },
  }
}
