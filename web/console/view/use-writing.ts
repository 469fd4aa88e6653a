/** What is being written in a conversation, a reply and a note each by itself, and where in it something was filled in. */
import { useEffect, useState } from 'preact/hooks'
import type { Span } from '../../../src/domain/macro.ts'
import { composerMode, focusComposer } from '../live/composing.ts'
import { keepText, keptText, restored, textsRead } from '../live/sends.ts'
import type { Mode } from '../pure/kept.ts'
import { moved } from '../pure/spans.ts'

export interface Writing {
  text: string
  filled: readonly Span[]
  write(text: string): void
  /** Says where in the text as it stands now something was filled in. */
  fillIn(spans: readonly Span[]): void
}

/** By conversation and mode, for as long as the page lives; of a text that changed elsewhere nothing is known. */
const filledIn = new Map<string, { text: string; spans: readonly Span[] }>()

export function useWriting(id: string, mode: Mode): Writing {
  const [typed, setTyped] = useState({ id, mode, text: keptText(id, mode) })
  const [, drawAgain] = useState(0)
  // What was typed elsewhere never stands here, not for a moment: a note must not be sent as a reply.
  const text = typed.id === id && typed.mode === mode ? typed.text : keptText(id, mode)
  const key = `${id}.${mode}`
  const known = filledIn.get(key)
  const filled = known?.text === text ? known.spans : []

  useEffect(() => setTyped({ id, mode, text: keptText(id, mode) }), [id, mode, textsRead.value])
  useEffect(() => {
    const came = restored.value
    if (came?.conversationId !== id) return
    restored.value = undefined
    composerMode.value = came.mode
    setTyped({ id, mode: came.mode, text: keptText(id, came.mode) })
    focusComposer()
  }, [restored.value])

  return {
    text,
    filled,
    write(next) {
      const before = keptText(id, mode)
      const spans = filledIn.get(key)
      if (spans?.text === before && next) filledIn.set(key, { text: next, spans: moved(spans.spans, before, next) })
      else filledIn.delete(key)
      keepText(id, mode, next)
      setTyped({ id, mode, text: next })
    },
    fillIn(more) {
      const now = keptText(id, mode)
      const spans = filledIn.get(key)
      filledIn.set(key, { text: now, spans: [...(spans?.text === now ? spans.spans : []), ...more] })
      drawAgain((count) => count + 1)
    },
  }
}
