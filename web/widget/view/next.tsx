/** What the customer may want to do now: one tap for a question, a person, their place in the queue, a rating. */
import { Person } from '../../shared/icons.tsx'
import { openOffer } from '../talk.ts'
import type { Desk } from './desk.ts'
import { later } from './later.tsx'
import { Suggestions } from './welcome.tsx'

const QueueCard = later(({ locale }) => import('./queue.tsx').then((m) => m.queueCard(locale)))
const After = later(({ locale }) => import('./after.tsx').then((m) => m.afterCard(locale)))

export function Next({ desk }: { desk: Desk }) {
  const { client, say } = desk
  const talk = client.talk.value
  if (!talk) return null
  const { status, messages, rating, ratingAsked } = talk.snapshot
  const last = messages.findLast(({ author, visibility }) => author.kind !== 'system' && visibility === 'public')
  const askable = talk.snapshot.assistant.speaks && client.pending.value.length === 0
  const suggested = askable && last?.author.kind === 'bot' ? (last.suggestions ?? []) : []
  const helped = status === 'answering' && last?.author.kind === 'bot' && talk.thumbs[last.id]
  return (
    <>
      <Suggestions questions={suggested} label={say('suggestions')} ask={client.send} />
      {openOffer(talk) && (
        <section class="card offer">
          <p>{say('offer')}</p>
          <button type="button" class="primary" onClick={() => void client.askPerson()}>
            <Person size={16} />
            {say('person')}
          </button>
        </section>
      )}
      {status === 'queued' && <QueueCard desk={desk} />}
      {(status === 'resolved' ? ratingAsked || rating : helped) && <After desk={desk} />}
    </>
  )
}
