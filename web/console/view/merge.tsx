/** Ending a duplicate: which of the customer's other conversations goes on. */
import { useState } from 'preact/hooks'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { busy, merge } from '../live/verbs.ts'
import { statusWords } from '../pure/words.ts'
import { Modal } from './modal.tsx'
import { Moment } from './times.tsx'

/** The customer's other conversations that are open: one of them may go on in place of this one. */
export function mergeTargets({ earlier }: StaffSnapshotState): StaffSnapshotState['earlier'] {
  return earlier.filter(({ status }) => status !== 'resolved')
}

export function MergeDialog({ snapshot, onClose }: { snapshot: StaffSnapshotState; onClose: () => void }) {
  const targets = mergeTargets(snapshot)
  const [into, setInto] = useState(targets[0]?.conversationId ?? '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onClose()
    if (into) void merge(snapshot.conversationId, into)
  }
  return (
    <Modal title="Merge" onClose={onClose}>
      <form onSubmit={submit}>
        <fieldset class="choices">
          <legend>Which conversation goes on?</legend>
          {targets.map(({ conversationId, startedAt, status, wants }) => (
            <label key={conversationId} class="choice tall">
              <input
                type="radio"
                name="into"
                checked={into === conversationId}
                onChange={() => setInto(conversationId)}
              />
              <span>
                <bdi class="choice-text">{wants || 'Nothing written'}</bdi>
                <span class="faint">
                  <Moment at={startedAt} /> · {statusWords[status]}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="faint">
          This one ends as a duplicate. What was said in it comes along as a note, and the customer is told where it
          goes on.
        </p>
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={!into || busy.value !== undefined}>
            Merge
          </button>
        </div>
      </form>
    </Modal>
  )
}
