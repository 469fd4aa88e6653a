/** A text as it will look once it is sent, rendered by the server that will send it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { cleanHtml } from '../../shared/html.ts'
import { staffCall, wordsOf } from '../live/session.ts'

export function Preview({ text, onClose }: { text: string; onClose: () => void }) {
  const [html, setHtml] = useState<string>()
  const [fault, setFault] = useState('')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    let wanted = true
    staffCall<{ html: string }>('POST', '/api/preview', { body: { text } }).then(
      (answer) => {
        if (!wanted) return
        setHtml(answer.html)
        setFault('')
      },
      (error: unknown) => wanted && setFault(wordsOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [text])
  const safe = useMemo(() => cleanHtml(html ?? ''), [html])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section with a name would do, were it not to be scrolled by keyboard
    <div
      class="preview"
      role="region"
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      dir="auto"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {fault ? (
        <p role="alert">There is no preview now: {fault}</p>
      ) : (
        <div class="prose" dangerouslySetInnerHTML={{ __html: safe }} />
      )}
    </div>
  )
}
