/** What is being written in a conversation, a reply and a note each by itself, and where in it something was filled in. */
import { useEffect, useState } from 'preact/hooks'
import type { Span } from '../../../src/domain/macro.ts'
import { composerMode, focusComposer } from '../live/composing.ts'
import { keepFilled, keepText, keptFilled, keptText, restored, textsRead } from '../live/sends.ts'
import type { Mode } from '../pure/kept.ts'
import { moved } from '../pure/spans.ts'

export interface Writing {
  text: string
  filled: readonly Span[]
  write(text: string): void
  /** Says where in the text as it stands now something was filled in. */
  fillIn(spans: readonly Span[]): void
}

export function useWriting(id: string, mode: Mode): Writing {
  const [typed, setTyped] = useState({ id, mode, text: keptText(id, mode) })
  const [, drawAgain] = useState(0)
  // What was typed elsewhere never stands here, not for a moment: a note must not be sent as a reply.
  const text = typed.id === id && typed.mode === mode ? typed.text : keptText(id, mode)
  const filled = keptFilled(id, mode)

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
      const spans = moved(keptFilled(id, mode), keptText(id, mode), next)
      keepText(id, mode, next)
      keepFilled(id, mode, spans)
      setTyped({ id, mode, text: next })
    },
    fillIn(more) {
      keepFilled(id, mode, [...keptFilled(id, mode), ...more])
      drawAgain((count) => count + 1)
    },
  }
}
