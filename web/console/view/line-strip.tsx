/** What is said while the line to the server is down. Present from the start, so that a change is read out. */
import { useEffect, useState } from 'preact/hooks'
import { Offline } from '../../shared/icons.tsx'
import { line, retryLine } from '../live/line.ts'

/** A line that comes back sooner than this was never worth a word, in milliseconds. */
const PATIENCE_MS = 1_500

export function LineStrip() {
  const { state, retryAt } = line.value
  const down = state !== 'open'
  const [shown, setShown] = useState(false)
  const [, tick] = useState(0)

  useEffect(() => {
    if (!down) {
      setShown(false)
      return undefined
    }
    const patience = setTimeout(() => setShown(true), PATIENCE_MS)
    const ticking = setInterval(() => tick((n) => n + 1), 1_000)
    return () => {
      clearTimeout(patience)
      clearInterval(ticking)
    }
  }, [down])

  const seconds = Math.max(0, Math.ceil(((retryAt ?? 0) - Date.now()) / 1000))
  return (
    <div class="line-strip-place">
      <div role="status">
        {shown && down && (
          <p class="line-strip">
            <Offline size={16} />
            <span>No live connection. What you send is kept and goes out when it is back.</span>
          </p>
        )}
      </div>
      {shown && down && (
        <span class="line-retry">
          <span aria-hidden="true">{state === 'waiting' && seconds > 0 ? `Trying in ${seconds} s` : 'Trying…'}</span>
          <button type="button" class="link-button" onClick={retryLine}>
            Try now
          </button>
        </span>
      )}
    </div>
  )
}
