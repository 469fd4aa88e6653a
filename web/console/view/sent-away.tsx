/** Says to an agent that they were set to away, and why, until they are back. */
import { sentAway } from '../live/desk.ts'
import { be } from './presence.tsx'

export function SentAway() {
  return (
    <div role="alert">
      {sentAway.value && (
        <div class="sent-away">
          <p>
            A customer waited too long for a word from you. The conversation is back in the queue, and you are set to
            away.
          </p>
          <button type="button" class="button small" onClick={() => be('online')}>
            I am back
          </button>
        </div>
      )}
    </div>
  )
}
