/** Several short values in one field: each can be taken out again, and what there is to choose from is offered. */
import { useId, useState } from 'preact/hooks'
import { Close } from '../../shared/icons.tsx'
import { listed } from '../pure/settings/fields.ts'
import { Field } from '../view/field.tsx'

interface ValuesProps {
  label: string
  help: string
  values: readonly string[]
  onValues: (values: string[]) => void
  /** What is offered, under the names that it is shown by. */
  options?: readonly { value: string; words: string }[]
  /** Parts what was typed or pasted; by commas, semicolons and lines where nothing is said. */
  parts?: (text: string) => string[]
  /** The value of one part, or undefined where it is none; then it stays in the field. */
  read?: (part: string) => string | undefined
  show?: (value: string) => string
  /** What is said of a part that is no value. */
  unknown?: (part: string) => string
  placeholder?: string
  error?: string | undefined
}

export function Values({
  label,
  help,
  values,
  onValues,
  options = [],
  parts = listed,
  read = (part) => part,
  show = (value) => value,
  unknown = (part) => `“${part}” cannot be used here.`,
  placeholder,
  error,
}: ValuesProps) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const list = useId()
  const left = options.filter(({ value }) => !values.includes(value))

  const take = (typed: string) => {
    const all = parts(typed)
    const fresh = all.flatMap((part) => read(part) ?? []).filter((value) => !values.includes(value))
    const none = all.filter((part) => read(part) === undefined)
    if (fresh.length > 0) onValues([...values, ...new Set(fresh)])
    setText(none.join(', '))
    setWrong(none[0] === undefined ? '' : unknown(none[0]))
  }

  const onInput = (typed: string) => {
    setText(typed)
    setWrong('')
    // Ended by a comma, or several pasted at once: what is typed letter by letter waits for Enter.
    if (/[,;\n]/.test(typed)) take(typed)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing && text.trim()) {
      event.preventDefault()
      take(text)
    } else if (event.key === 'Backspace' && !text && values.length > 0) onValues(values.slice(0, -1))
  }

  return (
    <Field label={label} help={help} error={wrong || error}>
      {(wires) => (
        <div class="values">
          {values.map((value) => (
            <span class="value" key={value}>
              <bdi>{show(value)}</bdi>
              <button
                type="button"
                class="icon-button small"
                aria-label={`Remove ${show(value)}`}
                onClick={() => onValues(values.filter((other) => other !== value))}
              >
                <Close size={14} />
              </button>
            </span>
          ))}
          <input
            {...wires}
            list={left.length > 0 ? list : undefined}
            dir="auto"
            autocomplete="off"
            placeholder={values.length === 0 ? placeholder : undefined}
            value={text}
            onInput={(event) => onInput(event.currentTarget.value)}
            onChange={(event) => {
              // Chosen from the list.
              if (left.some(({ words }) => words === event.currentTarget.value)) take(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => take(text)}
          />
          {left.length > 0 && (
            <datalist id={list}>
              {left.map(({ value, words }) => (
                <option key={value} value={words} />
              ))}
            </datalist>
          )}
        </div>
      )}
    </Field>
  )
}
