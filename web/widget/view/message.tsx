/** One finished message with who wrote it, its sources and, under an answer, whether it helped. */
import { useMemo } from 'preact/hooks'
import type { Message } from '../../../src/domain/events.ts'
import type { Citation } from '../../../src/domain/judgement.ts'
import { Book } from '../../shared/icons.tsx'
import { clock } from '../../shared/time.ts'
import { messageHtml, sourceId } from '../answer.ts'
import { Files } from './attached.tsx'
import type { Desk } from './desk.ts'
import { Feedback } from './feedback.tsx'
import { later } from './later.tsx'

const AtMessage = later<{ desk: Desk; message: Message }>(({ locale }) =>
  import('./at-message.tsx').then((m) => m.atMessage(locale)),
)

interface Props {
  desk: Desk
  message: Message
  first: boolean
}

export function MessageItem({ desk, message, first }: Props) {
  const { say, locale } = desk
  const { id, author, citations, at, attachments } = message
  const html = useMemo(
    () => messageHtml(message.html, id, citations, ({ n, title }) => say('source', { n, title })),
    [message, say],
  )
  if (author.kind === 'system') {
    return <div class="line" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
  }
  const mine = author.kind === 'customer'
  const name = nameOf(desk, message)
  return (
    <article class={mine ? 'message mine' : 'message theirs'} aria-label={`${name.spoken}, ${clock(at, locale)}`}>
      {first && !mine && (
        <p class="author">
          <bdi>{name.shown}</bdi> <span class={author.kind === 'bot' ? 'ai' : 'team'}>{name.role}</span>
        </p>
      )}
      {html && (
        <div class="said">
          <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
          <AtMessage desk={desk} message={message} />
        </div>
      )}
      {attachments && <Files desk={desk} attachments={attachments} />}
      {citations.length > 0 && (
        <ul class="sources" aria-label={say('sources')}>
          {citations.map((citation) => (
            <Source key={citation.n} citation={citation} messageId={id} />
          ))}
        </ul>
      )}
      {author.kind === 'bot' && message.decision === 'answer' && <Feedback desk={desk} messageId={id} />}
    </article>
  )
}

function Source({ citation, messageId }: { citation: Citation; messageId: string }) {
  const { n, title, heading, url } = citation
  const host = foreignHost(url)
  return (
    <li>
      <a id={sourceId(messageId, n)} class="source" href={url}>
        <span class="number">{n}</span>
        <Book size={14} />
        {/* In the direction of the article, whichever the window's is: a title and a heading are read as one. */}
        <span class="title" dir="auto">
          {title}
          {heading && heading !== title && (
            <>
              {' · '}
              <bdi>{heading}</bdi>
            </>
          )}
          {host && <span class="host"> ({host})</span>}
        </span>
      </a>
    </li>
  )
}

function nameOf({ client, say }: Desk, { author }: Message) {
  if (author.kind === 'customer') return { shown: '', role: '', spoken: say('you') }
  const bot = author.kind === 'bot'
  const shown = bot ? client.assistantName.value : author.name || say('someone')
  const role = say(bot ? 'aiAssistant' : 'supportTeam')
  return { shown, role, spoken: `${shown}, ${role}` }
}

function foreignHost(url: string): string {
  try {
    const { host } = new URL(url, location.href)
    return host === location.host ? '' : host
  } catch {
    return ''
  }
}
