/** Several short values in one field: each a chip that can be taken out, with what is offered while typing. */
import { useId, useState } from 'preact/hooks'
import { Close } from '../../../shared/icons.tsx'
import { Field } from '../../view/field.tsx'

interface ChipsProps {
  label: string
  values: readonly string[]
  onValues: (values: string[]) => void
  /** Reads what was typed or pasted, one or several. */
  read: (text: string) => string[]
  /** What a value is shown as. */
  words?: (value: string) => string
  offered?: readonly string[]
  help?: string
  error?: string | undefined
  placeholder?: string
}

export function Chips({
  label,
  values,
  onValues,
  read,
  words = (value) => value,
  offered = [],
  help,
  error,
  placeholder,
}: ChipsProps) {
  const [typed, setTyped] = useState('')
  const list = useId()
  const take = (text: string) => {
    const fresh = read(text).filter((value) => !values.includes(value))
    if (fresh.length > 0) onValues([...values, ...fresh])
    setTyped('')
  }
  const left = offered.filter((value) => !values.includes(value))
  return (
    <Field label={label} help={help} error={error}>
      {(wires) => (
        <span class="chips">
          {values.map((value) => (
            <span key={value} class="chip">
              <bdi>{words(value)}</bdi>
              <button
                type="button"
                aria-label={`Remove ${words(value)}`}
                onClick={() => onValues(values.filter((other) => other !== value))}
              >
                <Close size={12} />
              </button>
            </span>
          ))}
          <input
            {...wires}
            list={left.length > 0 ? list : undefined}
            autocomplete="off"
            placeholder={values.length === 0 ? placeholder : undefined}
            value={typed}
            onInput={(event) => {
              const text = event.currentTarget.value
              // Chosen from the list, or a whole line of them pasted.
              if (left.includes(text) || /[,;\n]/.test(text)) take(text)
              else setTyped(text)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) {
                event.preventDefault()
                take(typed)
              } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
                onValues(values.slice(0, -1))
              }
            }}
            onBlur={() => take(typed)}
          />
          {left.length > 0 && (
            <datalist id={list}>
              {left.map((value) => (
                <option key={value} value={value}>
                  {words(value)}
                </option>
              ))}
            </datalist>
          )}
        </span>
      )}
    </Field>
  )
}
