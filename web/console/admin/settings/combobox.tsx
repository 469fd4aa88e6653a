/** A field that finds one of many while typing: arrows choose, Enter takes, Escape leaves what was there. */
import { useId, useRef, useState } from 'preact/hooks'
import { Field } from '../../view/field.tsx'

interface ComboboxProps {
  label: string
  value: string
  /** What fits what was typed, best first; everything for nothing. */
  find: (typed: string) => string[]
  onValue: (value: string) => void
  help?: string
  error?: string | undefined
}

export function Combobox({ label, value, find, onValue, help, error }: ComboboxProps) {
  /** What is being typed; undefined while the list is closed. */
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const list = useId()
  const box = useRef<HTMLDivElement>(null)
  const found = typed === undefined ? [] : find(typed === value ? '' : typed)
  const open = typed !== undefined

  const take = (choice: string) => {
    onValue(choice)
    setTyped(undefined)
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    box.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setTyped(value)
      else move(at + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const choice = found[at]
      if (choice) take(choice)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setTyped(undefined)
    }
  }
  return (
    <Field label={label} help={help} error={error}>
      {(wires) => (
        <div class="combobox">
          <input
            {...wires}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
            autocomplete="off"
            spellcheck={false}
            value={typed ?? value}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => typed === undefined && setTyped(value)}
            onInput={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              // What was typed in full counts, also without Enter.
              const exact = found.find((choice) => choice.toLowerCase() === typed?.trim().toLowerCase())
              if (exact) take(exact)
              else setTyped(undefined)
            }}
          />
          <div ref={box} id={list} role="listbox" aria-label={label} hidden={!open}>
            {found.map((choice, n) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              <div
                key={choice}
                id={`${list}-${n}`}
                role="option"
                tabIndex={-1}
                aria-selected={n === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                {choice.replaceAll('_', ' ')}
              </div>
            ))}
            {open && found.length === 0 && <div class="faint">Nothing is called so.</div>}
          </div>
        </div>
      )}
    </Field>
  )
}
