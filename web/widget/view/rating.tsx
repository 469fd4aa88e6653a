/** How it was, once an episode is over: one to five and a word, or not at all. */
import { useState } from 'preact/hooks'
import { Star } from '../../shared/icons.tsx'
import type { Desk } from './desk.ts'

const marks = [1, 2, 3, 4, 5] as const

export function RatingCard({ desk: { client, say } }: { desk: Desk }) {
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const [skipped, setSkipped] = useState(false)
  const given = client.talk.value?.snapshot.rating
  if (given || skipped) {
    return (
      <section class="card">
        {given?.csat && <p role="status">{say('thanksForRating', { stars: given.csat })}</p>}
        <p class="hint">{say('writeAgainHint')}</p>
        <button type="button" class="link" onClick={client.startNew}>
          {say('newConversation')}
        </button>
      </section>
    )
  }
  const send = (event: Event) => {
    event.preventDefault()
    const word = comment.trim()
    if (stars) void client.rate({ csat: stars, ...(word && { comment: word }) })
  }
  return (
    <form class="card rating" onSubmit={send}>
      <fieldset>
        <legend>{say('rate')}</legend>
        <div class="stars">
          {marks.map((mark) => (
            <label key={mark} class={mark <= stars ? 'lit' : ''} title={say(`rate${mark}`)}>
              <input
                type="radio"
                name="stars"
                class="unseen"
                value={mark}
                checked={mark === stars}
                aria-label={`${mark}: ${say(`rate${mark}`)}`}
                onChange={() => setStars(mark)}
              />
              <Star size={26} />
            </label>
          ))}
          <span class="hint">{stars ? say(`rate${stars as 1}`) : ''}</span>
        </div>
      </fieldset>
      <label>
        {say('comment')} <span class="hint">({say('optional')})</span>
        <textarea
          rows={2}
          maxLength={2_000}
          dir="auto"
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary small" disabled={!stars}>
          {say('sendRating')}
        </button>
        <button type="button" class="plain small" onClick={() => setSkipped(true)}>
          {say('skip')}
        </button>
      </div>
    </form>
  )
}
