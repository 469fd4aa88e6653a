/** Questions without an answer that grow suddenly, as the server last told. */
import { signal } from '@preact/signals'
import type { MissAlarm, MissAlarms } from '../../../src/protocol/misses.ts'
import { onFrame } from './line.ts'
import { staffCall } from './session.ts'

export const missAlarms = signal<readonly MissAlarm[]>([])

/** Listens from the line's first frame on; called once, before it opens. */
export function followAlarms() {
  onFrame((frame) => {
    if (frame.type === 'alarms') missAlarms.value = frame.alarms
  })
}

/** Asks once, where no line is open. @throws ApiError */
export async function askAlarms() {
  missAlarms.value = (await staffCall<MissAlarms>('GET', '/api/misses/alarms')).alarms
}

/** Somebody sees to it: it is silent for everybody. @throws ApiError */
export async function acknowledge({ id }: MissAlarm) {
  await staffCall('POST', `/api/misses/alarms/${id}/acknowledge`)
  missAlarms.value = missAlarms.peek().filter((alarm) => alarm.id !== id)
}
