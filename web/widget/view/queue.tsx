/** Where a waiting customer stands, what the team was told, and what they can do meanwhile. */
import { useState } from 'preact/hooks'
import type { QueuePlace } from '../../../src/domain/snapshot.ts'
import { ChevronDown, Clock, Pencil } from '../../shared/icons.tsx'
import { moment } from '../../shared/time.ts'
import type { Say } from '../words.ts'
import type { Desk } from './desk.ts'

export function QueueCard({ desk }: { desk: Desk }) {
  const { client, say, locale } = desk
  const snapshot = client.talk.value?.snapshot
  const queue = snapshot?.queue
  if (!snapshot || !queue) return null
  // Who goes on with the assistant wants to see its answers; the place stays in view, the rest is one tap away.
  const aside = snapshot.assistant.speaks && snapshot.messages.at(-1)?.author.kind !== 'system'
  return (
    <details key={String(aside)} class="card queue" open={!aside}>
      <summary class="queue-place">
        <Clock size={18} />
        <span>
          {placeWords(queue, say, locale).map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
        <ChevronDown size={18} />
      </summary>
      {snapshot.assistant.speaks && <p class="hint">{say('assistantHelps')}</p>}
      {snapshot.brief && <Told desk={desk} brief={snapshot.brief} />}
      <div class="actions">
        {!snapshot.assistant.speaks && (
          <button type="button" class="secondary small" onClick={() => void client.keepAssistant()}>
            {say('keepAssistant')}
          </button>
        )}
        <button type="button" class="plain small" onClick={() => void client.leaveQueue()}>
          {say('leaveQueue')}
        </button>
      </div>
    </details>
  )
}

/** Position and wait, or the promise; never a number that nobody can stand by. */
function placeWords({ position, waitSeconds, promise }: QueuePlace, say: Say, locale: string): string[] {
  if (promise.kind === 'later') {
    return [promise.at ? say('later', { at: moment(promise.at, new Date(), locale) }) : say('laterSomeday')]
  }
  const place = position ? say('queueAt', { position }) : say('queueSomewhere')
  return [place, waitSeconds ? waitWords(waitSeconds, say) : say('waitUnknown')]
}

function waitWords([low, high]: [number, number], say: Say): string {
  const [from, to] = [Math.floor(low / 60), Math.ceil(high / 60)]
  if (to <= 1) return say('waitSoon')
  return from < 1 || from === to ? say('waitAbout', { count: to }) : say('wait', { low: from, count: to })
}

/** The short text that the team got, which its subject may put right. */
function Told({ desk: { client, say }, brief }: { desk: Desk; brief: string }) {
  const [text, setText] = useState<string | null>(null)
  const save = async (event: Event) => {
    event.preventDefault()
    const corrected = text?.trim()
    if (!corrected || corrected === brief || (await client.correctBrief(corrected))) setText(null)
  }
  if (text === null) {
    return (
      <div class="told">
        <p>
          <strong>{say('told')}</strong> <q dir="auto">{brief}</q>
        </p>
        <button type="button" class="link" onClick={() => setText(brief)}>
          <Pencil size={14} />
          {say('correct')}
        </button>
      </div>
    )
  }
  return (
    <form class="told" onSubmit={(event) => void save(event)}>
      <label>
        {say('correctLabel')}
        <textarea
          rows={3}
          maxLength={2_000}
          dir="auto"
          value={text}
          ref={(box) => box?.focus()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary small">
          {say('save')}
        </button>
        <button type="button" class="plain small" onClick={() => setText(null)}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
