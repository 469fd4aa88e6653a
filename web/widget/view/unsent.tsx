/** Messages that the server does not have yet: on their way, or waiting to be sent again. */
import { Warning } from '../../shared/icons.tsx'
import type { Pending } from '../../shared/pending.ts'
import { Files } from './attached.tsx'
import type { Desk } from './desk.ts'

export function Unsent({ desk }: { desk: Desk }) {
  const list = desk.client.pending.value
  const first = list.find(({ fault }) => fault)
  return (
    <>
      {list.map((pending) => (
        <One key={pending.clientMessageId} desk={desk} pending={pending} first={pending === first} />
      ))}
    </>
  )
}

/** @param first whether it is the first that failed: one is enough to read out. */
function One({ desk, pending, first }: { desk: Desk; pending: Pending; first: boolean }) {
  const { client, say } = desk
  const { clientMessageId, text, attachments, fault } = pending
  return (
    <article class={`message mine unsent ${fault ? 'failed' : 'sending'}`} aria-label={say('you')}>
      {text && (
        <div class="body plain-text" dir="auto">
          {text}
        </div>
      )}
      {attachments && <Files desk={desk} attachments={attachments} />}
      {fault ? (
        <p class="fate bad" role={first ? 'alert' : undefined}>
          <Warning size={14} />
          <span>{say(whyNot(fault))}</span>
          {fault.retryable && (
            <button type="button" class="link" onClick={() => client.retry(clientMessageId)}>
              {say('retry')}
            </button>
          )}
          <button type="button" class="link" onClick={takeBack}>
            {say('edit')}
          </button>
        </p>
      ) : (
        <p class="fate sending-word">{say('sending')}</p>
      )}
    </article>
  )

  function takeBack(): void {
    client.takeBack(clientMessageId)
    document.querySelector<HTMLTextAreaElement>('.composer textarea')?.focus()
  }
}

function whyNot({ code, retryable }: NonNullable<Pending['fault']>) {
  if (code === 'rate_limited') return 'notSentBusy'
  if (code === 'too_large') return 'notSentLong'
  return retryable ? 'notSent' : 'notSentRefused'
}
