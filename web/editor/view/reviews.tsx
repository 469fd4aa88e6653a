/** What is to be looked at again: articles whose day has come, and those that did not help their readers. */
import { go, place } from '../live/address.ts'
import { DueReviews } from './due-reviews.tsx'
import { Sheet } from './parts.tsx'
import { ReaderVotes } from './reader-votes.tsx'

const parts = [
  {
    show: '',
    words: 'Due',
    lead: 'Read the article. If it still holds, say so: the day of its next review is set, and nothing else in it changes.',
    Part: DueReviews,
  },
  {
    show: 'readers',
    words: 'From readers',
    lead: 'What readers of the help centre answered to “Was this helpful?”. Nobody is tracked, so nobody can be asked back.',
    Part: ReaderVotes,
  },
] as const

export default function Reviews() {
  const { show = '' } = place.value.query
  const chosen = parts.find((each) => each.show === show) ?? parts[0]
  return (
    <Sheet title="Reviews" lead={chosen.lead}>
      <fieldset class="bare miss-states review-parts" aria-label="Which reviews">
        {parts.map((each) => (
          <button
            key={each.show}
            type="button"
            class="miss-state"
            aria-pressed={each === chosen}
            onClick={() => go({ page: 'reviews', query: { show: each.show } }, true)}
          >
            {each.words}
          </button>
        ))}
      </fieldset>
      <chosen.Part />
    </Sheet>
  )
}
