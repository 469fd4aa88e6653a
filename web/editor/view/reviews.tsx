/** Articles that are due to be looked at again, by owner; one press says that an article still holds. */
import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { OwnedReviews } from '../../../src/protocol/editor.ts'
import { remembered } from '../../console/live/prefs.ts'
import { me, wordsOf } from '../../console/live/session.ts'
import { reviews } from '../live/calls.ts'
import { onNews } from '../live/news.ts'
import { type Answered, type Span, sectionsOf, spans } from '../pure/reviews.ts'
import { Empty, Failed, Loading, Sheet } from './parts.tsx'
import { ReviewRow } from './review-row.tsx'

type Known = { is: 'asking' } | { is: 'failed'; message: string } | { is: 'here'; owners: OwnedReviews[] }

const choices = Object.keys(spans) as Span[]
/** When an article is looked at next, once it was found to hold. */
const span = remembered<Span>('next-review', '6 months', (kept) => choices.find((each) => each === kept))

export default function Reviews() {
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const [answered, setAnswered] = useState<ReadonlyMap<string, Answered>>(new Map())
  const ask = () =>
    reviews().then(
      ({ owners }) => setKnown({ is: 'here', owners }),
      (error: unknown) => setKnown({ is: 'failed', message: wordsOf(error) }),
    )
  useEffect(() => {
    void ask()
    return onNews('articles', () => void ask())
  }, [])
  /** @param now undefined: it is due again */
  const answer = (path: string, now: Answered | undefined) =>
    setAnswered((before) => {
      const next = new Map(before)
      if (now) next.set(path, now)
      else next.delete(path)
      return next
    })
  const sections = known.is === 'here' ? sectionsOf(known.owners, answered, me().id) : []
  const ownerOf = (key: string) => {
    const owner = known.is === 'here' ? known.owners.find((each) => (each.owner ?? '') === key) : undefined
    return { owner: key || null, ...(owner?.member && { member: owner.member }) }
  }
  return (
    <Sheet
      title="Reviews"
      lead="Read the article. If it still holds, say so: the day of its next review is set, and nothing else in it changes."
    >
      {sections.length > 0 && <NextReview />}
      {known.is === 'asking' && <Loading words="Loading the reviews" />}
      {known.is === 'failed' && <Failed message={known.message} again={() => void ask()} />}
      {known.is === 'here' && sections.length === 0 && (
        <Empty title="Nothing is due">
          <p>
            Give an article an owner and a day to review it by, under Details. It is listed here from 30 days before
            that day on.
          </p>
        </Empty>
      )}
      {sections.map(({ key, name, sum, rows }) => (
        <section key={key} class="owner">
          <h2>
            <bdi>{name}</bdi> {sum && <span class="faint">{sum}</span>}
          </h2>
          <Some of={rows}>
            {({ review, answered: done }) => (
              <ReviewRow
                key={review.path}
                review={review}
                owner={ownerOf(key)}
                span={span.value}
                answered={done}
                onAnswer={answer}
              />
            )}
          </Some>
        </section>
      ))}
    </Sheet>
  )
}

/** Reviews of one owner that are shown before somebody asks for all of them. */
const SHOWN = 50

function Some<Row>({ of: rows, children }: { of: readonly Row[]; children: (row: Row) => JSX.Element }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul class="reviews">{(all ? rows : rows.slice(0, SHOWN)).map(children)}</ul>
      {!all && rows.length > SHOWN && (
        <button type="button" class="button small due-more" onClick={() => setAll(true)}>
          Show all {rows.length}
        </button>
      )}
    </>
  )
}

function NextReview() {
  const id = useId()
  return (
    <div class="next-review">
      <label for={id}>If it holds, the next review is in</label>
      <select
        id={id}
        value={span.value}
        onChange={(event) => {
          span.value = event.currentTarget.value as Span
        }}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  )
}
