/** Questions that grow suddenly, said on every page of the editor until somebody sees to it or this member has seen it. */
import { useEffect } from 'preact/hooks'
import { acknowledge, askAlarms, missAlarms } from '../../console/live/miss-alarms.ts'
import { wordsOf } from '../../console/live/session.ts'
import { alarmWords } from '../../console/pure/miss-alarm.ts'
import { Check, Close, Warning } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { onNews } from '../live/news.ts'
import { hideAlarm, unseenAlarms } from '../live/seen-alarms.ts'
import { toast } from '../live/toast.ts'
import { hashOf } from '../pure/place.ts'

/** Present from the start, so that it is read out when it comes. */
export function MissAlarms() {
  useEffect(() => {
    const ask = () => void askAlarms().catch(() => undefined)
    const ends = [onNews('misses', ask), onNews('back', ask)]
    ask()
    return () => {
      for (const end of ends) end()
    }
  }, [])
  const { page, path } = place.value
  return (
    <div role="status" class="miss-alarms">
      {unseenAlarms(missAlarms.value).map((alarm) => (
        <p key={alarm.id} class="miss-alarm">
          <Warning size={18} />
          <span dir="auto">
            {alarmWords(alarm)}{' '}
            {alarm.clusterId && (page !== 'misses' || path !== alarm.clusterId) && (
              <a href={hashOf({ page: 'misses', path: alarm.clusterId })}>Look at the questions</a>
            )}
          </span>
          <button
            type="button"
            class="button small"
            onClick={() => void acknowledge(alarm).catch((error: unknown) => toast(wordsOf(error)))}
          >
            <Check size={14} /> I see to it
          </button>
          <button
            type="button"
            class="icon-button small"
            aria-label="Hide this alarm for me"
            title="Hide for me"
            onClick={() => hideAlarm(alarm.id)}
          >
            <Close size={16} />
          </button>
        </p>
      ))}
    </div>
  )
}
