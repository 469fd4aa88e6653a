/** Asks before something is done to an article, and says there what kept it from being done. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { wordsOf } from '../../console/live/session.ts'
import { FormError } from '../../console/view/field.tsx'
import { Modal } from '../../console/view/modal.tsx'

interface DeedDialogProps {
  title: string
  /** On the button. */
  verb: string
  /** On the button while it is done; the verb where it takes no time to speak of. */
  doing?: string
  /** It takes something away. */
  danger?: boolean
  wide?: boolean
  /** Of the form. */
  look?: string
  /** In words, why it cannot be done yet; empty where it can. */
  held?: string
  /** It cannot be done, and the dialog itself says why. */
  blocked?: boolean
  onClose: () => void
  /** Does it, and closes the dialog; what it throws is said in it. */
  onDo: () => Promise<void>
  children: ComponentChildren
}

export function DeedDialog(props: DeedDialogProps) {
  const { title, verb, doing = verb, danger, wide, look, held = '', blocked = false, onClose, onDo, children } = props
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    // Enter in a field comes here also where the button is off.
    if (blocked || held) return
    setBusy(true)
    setWrong('')
    try {
      await onDo()
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }
  return (
    <Modal title={title} {...(wide && { kind: 'wide' as const })} onClose={onClose}>
      <form class={look} onSubmit={(event) => void submit(event)}>
        <FormError>{wrong}</FormError>
        {children}
        <div class="modal-verbs">
          {held && <p class="publish-held">{held}</p>}
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            class={`button ${danger ? 'danger-fill' : 'primary'}`}
            disabled={busy || blocked || held !== ''}
          >
            {busy ? doing : verb}
          </button>
        </div>
      </form>
    </Modal>
  )
}
