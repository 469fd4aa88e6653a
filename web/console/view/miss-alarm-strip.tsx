/** What is said while many ask what nobody answers. Present from the start, so that it is read out when it comes. */
import { useEffect, useState } from 'preact/hooks'
import type { MissAlarm } from '../../../src/protocol/misses.ts'
import { Check, Warning } from '../../shared/icons.tsx'
import { acknowledge, askAlarms, missAlarms } from '../live/miss-alarms.ts'
import { me, wordsOf } from '../live/session.ts'
import { editsArticles, worksConversations } from '../pure/admin.ts'
import { alarmWords } from '../pure/miss-alarm.ts'

export function MissAlarmStrip() {
  useEffect(() => {
    // Who answers nobody has no line on which it would be told.
    if (!worksConversations(me().roles)) void askAlarms().catch(() => undefined)
  }, [])
  return (
    <div role="status">
      {missAlarms.value.map((alarm) => (
        <One key={alarm.id} alarm={alarm} />
      ))}
    </div>
  )
}

function One({ alarm }: { alarm: MissAlarm }) {
  const [failed, setFailed] = useState('')
  const address = `/editor/#/misses${alarm.clusterId ? `/${alarm.clusterId}` : ''}`
  return (
    <p class="line-strip">
      <Warning size={16} />
      <span>
        <span dir="auto">{alarmWords(alarm)}</span>{' '}
        {editsArticles(me().roles) && (
          <a href={address} target="_blank" rel="noreferrer">
            Look at the questions
          </a>
        )}
        {failed && <span role="alert"> {failed}</span>}
      </span>
      <button
        type="button"
        class="button small"
        onClick={() => void acknowledge(alarm).catch((error: unknown) => setFailed(wordsOf(error)))}
      >
        <Check size={14} /> I see to it
      </button>
    </p>
  )
}
