/** What was said. Finished messages are in the log and read out once; drafts and unsent ones stand below it. */
import { ArrowDown } from '../../shared/icons.tsx'
import { countUnread } from '../unread.ts'
import type { Desk } from './desk.ts'
import { later } from './later.tsx'
import { Next } from './next.tsx'
import { Unsent } from './unsent.tsx'
import { useEnd } from './use-end.ts'
import { Greeting } from './welcome.tsx'

const said = () => import('./said.tsx')
const Rows = later(() => said().then((m) => m.Rows))
const Draft = later(() => said().then((m) => m.Draft))

export function History({ desk }: { desk: Desk }) {
  const { client, say } = desk
  const talk = client.talk.value
  // Fetched while the message is written, so that it is there before the message is.
  const begun = talk !== null || client.pending.value.length > 0 || client.text.value !== ''
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
                {begun && <Rows desk={desk} />}
              </div>
              {begun && <Draft desk={desk} />}
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
