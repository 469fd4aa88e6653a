/** What an editor says belongs together, and what does not: their word stands against grouping anew. */
import type { ClusterDeed, KeptDeed, KeptMiss, MissCluster } from '../../ports/misses.ts'
import type { Denied, Desk } from '../desk.ts'
import { clusterOf, dismiss } from './deeds.ts'
import { compared, conversationsIn, foundedCluster, wordsOf } from './gather.ts'
import { tell } from './tell.ts'

type By = { id: string; name: string }

/** Misses of one cluster that are moved at once; there are more only where nobody ever looked. */
const MOST_MOVED = 5_000

/**
 * Makes one cluster part of another. Its articles become those of the other; where the other was closed, it opens,
 * because nobody has asked these questions again. `apart` takes it back.
 * @returns the other
 */
export async function join(desk: Desk, by: By, id: string, intoId: string): Promise<MissCluster | Denied> {
  const [cluster, into] = [await clusterOf(desk, id), await clusterOf(desk, intoId)]
  if (!cluster || !into) return { refused: 'notFound' }
  if (cluster.id === into.id) return into
  const at = desk.clock.now()
  const [own, others] = [await membersOf(desk, cluster.id), await membersOf(desk, into.id)]
  const all = inTurn([...own, ...others])
  const opens = into.state === 'closed'
  const change = {
    ...wordsOf(all, await compared(desk, at)),
    articleIds: [...new Set([...into.articleIds, ...cluster.articleIds])],
    sizeThen: conversationsIn(all),
    held: true,
    ...(opens && { state: 'open' as const, since: at }),
  }
  const deed = { did: 'merged' as const, from: cluster.id, conversations: conversationsIn(own) }
  const opened = { did: 'reopened' as const, why: 'by_hand' as const, conversations: 0 }
  await desk.store.changeClusters({
    patch: [
      { id: into.id, ...change },
      { id: cluster.id, state: 'merged', since: at, into: into.id },
    ],
    move: own.map((miss) => ({ missId: miss.id, clusterId: into.id, cameFrom: cluster.id })),
    deeds: [noted(desk, by, into.id, deed), ...(opens ? [noted(desk, by, into.id, opened)] : [])],
  })
  tell(desk)
  return { ...into, ...change }
}

/**
 * Takes what was joined by `join` out again, as the open cluster that it was, with what came to it since.
 * @returns that cluster; `notFound` where nothing of it is there
 */
export async function apart(desk: Desk, by: By, id: string, fromId: string): Promise<MissCluster | Denied> {
  const cluster = await clusterOf(desk, id)
  if (!cluster) return { refused: 'notFound' }
  const members = await membersOf(desk, cluster.id)
  const own = members.filter(({ cameFrom }) => cameFrom === fromId)
  if (own.length === 0) return { refused: 'notFound' }
  const at = desk.clock.now()
  const among = await compared(desk, at)
  const before = await desk.store.missCluster(fromId)
  const again = { ...foundedCluster(fromId, own, among, at), held: true }
  const patch = { id: fromId, ...wordsOf(own, among), state: 'open' as const, since: at, into: null, held: true }
  await desk.store.changeClusters({
    ...(!before && { add: [again] }),
    patch: [...(before ? [patch] : []), shrunk(cluster, members, own, among)],
    move: own.map((miss) => ({ missId: miss.id, clusterId: fromId })),
    deeds: [noted(desk, by, cluster.id, splitDeed(fromId, own)), noted(desk, by, fromId, { did: 'founded' })],
  })
  tell(desk)
  return { ...again, ...before, ...patch }
}

/**
 * Takes a question out of a cluster, with all that are alike letter for letter, and makes it one of its own. `join`
 * takes it back.
 * @param why where it is to stay without an answer: the new cluster is dismissed
 * @returns the new cluster; the old one where nothing else is in it
 */
export async function takeOut(
  desk: Desk,
  by: By,
  id: string,
  { missId, why }: { missId: string; why?: string | undefined },
): Promise<MissCluster | Denied> {
  const cluster = await clusterOf(desk, id)
  const members = cluster ? await membersOf(desk, cluster.id) : []
  const one = members.find((miss) => miss.id === missId)
  if (!cluster || !one) return { refused: 'notFound' }
  const same = one.question.toLowerCase()
  const own = members.filter(({ question }) => question.toLowerCase() === same)
  if (own.length === members.length) return why ? dismiss(desk, by, cluster.id, why) : cluster
  const at = desk.clock.now()
  const among = await compared(desk, at)
  const founded = {
    ...foundedCluster(desk.ids.next(), own, among, at),
    held: true,
    ...(why && { state: 'dismissed' as const, sizeThen: conversationsIn(own) }),
  }
  await desk.store.changeClusters({
    add: [founded],
    patch: [shrunk(cluster, members, own, among)],
    move: own.map((miss) => ({ missId: miss.id, clusterId: founded.id })),
    deeds: [
      noted(desk, by, cluster.id, splitDeed(founded.id, own)),
      noted(desk, by, founded.id, { did: 'founded' }),
      ...(why ? [noted(desk, by, founded.id, { did: 'dismissed', why })] : []),
    ],
  })
  tell(desk)
  return founded
}

/** Oldest first. */
async function membersOf(desk: Desk, clusterId: string): Promise<KeptMiss[]> {
  return (await desk.store.misses({ clusterId, limit: MOST_MOVED })).reverse()
}

function inTurn(misses: readonly KeptMiss[]): KeptMiss[] {
  return [...misses].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** A cluster without some of what it held; how large it was when it was settled counts without them too. */
function shrunk(
  { id, sizeThen }: MissCluster,
  members: readonly KeptMiss[],
  gone: readonly KeptMiss[],
  among: readonly KeptMiss[],
) {
  const left = members.filter((miss) => !gone.includes(miss))
  return { id, ...wordsOf(left, among), sizeThen: Math.max(0, sizeThen - conversationsIn(gone)) }
}

function splitDeed(other: string, gone: readonly KeptMiss[]): ClusterDeed {
  return { did: 'split', other, conversations: conversationsIn(gone) }
}

function noted(desk: Desk, by: By, clusterId: string, deed: ClusterDeed): KeptDeed {
  return { clusterId, at: desk.clock.now(), by: { id: by.id, name: by.name }, deed }
}
