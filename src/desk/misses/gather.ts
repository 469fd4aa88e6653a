/** Misses find their cluster: each new one joins or founds, and now and then the open ones are grouped anew. */

import { labelOf, lineOf, termsOf } from '../../content/cluster-words.ts'
import { goingOn, grouping, joining } from '../../content/clusters.ts'
import type { Iso } from '../../domain/events.ts'
import type { ClusterChanges, KeptDeed, KeptMiss, MissCluster } from '../../ports/misses.ts'
import type { Desk } from '../desk.ts'

/** Days that a miss is compared with new ones. */
const COMPARED_DAYS = 90
/**
 * Misses compared at most, the newest: their number squared is what grouping costs, for as many as these a fifth of a
 * second in steps of about ten milliseconds. What new ones cost rises with it too: one about 25 ms, a hundred 60, nearly
 * all of it for weighing the old ones anew. (400 questions of clinc150 with five articles each, half of them with a
 * reply, on two busy cores.)
 */
const MOST_COMPARED = 400
/** Misses that are read to find a cluster's, the newest. */
const READ = 1_500
/** Members of each cluster that a new miss is compared with, the newest. */
const NEAREST = 6
/** Misses of other clusters that the words of one are set apart from, the newest. */
const SET_APART = 150
/** Misses that are counted of one cluster. */
const COUNTED = 2_000
/** New misses that find their cluster in one go. */
const FRESH = 100

/** A dismissed cluster comes back when it has grown this many times as large, and by this many conversations. */
export const GROWN = { times: 3, by: 5 }

/** Lets others have their turn between the steps of something long. */
export async function inPieces<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise<void>((go) => {
      setImmediate(go)
    })
  }
}

/**
 * New misses join clusters or found some.
 * @returns whether there were any
 */
export async function gather(desk: Desk): Promise<boolean> {
  const fresh = (await desk.store.misses({ clusterId: null, limit: FRESH })).reverse()
  if (fresh.length === 0) return false
  const now = desk.clock.now()
  const known = (await compared(desk, now, READ)).filter(({ clusterId }) => clusterId !== null)
  const clusters = await desk.store.missClusters(['open', 'dismissed', 'closed'])
  const members = membersOf(known)
  const parts = partsOf(known)
  // The clusters that somebody asked about last: together no more than can be compared.
  const lively = [...parts].sort((a, b) => ((a[1].at(-1)?.at ?? '') < (b[1].at(-1)?.at ?? '') ? 1 : -1))
  const near = lively.slice(0, Math.floor(MOST_COMPARED / NEAREST))
  const found = joining(
    fresh,
    near.map(([id, all]) => ({ id, members: all.slice(-NEAREST) })),
  )
  const joined = new Map([...found].map(([missId, part]) => [missId, JSON.parse(part) as Part]))
  const strangers = fresh.filter(({ id }) => !joined.has(id))
  const founded = (await inPieces(grouping(strangers))).map((group) => ({ id: desk.ids.next(), group: new Set(group) }))
  for (const { id, group } of founded) for (const missId of group) joined.set(missId, { clusterId: id, cameFrom: null })
  for (const miss of fresh) {
    const id = joined.get(miss.id)?.clusterId ?? ''
    members.set(id, [...(members.get(id) ?? []), miss])
  }
  const all = [...known, ...fresh]
  const touched = new Set([...joined.values()].map(({ clusterId }) => clusterId))
  const changes: Required<ClusterChanges> = {
    add: founded.map(({ id }) => foundedCluster(id, members.get(id) ?? [], all, now)),
    patch: clusters
      .filter(({ id }) => touched.has(id))
      .map(({ id }) => ({ id, ...wordsOf(members.get(id) ?? [], all) })),
    move: [...joined].map(([missId, part]) => ({ missId, ...part })),
    deeds: founded.map(({ id }) => ({ clusterId: id, at: now, by: null, deed: { did: 'founded' as const } })),
  }
  await desk.store.changeClusters(changes)
  for (const cluster of clusters) if (touched.has(cluster.id)) await comesBack(desk, cluster, now)
  return true
}

/** What is settled is so only until it is asked for again. */
async function comesBack(desk: Desk, { id, state, sizeThen }: MissCluster, now: Iso): Promise<void> {
  if (state !== 'closed' && state !== 'dismissed') return
  const misses = await desk.store.misses({ clusterId: id, limit: COUNTED })
  const conversations = conversationsIn(misses)
  const grown = conversations >= sizeThen * GROWN.times && conversations - sizeThen >= GROWN.by
  if (state === 'dismissed' && !grown) return
  const why = state === 'closed' ? ('came_back' as const) : ('grew' as const)
  await desk.store.changeClusters(
    {
      patch: [{ id, state: 'open', since: now, sizeThen: conversations }],
      deeds: [
        {
          clusterId: id,
          at: now,
          by: null,
          deed: { did: 'reopened', why, conversations: Math.max(0, conversations - sizeThen) },
        },
      ],
    },
    { id, state: [state] },
  )
  desk.log.info({ clusterId: id, conversations }, 'questions that were settled came back')
}

/**
 * Groups the misses of open clusters anew, now that there are more of them to tell by. Those that somebody has an
 * article for stay as they are, and those of which an editor said what belongs to them. Ids go on with most of what
 * they named.
 */
export async function regroup(desk: Desk): Promise<void> {
  const now = desk.clock.now()
  const open = (await desk.store.missClusters(['open'])).filter(
    ({ articleIds, held }) => articleIds.length === 0 && !held,
  )
  const loose = new Set(open.map(({ id }) => id))
  const all = await compared(desk, now, MOST_COMPARED)
  const misses = all.filter(({ clusterId }) => clusterId !== null && loose.has(clusterId))
  const before = new Map(misses.map(({ id, clusterId }) => [id, clusterId ?? '']))
  const found = await inPieces(grouping(misses))
  const names = goingOn(found, before)
  const byId = new Map(misses.map((miss) => [miss.id, miss]))
  const changes = {
    add: [] as MissCluster[],
    patch: [] as ClusterPatchOf[],
    move: [] as Move[],
    deeds: [] as KeptDeed[],
  }
  const after = new Map<string, string>()
  for (const [at, group] of found.entries()) {
    const members = group.flatMap((id) => byId.get(id) ?? []).sort((a, b) => (a.at < b.at ? -1 : 1))
    const id = names[at] ?? desk.ids.next()
    for (const missId of group) after.set(missId, id)
    const moved = group.filter((missId) => before.get(missId) !== id)
    if (moved.length === 0) continue
    changes.move.push(...moved.map((missId) => ({ missId, clusterId: id })))
    if (names[at]) changes.patch.push({ id, ...wordsOf(members, all) })
    else {
      changes.add.push(foundedCluster(id, members, all, now))
      changes.deeds.push({ clusterId: id, at: now, by: null, deed: { did: 'founded' } })
    }
  }
  for (const { id } of open) {
    const were = misses.filter(({ clusterId }) => clusterId === id)
    if (were.length === 0 || were.some((miss) => after.get(miss.id) === id)) continue
    const into = after.get(were[0]?.id ?? '') ?? ''
    changes.patch.push({ id, state: 'merged', since: now, into })
    changes.deeds.push({
      clusterId: into,
      at: now,
      by: null,
      deed: { did: 'merged', from: id, conversations: conversationsIn(were) },
    })
  }
  if (changes.move.length > 0) await desk.store.changeClusters(changes)
}

type ClusterPatchOf = NonNullable<ClusterChanges['patch']>[number]
type Move = NonNullable<ClusterChanges['move']>[number]

/** The misses that are compared with each other, newest last. */
export async function compared(desk: Desk, now: Iso, limit = MOST_COMPARED): Promise<KeptMiss[]> {
  const since = new Date(Date.parse(now) - COMPARED_DAYS * 86_400_000).toISOString()
  return (await desk.store.misses({ since, limit })).reverse()
}

interface Part {
  clusterId: string
  cameFrom: string | null
}

/**
 * Members by cluster and, where an editor joined several, by each of these: what is like one of them belongs there,
 * however unlike the others are. Keys are parts as JSON.
 */
function partsOf(misses: readonly KeptMiss[]): Map<string, KeptMiss[]> {
  const found = new Map<string, KeptMiss[]>()
  for (const miss of misses) {
    const part: Part = { clusterId: miss.clusterId ?? '', cameFrom: miss.cameFrom }
    const key = JSON.stringify(part)
    found.set(key, [...(found.get(key) ?? []), miss])
  }
  return found
}

function membersOf(misses: readonly KeptMiss[]): Map<string, KeptMiss[]> {
  const found = new Map<string, KeptMiss[]>()
  for (const miss of misses) {
    const id = miss.clusterId ?? ''
    found.set(id, [...(found.get(id) ?? []), miss])
  }
  return found
}

export function foundedCluster(
  id: string,
  members: readonly KeptMiss[],
  all: readonly KeptMiss[],
  now: Iso,
): MissCluster {
  const settled = { articleIds: [], sizeThen: 0, into: null, held: false }
  return { id, state: 'open', ...wordsOf(members, all), at: members[0]?.at ?? now, since: now, ...settled }
}

/** What a cluster is called by what is in it. @param members newest last */
export function wordsOf(members: readonly KeptMiss[], all: readonly KeptMiss[]): Pick<MissCluster, 'label' | 'terms'> {
  const own = new Set(members.map(({ id }) => id))
  const others = all.filter(({ id }) => !own.has(id)).slice(-SET_APART)
  return {
    label: labelOf(members) || lineOf(members[0]?.question ?? ''),
    terms: termsOf(members, others),
  }
}

export function conversationsIn(misses: readonly { conversationId: string }[]): number {
  return new Set(misses.map(({ conversationId }) => conversationId)).size
}
