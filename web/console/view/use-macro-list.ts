/** The list of macros at the caret: when it is there, where, what its keys do, and what choosing puts into the text. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { fill, holesOf, type Span } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { askMacros, type Macro, valuesFor } from '../live/macros.ts'
import { type Slash, slashAt } from '../pure/edits.ts'
import { composes } from '../pure/keys.ts'
import { edit, placeOf } from './composer-field.tsx'
import { type Choice, choicesOf } from './macro-list.tsx'

interface Wanted {
  snapshot: StaffSnapshotState
  /** Undefined while nothing can be chosen here. */
  text: string | undefined
  caret: number
  field: RefObject<HTMLTextAreaElement | null>
  /** What the list is placed in. */
  box: RefObject<HTMLElement | null>
  onFilled(spans: Span[]): void
  onMacro(macro: Macro): void
  onArticles(query: string): void
}

/** Between the list and the line that it belongs to, and what the field's text is set in by, in pixels. */
const GAP_PX = 6
const INSET_PX = 12

export function useMacroList({ snapshot, text, caret, field, box, onFilled, onMacro, onArticles }: Wanted) {
  const [dismissed, setDismissed] = useState<number>()
  const [active, setActive] = useState(0)
  const [at, setAt] = useState({ left: 0, bottom: 0 })
  const slash = text === undefined ? undefined : slashAt(text, caret)
  const choices = slash && slash.start !== dismissed ? choicesOf(slash.query) : []
  const listed = choices.length > 0
  const fits = choices.length > 1

  useEffect(() => {
    if (listed) void askMacros(snapshot.conversationId)
  }, [snapshot.conversationId, listed])
  // Enter sends what only looks like a search: nothing is chosen where no macro fits.
  useLayoutEffect(() => setActive(fits ? 0 : -1), [slash?.query, fits])
  useEffect(() => {
    if (!slash) setDismissed(undefined)
  }, [slash === undefined])
  useLayoutEffect(() => {
    const frame = box.current?.getBoundingClientRect()
    const place = listed && slash && field.current ? placeOf(field.current, slash.start) : undefined
    if (!frame || !place) return
    setAt({ left: Math.max(0, place.left - frame.left - INSET_PX), bottom: frame.bottom - place.top + GAP_PX })
  }, [listed, slash?.start])

  const put = ({ start }: Slash, words: string, select: readonly [number, number]) => {
    const writing = field.current
    if (!writing) return
    const end = writing.selectionEnd
    edit(writing, { start, end, text: words, select: [start + select[0], start + select[1]] })
  }
  const choose = (choice: Choice) => {
    if (!slash) return
    if ('articles' in choice) {
      put(slash, '', [0, 0])
      onArticles(choice.articles)
      return
    }
    const prepared = fill(choice.macro.text ?? '', valuesFor(snapshot))
    const [hole] = holesOf(prepared.text)
    const { length } = prepared.text
    put(slash, prepared.text, hole ? [hole.start, hole.end] : [length, length])
    onFilled(prepared.filled.map(({ start, end }) => ({ start: slash.start + start, end: slash.start + end })))
    onMacro(choice.macro)
  }

  return {
    listed,
    choices,
    active,
    setActive,
    at,
    choose,
    /** @returns whether the list took the key */
    takes(event: KeyboardEvent): boolean {
      if (!listed || composes(event)) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const chosen = choices[active]
      if (step) setActive((active + step + choices.length) % choices.length)
      else if (event.key === 'Escape') setDismissed(slash?.start)
      else if (chosen && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab')) choose(chosen)
      else return false
      return true
    },
  }
}
