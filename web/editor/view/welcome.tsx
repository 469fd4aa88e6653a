/** Beside the list while no article is open: what wants looking at, and how to go on. */
import { list } from '../live/articles.ts'
import { type Item, is, type ShownState } from '../pure/list.ts'
import { hashOf, type Place } from '../pure/place.ts'
import { counted } from '../pure/words.ts'

const wants: { state: ShownState; one: string; several: string; at?: Pick<Place, 'page'> }[] = [
  { state: 'left-out', one: 'has an error and is left out', several: 'have an error and are left out' },
  { state: 'failing', one: 'does not answer its own questions', several: 'do not answer their own questions' },
  { state: 'problems', one: 'has problems', several: 'have problems' },
  { state: 'unpublished', one: 'has unpublished changes', several: 'have unpublished changes' },
  { state: 'stale', one: 'is overdue for review', several: 'are overdue for review', at: { page: 'reviews' } },
]

export function Welcome() {
  const items = list.value.is === 'here' ? list.value.items : []
  return (
    <div class="empty not-small">
      <h2>Choose an article</h2>
      <p>
        <kbd>/</kbd> searches, the arrow keys move through the list, <kbd>Enter</kbd> opens.
      </p>
      <Wanting items={items} />
    </div>
  )
}

function Wanting({ items }: { items: readonly Item[] }) {
  const rows = wants.flatMap(({ state, one, several, at }) => {
    const count = items.filter((item) => is(item, state)).length
    const to = hashOf(at ?? { page: 'articles', query: { state } })
    return count > 0 ? [{ to, words: `${counted(count, 'article')} ${count === 1 ? one : several}` }] : []
  })
  if (rows.length === 0) return null
  return (
    <ul class="wanting" aria-label="What wants looking at">
      {rows.map(({ to, words }) => (
        <li key={to}>
          <a href={to}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
