/** Says to an agent that they were set to away, and why, until they are back. */
import { choosePresence, sentAway } from '../live/desk.ts'
import { toast } from './dialogs.tsx'

export function SentAway() {
  const back = () => {
    if (!choosePresence('online')) toast('There is no live connection. Try again when it is back.')
  }
  return (
    <div role="alert">
      {sentAway.value && (
        <div class="sent-away">
          <p>
            A customer waited too long for a word from you. The conversation is back in the queue, and you are set to
            away.
          </p>
          <button type="button" class="button small" onClick={back}>
            I am back
          </button>
        </div>
      )}
    </div>
  )
}
