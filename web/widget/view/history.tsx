/** What was said. Finished messages are in the log and read out once; drafts and unsent ones stand below it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ArrowDown } from '../../shared/icons.tsx'
import { day } from '../../shared/time.ts'
import { draftHtml } from '../answer.ts'
import { timeline } from '../timeline.ts'
import { countUnread } from '../unread.ts'
import { MessageItem } from './message.tsx'
import { Next } from './next.tsx'
import type { Desk } from './panel.tsx'
import { Unsent } from './unsent.tsx'
import { Greeting } from './welcome.tsx'

/** Closer to the end than this, in pixels, counts as being there. */
const NEAR = 64

export function History({ desk }: { desk: Desk }) {
  const { client, say, language } = desk
  const talk = client.talk.value
  const rows = talk ? timeline(talk, say) : []
  const { scroller, content, away, toEnd } = useStickToEnd(client.pending.value.length)
  const fresh = talk && away !== null ? countUnread(talk.snapshot.messages, away) : 0
  return (
    <main class="history">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="scroll" ref={scroller} tabIndex={0} role="region" aria-label={say('log')}>
        <div class="content" ref={content}>
          {client.loading.value ? (
            <p class="loading">{say('loading')}</p>
          ) : (
            <>
              <Greeting desk={desk} />
              <div role="log" aria-label={say('log')} class="log">
                {rows.map((row) => {
                  if (row.kind === 'day') return <Day key={row.key} text={day(row.at, new Date(), language)} />
                  if (row.kind === 'line') return <Line key={row.key} text={row.text} />
                  return <MessageItem key={row.key} desk={desk} message={row.message} first={row.first} />
                })}
              </div>
              {talk?.draft && (
                <div class="message theirs draft" aria-busy="true">
                  <p class="author">
                    {client.assistantName} <span class="ai">{say('aiAssistant')}</span>
                  </p>
                  {/* biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by cleanHtml in draftHtml */}
                  <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: draftHtml(talk.draft.html) }} />
                </div>
              )}
              <Unsent desk={desk} />
              <Next desk={desk} />
            </>
          )}
        </div>
      </div>
      {away !== null && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={fresh ? undefined : say('toNewest')}>
          <ArrowDown size={16} />
          {fresh > 0 && say('newMessages', { count: fresh })}
        </button>
      )}
    </main>
  )

  /** Follows the end as long as the reader is there. `away` is the last seq that was there when they left, else null. */
  function useStickToEnd(sending: number) {
    const scroller = useRef<HTMLDivElement>(null)
    const content = useRef<HTMLDivElement>(null)
    const stuck = useRef(true)
    const [away, setAway] = useState<number | null>(null)
    const toEnd = () => {
      stuck.current = true
      setAway(null)
      const box = scroller.current
      if (box) box.scrollTop = box.scrollHeight
    }
    useLayoutEffect(() => {
      const box = scroller.current
      const inner = content.current
      if (!box || !inner) return
      const onScroll = () => {
        const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
        if (near === stuck.current) return
        stuck.current = near
        setAway(near ? null : (client.talk.peek()?.snapshot.seq ?? 0))
      }
      const onGrowth = new ResizeObserver(() => {
        if (stuck.current) box.scrollTop = box.scrollHeight
      })
      onGrowth.observe(inner)
      onGrowth.observe(box)
      box.addEventListener('scroll', onScroll, { passive: true })
      return () => {
        onGrowth.disconnect()
        box.removeEventListener('scroll', onScroll)
      }
    }, [])
    // Who writes wants to see what they wrote.
    useLayoutEffect(() => {
      if (sending > 0) toEnd()
    }, [sending])
    return { scroller, content, away, toEnd }
  }
}

function Day({ text }: { text: string }) {
  return <p class="day">{text}</p>
}

function Line({ text }: { text: string }) {
  return <p class="line">{text}</p>
}
