/** Where nobody is there: who writes, what it is about, and what happens with it, said truthfully. */
import { useState } from 'preact/hooks'
import type { ReaderEvent } from '../../../src/domain/events.ts'
import type { Talk } from '../talk.ts'
import type { SayWaiting } from '../words/waiting.ts'
import type { Desk } from './desk.ts'

interface Written {
  name: string
  about: string
  email: string
}

/** What is half written, by conversation: the card around it is drawn anew with each word of the assistant. */
const halfWritten = new Map<string, Written>()

/** Whether the customer has told the team what it is about since they joined the queue. */
export function hasLeftWord({ happened }: Pick<Talk, 'happened'>): boolean {
  const last = (type: ReaderEvent['type']) => happened.findLastIndex((event) => event.type === type)
  return last('brief.corrected') > last('conversation.queued')
}

export function LeaveWord({ desk: { client }, tell }: { desk: Desk; tell: SayWaiting }) {
  const snapshot = client.talk.value?.snapshot
  const { conversationId = '', contact, brief, queue, messages = [] } = snapshot ?? {}
  // A summary of nothing is no word of theirs.
  const asked = messages.some(({ author }) => author.kind === 'customer')
  const [written, setWritten] = useState<Written>(
    () =>
      halfWritten.get(conversationId) ?? {
        name: contact?.name ?? '',
        about: asked ? (brief ?? '') : '',
        email: contact?.email ?? '',
      },
  )
  const write = (more: Partial<Written>) => {
    const next = { ...written, ...more }
    halfWritten.set(conversationId, next)
    setWritten(next)
  }
  const name = written.name.trim()
  const about = written.about.trim()
  const email = written.email.trim()
  const leave = async (event: Event) => {
    event.preventDefault()
    if (name && name !== contact?.name && !(await client.introduce(name))) return
    if (!(await client.correctBrief(about))) return
    halfWritten.delete(conversationId)
    if (queue?.mayEmail && email) await client.waitByEmail(email)
  }
  return (
    <form class="told leave" onSubmit={(event) => void leave(event)}>
      <p>{tell('nobodyHere')}</p>
      {!contact?.verified && (
        <label>
          {tell('nameLabel')}
          <input
            autocomplete="name"
            maxLength={120}
            dir="auto"
            value={written.name}
            onInput={(event) => write({ name: event.currentTarget.value })}
          />
        </label>
      )}
      <label>
        {tell('aboutLabel')}
        <textarea
          rows={3}
          required
          maxLength={2_000}
          dir="auto"
          value={written.about}
          onInput={(event) => write({ about: event.currentTarget.value })}
        />
      </label>
      {queue?.mayEmail && (
        <label>
          {tell('emailWish')}
          <input
            type="email"
            autocomplete="email"
            maxLength={254}
            value={written.email}
            onInput={(event) => write({ email: event.currentTarget.value })}
          />
        </label>
      )}
      {!queue?.mayEmail && <p class="hint">{tell('replyHere')}</p>}
      <div class="actions">
        <button type="submit" class="primary small" disabled={!about}>
          {tell('leaveWord')}
        </button>
      </div>
    </form>
  )
}
