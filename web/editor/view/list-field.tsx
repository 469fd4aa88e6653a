/** A list of short texts, edited by keyboard: Enter makes the next line, Backspace takes an empty one away, Alt with arrows moves. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Close, Plus } from '../../shared/icons.tsx'

interface ListFieldProps {
  label: string
  /** What one of them is called. */
  one: string
  help?: string
  error?: string | undefined
  values: readonly string[]
  /** Values that others have, offered while typing. */
  known?: readonly string[]
  onChange: (values: string[]) => void
}

export function ListField({ label, one, help, error, values, known = [], onChange }: ListFieldProps) {
  const id = useId()
  const root = useRef<HTMLFieldSetElement>(null)
  const [lines, setLines] = useState<string[]>([...values])
  const [focus, setFocus] = useState<number>()

  useEffect(() => {
    // While somebody types here, the text follows; what it says meanwhile is older, and has no empty lines.
    if (!root.current?.contains(document.activeElement)) setLines([...values])
  }, [values.join('\n')])
  // With the drawing, so that what is typed next is in it.
  useLayoutEffect(() => {
    if (focus === undefined) return
    root.current?.querySelectorAll('input')[focus]?.focus()
    setFocus(undefined)
  }, [focus])

  const change = (next: string[], at?: number) => {
    setLines(next)
    if (filled(next).join('\n') !== filled(lines).join('\n')) onChange(filled(next))
    if (at !== undefined) setFocus(at)
  }
  const add = (at: number) => change([...lines.slice(0, at), '', ...lines.slice(at)], at)
  const remove = (at: number) => change([...lines.slice(0, at), ...lines.slice(at + 1)], Math.max(0, at - 1))
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.isComposing) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      add(at + 1)
    } else if (event.key === 'Backspace' && lines[at] === '') {
      event.preventDefault()
      remove(at)
    } else if (step && event.altKey) {
      event.preventDefault()
      const to = at + step
      if (to < 0 || to >= lines.length) return
      const next = [...lines]
      next[at] = lines[to] ?? ''
      next[to] = lines[at] ?? ''
      change(next, to)
    } else if (step && at + step >= 0 && at + step < lines.length) {
      event.preventDefault()
      setFocus(at + step)
    }
  }

  return (
    <fieldset class="list-field bare" ref={root} aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <ul class="list-lines">
        {lines.map((line, at) => (
          <li key={at} class="list-line">
            <input
              type="text"
              class="bare-field"
              dir="auto"
              aria-label={`${label}, ${at + 1} of ${lines.length}`}
              aria-invalid={error ? true : undefined}
              list={known.length > 0 ? `${id}-known` : undefined}
              value={line}
              onInput={(event) => {
                const next = [...lines]
                next[at] = event.currentTarget.value
                change(next)
              }}
              onPaste={(event) => {
                const pasted = (event.clipboardData?.getData('text/plain') ?? '')
                  .split(/\r?\n/)
                  .filter((each) => each.trim())
                if (pasted.length < 2) return
                event.preventDefault()
                change([...lines.slice(0, at), ...(line ? [line] : []), ...pasted, ...lines.slice(at + 1)])
              }}
              onKeyDown={(event) => onKeyDown(event, at)}
            />
            <button type="button" class="icon-button" aria-label={`Remove ${one} ${at + 1}`} onClick={() => remove(at)}>
              <Close size={16} />
            </button>
          </li>
        ))}
      </ul>
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {error && <p class="wrong">{error}</p>}
      <button type="button" class="button small" onClick={() => add(lines.length)}>
        <Plus size={14} /> Add a {one}
      </button>
    </fieldset>
  )
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean)
}
