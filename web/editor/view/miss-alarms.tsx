/** Alarms about questions that grow suddenly, for editors. */
import type { MissAlarm } from '../../../src/protocol/misses.ts'
import { acknowledge } from '../../console/live/miss-alarms.ts'
import { wordsOf } from '../../console/live/session.ts'
import { alarmWords } from '../../console/pure/miss-alarm.ts'
import { Check, Warning } from '../../shared/icons.tsx'
import { toast } from '../live/toast.ts'
import { hashOf } from '../pure/place.ts'

export function MissAlarms({ alarms, again }: { alarms: readonly MissAlarm[]; again: () => void }) {
  const see = async (alarm: MissAlarm) => {
    try {
      await acknowledge(alarm)
      again()
    } catch (error) {
      toast(wordsOf(error))
    }
  }
  return (
    <div role="status">
      {alarms.map((alarm) => (
        <p key={alarm.id} class="miss-alarm">
          <Warning size={18} />
          <span dir="auto">
            {alarmWords(alarm)}{' '}
            {alarm.clusterId && <a href={hashOf({ page: 'misses', path: alarm.clusterId })}>Look at the questions</a>}
          </span>
          <button type="button" class="button small" onClick={() => void see(alarm)}>
            <Check size={14} /> I see to it
          </button>
        </p>
      ))}
    </div>
  )
}
