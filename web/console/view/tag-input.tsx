/** A field for one tag after the other, which offers those in use. */
import { useEffect, useId, useState } from 'preact/hooks'
import { cleanTag, TAG_CHARACTERS } from '../../../src/domain/tags.ts'
import { askTags, usedTags } from '../live/tags.ts'
import { fittingTags } from '../pure/suggested-tags.ts'

interface TagInputProps {
  label: string
  placeholder?: string
  /** Tags that are there already, and are not offered. */
  there: readonly string[]
  onTag: (tag: string) => void
  /** Takes the first one that fits where none is chosen: only tags in use mean anything here. */
  inUse?: boolean
  /** Backspace in the empty field. */
  onBack?: () => void
  id?: string
}

export function TagInput({ label, placeholder = 'Add a tag', there, onTag, inUse = false, onBack, id }: TagInputProps) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const listId = useId()
  const offered = open ? fittingTags(usedTags.value, text, there) : []
  const shown = offered.length > 0
  useEffect(() => setAt(-1), [text])

  const take = (tag: string) => {
    const clean = cleanTag(tag)
    if (clean) onTag(clean)
    setText('')
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && !shown) setOpen(true)
    else if (step) {
      event.preventDefault()
      setAt((at + step + offered.length + (at === -1 && step === -1 ? 1 : 0)) % offered.length)
    } else if ((event.key === 'Enter' || event.key === ',') && !event.isComposing) {
      event.preventDefault()
      take(offered[at] ?? (inUse && text ? (offered[0] ?? text) : text))
    } else if (event.key === 'Backspace' && text === '') onBack?.()
    else if (event.key === 'Escape' && shown) {
      // Nor does it close the dialog that the field may stand in.
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }

  return (
    <span class="tag-input">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 && shown ? `${listId}-${at}` : undefined}
        autocomplete="off"
        placeholder={placeholder}
        maxLength={TAG_CHARACTERS}
        value={text}
        onFocus={() => {
          void askTags()
          setOpen(true)
        }}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      <span id={listId} role="listbox" aria-label="Tags in use" class={shown ? 'tag-options' : 'unseen'}>
        {offered.map((tag, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
          <span
            key={tag}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            class="tag-option"
            // Before the field loses the focus, and with it the list.
            onPointerDown={(event) => {
              event.preventDefault()
              take(tag)
            }}
          >
            {tag}
          </span>
        ))}
      </span>
    </span>
  )
}
