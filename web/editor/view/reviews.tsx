/** Articles that are due to be looked at again, by owner. */
import { useEffect, useState } from 'preact/hooks'
import type { DueReview, OwnedReviews } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { reviews } from '../live/calls.ts'
import { onNews } from '../live/news.ts'
import { hashOf } from '../pure/place.ts'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'

type Known = { is: 'asking' } | { is: 'failed'; message: string } | { is: 'here'; owners: OwnedReviews[] }

export default function Reviews() {
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const ask = () =>
    reviews().then(
      ({ owners }) => setKnown({ is: 'here', owners }),
      (error: unknown) => setKnown({ is: 'failed', message: wordsOf(error) }),
    )
  useEffect(() => {
    void ask()
    return onNews('articles', () => void ask())
  }, [])
  return (
    <Sheet
      title="Reviews due"
      lead="Articles whose reviewBy day has passed or is near, by who looks after them. A new day under Details takes one off the list."
    >
      {known.is === 'asking' && <Loading words="Loading the reviews" />}
      {known.is === 'failed' && <Failed message={known.message} again={() => void ask()} />}
      {known.is === 'here' && known.owners.length === 0 && (
        <Empty title="Nothing is due">
          <p>Give an article an owner and a day to review it by, under Details: it is listed here in time.</p>
        </Empty>
      )}
      {known.is === 'here' &&
        known.owners.map(({ owner, member, overdue, soon }) => (
          <section key={owner ?? ''} class="owner">
            <h2>
              <bdi>{member?.name ?? owner ?? 'Nobody'}</bdi>
            </h2>
            <table class="table due">
              <thead>
                <tr>
                  <th scope="col">Article</th>
                  <th scope="col">Review by</th>
                  <th scope="col">When</th>
                </tr>
              </thead>
              <tbody>
                {[...overdue, ...soon].map((review) => (
                  <ReviewRow key={review.path} review={review} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </Sheet>
  )
}

function ReviewRow({ review: { articleId, title, reviewBy, days } }: { review: DueReview }) {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(days, 'day')
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'articles', path: articleId, query: { show: 'details' } })} dir="auto">
          {title}
        </a>
      </th>
      <td>{reviewBy}</td>
      <td>
        {words} {days < 0 && <span class="chip chip-brass">Overdue</span>}
      </td>
    </tr>
  )
}
