/** One of many, found by words as one types: a field, and below it what fits, the likeliest first. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Check, Search } from '../../shared/icons.tsx'
import type { Choice } from '../pure/misses.ts'

interface ChooseProps {
  /** What is chosen, as a question. */
  label: string
  placeholder: string
  /** What fits the words that stand in the field. */
  choices: readonly Choice[]
  /** What is said where nothing fits. */
  nothing: string
  /** The button's words for a choice. */
  does: (choice: Choice) => string
  busy: boolean
  onWords: (words: string) => void
  onChoose: (choice: Choice) => void
}

export function Choose({ label, placeholder, choices, nothing, does, busy, onWords, onChoose }: ChooseProps) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const rows = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const chosen = choices[Math.min(at, choices.length - 1)]
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    rows.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, choices.length])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || choices.length === 0) return
    event.preventDefault()
    setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length)
  }
  return (
    <form
      class="choose"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen && !busy) onChoose(chosen)
      }}
    >
      <div class="choose-box">
        <div class="choose-field">
          <Search size={16} />
          <input
            ref={field}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-rows`}
            aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
            aria-autocomplete="list"
            aria-label={label}
            autocomplete="off"
            placeholder={placeholder}
            value={words}
            onInput={({ currentTarget: { value } }) => {
              setWords(value)
              setAt(0)
              onWords(value)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div class="choose-rows" id={`${id}-rows`} role="listbox" aria-label={label} ref={rows}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={choice.id}
              id={`${id}-${choice.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === chosen}
              class="choose-row"
              onClick={() => {
                setAt(index)
                field.current?.focus({ preventScroll: true })
              }}
            >
              <bdi>{choice.words}</bdi>
              <span class="faint" dir="auto">
                {choice.detail}
              </span>
            </div>
          ))}
        </div>
        {choices.length === 0 && (
          <p class="choose-nothing faint" role="status">
            {nothing}
          </p>
        )}
      </div>
      <button type="submit" class="button primary" disabled={busy || !chosen}>
        <Check size={16} /> <span dir="auto">{chosen ? does(chosen) : 'Choose one above'}</span>
      </button>
    </form>
  )
}
