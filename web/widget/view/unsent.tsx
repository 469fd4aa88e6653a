/** Messages that the server does not have yet: on their way, or waiting to be sent again. */
import { Warning } from '../../shared/icons.tsx'
import type { Pending } from '../../shared/outbox.ts'
import type { Desk } from './desk.ts'

export function Unsent({ desk }: { desk: Desk }) {
  return (
    <>
      {desk.client.pending.value.map((pending) => (
        <One key={pending.clientMessageId} desk={desk} pending={pending} />
      ))}
    </>
  )
}

function One({ desk: { client, say }, pending }: { desk: Desk; pending: Pending }) {
  const { clientMessageId, text, state, fault } = pending
  return (
    <article class={`message mine unsent ${state}`} aria-label={say('you')}>
      <div class="body plain-text" dir="auto">
        {text}
      </div>
      {state === 'sending' ? (
        <p class="fate sending-word">{say('sending')}</p>
      ) : (
        <p class="fate bad" role="alert">
          <Warning size={14} />
          <span>
            {fault?.code === 'rate_limited' ? say('tooMuch', { count: fault.retryAfter ?? 10 }) : say('notSent')}
          </span>
          {fault?.retryable !== false && (
            <button type="button" class="link" onClick={() => client.retry(clientMessageId)}>
              {say('retry')}
            </button>
          )}
          <button type="button" class="link" onClick={() => takeBack()}>
            {say('edit')}
          </button>
        </p>
      )}
    </article>
  )

  function takeBack(): void {
    const box = document.querySelector<HTMLTextAreaElement>('.composer textarea')
    const words = client.takeBack(clientMessageId)
    if (!box) return
    box.value = [box.value.trim(), words].filter(Boolean).join('\n')
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    box.focus()
  }
}
