/** An alarm about questions without an answer, in words. */
import type { MissAlarm } from '../../../src/protocol/misses.ts'

/** What rings, as a sentence. */
export function alarmWords({ count, label, window }: Pick<MissAlarm, 'count' | 'label' | 'window'>): string {
  const who = count === 1 ? '1 customer' : `${count} customers`
  const when = `in the last ${window === 'hour' ? 'hour' : '24 hours'}`
  if (!label) return `${who} got no answer ${when}, many more than usual.`
  return `${who} asked about “${label}” ${when}; no article answers it.`
}
