/** Setting a conversation aside. */
import { useState } from 'preact/hooks'
import { busy, snooze } from '../live/verbs.ts'
import { snoozeTimes } from '../pure/snooze.ts'
import { Field } from './field.tsx'
import { Modal } from './modal.tsx'
import { locale } from './times.tsx'

export function SnoozeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [choice, setChoice] = useState('reply')
  const [custom, setCustom] = useState('')
  const [wrong, setWrong] = useState('')
  const times = snoozeTimes(new Date())

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const until = choice === 'custom' ? new Date(custom) : times.find((time) => time.id === choice)?.at
    if (choice === 'custom' && !(until && until.getTime() > Date.now())) {
      setWrong('Choose a moment that is still to come.')
      return
    }
    onClose()
    void snooze(id, until?.toISOString())
  }

  return (
    <Modal title="Snooze" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <fieldset class="choices">
          <legend>Until when?</legend>
          <Choice value="reply" choice={choice} choose={setChoice} words="The customer writes" />
          {times.map((time) => (
            <Choice
              key={time.id}
              value={time.id}
              choice={choice}
              choose={setChoice}
              words={time.words}
              detail={time.at.toLocaleString(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' })}
            />
          ))}
          <Choice value="custom" choice={choice} choose={setChoice} words="Another time" />
        </fieldset>
        {choice === 'custom' && (
          <Field label="Day and time" error={wrong}>
            {(wires) => (
              <input
                {...wires}
                type="datetime-local"
                value={custom}
                onInput={(event) => setCustom(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <p class="faint">It stays yours, and wakes at once when the customer writes.</p>
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy.value !== undefined}>
            Snooze
          </button>
        </div>
      </form>
    </Modal>
  )
}

interface ChoiceProps {
  value: string
  choice: string
  choose: (value: string) => void
  words: string
  detail?: string
}

function Choice({ value, choice, choose, words, detail }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name="until" checked={choice === value} onChange={() => choose(value)} />
      {words}
      {detail && <span class="faint">{detail}</span>}
    </label>
  )
}
