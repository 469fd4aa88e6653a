/** Articles are asked their own questions in the background, so that their editors see which do not answer. */
import { fileOf } from '../../domain/article-path.ts'
import { isPublic } from '../../domain/articles.ts'
import { replyTo } from '../aside.ts'
import type { Desk } from '../desk.ts'

/** Milliseconds between two questions: customers come first. */
const PAUSE_MS = 15
/** Milliseconds of quiet after which all articles are asked again: a change may take another one's answers. */
const QUIET_MS = 30_000

export interface Failing {
  /** How many of an article's own questions it does not answer, by its id, as far as it was asked. */
  counts(): ReadonlyMap<string, number>
  stop(): void
}

/** Asks what has changed at once, and everything once it is quiet. Never asks a model. */
export function keepFailing(desk: Desk): Failing {
  const counts = new Map<string, number>()
  const waiting = new Set<string>()
  const { advisor: _, writer: __, ...plain } = desk
  const quoting: Desk = { ...plain, drafter: desk.fallback ?? desk.drafter }
  let stopped = false
  let asking = false
  let callOff = () => {}

  const pause = () => new Promise<void>((done) => desk.clock.after(PAUSE_MS, done))
  const all = () => {
    for (const [id, { questions }] of desk.content.articles.all()) if (questions.length > 0) waiting.add(id)
    void ask()
  }
  const ask = async () => {
    if (asking) return
    asking = true
    try {
      for (const id of waiting) {
        if (stopped) return
        waiting.delete(id)
        const before = counts.get(id) ?? 0
        const now = await failuresOf(quoting, id, pause)
        if (now === 0) counts.delete(id)
        else counts.set(id, now)
        if (now !== before) desk.fanout.publish({ kind: 'articles', paths: [fileOf(id)] })
      }
    } catch (error) {
      desk.log.error({ err: error }, 'articles were not asked their own questions')
    } finally {
      asking = false
    }
  }
  const ended = desk.content.articles.listen((ids) => {
    for (const id of ids) waiting.add(id)
    void ask()
    callOff()
    callOff = desk.clock.after(QUIET_MS, all)
  })
  callOff = desk.clock.after(QUIET_MS / 10, all)
  return {
    counts: () => counts,
    stop() {
      stopped = true
      callOff()
      ended()
    },
  }
}

async function failuresOf(desk: Desk, id: string, pause: () => Promise<void>): Promise<number> {
  const article = desk.content.articles.all().get(id)
  if (!article || !isPublic(article, desk.clock.now())) return 0
  const { questions, lang } = article
  let failures = 0
  for (const question of questions) {
    const { decision, citations, query } = await replyTo(desk, question, lang)
    const holds = decision === 'answer' && citations.some(({ articleId }) => articleId === id)
    // What a rule answers, e.g. a greeting, is never looked up.
    if (!holds && query !== '') failures++
    await pause()
  }
  return failures
}
