/** What was said, and what the assistant is about to say. Fetched with the first message: until then there is nothing. */
import { day, serverNow } from '../../shared/time.ts'
import { draftHtml } from '../answer.ts'
import { timeline } from '../timeline.ts'
import type { Desk } from './desk.ts'
import { MessageItem } from './message.tsx'

export function Rows({ desk }: { desk: Desk }) {
  const { client, say, locale } = desk
  const talk = client.talk.value
  return (
    <>
      {talk && !desk.kept && <Line text={say('unkept')} />}
      {talk &&
        timeline(talk, say).map((row) => {
          if (row.kind === 'day') return <Day key={row.key} text={day(row.at, serverNow(), locale)} />
          if (row.kind === 'line') return <Line key={row.key} text={row.text} />
          return <MessageItem key={row.key} desk={desk} message={row.message} first={row.first} />
        })}
    </>
  )
}

export function Draft({ desk: { client, say } }: { desk: Desk }) {
  const draft = client.talk.value?.draft
  if (!draft) return null
  return (
    <div class="message theirs draft" aria-busy="true">
      <p class="author">
        {client.assistantName} <span class="ai">{say('aiAssistant')}</span>
      </p>
      <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: draftHtml(draft.html) }} />
    </div>
  )
}

function Day({ text }: { text: string }) {
  return <p class="day">{text}</p>
}

function Line({ text }: { text: string }) {
  return <p class="line">{text}</p>
}
