/** What was said. Finished messages are in the log and read out once; drafts and unsent ones stand below it. */
import { ArrowDown } from '../../shared/icons.tsx'
import { day, serverNow } from '../../shared/time.ts'
import { draftHtml } from '../answer.ts'
import { timeline } from '../timeline.ts'
import { countUnread } from '../unread.ts'
import type { Desk } from './desk.ts'
import { MessageItem } from './message.tsx'
import { Next } from './next.tsx'
import { Unsent } from './unsent.tsx'
import { useEnd } from './use-end.ts'
import { Greeting } from './welcome.tsx'

export function History({ desk }: { desk: Desk }) {
  const { client, say, locale } = desk
  const talk = client.talk.value
  const rows = talk ? timeline(talk, say) : []
  const { scroller, content, away, toEnd } = useEnd(client)
  const fresh = talk && away !== null ? countUnread(talk.snapshot.messages, away) : 0
  return (
    <div class="history">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <main class="scroll" ref={scroller} tabIndex={0}>
        <div class="content" ref={content}>
          {client.loading.value ? (
            <p class="loading">{say('loading')}</p>
          ) : (
            <>
              <Greeting desk={desk} />
              <div role="log" aria-label={say('log')} class="log">
                {talk && !desk.kept && <Line text={say('unkept')} />}
                {rows.map((row) => {
                  if (row.kind === 'day') return <Day key={row.key} text={day(row.at, serverNow(), locale)} />
                  if (row.kind === 'line') return <Line key={row.key} text={row.text} />
                  return <MessageItem key={row.key} desk={desk} message={row.message} first={row.first} />
                })}
              </div>
              {talk?.draft && (
                <div class="message theirs draft" aria-busy="true">
                  <p class="author">
                    {client.assistantName} <span class="ai">{say('aiAssistant')}</span>
                  </p>
                  <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: draftHtml(talk.draft.html) }} />
                </div>
              )}
            </>
          )}
          <Unsent desk={desk} />
          {!client.loading.value && <Next desk={desk} />}
        </div>
      </main>
      {away !== null && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={fresh ? undefined : say('toNewest')}>
          <ArrowDown size={16} />
          {fresh > 0 && say('newMessages', { count: fresh })}
        </button>
      )}
    </div>
  )
}

function Day({ text }: { text: string }) {
  return <p class="day">{text}</p>
}

function Line({ text }: { text: string }) {
  return <p class="line">{text}</p>
}
