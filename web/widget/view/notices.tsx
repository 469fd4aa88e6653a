/** What stands in the way: the line, or something that did not work. Each says what happens to what was written. */
import { useEffect, useState } from 'preact/hooks'
import { Close, Offline } from '../../shared/icons.tsx'
import type { Desk } from './desk.ts'

export function Banner({ desk: { client, say } }: { desk: Desk }) {
  const online = useOnline()
  const line = client.line.value
  const words = !online ? 'offline' : line === 'down' ? 'unreachable' : line === 'slow' ? 'slow' : null
  return (
    <div role="status" class="banner-place">
      {words && (
        <div class="banner">
          <Offline size={16} />
          <p>{say(words)}</p>
          {words === 'unreachable' && (
            <button type="button" class="link" onClick={client.retryNow}>
              {say('tryNow')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

export function Notice({ desk: { client, say } }: { desk: Desk }) {
  return (
    <div role="alert">
      {client.notice.value && (
        <div class="notice">
          <p>{client.notice.value}</p>
          <button type="button" class="quiet icon-only" aria-label={say('cancel')} onClick={client.dismiss}>
            <Close size={16} />
          </button>
        </div>
      )}
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return online
}
