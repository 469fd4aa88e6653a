/** A message on its way: sending, not sent, or overtaken by something that the agent had not seen. */
import type { Message } from '../../../src/domain/events.ts'
import { namesOf } from '../../../src/domain/files.ts'
import { Pencil, Retry, Send, Warning } from '../../shared/icons.tsx'
import type { Pending } from '../../shared/pending.ts'
import { retrySend, sendAnyway, takeBack } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { between } from '../pure/seen.ts'
import { MessageFiles } from './message.tsx'

interface PendingProps {
  pending: Pending
  messages: readonly Message[]
  /** What the customer is called. */
  customer: string
  /** Whether it is the first that failed: one is enough to read out. */
  first: boolean
}

export function PendingLine({ pending, messages, customer, first }: PendingProps) {
  const { clientMessageId: id, conversationId, text, attachments, note, state, fault } = pending
  const overtaken = fault?.code === 'stale'
  const failed = fault !== undefined
  return (
    <article class={`message pending ${note ? 'note' : 'from-agent'} ${failed ? 'failed' : 'sending'}`}>
      <p class="message-head">
        <span class="author">You</span>
        {note && <span class="note-label">Note, only your team sees this</span>}
        {!failed && <span>{state === 'waiting' ? 'Waits for the one before it' : 'Sending…'}</span>}
      </p>
      {text && (
        <div class="bubble typed" dir="auto">
          {text}
        </div>
      )}
      {attachments && <MessageFiles id={conversationId} attachments={attachments} />}
      {overtaken ? (
        <Overtaken pending={pending} messages={messages} customer={customer} />
      ) : (
        failed && (
          <div class="pending-foot" role={first ? 'alert' : undefined}>
            <Warning size={14} />
            <p>{failureWords(pending)}</p>
            {fault.code !== 'already_claimed' && fault.code !== 'conflict' && (
              <button type="button" class="button small" onClick={() => retrySend(id)}>
                <Retry size={14} /> Retry
              </button>
            )}
            <button type="button" class="button small" onClick={() => takeBack(id)}>
              <Pencil size={14} /> Edit
            </button>
          </div>
        )
      )}
    </article>
  )
}

/** The reply crossed with something new: shown, and asked about. */
function Overtaken({ pending, messages, customer }: Omit<PendingProps, 'first'>) {
  const news = between(messages, pending.seenSeq ?? 0, me().id)
  return (
    <div class="overtaken" role="alert">
      <p class="overtaken-title">
        <Warning size={16} /> Not sent yet: {news.length > 0 ? 'this came in' : 'something changed'} while you were
        writing
      </p>
      <ul>
        {news.map((message) => (
          <li key={message.id}>
            <bdi class="author">
              {message.author.kind === 'customer' ? customer : (message.author.name ?? 'Assistant')}
            </bdi>
            <bdi class="overtaken-text">{message.text || namesOf(message.attachments)}</bdi>
          </li>
        ))}
      </ul>
      <p class="overtaken-verbs">
        <button type="button" class="button primary small" onClick={() => sendAnyway(pending.clientMessageId)}>
          <Send size={14} /> Send anyway
        </button>
        <button type="button" class="button small" onClick={() => takeBack(pending.clientMessageId)}>
          <Pencil size={14} /> Edit
        </button>
      </p>
    </div>
  )
}

/** One line: what to do stands beside it, and the strip above the desk says what is wrong with the network. */
function failureWords({ fault }: Pending): string {
  switch (fault?.code) {
    case 'already_claimed':
      return 'Not sent: a colleague has taken this conversation.'
    case 'rate_limited':
      return 'Not sent: too many at once. It goes out in a moment.'
    case 'too_large':
      return 'Not sent: too long.'
    default:
      return fault?.retryable || !fault?.message ? 'Not sent.' : `Not sent: ${fault.message}`
  }
}
