/** One article that is due for review: it still holds, it is put off, or it is opened. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DueReview } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Menu } from '../../console/view/menu.tsx'
import { Check, ChevronDown } from '../../shared/icons.tsx'
import { serverNow } from '../../shared/time.ts'
import { go } from '../live/address.ts'
import { answerReview } from '../live/calls.ts'
import { hashOf, type Place } from '../pure/place.ts'
import { type Answered, dayAfter, delays, type Span, spans, whenWords } from '../pure/reviews.ts'

interface RowProps {
  review: DueReview
  owner: Answered['owner']
  span: Span
  answered: Answered | undefined
  onAnswer: (path: string, now: Answered | undefined) => void
}

export function ReviewRow({ review, owner, span, answered, onAnswer }: RowProps) {
  const { path, articleId, title, days, reviewBy, revision } = review
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const verbs = useRef<HTMLDivElement>(null)
  const was = useRef(busy)
  // The button that was pressed is gone: the keyboard goes on at what stands in its place.
  useEffect(() => {
    if (was.current && !busy && document.activeElement === document.body)
      verbs.current?.querySelector('button')?.focus()
    was.current = busy
  }, [busy])

  const details: Place = { page: 'articles', path: articleId, query: { show: 'details' } }
  const send = async (did: Answered['did'], next: string) => {
    setBusy(true)
    setWrong('')
    try {
      const now = await answerReview({ path, base: revision, reviewBy: next, did })
      onAnswer(path, { review, owner, next, revision: now.revision, did })
    } catch (error) {
      setWrong(wordsOf(error))
    }
    setBusy(false)
  }
  const takeBack = async (now: Answered) => {
    setBusy(true)
    setWrong('')
    try {
      await answerReview({ path, base: now.revision, reviewBy: reviewBy.slice(0, 10), did: 'undone' })
      onAnswer(path, undefined)
    } catch (error) {
      setWrong(wordsOf(error))
    }
    setBusy(false)
  }
  const after = (how: { days?: number; months?: number }) => dayAfter(serverNow().toISOString(), how)

  return (
    <li class={`review${answered ? ' answered' : ''}`}>
      <div class="review-what">
        <a href={hashOf({ page: 'articles', path: articleId, query: {} })} dir="auto">
          {title}
        </a>
        {answered ? (
          <p role="status">
            <Check size={16} /> {answered.did === 'reviewed' ? 'Still right.' : 'Put off.'} Next review by{' '}
            {dayWords(answered.next)}.
          </p>
        ) : (
          <p>
            {days < 0 && <span class="chip chip-brass">Overdue</span>} By {dayWords(reviewBy)}, {whenWords(days)}
          </p>
        )}
        {wrong && (
          <p class="form-error" role="alert">
            {wrong}
          </p>
        )}
      </div>
      <div class="review-verbs" ref={verbs}>
        {answered ? (
          <button type="button" class="button small" disabled={busy} onClick={() => void takeBack(answered)}>
            Undo<span class="unseen"> the review of {title}</span>
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button small"
              disabled={busy}
              onClick={() => void send('reviewed', after(spans[span]))}
            >
              {busy ? 'Saving…' : 'Still right'}
              <span class="unseen">: {title}</span>
            </button>
            <Menu
              label={`Later: put the review of ${title} off`}
              class="button small"
              button={
                <>
                  Later <ChevronDown size={14} />
                </>
              }
              items={[
                ...Object.entries(delays).map(([words, how]) => ({
                  words: `${words}: ${shortDay(after(how))}`,
                  onPick: () => void send('postponed', after(how)),
                })),
                { words: 'Another day, under Details', onPick: () => go(details) },
              ]}
            />
          </>
        )}
      </div>
    </li>
  )
}

const dayWords = (day: string) => written(day, { dateStyle: 'long' })
const shortDay = (day: string) => written(day, { day: 'numeric', month: 'long' })

function written(day: string, how: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return new Intl.DateTimeFormat(navigator.language, { ...how, timeZone: 'UTC' }).format(date)
}
