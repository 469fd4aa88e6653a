/** Says so when many ask what nobody answers, as after a defect in the product or while something is down. */
import { calm, suddenGrowth, USUAL_DAYS } from '../../content/growth.ts'
import type { Iso } from '../../domain/events.ts'
import type { MissAlarm, MissFact } from '../../ports/misses.ts'
import type { Denied, Desk } from '../desk.ts'
import { tell } from './tell.ts'

/** A rate over everything takes a past: a new desk has none. */
const PAST_DAYS = 7

/** Milliseconds that an alarm stands at least: a quarter of an hour's quiet is no end of an outage. */
const LEAST_MS = 3_600_000

const DAY_MS = 86_400_000

/** Rings for clusters that are open, and for misses overall; ends alarms that have calmed down. */
export async function watchGrowth(desk: Desk): Promise<void> {
  const now = desk.clock.now()
  const from = new Date(Date.parse(now) - (USUAL_DAYS + 1) * DAY_MS).toISOString()
  const facts = await desk.store.missFacts(from)
  const since = facts[0]?.at ?? now
  const standing = await desk.store.missAlarms()
  const times = timesByCluster(facts)
  for (const alarm of standing) {
    if (Date.parse(now) - Date.parse(alarm.at) < LEAST_MS) continue
    if (!calm(times.get(alarm.clusterId) ?? [], now, since)) continue
    await desk.store.endAlarm(alarm.id, now)
    tell(desk)
  }
  const open = await desk.store.missClusters(['open'])
  const watched = [
    ...open.map(({ id }) => id),
    ...(Date.parse(now) - Date.parse(since) >= PAST_DAYS * DAY_MS ? [null] : []),
  ]
  const rung = new Set(standing.map(({ clusterId }) => clusterId))
  for (const clusterId of watched) {
    // What is gathered into clusters that ring is no second alarm.
    if (rung.has(clusterId) || (clusterId === null && rung.size > 0)) continue
    const growth = suddenGrowth(times.get(clusterId) ?? [], now, since)
    if (!growth) continue
    rung.add(clusterId)
    const { window, count, expected } = growth
    const nobody = { acknowledgedBy: null, acknowledgedAt: null, endedAt: null }
    await desk.store.addAlarm({ id: desk.ids.next(), clusterId, at: now, window, count, expected, ...nobody })
    if (clusterId) {
      const deed = { did: 'alarmed' as const, window, count, expected }
      await desk.store.changeClusters({ deeds: [{ clusterId, at: now, by: null, deed }] })
    }
    desk.log.warn({ clusterId, window, count, expected }, 'questions without an answer grow suddenly')
    tell(desk)
  }
}

/** Of each conversation the last time, by cluster; under null those of all. */
function timesByCluster(facts: readonly MissFact[]): Map<string | null, Iso[]> {
  const last = new Map<string | null, Map<string, Iso>>()
  for (const { clusterId, conversationId, at } of facts) {
    for (const key of clusterId ? [clusterId, null] : [null]) {
      const times = last.get(key) ?? new Map<string, Iso>()
      times.set(conversationId, at)
      last.set(key, times)
    }
  }
  return new Map([...last].map(([key, times]) => [key, [...times.values()]]))
}

/** An alarm as those who are to hear it are told. */
export interface RungAlarm extends MissAlarm {
  /** The question that stands for its cluster; absent where all misses are meant. */
  label?: string
}

/** Those that nobody has acknowledged, newest first. */
export async function alarmsNow(desk: Desk): Promise<RungAlarm[]> {
  const standing = (await desk.store.missAlarms()).filter(({ acknowledgedAt }) => acknowledgedAt === null)
  return Promise.all(
    standing.map(async (alarm) => {
      const cluster = alarm.clusterId ? await desk.store.missCluster(alarm.clusterId) : undefined
      return { ...alarm, ...(cluster?.label && { label: cluster.label }) }
    }),
  )
}

/** Somebody sees to it: the alarm is silent until it has calmed down and grows again. */
export async function acknowledgeAlarm(
  desk: Desk,
  by: { id: string; name: string },
  alarmId: string,
): Promise<MissAlarm | Denied> {
  const alarm = (await desk.store.missAlarms()).find(({ id }) => id === alarmId)
  if (!alarm) return { refused: 'notFound' }
  const at = desk.clock.now()
  const first = await desk.store.acknowledgeAlarm(alarmId, { id: by.id, name: by.name }, at)
  if (first && alarm.clusterId) {
    const deed = {
      clusterId: alarm.clusterId,
      at,
      by: { id: by.id, name: by.name },
      deed: { did: 'acknowledged' as const },
    }
    await desk.store.changeClusters({ deeds: [deed] })
  }
  tell(desk)
  return first ? { ...alarm, acknowledgedBy: { id: by.id, name: by.name }, acknowledgedAt: at } : alarm
}
