/** Why an article is changed: one line that stands in its history. */
import { Field } from '../../console/view/field.tsx'

/** As long as the server takes a reason, in UTF-16 units. */
const MOST_LETTERS = 500

interface WhyFieldProps {
  value: string
  help?: string
  placeholder?: string | undefined
  onText: (text: string) => void
}

export function WhyField({ value, help, placeholder, onText }: WhyFieldProps) {
  return (
    <Field label="Why?" help={help}>
      {(wires) => (
        <input
          {...wires}
          dir="auto"
          maxLength={MOST_LETTERS}
          value={value}
          placeholder={placeholder}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
