/** The last question before somebody's data is erased for good. */
import { useState } from 'preact/hooks'
import type { ErasureAnswer, Subject } from '../../../src/protocol/privacy.ts'
import { staffCall, wordsOf } from '../live/session.ts'
import { whatGoes } from '../pure/privacy.ts'
import { Field, FormError } from '../view/field.tsx'
import { Modal } from '../view/modal.tsx'

interface EraseProps {
  address: string
  /** The body of the call, but for the confirmation. */
  meant: object
  subjects: readonly Subject[]
  onClose: () => void
  onErased: (erased: NonNullable<ErasureAnswer['erased']>) => void
}

export function EraseDialog({ address, meant, subjects, onClose, onErased }: EraseProps) {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const { goes, stays } = whatGoes(subjects)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (typed.trim().toLowerCase() !== address.toLowerCase()) return setFault('This is not the address.')
    setBusy(true)
    setWrong('')
    try {
      const body = { ...meant, confirm: true }
      const { erased } = await staffCall<ErasureAnswer>('POST', '/api/privacy/erase', { body })
      onErased(erased ?? { visitors: 0, conversations: 0, pending: false })
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }

  return (
    <Modal title="Erase for good?" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{wrong}</FormError>
        <p>
          <strong>This cannot be undone.</strong> Gone will be:
        </p>
        <ul class="plain-list">
          {goes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>What stays:</p>
        <ul class="plain-list">
          {stays.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <Field label={`Type ${address} to go on`} error={fault}>
          {(wires) => (
            <input
              {...wires}
              type="text"
              inputMode="email"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => {
                setTyped(event.currentTarget.value)
                setFault('')
              }}
            />
          )}
        </Field>
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button danger-fill" disabled={busy}>
            {busy ? 'Erasing…' : 'Erase for good'}
          </button>
        </div>
      </form>
    </Modal>
  )
}
