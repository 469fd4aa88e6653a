/** The opened conversation: its head, what was said, and the composer. */
import { Inbox } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { waiting } from '../live/desk.ts'
import { waitLive } from '../live/known.ts'
import { current, reload } from '../live/opened.ts'
import { openedAt } from '../pure/place.ts'
import { ByEmail } from './by-email.tsx'
import { Composer } from './composer.tsx'
import { useResultsElsewhere } from './composer-lines.tsx'
import { Reminder } from './countdown.tsx'
import { Head } from './head.tsx'
import { NotifyOffer } from './notify-offer.tsx'
import { Transcript } from './transcript.tsx'

export function Conversation() {
  useResultsElsewhere()
  const now = current.value
  switch (now.is) {
    case 'none':
      return <NothingOpen />
    case 'loading':
      return <TalkSkeleton />
    case 'failed':
      return (
        <div class="talk-empty" role="alert">
          <h2>{now.gone ? 'This conversation does not exist' : 'The conversation could not be loaded'}</h2>
          <p>{now.gone ? 'It may have been erased, or the address is not complete.' : now.message}</p>
          {!now.gone && (
            <button type="button" class="button" onClick={() => void reload(now.id)}>
              Try again
            </button>
          )}
          <button type="button" class="button" onClick={() => go(openedAt(place.value))}>
            Back to the list
          </button>
        </div>
      )
    case 'ready':
      return (
        <>
          <Head snapshot={now.opened.snapshot} />
          <Transcript key={now.id} opened={now.opened} />
          <Reminder key={`reminder-${now.id}`} snapshot={now.opened.snapshot} />
          <ByEmail opened={now.opened} />
          <Composer key={`composer-${now.id}`} snapshot={now.opened.snapshot} />
        </>
      )
  }
}

function NothingOpen() {
  const next = waiting.value[0]
  const many = waitLive.value ?? 0
  const none = next ? 'Only emails are left to answer' : 'Nobody is waiting'
  return (
    <div class="talk-empty">
      <Inbox size={32} />
      <h2>{many === 0 ? none : many === 1 ? 'One customer is waiting' : `${many} customers are waiting`}</h2>
      <p>
        {next
          ? 'Open the one who is next, or choose from the list.'
          : 'Choose a conversation from a list. Press ? for the keys that move you around.'}
      </p>
      {next && (
        <button
          type="button"
          class="button primary"
          onClick={() => go({ at: 'list', list: 'queue', conversationId: next.conversationId })}
        >
          Open the next
        </button>
      )}
      <NotifyOffer />
    </div>
  )
}

function TalkSkeleton() {
  return (
    <div class="talk-skeleton" role="status">
      <span class="unseen">Loading the conversation</span>
      <i class="bone w30 tall" aria-hidden="true" />
      <i class="bone bubble w60" aria-hidden="true" />
      <i class="bone bubble w40 end" aria-hidden="true" />
      <i class="bone bubble w60" aria-hidden="true" />
    </div>
  )
}
