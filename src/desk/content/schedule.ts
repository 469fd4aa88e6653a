/** Articles with a moment from which customers may read them: when it comes, everybody is told as of any change. */
import { fileOf } from '../../domain/article-path.ts'
import type { Desk } from '../desk.ts'

/** Milliseconds that a timer waits at most; what is later is looked at again then. */
const LONGEST_MS = 24 * 3_600_000

/** Tells of articles when their moment comes; the returned function stops that. */
export function keepSchedule(desk: Desk): () => void {
  const { articles } = desk.content
  let callOff = () => {}
  let lookedAt = desk.clock.now()

  const plan = () => {
    callOff()
    const now = Date.parse(desk.clock.now())
    const next = upcoming(desk)[0]
    const wait = next === undefined ? LONGEST_MS : Math.min(LONGEST_MS, Math.max(0, Date.parse(next) - now))
    callOff = desk.clock.after(wait, look)
  }
  const look = () => {
    const now = desk.clock.now()
    const due = [...articles.all().values()].filter(
      ({ publishAt, draft, audience }) =>
        publishAt !== undefined && publishAt > lookedAt && publishAt <= now && !draft && audience === 'public',
    )
    lookedAt = now
    if (due.length > 0) {
      desk.log.info({ articles: due.length }, 'scheduled articles are published')
      desk.fanout.publish({ kind: 'articles', paths: due.map(({ id }) => fileOf(id)) })
      articles.renewed()
    }
    plan()
  }
  plan()
  const ended = articles.listen(plan)
  return () => {
    callOff()
    ended()
  }
}

/** Moments that are still to come, soonest first. */
function upcoming({ content, clock }: Desk): string[] {
  const now = clock.now()
  return [...content.articles.all().values()]
    .flatMap(({ publishAt }) => (publishAt !== undefined && publishAt > now ? [publishAt] : []))
    .sort()
}
