/** Who is busy with an answer, and the way to stop the assistant. */
import { useEffect, useState } from 'preact/hooks'
import { Stop } from '../../shared/icons.tsx'
import { serverNow } from '../../shared/time.ts'
import { awaitsAssistant, type Talk } from '../talk.ts'
import type { Desk } from './desk.ts'

/** Longer than the server takes before it brings in a person: after that, silence is no longer work. */
const OWED_MS = 30_000

export function Working({ desk: { client, say } }: { desk: Desk }) {
  const talk = client.talk.value
  const owed = useOwed(client.stopped.value ? null : talk)
  // A first name alone would pass for a person's.
  const name = `${client.assistantName.value} · ${say('aiAssistant')}`
  const drafting = talk?.draft && !talk.draft.posted
  const words = talk?.typing?.name
    ? say('writing', { name: talk.typing.name })
    : drafting || talk?.typing
      ? say('writing', { name })
      : owed
        ? say('lookingUp', { name })
        : ''
  const stoppable = (drafting || owed) && client.line.value === 'open'
  return (
    <div class={words ? 'working' : 'working idle'}>
      <p role="status">
        {words && <span class="dots" aria-hidden="true" />}
        {words}
      </p>
      {stoppable && (
        <button type="button" class="secondary small" onClick={() => void client.stop()}>
          <Stop size={14} />
          {say('stop')}
        </button>
      )}
    </div>
  )
}

/** Whether the assistant owes a reply, and may still be at it. */
function useOwed(talk: Talk | null): boolean {
  const last = talk?.snapshot.messages.at(-1)
  const waiting = talk !== null && awaitsAssistant(talk)
  const [late, setLate] = useState<string | null>(null)
  useEffect(() => {
    if (!waiting || !last) return
    const left = Date.parse(last.edited?.at ?? last.at) + OWED_MS - serverNow().getTime()
    const timer = window.setTimeout(() => setLate(last.id), Math.max(0, left))
    return () => window.clearTimeout(timer)
  }, [waiting, last?.id])
  return waiting && late !== last?.id
}
