/** The dialogs of the desk, and words that pass by. */
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Outcome } from '../../../src/domain/events.ts'
import { current } from '../live/opened.ts'
import { singleKeys } from '../live/prefs.ts'
import { busy, resolve } from '../live/verbs.ts'
import { shortcuts } from '../pure/keys.ts'
import { outcomes } from '../pure/words.ts'
import { BulkTold } from './bulk-told.tsx'
import { MergeDialog } from './merge.tsx'
import { Modal } from './modal.tsx'
import { SnoozeDialog } from './snooze.tsx'
import { TransferDialog } from './transfer.tsx'

export const dialog = signal<'resolve' | 'transfer' | 'snooze' | 'merge' | 'help' | undefined>(undefined)

const passing = signal('')
const TOAST_MS = 6_000
let passingTimer: ReturnType<typeof setTimeout> | undefined

/** Says something that needs no answer, for six seconds. */
export function toast(words: string) {
  passing.value = words
  clearTimeout(passingTimer)
  passingTimer = setTimeout(() => {
    passing.value = ''
  }, TOAST_MS)
}

export function closeDialog() {
  dialog.value = undefined
}

export function Dialogs() {
  const now = current.value
  const id = now.is === 'ready' ? now.id : undefined
  return (
    <>
      {dialog.value === 'help' && <HelpDialog />}
      {dialog.value === 'resolve' && id && <ResolveDialog id={id} />}
      {dialog.value === 'transfer' && id && <TransferDialog id={id} onClose={closeDialog} />}
      {dialog.value === 'snooze' && id && <SnoozeDialog id={id} onClose={closeDialog} />}
      {dialog.value === 'merge' && now.is === 'ready' && (
        <MergeDialog snapshot={now.opened.snapshot} onClose={closeDialog} />
      )}
      <BulkTold />
      <div role="status" class="toast-place">
        {passing.value && <p class="toast">{passing.value}</p>}
      </div>
    </>
  )
}

function ResolveDialog({ id }: { id: string }) {
  const [outcome, setOutcome] = useState<Outcome>('solved')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    closeDialog()
    void resolve(id, outcome)
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

function HelpDialog() {
  return (
    <Modal title="Keyboard shortcuts" onClose={closeDialog}>
      <dl class="keys">
        {shortcuts.map(({ key, words }) => (
          <div key={key}>
            <dt>
              <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>Send (also with Ctrl or ⌘)</dd>
        </div>
        <div>
          <dt>
            <kbd>Shift</kbd> <kbd>Enter</kbd>
          </dt>
          <dd>New line</dd>
        </div>
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => {
            singleKeys.value = event.currentTarget.checked
          }}
        />
        Use single keys. They always rest while you type.
      </label>
    </Modal>
  )
}
