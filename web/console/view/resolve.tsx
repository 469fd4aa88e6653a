/** Ending a conversation, and going on to the next one. */
import { useState } from 'preact/hooks'
import type { Outcome } from '../../../src/domain/events.ts'
import { go, place } from '../live/address.ts'
import { shownIds } from '../live/lists.ts'
import { busy, resolve } from '../live/verbs.ts'
import { afterGone } from '../pure/lists.ts'
import { openedAt } from '../pure/place.ts'
import { outcomes } from '../pure/words.ts'
import { closeDialog, toast } from './dialogs.tsx'
import { Modal } from './modal.tsx'

export function ResolveDialog({ id, next }: { id: string; next: boolean }) {
  const [outcome, setOutcome] = useState<Outcome>('solved')
  const [goOn, setGoOn] = useState(next)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    closeDialog()
    const following = afterGone(shownIds.peek(), id)
    void resolve(id, outcome).then((done) => {
      if (done && goOn) openNext(following)
    })
  }
  return (
    <Modal title="Resolve" onClose={closeDialog}>
      <form onSubmit={submit}>
        <fieldset class="choices">
          <legend>How did it end?</legend>
          {outcomes.map(({ id: value, words }) => (
            <label key={value} class="choice">
              <input
                type="radio"
                name="outcome"
                value={value}
                checked={outcome === value}
                onChange={() => setOutcome(value)}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <label class="check">
          <input type="checkbox" checked={goOn} onChange={(event) => setGoOn(event.currentTarget.checked)} />
          Then open the next of this list
        </label>
        <p class="faint">The customer is asked how it was. If they write again, the conversation opens again.</p>
        <div class="modal-verbs">
          <button type="button" class="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy.value !== undefined}>
            Resolve
          </button>
        </div>
      </form>
    </Modal>
  )
}

/** The one below in the list, as it stood; where it was the last, the list itself. */
function openNext(following: string | undefined) {
  go(openedAt(place.peek(), following), true)
  if (!following) toast('That was the last one of this list.')
}
