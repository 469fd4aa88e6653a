/** Clusters of misses as editors look at them: ranked, filtered, and one with all that is known of it. */
import { relatedTo } from '../../content/assemble.ts'
import { lineOf as lineOfQuestion } from '../../content/cluster-words.ts'
import { nearest } from '../../content/clusters.ts'
import { DRAWN_DAYS, medianOf, type Rank, rankOf } from '../../content/rank-misses.ts'
import type { Iso } from '../../domain/events.ts'
import { words } from '../../domain/text.ts'
import type { ClusterState, KeptMiss, MissCluster, MissFact } from '../../ports/misses.ts'
import type { Desk } from '../desk.ts'
import { clusterOf } from './deeds.ts'
import { compared, conversationsIn } from './gather.ts'

/** Days that are counted where nobody names others. */
export const COUNTED_DAYS = 90
/** Other clusters that are offered as the same. */
const NEAR = 5
/** Examples shown with a cluster, the newest. */
const EXAMPLES = 30

const DAY_MS = 86_400_000

export interface ClusterLine extends Rank {
  clusterId: string
  state: Exclude<ClusterState, 'merged'>
  label: string
  terms: string[]
  articleIds: string[]
  since: Iso
  /** An alarm stands that nobody has acknowledged. */
  alarm: boolean
}

export interface Asked {
  state?: 'open' | 'dismissed' | 'closed' | undefined
  lang?: string | undefined
  q?: string | undefined
  sort?: 'impact' | 'conversations' | 'recent' | 'cost' | undefined
  since?: Iso | undefined
  skip?: number | undefined
  limit: number
}

export interface Ranked {
  clusters: ClusterLine[]
  /** How many there are beside this page. */
  total: number
  /** Of all that were asked for. */
  conversations: number
  costSeconds: number
  /** Clusters by state. */
  states: Record<'open' | 'dismissed' | 'closed', number>
}

type Kept = Pick<Desk, 'store' | 'clock'>

/** Clusters that something was missed in since a moment, by what they cost, the most first. */
export async function rankedMisses(
  desk: Kept,
  { state = 'open', lang, q, sort = 'impact', since, skip = 0, limit }: Asked,
): Promise<Ranked> {
  const lines = await allLines(desk, since)
  const wanted = q === undefined ? [] : words(q)
  const found = lines.filter(
    (line) =>
      line.state === state &&
      (lang === undefined || line.languages.some((one) => one.lang === lang)) &&
      wanted.every((word) => words(`${line.label} ${line.terms.join(' ')}`).some((each) => each.startsWith(word))),
  )
  const by: Record<typeof sort, (line: ClusterLine) => number> = {
    impact: ({ impact }) => impact,
    conversations: ({ conversations }) => conversations,
    recent: ({ recent, before }) => recent - before,
    cost: ({ costSeconds }) => costSeconds,
  }
  const sorted = found.sort(
    (a, b) => by[sort](b) - by[sort](a) || b.impact - a.impact || (a.clusterId < b.clusterId ? -1 : 1),
  )
  const count = (name: ClusterLine['state']) => lines.filter((line) => line.state === name).length
  return {
    clusters: sorted.slice(skip, skip + limit),
    total: sorted.length,
    conversations: sorted.reduce((sum, line) => sum + line.conversations, 0),
    costSeconds: sorted.reduce((sum, line) => sum + line.costSeconds, 0),
    states: { open: count('open'), dismissed: count('dismissed'), closed: count('closed') },
  }
}

async function allLines(desk: Kept, since?: Iso): Promise<ClusterLine[]> {
  const now = desk.clock.now()
  const from = since ?? new Date(Date.parse(now) - COUNTED_DAYS * DAY_MS).toISOString()
  const [clusters, facts, alarms] = await Promise.all([
    desk.store.missClusters(['open', 'dismissed', 'closed']),
    desk.store.missFacts(from),
    desk.store.missAlarms(),
  ])
  const rung = new Set(alarms.flatMap(({ clusterId, acknowledgedAt }) => (acknowledgedAt ? [] : (clusterId ?? []))))
  const usual = medianOf(facts.flatMap(({ handlingSeconds }) => handlingSeconds ?? []))
  const byCluster = new Map<string, MissFact[]>()
  for (const fact of facts) {
    const known = byCluster.get(fact.clusterId ?? '')
    if (known) known.push(fact)
    else byCluster.set(fact.clusterId ?? '', [fact])
  }
  return clusters.flatMap((cluster) => {
    const own = byCluster.get(cluster.id)
    return own ? [lineOf(cluster, rankOf(own, now, usual), rung.has(cluster.id))] : []
  })
}

function lineOf({ id, state, label, terms, articleIds, since }: MissCluster, rank: Rank, alarm: boolean): ClusterLine {
  return { clusterId: id, state: state as ClusterLine['state'], label, terms, articleIds, since, alarm, ...rank }
}

/**
 * One cluster with its examples and what became of it.
 * @param talks whether the asker may see conversations: an editor who answers nobody sees masked examples alone
 */
export async function oneCluster(desk: Desk, id: string, talks: boolean) {
  const cluster = await clusterOf(desk, id)
  if (!cluster) return { refused: 'notFound' as const }
  const line = (await allLines(desk)).find(({ clusterId }) => clusterId === cluster.id)
  const misses = await desk.store.misses({ clusterId: cluster.id, limit: 200 })
  if (!line || misses.length === 0) return { refused: 'notFound' as const }
  const articles = desk.content.articles.all()
  return {
    ...line,
    articles: cluster.articleIds.map((articleId) => titled(articleId, articles.get(articleId)?.title)),
    closest: relatedTo(misses).map((one) => ({ ...one, there: articles.has(one.articleId) })),
    near: await nearTo(desk, cluster),
    parts: partsIn(misses),
    examples: eachOnce(misses)
      .slice(0, EXAMPLES)
      .map(({ miss, times }) => ({ ...exampleOf(miss, talks), times })),
    history: await desk.store.clusterHistory(cluster.id),
    drawnDays: DRAWN_DAYS,
  }
}

/** The open clusters that are most like one, for somebody who says that they are the same. */
async function nearTo(
  desk: Desk,
  { id }: MissCluster,
): Promise<{ clusterId: string; label: string; conversations: number }[]> {
  const open = await desk.store.missClusters(['open'])
  const shares = nearest(id, await compared(desk, desk.clock.now()))
  const known = new Map(open.map((cluster) => [cluster.id, cluster]))
  const found = shares.flatMap(({ id: other, members }) => {
    const cluster = known.get(other)
    return cluster ? [{ clusterId: other, label: cluster.label, conversations: conversationsIn(members) }] : []
  })
  return found.slice(0, NEAR)
}

/** What an editor joined to a cluster, each under its newest question. @param misses newest first */
function partsIn(misses: readonly KeptMiss[]): { clusterId: string; label: string; conversations: number }[] {
  const ids = [...new Set(misses.flatMap(({ cameFrom }) => cameFrom ?? []))]
  return ids.map((clusterId) => {
    const own = misses.filter(({ cameFrom }) => cameFrom === clusterId)
    return { clusterId, label: lineOfQuestion(own[0]?.question ?? ''), conversations: conversationsIn(own) }
  })
}

/** Each question once, the newest first; of those that are alike letter for letter, the newest that people answered. */
function eachOnce(misses: readonly KeptMiss[]): { miss: KeptMiss; times: number }[] {
  const found = new Map<string, { miss: KeptMiss; times: number }>()
  for (const miss of misses) {
    const key = miss.question.toLowerCase()
    const known = found.get(key)
    if (!known) found.set(key, { miss, times: 1 })
    else {
      known.times++
      if (known.miss.replies.length === 0 && miss.replies.length > 0) known.miss = miss
    }
  }
  return [...found.values()]
}

/** @param title undefined where there is no such article (yet) */
function titled(articleId: string, title: string | undefined) {
  return { articleId, title: title ?? articleId, there: title !== undefined }
}

function exampleOf(miss: KeptMiss, talks: boolean) {
  const { id, at, kind, question, lang, said, withheld, why, considered, replies, confidence, outcome } = miss
  const { handlingSeconds, waitSeconds, again, conversationId } = miss
  const shown = { missId: id, at, kind, question, lang, said, why, considered, replies, confidence, outcome }
  return {
    ...shown,
    ...(withheld && { withheld }),
    handlingSeconds,
    waitSeconds,
    again,
    conversationId: talks ? conversationId : null,
  }
}
