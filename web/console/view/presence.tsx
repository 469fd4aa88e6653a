/** What an agent is to their colleagues and the queue, and how much they hold. */
import type { PresenceState } from '../../../src/domain/queue.ts'
import { choosePresence, mine } from '../live/desk.ts'
import { line } from '../live/line.ts'
import { presences } from '../pure/words.ts'
import { toast } from './dialogs.tsx'

/** Chooses it; where nobody can be told yet, says so. */
export function be(state: PresenceState) {
  if (!choosePresence(state)) toast('There is no live connection: your colleagues are told as soon as it is back.')
}

export function Presence() {
  const { state, open, capacity } = mine.value
  return (
    <div class="presence">
      <span class={`dot ${line.value.state === 'open' ? state : 'offline'}`} aria-hidden="true" />
      <select
        aria-label="Your presence"
        value={state}
        onChange={(event) => {
          be(event.currentTarget.value as PresenceState)
          event.currentTarget.value = mine.peek().state
        }}
      >
        {state === 'offline' && (
          <option value="offline" disabled>
            Offline
          </option>
        )}
        {presences.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
      {capacity !== undefined && (
        <span
          class={open >= capacity ? 'capacity full' : 'capacity'}
          title="Conversations you hold, of those you can hold at once"
        >
          {open} of {capacity}
        </span>
      )}
    </div>
  )
}
