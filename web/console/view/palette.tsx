/** One field that finds and does anything: type a few letters, press Enter. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Search } from '../../shared/icons.tsx'
import { chordOf } from '../pure/keys.ts'
import { Caps } from './caps.tsx'
import { closeDialog } from './dialogs.tsx'
import { Modal } from './modal.tsx'
import { type Row, rowsFor } from './palette-rows.ts'

const PAGE = 8

export function Palette() {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const rows = useMemo(() => rowsFor(typed), [typed])
  const list = useRef<HTMLDivElement>(null)
  const chosen = rows[at]

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, rows])

  const pick = (row: Row | undefined) => {
    if (!row || row.resting) return
    closeDialog()
    // Once the dialog is gone, by a microtask too, and has given the focus back, so that the action may take it.
    queueMicrotask(row.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key]
    if (step) setAt(Math.abs(step) === 1 ? (at + step + rows.length) % rows.length : within(at + step, rows.length))
    else if (event.key === 'Enter') pick(chosen)
    else if (chordOf(event) === 'Mod+k') closeDialog()
    else return
    event.preventDefault()
  }

  return (
    <Modal title="Find and do anything" kind="bare" onClose={closeDialog}>
      <div class="palette-field">
        <Search size={18} />
        <input
          type="text"
          role="combobox"
          aria-label="Find an action, a list, a colleague or a conversation"
          aria-expanded="true"
          aria-controls="palette-rows"
          aria-activedescendant={chosen && `palette-${chosen.id}`}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          placeholder="An action, a list, a colleague, a customer…"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id="palette-rows" class="palette-rows" aria-label="What was found" ref={list}>
        {rows.map((row, index) => (
          <RowLine key={row.id} row={row} active={index === at} onPick={() => pick(row)} onPoint={() => setAt(index)} />
        ))}
      </div>
      <p class="palette-foot">
        <span>
          <Caps keys="↑" /> <Caps keys="↓" /> choose
        </span>
        <span>
          <Caps keys="Enter" /> do it
        </span>
        <span>
          <Caps keys="Escape" /> close
        </span>
      </p>
    </Modal>
  )
}

interface RowProps {
  row: Row
  active: boolean
  onPick: () => void
  onPoint: () => void
}

function RowLine({ row, active, onPick, onPoint }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which says what is active
    <div
      role="option"
      id={`palette-${row.id}`}
      class="palette-row"
      aria-selected={active}
      aria-disabled={row.resting || undefined}
      onClick={onPick}
      onPointerMove={active ? undefined : onPoint}
    >
      <span class="palette-words">
        <bdi>{row.words}</bdi>
        {row.detail && <bdi class="palette-detail">{row.detail}</bdi>}
      </span>
      <span class="palette-kind">{row.resting ? 'not now' : row.kind}</span>
      {row.keys && <Caps keys={row.keys} />}
    </div>
  )
}

function within(at: number, many: number): number {
  return Math.max(0, Math.min(many - 1, at))
}
