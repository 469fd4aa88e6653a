/** Clusters of misses, what became of them, and alarms. */
import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { MissCluster } from '../ports/misses.ts'
import { $, to } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { missAlarms, missClusterHistory, missClusters, misses } from './schema/misses.ts'

export function missClusterRows(
  db: Db,
): Part<
  | 'missClusters'
  | 'missCluster'
  | 'clusterHistory'
  | 'changeClusters'
  | 'missAlarms'
  | 'addAlarm'
  | 'acknowledgeAlarm'
  | 'endAlarm'
> {
  const one = db
    .select()
    .from(missClusters)
    .where(eq(missClusters.id, $('id')))
    .prepare()
  const history = db
    .select({
      clusterId: missClusterHistory.clusterId,
      at: missClusterHistory.at,
      by: missClusterHistory.by,
      deed: missClusterHistory.deed,
    })
    .from(missClusterHistory)
    .where(eq(missClusterHistory.clusterId, $('id')))
    .orderBy(asc(missClusterHistory.position))
    .prepare()
  const remember = db
    .insert(missClusterHistory)
    .values({ clusterId: $('clusterId'), at: $('at'), by: $('by'), deed: $('deed') })
    .prepare()
  const move = db
    .update(misses)
    .set({ clusterId: to(misses.clusterId, 'clusterId'), cameFrom: to(misses.cameFrom, 'cameFrom') })
    .where(eq(misses.id, $('missId')))
    .prepare()
  const standing = db
    .select()
    .from(missAlarms)
    .where(isNull(missAlarms.endedAt))
    .orderBy(desc(missAlarms.at), desc(missAlarms.id))
    .prepare()
  const acknowledge = db
    .update(missAlarms)
    .set({ acknowledgedBy: to(missAlarms.acknowledgedBy, 'by'), acknowledgedAt: to(missAlarms.acknowledgedAt, 'at') })
    .where(and(eq(missAlarms.id, $('id')), isNull(missAlarms.acknowledgedAt)))
    .prepare()
  const end = db
    .update(missAlarms)
    .set({ endedAt: to(missAlarms.endedAt, 'at') })
    .where(and(eq(missAlarms.id, $('id')), isNull(missAlarms.endedAt)))
    .prepare()

  const change = db.$client.transaction(
    (
      { add = [], patch = [], move: moves = [], deeds = [] }: Parameters<Part<'changeClusters'>['changeClusters']>[0],
      onlyIf: Parameters<Part<'changeClusters'>['changeClusters']>[1],
    ) => {
      if (onlyIf) {
        const now = one.get({ id: onlyIf.id })
        if (!now || !onlyIf.state.includes(now.state)) return false
      }
      for (const cluster of add) db.insert(missClusters).values(cluster).run()
      for (const { id, ...changed } of patch) {
        if (Object.keys(changed).length === 0) continue
        const set = changed as Partial<MissCluster>
        db.update(missClusters).set(set).where(eq(missClusters.id, id)).run()
      }
      for (const { missId, clusterId, cameFrom = null } of moves) move.run({ missId, clusterId, cameFrom })
      for (const { clusterId, at, by, deed } of deeds) remember.run({ clusterId, at, by, deed })
      return true
    },
  )

  return {
    missClusters: (states) =>
      db
        .select()
        .from(missClusters)
        .where(states ? inArray(missClusters.state, [...states]) : undefined)
        .orderBy(asc(missClusters.at), asc(missClusters.id))
        .all(),
    missCluster: (id) => one.get({ id }),
    clusterHistory: (id) => history.all({ id }),
    changeClusters: (changes, onlyIf) => change.immediate(changes, onlyIf),
    missAlarms: () => standing.all(),
    addAlarm: (alarm) => {
      db.insert(missAlarms).values(alarm).run()
    },
    acknowledgeAlarm: (id, by, at) => acknowledge.run({ id, by, at }).changes > 0,
    endAlarm: (id, at) => {
      end.run({ id, at })
    },
  }
}

/** Takes clusters away that no miss is of any more; inside the caller's transaction. */
export function dropEmptyClusters(db: Db): void {
  const filled = db
    .selectDistinct({ id: sql<string>`${misses.clusterId}` })
    .from(misses)
    .where(sql`cluster_id is not null`)
  const empty = db.select({ id: missClusters.id }).from(missClusters).where(notInArray(missClusters.id, filled))
  db.delete(missClusterHistory).where(inArray(missClusterHistory.clusterId, empty)).run()
  db.delete(missAlarms).where(inArray(missAlarms.clusterId, empty)).run()
  db.delete(missClusters).where(notInArray(missClusters.id, filled)).run()
}
