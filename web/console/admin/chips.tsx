/** A field that takes several things by name, with what there is to choose from. */
import { useId, useState } from 'preact/hooks'
import { Close } from '../../shared/icons.tsx'
import { Field } from '../view/field.tsx'

interface ChipsProps {
  label: string
  help: string
  values: readonly string[]
  options: readonly { value: string; words: string }[]
  /** The value of what was typed, or undefined where it is none. */
  read(text: string): string | undefined
  show(value: string): string
  /** What is said of something typed that is none. */
  unknown(text: string): string
  error?: string | undefined
  onValues(values: string[]): void
}

export function Chips({ label, help, values, options, read, show, unknown, error, onValues }: ChipsProps) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const list = useId()

  const take = (typed: string) => {
    if (!typed.trim()) return
    const value = read(typed)
    if (value === undefined) return setWrong(unknown(typed.trim()))
    if (!values.includes(value)) onValues([...values, value])
    setText('')
    setWrong('')
  }

  const onInput = (typed: string) => {
    setText(typed)
    setWrong('')
    // Chosen from the list, or ended by a comma: what is typed letter by letter waits for Enter.
    if (typed.endsWith(',')) take(typed.slice(0, -1))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && text.trim()) {
      event.preventDefault()
      take(text)
    }
    if (event.key === 'Backspace' && !text && values.length > 0) onValues(values.slice(0, -1))
  }

  return (
    <Field label={label} help={help} error={wrong || error}>
      {(wires) => (
        <div class="chips">
          {values.map((value) => (
            <span class="chip" key={value}>
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
            list={list}
            dir="auto"
            autocomplete="off"
            placeholder={values.length === 0 ? 'Any' : ''}
            value={text}
            onInput={(event) => onInput(event.currentTarget.value)}
            onChange={(event) => {
              if (options.some(({ words }) => words === event.currentTarget.value)) take(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => take(text)}
          />
          <datalist id={list}>
            {options
              .filter(({ value }) => !values.includes(value))
              .map(({ value, words }) => (
                <option key={value} value={words} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  )
}
