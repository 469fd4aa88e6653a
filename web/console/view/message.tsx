/** One message of the transcript. */
import { useMemo } from 'preact/hooks'
import type { Message } from '../../../src/domain/events.ts'
import type { Judgement } from '../../../src/domain/judgement.ts'
import { cleanHtml } from '../../shared/html.ts'
import { Assistant, Eye, Note, ThumbDown, ThumbUp } from '../../shared/icons.tsx'
import { messageElement } from '../live/jump.ts'
import { me } from '../live/session.ts'
import type { Line } from '../pure/lines.ts'
import { confidenceWords, decisionWords, suggestedWords } from '../pure/words.ts'
import { Considered } from './considered.tsx'
import { lazy } from './lazy.tsx'
import { Sources } from './sources.tsx'
import { Clock } from './times.tsx'

export const MessageFiles = lazy(async () => (await import('./files.tsx')).MessageFiles)

type MessageProps = Extract<Line, { kind: 'message' }> & {
  conversationId: string
  customer: string
  assistant: string
  seen: { at?: string } | undefined
}

export function MessageLine(props: MessageProps) {
  const { message, judgement, suggested, helpful, joined, conversationId, customer, assistant, seen } = props
  const note = message.visibility === 'note'
  if (message.author.kind === 'system' && !note) return <Told message={message} />
  const kind = note ? 'note' : `from-${message.author.kind}`
  return (
    <article class={`message ${kind}${joined ? ' joined' : ''}`} id={messageElement(message.seq)} tabIndex={-1}>
      {joined ? (
        <span class="unseen">{authorOf(message, customer, assistant)}</span>
      ) : (
        <p class="message-head">
          {note && <Note size={14} />}
          {message.author.kind === 'bot' && <Assistant size={14} />}
          <bdi class="author">{authorOf(message, customer, assistant)}</bdi>
          {message.author.kind === 'bot' && <span class="ai">AI</span>}
          {note && <span class="note-label">Note, only your team sees this</span>}
          <Clock at={message.at} />
        </p>
      )}
      {(message.text || !message.attachments) && <Body message={message} />}
      {message.attachments && <MessageFiles id={conversationId} attachments={message.attachments} />}
      {message.citations.length > 0 && <Sources citations={message.citations} />}
      {message.edited && <Before was={message.edited.was} />}
      {message.original !== undefined && (
        <details class="original">
          <summary>Translated. What was written</summary>
          <p class="typed" dir="auto">
            {message.original}
          </p>
        </details>
      )}
      {suggested && <p class="message-foot">{suggestedWords(suggested)}</p>}
      {judgement && <Why judgement={judgement} />}
      {helpful !== undefined && (
        <p class="message-foot">
          {helpful ? <ThumbUp size={14} /> : <ThumbDown size={14} />}
          {helpful ? 'The customer found this helpful' : 'The customer found this not helpful'}
        </p>
      )}
      {seen && (
        <p class="message-foot seen">
          <Eye size={14} /> Seen by the customer{seen.at && <Clock at={seen.at} />}
        </p>
      )}
    </article>
  )
}

/** What the customer had written before they put it right. */
function Before({ was }: { was: string[] }) {
  return (
    <details class="original">
      <summary>Edited. What it was</summary>
      {was.map((text, at) => (
        <p key={at} class="typed" dir="auto">
          {text}
        </p>
      ))}
    </details>
  )
}

/** What Bellhop itself said to the customer, as a line of what happened. */
function Told({ message }: { message: Message }) {
  return (
    <p class="event">
      The customer was told: <bdi class="event-detail">{message.text}</bdi> <Clock at={message.at} />
    </p>
  )
}

/** Customers' words are shown as typed; the desk's own as the customer sees them. */
function Body({ message }: { message: Message }) {
  const typed = message.author.kind === 'customer'
  const safe = useMemo(() => (typed ? '' : cleanHtml(message.html)), [typed, message.html])
  if (typed || !message.html) {
    return (
      <div class="bubble typed" dir="auto">
        {message.text}
      </div>
    )
  }
  return <div class="bubble prose" dir="auto" dangerouslySetInnerHTML={{ __html: safe }} />
}

function authorOf({ author }: Message, customer: string, assistant: string): string {
  switch (author.kind) {
    case 'customer':
      return customer
    case 'bot':
      return assistant
    case 'agent':
      return author.id === me().id ? 'You' : (author.name ?? 'A colleague')
    case 'system':
      return 'Bellhop'
  }
}

function Why({ judgement }: { judgement: Judgement }) {
  const { decision, confidence, query, why, considered, drafter, tookMs, withheld } = judgement
  return (
    <details class="why">
      <summary>
        {decisionWords(decision)}
        {(decision === 'answer' || decision === 'clarify') && (
          <span class="why-sure">
            {' · '}
            {confidenceWords(confidence)} ({Math.round(confidence * 100)}%)
          </span>
        )}
      </summary>
      <div class="why-body">
        {query && (
          <p>
            Searched for “<bdi>{query}</bdi>”
          </p>
        )}
        {why.length > 0 && (
          <ul>
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <Considered passages={considered} />
        {withheld && (
          <div class="withheld">
            <p class="withheld-label">Held back, not verified. The customer has not seen this.</p>
            <p class="typed">{withheld}</p>
          </div>
        )}
        {considered.length > 0 && (
          <p class="faint">Chance that the articles answer it: {Math.round(confidence * 100)}%</p>
        )}
        <p class="faint">
          Drafted by {drafter} in {tookMs < 1000 ? `${Math.round(tookMs)} ms` : `${(tookMs / 1000).toFixed(1)} s`}
        </p>
      </div>
    </details>
  )
}
