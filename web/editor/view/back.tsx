/** On phones: from an article to the list. */
import { ArrowStart } from '../../shared/icons.tsx'
import { place } from '../live/address.ts'
import { hashOf } from '../pure/place.ts'

export function Back() {
  const { query } = place.value
  const { show: _, ...filters } = query
  return (
    <a class="icon-button narrow-only" href={hashOf({ page: 'articles', query: filters })} aria-label="All articles">
      <ArrowStart />
    </a>
  )
}
