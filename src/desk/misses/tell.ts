import type { Desk } from '../desk.ts'

/** Whoever shows misses, clusters or alarms looks again. */
export function tell(desk: Pick<Desk, 'fanout'>): void {
  desk.fanout.publish({ kind: 'misses' })
}
