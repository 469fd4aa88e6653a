/** Service clocks on the screen: only from their warning on, and never read out while they run. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { ServiceClock } from '../../../src/protocol/lists.ts'
import { Clock as ClockIcon } from '../../shared/icons.tsx'
import { entryOf } from '../live/known.ts'
import { now, second } from '../live/now.ts'
import { me } from '../live/session.ts'
import { countdown, isClose, matters, owedWords, reminderWords } from '../pure/clock.ts'
import { nameOf } from '../pure/names.ts'
import { locale } from './times.tsx'

/** The moment that a clock is held against: renewed as often as it changes what is shown. */
export function momentFor(clock: ServiceClock): number {
  return isClose(clock, now.value) ? second.value : now.value
}

/** How long a clock still has, or how late it is. A timer is no live region: nobody hears every second. */
export function Countdown({ clock, named = false }: { clock: ServiceClock; named?: boolean }) {
  const { words, urgency } = countdown(clock, momentFor(clock))
  const due = new Date(clock.dueAt).toLocaleString(locale)
  return (
    <span class={`countdown ${urgency}`} role="timer" title={`${owedWords(clock.kind)} due: ${due}`}>
      <ClockIcon size={14} />
      <span class={named ? undefined : 'unseen'}>{owedWords(clock.kind)}:</span> {words}
    </span>
  )
}

/** The clock of an opened conversation: the lists hear of every change, and where it is in none, it is as it was loaded. */
export function clockIn({ conversationId, clock }: StaffSnapshotState): ServiceClock | null {
  const entry = entryOf(conversationId)
  const known = entry ? (entry.clock ?? null) : clock
  return matters(known, known ? momentFor(known) : 0) ? known : null
}

/** Above the composer: a customer of this agent waits for a word. There from the start, so that it is read out once. */
export function Reminder({ snapshot }: { snapshot: StaffSnapshotState }) {
  const own = snapshot.status === 'assigned' && snapshot.agent?.id === me().id
  const clock = own ? clockIn(snapshot) : null
  const shown = clock?.kind === 'resolution' ? null : clock
  return (
    <div role="status">
      {shown && (
        <p class="reminder">
          <bdi>{nameOf(snapshot)}</bdi> {reminderWords(shown.kind)}
        </p>
      )}
    </div>
  )
}
