/** One's own password. */
import { useRef, useState } from 'preact/hooks'
import type { Staff } from '../../../src/protocol/staff.ts'
import { ApiError } from '../../shared/api.ts'
import { me, staffCall, wordsOf } from '../live/session.ts'
import { faultOf, newPasswordFault } from '../pure/password.ts'
import { Field } from '../view/field.tsx'
import { focusFault, Page, SaveBar, useUnsaved } from './parts.tsx'

const blank = { current: '', next: '', again: '' }
type Faults = Partial<Record<keyof typeof blank, string>>

export default function PasswordPage() {
  const [values, setValues] = useState(blank)
  const [faults, setFaults] = useState<Faults>({})
  const [outcome, setOutcome] = useState<{ saved?: string; wrong?: string }>({})
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const unsaved = Object.values(values).some(Boolean)
  useUnsaved(unsaved)

  const wrong = (found: Faults, words?: string) => {
    setFaults(found)
    setOutcome(words ? { wrong: words } : {})
    focusFault(root.current)
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { current, next, again } = values
    const fault = newPasswordFault(next, me())
    const found: Faults = {
      ...(!current && { current: 'Write the password that you have now.' }),
      ...(fault && { next: fault }),
      ...(!fault && next !== again && { again: 'This is not the same as the new password.' }),
    }
    if (Object.keys(found).length > 0) return wrong(found)
    setBusy(true)
    setFaults({})
    setOutcome({})
    try {
      await staffCall<Staff>('POST', '/api/me/password', { body: { current, next } })
      setValues(blank)
      setOutcome({ saved: 'Changed. You stay signed in here, and nowhere else.' })
    } catch (error) {
      const fields = error instanceof ApiError ? error.fields : []
      const told: Faults = {
        ...faultOf(fields, 'current', 'This is not your password. Capital letters count.'),
        ...faultOf(fields, 'next'),
      }
      wrong(told, Object.keys(told).length > 0 ? undefined : wordsOf(error))
    } finally {
      setBusy(false)
    }
  }

  const field = (name: keyof typeof blank, label: string, autocomplete: string, help?: string) => (
    <Field label={label} help={help} error={faults[name]}>
      {(wires) => (
        <input
          {...wires}
          type={(shown ? 'text' : 'password') as 'password'}
          autocomplete={autocomplete as 'new-password'}
          value={values[name]}
          onInput={(event) => {
            setValues({ ...values, [name]: event.currentTarget.value })
            setOutcome({})
          }}
        />
      )}
    </Field>
  )

  return (
    <Page title="Password" lead={`You sign in as ${me().email}.`}>
      <form ref={root} onSubmit={(event) => void submit(event)} noValidate>
        {/* For the browser's own keeper of passwords. */}
        <input
          type="text"
          class="unseen"
          autocomplete="username"
          value={me().email}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <section class="group" aria-labelledby="change-password">
          <h2 id="change-password">Change your password</h2>
          <p>Every other browser where you are signed in is signed out with it.</p>
          {field('current', 'Password now', 'current-password')}
          {field('next', 'New password', 'new-password', 'At least 12 characters. A short sentence is easy to keep.')}
          {field('again', 'New password again', 'new-password')}
          <label class="check">
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
            Show the passwords
          </label>
        </section>
        <p class="faint">
          A session ends by itself after a day without use, and after a week in any case. If you lost your password, an
          admin can make you a link for a new one.
        </p>
        <SaveBar words="Change password" busy={busy} unsaved={unsaved} saved={outcome.saved} wrong={outcome.wrong} />
      </form>
    </Page>
  )
}
