/** Where a waiting customer stands, what the team was told, and what they can do meanwhile. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { QueuePlace } from '../../../src/domain/snapshot.ts'
import { ChevronDown, Clock, Pencil } from '../../shared/icons.tsx'

import { moment, serverNow } from '../../shared/time.ts'
import { wear } from '../../shared/wear.ts'
import css from '../queue.css?inline'
import { type SayWaiting, waitingSpeaker } from '../words/waiting.ts'
import type { Desk } from './desk.ts'
import { hasLeftWord, LeaveWord } from './leave-word.tsx'

/** The card, in the customer's language. */
export async function queueCard(locale: string) {
  const tell = await waitingSpeaker(locale)
  wear(css)
  return ({ desk }: { desk: Desk }) => <QueueCard desk={desk} tell={tell} />
}

interface Telling {
  desk: Desk
  tell: SayWaiting
}

function QueueCard({ desk, tell }: Telling) {
  const { client, locale } = desk
  const talk = client.talk.value
  const snapshot = talk?.snapshot
  const queue = snapshot?.queue
  if (!snapshot || !queue) return null
  const { assistant, byEmail, contact } = snapshot
  const left = hasLeftWord(talk)
  const leaving = queue.promise.kind === 'later' && !byEmail && !left
  // Who goes on with the assistant wants to see its answers; the place stays in view, the rest is one tap away.
  const aside = assistant.speaks && snapshot.messages.at(-1)?.author.kind !== 'system'
  const words = byEmail ? [tell('willWrite', { email: contact.email ?? '' })] : placeWords(queue, tell, locale)
  return (
    <details key={String(aside)} class="card queue" open={!aside}>
      <summary class="queue-place">
        <Clock size={18} />
        <span>
          {words.map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
        <ChevronDown size={18} />
      </summary>
      {assistant.speaks && !byEmail && <p class="hint">{tell('assistantHelps')}</p>}
      {leaving && <LeaveWord key={snapshot.conversationId} desk={desk} tell={tell} />}
      {!leaving && snapshot.brief && <Told desk={desk} tell={tell} brief={snapshot.brief} left={left} />}
      <div class="actions">
        {byEmail && (
          <button type="button" class="secondary small" onClick={() => void client.askPerson()}>
            {tell('waitHere')}
          </button>
        )}
        {!assistant.speaks && (
          <button type="button" class="secondary small" onClick={() => void client.keepAssistant()}>
            {tell('keepAssistant')}
          </button>
        )}
        {queue.mayEmail && !byEmail && !leaving && <ByEmail desk={desk} tell={tell} email={contact.email ?? ''} />}
        <button type="button" class="plain small" onClick={() => void client.leaveQueue()}>
          {tell('leaveQueue')}
        </button>
      </div>
    </details>
  )
}

/** Where the answer is to go, instead of waiting here. */
function ByEmail({ desk: { client, say }, tell, email }: Telling & { email: string }) {
  const [asked, setAsked] = useState(false)
  const [address, setAddress] = useState(email)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  if (!asked) {
    return (
      <button type="button" class="secondary small" onClick={() => setAsked(true)}>
        {tell('byEmail')}
      </button>
    )
  }
  const choose = async (event: Event) => {
    event.preventDefault()
    if (await client.waitByEmail(address.trim())) setAsked(false)
  }
  return (
    <form ref={form} class="told" onSubmit={(event) => void choose(event)}>
      <label>
        {tell('emailLabel')}
        <input
          type="email"
          required
          autocomplete="email"
          maxLength={254}
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary small">
          {tell('answerMe')}
        </button>
        <button type="button" class="plain small" onClick={() => setAsked(false)}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

/** Position and wait, or the promise; never a number that nobody can stand by. */
function placeWords({ position, waitSeconds, promise }: QueuePlace, tell: SayWaiting, locale: string): string[] {
  if (promise.kind === 'later') {
    return [promise.at ? tell('later', { at: moment(promise.at, serverNow(), locale) }) : tell('laterSomeday')]
  }
  const place = position ? tell('queueAt', { position }) : tell('queueSomewhere')
  return [place, waitSeconds ? waitWords(waitSeconds, tell) : tell('waitUnknown')]
}

function waitWords([low, high]: [number, number], tell: SayWaiting): string {
  const [from, to] = [Math.floor(low / 60), Math.ceil(high / 60)]
  if (to <= 1) return tell('waitSoon')
  return from < 1 || from === to ? tell('waitAbout', { count: to }) : tell('wait', { low: from, count: to })
}

/** The short text that the team got, which its subject may put right. */
function Told({ desk: { client, say }, tell, brief, left }: Telling & { brief: string; left: boolean }) {
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
          <strong>{tell(left ? 'wordLeft' : 'told')}</strong> <q dir="auto">{brief}</q>
        </p>
        <button type="button" class="link" onClick={() => setText(brief)}>
          <Pencil size={14} />
          {tell('correct')}
        </button>
      </div>
    )
  }
  return (
    <form class="told" onSubmit={(event) => void save(event)}>
      <label>
        {tell('correctLabel')}
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
          {tell('save')}
        </button>
        <button type="button" class="plain small" onClick={() => setText(null)}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
