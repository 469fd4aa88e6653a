/**
 * Misses that are about one thing, found without a model: each begins alone, and the two groups that are most alike on
 * average become one, as long as they are alike enough (average linkage). The same misses make the same groups.
 */
import { rarityOf, type Seen, type Traits, traitsOf, weighed } from './traits.ts'

/**
 * What each likeness adds, and how alike groups must be. Fitted on questions of one set (stackfaq) and looked at on
 * another (clinc150) before they were settled, so that neither is unseen; see `npm run eval -- --set misses`.
 */
export const defaults = {
  words: 0.5,
  letters: 0.4,
  articles: 0.1,
  /** The articles' say between two languages, where nothing else has one. */
  abroad: 0.3,
  /** Where people answered both: how much their answers say beside the rest. */
  replies: 0.35,
  /** From which average likeness on two groups are one. */
  join: 0.16,
}

export type Tuning = typeof defaults

/** 0…1: how alike two misses are. In two languages there are no words to compare, and the articles have to tell. */
export function likeness(a: Traits, b: Traits, tuning: Tuning = defaults): number {
  const articles = dot(a.articles, b.articles)
  const words = dot(a.words, b.words)
  const letters = dot(a.letters, b.letters)
  const asked = tuning.words * words + tuning.letters * letters + tuning.articles * articles
  const own = a.lang === b.lang ? asked : Math.max(asked, tuning.abroad * articles)
  if (a.replies.size === 0 || b.replies.size === 0) return own
  return (1 - tuning.replies) * own + tuning.replies * dot(a.replies, b.replies)
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [key, value] of small) sum += value * (large.get(key) ?? 0)
  return sum
}

/** Misses with their traits weighed against each other. */
export function compared(misses: readonly Seen[]): Traits[] {
  const plain = misses.map(traitsOf)
  const rarity = rarityOf(plain)
  return plain.map((one) => weighed(one, rarity))
}

/** Groups of ids, the largest first; each miss is in one. */
export function groups(misses: readonly Seen[], tuning: Tuning = defaults): string[][] {
  const steps = grouping(misses, tuning)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The same step by step, so that others get their turn in between: a step costs as much as there are misses, and all
 * of them the square of that, in memory too (4 bytes a pair).
 */
export function* grouping(misses: readonly Seen[], tuning: Tuning = defaults): Generator<undefined, string[][]> {
  const all = compared(misses)
  const size = all.length
  const alike = all.map(() => new Float32Array(size).fill(-1))
  for (const [at, one] of all.entries()) {
    for (let other = at + 1; other < size; other++) {
      const share = likeness(one, all[other] as Traits, tuning)
      rowOf(alike, at)[other] = share
      rowOf(alike, other)[at] = share
    }
    yield
  }
  const members: (number[] | undefined)[] = all.map((_, at) => [at])
  // The best partner of each group, so that finding the next pair costs one pass over the groups.
  const best = alike.map(highest)
  const height = (at: number) => rowOf(alike, at)[best[at] as number] ?? -1
  for (;;) {
    let into = -1
    for (let at = 0; at < size; at++) if (members[at] && (into < 0 || height(at) > height(into))) into = at
    if (into < 0 || height(into) < tuning.join) break
    const from = best[into] as number
    const [a, b] = [members[into] as number[], members[from] as number[]]
    const share = a.length / (a.length + b.length)
    members[into] = [...a, ...b]
    members[from] = undefined
    for (let at = 0; at < size; at++) {
      if (!members[at] || at === into) continue
      const row = rowOf(alike, at)
      const joined = share * (row[into] as number) + (1 - share) * (row[from] as number)
      row[into] = joined
      row[from] = -1
      rowOf(alike, into)[at] = joined
      if (best[at] === into || best[at] === from) best[at] = highest(row)
      else if (joined > height(at)) best[at] = into
    }
    rowOf(alike, into)[from] = -1
    best[into] = highest(rowOf(alike, into))
    yield
  }
  return members
    .flatMap((group) => (group ? [group.map((at) => (all[at] as Traits).id)] : []))
    .sort((a, b) => b.length - a.length)
}

function rowOf(rows: readonly Float32Array[], at: number): Float32Array {
  return rows[at] as Float32Array
}

function highest(row: Float32Array): number {
  let at = 0
  for (let each = 1; each < row.length; each++) if ((row[each] as number) > (row[at] as number)) at = each
  return at
}

/** Members of a cluster that a new miss is compared with, the newest. */
const COMPARED = 30

/**
 * The cluster that each new miss joins, by id; those that fit none are left out.
 * @param clusters members of each, newest last
 */
export function joining(
  fresh: readonly Seen[],
  clusters: readonly { id: string; members: readonly Seen[] }[],
  tuning: Tuning = defaults,
): Map<string, string> {
  const old = clusters.flatMap(({ members }) => members)
  const traits = new Map(compared([...old, ...fresh]).map((one) => [one.id, one]))
  const found = new Map<string, string>()
  for (const { id } of fresh) {
    const one = traits.get(id) as Traits
    let most: { id: string; share: number } | undefined
    for (const cluster of clusters) {
      const near = cluster.members.slice(-COMPARED)
      const sum = near.reduce((total, member) => total + likeness(one, traits.get(member.id) as Traits, tuning), 0)
      const share = near.length > 0 ? sum / near.length : 0
      if (share >= tuning.join && share > (most?.share ?? 0)) most = { id: cluster.id, share }
    }
    if (most) found.set(id, most.id)
  }
  return found
}

/** Members of each of two clusters that are compared to say how near they are. */
const COMPARED_OF_EACH = 6

/**
 * The other clusters by how alike they are to one, on average over their newest members, the nearest first; those that
 * have nothing in common with it are left out.
 * @param misses of all clusters, newest last
 */
export function nearest<M extends Seen & { clusterId: string | null }>(
  id: string,
  misses: readonly M[],
  tuning: Tuning = defaults,
): { id: string; members: M[] }[] {
  const byCluster = new Map<string, M[]>()
  for (const miss of misses) {
    if (miss.clusterId) byCluster.set(miss.clusterId, [...(byCluster.get(miss.clusterId) ?? []), miss])
  }
  const traits = new Map(compared(misses).map((one) => [one.id, one]))
  const near = (cluster: string) =>
    (byCluster.get(cluster) ?? []).slice(-COMPARED_OF_EACH).map((member) => traits.get(member.id) as Traits)
  const own = near(id)
  const shares = [...byCluster].flatMap(([other, members]) => {
    const pairs = other === id ? [] : near(other).flatMap((one) => own.map((each) => likeness(one, each, tuning)))
    const share = pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length)
    return share > 0 ? [{ id: other, members, share }] : []
  })
  return shares.sort((a, b) => b.share - a.share).map(({ id: other, members }) => ({ id: other, members }))
}

/**
 * Which cluster each group goes on as: the one that most of it was in. Every cluster goes on as one group at most, so
 * that ids outlive grouping anew.
 * @param before the cluster of each miss, where it had one
 * @returns for each group its cluster's id, undefined for a new one
 */
export function goingOn(found: readonly string[][], before: ReadonlyMap<string, string>): (string | undefined)[] {
  const shares = found.flatMap((group, at) => {
    const counts = new Map<string, number>()
    for (const id of group) {
      const cluster = before.get(id)
      if (cluster) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
    }
    return [...counts].map(([cluster, count]) => ({ at, cluster, count }))
  })
  const taken = new Set<string>()
  const names: (string | undefined)[] = found.map(() => undefined)
  for (const { at, cluster } of shares.sort((a, b) => b.count - a.count || (a.cluster < b.cluster ? -1 : 1))) {
    if (names[at] || taken.has(cluster)) continue
    names[at] = cluster
    taken.add(cluster)
  }
  return names
}
