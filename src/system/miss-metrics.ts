/** What customers did not get, in figures. */
import { Gauge, type Registry } from 'prom-client'
import type { Desk } from '../desk/desk.ts'

const DAY_MS = 86_400_000

export function countMisses(desk: Desk, registers: Registry[]): void {
  new Gauge({
    name: 'bellhop_miss_clusters',
    help: 'Clusters of questions without an answer, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const clusters = await desk.store.missClusters(['open', 'dismissed', 'closed'])
      for (const state of ['open', 'dismissed', 'closed'] as const) {
        this.set({ state }, clusters.filter((cluster) => cluster.state === state).length)
      }
    },
  })
  new Gauge({
    name: 'bellhop_misses_day',
    help: 'Questions of the last 24 hours that got no answer, by kind',
    labelNames: ['kind'],
    registers,
    async collect() {
      this.reset()
      const since = new Date(Date.parse(desk.clock.now()) - DAY_MS).toISOString()
      for (const { kind } of await desk.store.missFacts(since)) this.inc({ kind })
    },
  })
  new Gauge({
    name: 'bellhop_miss_alarms',
    help: 'Alarms about questions without an answer that grow suddenly, by whether somebody has acknowledged them',
    labelNames: ['acknowledged'],
    registers,
    async collect() {
      const alarms = await desk.store.missAlarms()
      const seen = alarms.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length
      this.set({ acknowledged: 'yes' }, seen)
      this.set({ acknowledged: 'no' }, alarms.length - seen)
    },
  })
}
