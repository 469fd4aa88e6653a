/** Articles that are due to be looked at again, by owner. */
import { useEffect, useState } from 'preact/hooks'
import { wordsOf } from '../../console/live/session.ts'
import { type Review, reviews } from '../live/calls.ts'
import { onNews } from '../live/news.ts'
import { hashOf } from '../pure/place.ts'
import { byOwner } from '../pure/reviews.ts'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'

type Known = { is: 'asking' } | { is: 'failed'; message: string } | { is: 'here'; reviews: Review[] }

export default function Reviews() {
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const ask = () =>
    reviews().then(
      (found) => setKnown({ is: 'here', reviews: found.reviews }),
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
      {known.is === 'here' && known.reviews.length === 0 && (
        <Empty title="Nothing is due">
          <p>Give an article an owner and a day to review it by, under Details: it is listed here in time.</p>
        </Empty>
      )}
      {known.is === 'here' &&
        byOwner(known.reviews).map(({ owner, reviews: theirs }) => (
          <section key={owner} class="owner">
            <h2>
              <bdi>{owner || 'Nobody'}</bdi>
            </h2>
            <table class="people">
              <thead>
                <tr>
                  <th scope="col">Article</th>
                  <th scope="col">Review by</th>
                  <th scope="col">Updated</th>
                </tr>
              </thead>
              <tbody>
                {theirs.map((review) => (
                  <tr key={review.path}>
                    <th scope="row">
                      <a href={hashOf({ page: 'articles', path: review.articleId, query: { show: 'details' } })} dir="auto">
                        {review.title}
                      </a>
                    </th>
                    <td>
                      {review.reviewBy} {review.due && <span class="chip chip-brass">Due</span>}
                    </td>
                    <td>{review.updated ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </Sheet>
  )
}
