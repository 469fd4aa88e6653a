/** Beside the list while no article is open: what was begun, and what should be looked at. */
import { moment, serverNow } from '../../shared/time.ts'
import { list } from '../live/articles.ts'
import type { Item, ShownState } from '../pure/list.ts'
import { hashOf } from '../pure/place.ts'
import { waitingIn } from '../pure/waiting.ts'
import { counted } from '../pure/words.ts'

const faultWords: Partial<Record<ShownState, (count: number) => string>> = {
  'left-out': (count) =>
    `${counted(count, 'article')} ${count === 1 ? 'has an error and is' : 'have errors and are'} left out of every answer`,
  failing: (count) =>
    `${counted(count, 'article')} ${count === 1 ? 'does' : 'do'} not answer all of their own questions`,
  problems: (count) => `${counted(count, 'article')} with problems`,
  stale: (count) => `${counted(count, 'article')} due for review`,
}

export function Welcome() {
  const now = list.value
  if (now.is !== 'here' || now.items.length === 0) return null
  const { drafts, moreDrafts, faults } = waitingIn(now.items)
  return (
    <div class="welcome">
      {drafts.length > 0 && (
        <section aria-labelledby="welcome-drafts">
          <h2 id="welcome-drafts">Your unpublished changes</h2>
          <ul>
            {drafts.map((item) => (
              <Draft key={item.path} item={item} />
            ))}
          </ul>
          {moreDrafts > 0 && (
            <a href={hashOf({ page: 'articles', query: { state: 'unpublished' } })}>{moreDrafts} more</a>
          )}
        </section>
      )}
      {faults.length > 0 && (
        <section aria-labelledby="welcome-faults">
          <h2 id="welcome-faults">To look at</h2>
          <ul>
            {faults.map(({ state, count }) => (
              <li key={state}>
                <a
                  class="welcome-line"
                  href={hashOf(state === 'stale' ? { page: 'reviews' } : { page: 'articles', query: { state } })}
                >
                  {faultWords[state]?.(count)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{drafts.length + faults.length > 0 ? 'Or choose an article' : 'Choose an article'}</h2>
        <p>
          <kbd>/</kbd> searches, the arrow keys move through the list, <kbd>Enter</kbd> opens, <kbd>n</kbd> begins a new
          one.
        </p>
      </section>
    </div>
  )
}

function Draft({ item }: { item: Item }) {
  const { articleId, title, path, draft, isFile } = item
  return (
    <li>
      <a class="welcome-line" href={hashOf({ page: 'articles', path: articleId })} title={path}>
        <bdi>{title}</bdi>
        <span class="faint">
          {!isFile && 'not published yet, '}
          {draft && moment(draft.at, serverNow(), navigator.language)}
        </span>
      </a>
    </li>
  )
}
