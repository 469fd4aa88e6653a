/** What is said while the line to the server is down. Present from the start, so that a change is read out. */
import { useEffect, useState } from 'preact/hooks'
import { Offline } from '../../shared/icons.tsx'
import { clock } from '../../shared/time.ts'
import { justWoken } from '../live/absence.ts'
import { heardAt } from '../live/desk.ts'
import { line, retryLine } from '../live/line.ts'
import { now } from '../live/now.ts'
import { locale } from './times.tsx'

/** A line that comes back sooner than this was never worth a word, in milliseconds. */
const PATIENCE_MS = 1_500
/** Lists that were told longer ago than this are no longer how things stand, in milliseconds. */
const FRESH_MS = 20_000

/** Whether what is on the screen may be out of date: nothing has been heard of for a while, or since waking up. */
export function isStale(): boolean {
  return justWoken.value || (line.value.state !== 'open' && heardAt.value > 0 && now.value - heardAt.value > FRESH_MS)
}

export function LineStrip() {
  const { state, retryAt } = line.value
  const down = state !== 'open' || justWoken.value
  const [shown, setShown] = useState(false)
  const [, tick] = useState(0)

  useEffect(() => {
    if (!down) {
      setShown(false)
      return undefined
    }
    if (justWoken.peek()) setShown(true)
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
            <span>
              {justWoken.value && state !== 'waiting' ? 'Looking for what happened meanwhile.' : 'No live connection.'}
              {isStale() && heardAt.value > 0 && (
                <>
                  {' '}
                  What you see is as it was at <strong>{clock(new Date(heardAt.value).toISOString(), locale)}</strong>.
                </>
              )}{' '}
              What you send is kept and goes out when it is back.
            </span>
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
