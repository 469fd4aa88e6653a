/** One line of the settings form, and what each of its parts works with. */
import { type FieldFault, faultAt, type SettingsForm } from '../pure/settings-form.ts'
import { Field } from './field.tsx'

export interface PartProps {
  form: SettingsForm
  set: (change: Partial<SettingsForm>) => void
  faults: readonly FieldFault[]
}

interface TextProps {
  label: string
  path: string
  value: string
  onText: (text: string) => void
  faults: readonly FieldFault[]
  help?: string
  number?: boolean
}

export function Text({ label, path, value, onText, faults, help, number = false }: TextProps) {
  return (
    <Field label={label} help={help} error={faultAt(faults, path)}>
      {(wires) => (
        <input
          {...wires}
          type="text"
          dir="auto"
          inputMode={number ? 'decimal' : undefined}
          class={number ? 'number' : undefined}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
