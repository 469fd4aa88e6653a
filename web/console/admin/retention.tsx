/** How many days each kind of data is kept. */
import { useRef, useState } from 'preact/hooks'
import { ApiError } from '../../shared/api.ts'
import { wordsOf } from '../live/session.ts'
import { readSettings, savePart } from '../live/settings.ts'
import { type RetentionForm as Form, retentionForm, retentionKinds, retentionOf, shortened } from '../pure/privacy.ts'
import { type FieldFault, faultAt } from '../pure/settings/fields.ts'
import { Field } from '../view/field.tsx'
import { Modal } from '../view/modal.tsx'
import { Failed, focusFault, Loading, SaveBar, useAsked, useUnsaved } from './parts.tsx'

export function RetentionForm() {
  const [asked, again] = useAsked(async () => retentionForm((await readSettings()).settings.retention))
  return (
    <section class="group" aria-labelledby="retention">
      <h2 id="retention">How long it is kept</h2>
      <p>In days. What is older goes by itself, for good. Left empty, it is kept until somebody erases it.</p>
      {asked.is === 'loading' && <Loading words="Loading how long things are kept" />}
      {asked.is === 'failed' && <Failed message={asked.message} again={again} />}
      {asked.is === 'ready' && <Days first={asked.value} />}
    </section>
  )
}

function Days({ first }: { first: Form }) {
  const [before, setBefore] = useState(first)
  const [form, setForm] = useState(first)
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [outcome, setOutcome] = useState<{ saved?: string; wrong?: string }>({})
  const [asking, setAsking] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const unsaved = JSON.stringify(form) !== JSON.stringify(before)
  useUnsaved(unsaved)

  const save = async () => {
    setAsking([])
    setBusy(true)
    setFaults([])
    setOutcome({})
    try {
      const saved = retentionForm(await savePart('retention', () => retentionOf(form)))
      setBefore(saved)
      setForm(saved)
      setOutcome({ saved: 'Saved. It holds from now on.' })
    } catch (error) {
      const found = error instanceof ApiError ? error.fields : []
      setFaults(found)
      setOutcome({ wrong: found.length > 0 ? 'Not saved: a number of days is 1 to 36500.' : wordsOf(error) })
      focusFault(root.current)
    } finally {
      setBusy(false)
    }
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!unsaved) return setOutcome({ saved: 'Nothing was changed.' })
    const less = shortened(before, form)
    if (less.length > 0) setAsking(less)
    else void save()
  }

  return (
    <form ref={root} onSubmit={submit} noValidate>
      {retentionKinds.map(({ key, words, about, always }) => (
        <Field key={key} label={words} help={about} error={faultAt(faults, `retention.${key}`)}>
          {(wires) => (
            <span class="with-unit">
              <input
                {...wires}
                class="number"
                inputMode="numeric"
                placeholder={always ? '400' : 'for ever'}
                value={form[key]}
                onInput={(event) => {
                  setForm({ ...form, [key]: event.currentTarget.value })
                  setOutcome({})
                }}
              />
              days
            </span>
          )}
        </Field>
      ))}
      <SaveBar words="Save" busy={busy} unsaved={unsaved} saved={outcome.saved} wrong={outcome.wrong} />
      {asking.length > 0 && (
        <Modal title="Keep less than before?" onClose={() => setAsking([])}>
          <p>
            Of {listed(asking)}, what is older goes within the hour. It cannot be brought back, other than from a
            backup.
          </p>
          <div class="modal-verbs">
            <button type="button" class="button" onClick={() => setAsking([])}>
              Cancel
            </button>
            <button type="button" class="button danger-fill" onClick={() => void save()}>
              Save, and let it go
            </button>
          </div>
        </Modal>
      )}
    </form>
  )
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words.map((each) => each.toLowerCase()))
}
