/** Asks a cluster's questions again once an article may answer them, and closes it where enough are answered. */
import type { Iso } from '../../domain/events.ts'
import type { AskedAgain, ClusterChanges, ClusterDeed, KeptMiss, Measure, MissCluster } from '../../ports/misses.ts'
import { replyTo } from '../aside.ts'
import type { Desk } from '../desk.ts'
import { conversationsIn } from './gather.ts'
import { tell } from './tell.ts'

/** Questions of a cluster that are asked again, the newest, each once. */
const MOST_ASKED = 25
/** Clusters that are looked through for what an article may answer. */
const MOST_CLUSTERS = 100
/** Share of the questions that are answered from which on a cluster closes. */
export const ENOUGH = 0.6
/** Passages of a search among which an article has to be for its clusters to be asked. */
const NEAR = 3

/**
 * What changes with articles that were published, changed or taken away: clusters that have one of them, and those
 * whose label now finds one, are asked again. Slow, off every hot path.
 * @param articleIds empty: nobody knows which; all clusters that have articles are asked
 */
export async function afterPublished(desk: Desk, articleIds: readonly string[]): Promise<void> {
  const clusters = await desk.store.missClusters(['open', 'closed'])
  const changed = new Set(articleIds)
  for (const cluster of clusters.slice(-MOST_CLUSTERS)) {
    const own = cluster.articleIds.some((id) => changed.size === 0 || changed.has(id))
    if (own || (cluster.state === 'open' && (await finds(desk, cluster, changed))))
      await askAgain(desk, cluster, changed)
  }
}

async function finds(desk: Desk, { label }: MissCluster, changed: ReadonlySet<string>): Promise<boolean> {
  if (changed.size === 0 || label === '') return false
  const { evidence } = await desk.retriever.search({ query: label, history: [], limit: NEAR })
  return evidence.some(({ passage }) => changed.has(passage.articleId))
}

/**
 * Asks a cluster's questions as customers would, without a model: what the articles hold is what counts. It closes
 * where ENOUGH are answered from its articles or from those that changed, and opens again where that is so no more.
 */
export async function askAgain(
  desk: Desk,
  cluster: MissCluster,
  changed: ReadonlySet<string> = new Set(),
): Promise<Measure> {
  const now = desk.clock.now()
  const misses = await desk.store.misses({ clusterId: cluster.id, limit: MOST_ASKED * 4 })
  const asked = eachOnce(misses).slice(0, MOST_ASKED)
  const before = measureBefore(asked)
  const results: { missId: string; again: AskedAgain }[] = []
  for (const { id, question, lang } of asked)
    results.push({ missId: id, again: await answerTo(desk, question, lang, now) })
  const wanted = new Set([...cluster.articleIds, ...changed])
  const after = measureOf(
    results.map(({ again }) => again),
    wanted,
  )
  await desk.store.saveAgain(results)
  const articleIds = [...new Set([...cluster.articleIds, ...answeringIn(results, changed)])]
  await settle(desk, cluster, { before, after, articleIds }, conversationsIn(misses), now)
  return after
}

interface Outcome {
  before: Measure
  after: Measure
  articleIds: string[]
}

async function settle(
  desk: Desk,
  { id, state }: MissCluster,
  { before, after, articleIds }: Outcome,
  conversations: number,
  now: Iso,
): Promise<void> {
  const enough = after.questions > 0 && after.answered / after.questions >= ENOUGH
  const write = (deed: ClusterDeed, patch: NonNullable<ClusterChanges['patch']>[number]) =>
    desk.store.changeClusters(
      { patch: [patch], deeds: [{ clusterId: id, at: now, by: null, deed }] },
      { id, state: [state] },
    )
  if (state === 'open' && enough) {
    const closed = { id, state: 'closed' as const, since: now, sizeThen: conversations, articleIds }
    await write({ did: 'closed', before, after, articleIds }, closed)
    desk.log.info({ clusterId: id, answered: after.answered, of: after.questions }, 'questions are answered now')
  } else if (state === 'closed' && !enough) {
    await write(
      { did: 'reopened', why: 'lost', conversations: 0 },
      { id, state: 'open', since: now, sizeThen: conversations },
    )
  } else if (state === 'open' && (after.answered !== before.answered || after.questions !== before.questions)) {
    await write({ did: 'asked', before, after, articleIds }, { id })
  }
  tell(desk)
}

async function answerTo(desk: Desk, question: string, lang: string, now: Iso): Promise<AskedAgain> {
  const { advisor: _paid, fallback, ...rest } = desk
  const quoting = { ...rest, drafter: fallback ?? desk.drafter }
  const reply = await replyTo(quoting, question, lang)
  return {
    at: now,
    answered: reply.decision === 'answer',
    confidence: reply.confidence,
    articleIds: [...new Set(reply.citations.map(({ articleId }) => articleId))],
  }
}

/** @param wanted articles that count as an answer; empty: any does */
function measureOf(results: readonly AskedAgain[], wanted: ReadonlySet<string>): Measure {
  const good = results.filter(
    ({ answered, articleIds }) => answered && (wanted.size === 0 || articleIds.some((id) => wanted.has(id))),
  )
  return {
    questions: results.length,
    answered: good.length,
    confidence: meanOf(results.map(({ confidence }) => confidence)),
  }
}

/** As it was when they were asked last: by customers, or here. */
function measureBefore(misses: readonly KeptMiss[]): Measure {
  return {
    questions: misses.length,
    answered: misses.filter(({ again }) => again?.answered).length,
    confidence: meanOf(misses.map(({ again, confidence }) => again?.confidence ?? confidence)),
  }
}

function answeringIn(results: readonly { again: AskedAgain }[], changed: ReadonlySet<string>): string[] {
  return results.flatMap(({ again }) => (again.answered ? again.articleIds.filter((id) => changed.has(id)) : []))
}

function eachOnce(misses: readonly KeptMiss[]): KeptMiss[] {
  const seen = new Set<string>()
  return misses.filter(({ question, lang }) => {
    const key = `${lang} ${question.toLowerCase()}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
