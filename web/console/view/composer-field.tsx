/**
 * The field that is written in. Behind its text lies the same text once more, unseen, which carries the marks of what
 * was filled in and what is missing, gives the field its height, and tells where a place of the text is on the screen.
 */
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import type { Span } from '../../../src/domain/macro.ts'
import { takeFocus } from '../live/composing.ts'
import type { Edit } from '../pure/edits.ts'
import { piecesOf } from '../pure/spans.ts'

interface FieldProps {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  placeholder: string
  text: string
  filled: readonly Span[]
  holes: readonly Span[]
  /** Words that Tab would put in, while there are none. */
  ghost?: string | undefined
  /** The list that the text is a search in, and what is chosen there. */
  list?: { id: string; active?: string | undefined } | undefined
  onText: (text: string) => void
  onCaret: (caret: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function ComposerField(props: FieldProps) {
  const { field, label, placeholder, text, filled, holes, ghost, list, onText, onCaret, onKeyDown } = props
  useLayoutEffect(takeFocus, [])
  const tellCaret = () => onCaret(field.current?.selectionEnd ?? 0)
  return (
    <div class="writing">
      <div class="writing-mirror" aria-hidden="true" dir="auto">
        {text === '' && ghost ? (
          <span class="ghost">{ghost}</span>
        ) : (
          piecesOf(text, filled, holes).map(({ text: piece, mark }, at) => (
            <span key={at} class={mark}>
              {piece}
            </span>
          ))
        )}
        {'\n'}
      </div>
      <textarea
        id="composer"
        ref={field}
        dir="auto"
        aria-label={label}
        aria-describedby={ghost ? 'composer-ghost' : undefined}
        aria-autocomplete={list ? 'list' : undefined}
        aria-controls={list?.id}
        aria-activedescendant={list?.active}
        placeholder={ghost ? '' : placeholder}
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value)
          tellCaret()
        }}
        onKeyUp={tellCaret}
        onClick={tellCaret}
        onFocus={tellCaret}
        onKeyDown={onKeyDown}
      />
      {ghost && (
        <p id="composer-ghost" class="unseen">
          Suggested: {ghost} Tab takes it.
        </p>
      )}
    </div>
  )
}

/** Carries out an edit so that the browser can undo it. */
export function edit(field: HTMLTextAreaElement, { start, end, text, select }: Edit) {
  field.focus()
  field.setSelectionRange(start, end)
  // The one way that keeps the history of a text field; where it is gone, the edit stands and cannot be undone.
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (!done && start !== end + text.length) {
    field.setRangeText(text, start, end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  field.setSelectionRange(select[0], select[1])
  keepInView(field)
}

/** The box around the field scrolls, not the field itself, and some browsers do not follow the caret there. */
function keepInView(field: HTMLTextAreaElement) {
  const box = field.closest('.writing-box')
  const at = placeOf(field, field.selectionEnd)
  if (!box || !at) return
  const seen = box.getBoundingClientRect()
  if (at.bottom > seen.bottom) box.scrollTop += at.bottom - seen.bottom
  else if (at.top < seen.top) box.scrollTop -= seen.top - at.top
}

/** Where a place of the text is on the screen. */
export function placeOf(field: HTMLTextAreaElement, at: number): DOMRect | undefined {
  const mirror = field.parentElement?.querySelector('.writing-mirror')
  if (!mirror) return undefined
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT)
  let left = at
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left < length) {
      const range = document.createRange()
      range.setStart(node, left)
      range.setEnd(node, Math.min(left + 1, length))
      return range.getBoundingClientRect()
    }
    left -= length
  }
  return undefined
}
