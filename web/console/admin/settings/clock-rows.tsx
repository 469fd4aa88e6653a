/** The service clocks as rows: on or off, and how long. */
import { type ClockForm, clockKinds } from '../../pure/settings/clocks.ts'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { LengthInput, Toggle } from './fields.tsx'

interface ClockRowsProps {
  form: ClockForm
  /** Where they are in the document, e.g. `clocks` or `teams.1.clocks`. */
  path: string
  faults: readonly FieldFault[]
  onForm: (form: ClockForm) => void
}

export function ClockRows({ form, path, faults, onForm }: ClockRowsProps) {
  return (
    <ul class="rule-rows">
      {clockKinds.map(({ name, words, about }) => {
        const { on, ...length } = form[name]
        const fault = faultAt(faults, `${path}.${name}`)
        const put = (change: Partial<ClockForm[typeof name]>) =>
          onForm({ ...form, [name]: { ...form[name], ...change } })
        return (
          <li key={name} class="rule-row">
            <Toggle on={on} label={words} onSwitch={(next) => put({ on: next })} />
            <span class="rule-words">
              {words}
              <span class="faint">{about}</span>
            </span>
            {on && (
              <LengthInput
                label={words}
                {...(fault && { 'aria-invalid': true as const })}
                value={length}
                onLength={put}
              />
            )}
            {fault && <p class="wrong">{fault}</p>}
          </li>
        )
      })}
    </ul>
  )
}
