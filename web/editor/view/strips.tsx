/** What has to be known above a text: who else writes here, that a newer text is there, that nobody is reached. */

import { Merge, Offline, Warning } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { theirs } from '../live/article.ts'
import { inspected } from '../live/inspect.ts'
import { onLine } from '../live/news.ts'
import { meetConflict } from '../live/opened.ts'
import { saving } from '../live/saving.ts'
import { DraftStrips } from './draft-strips.tsx'

export function Strips() {
  const other = theirs.value
  const errors = inspected.value?.problems.filter(({ severity }) => severity === 'error') ?? []
  return (
    <div class="article-strips">
      {other && place.value.query.show !== 'merge' && (
        <div class="article-strip urgent" role="alert">
          <Merge size={16} />
          <p>
            {other.what === 'published' && 'A newer version was published while you were writing. Your text is kept.'}
            {other.what === 'gone' &&
              'The file is gone: deleted or moved while you were writing. Your text is kept; publishing it makes the file anew.'}
            {other.what === 'elsewhere' && 'You wrote here in another window or on another device too.'}
            {other.what === 'colleague' && (
              <>
                The draft of <bdi>{other.by}</bdi> waits to be put together with yours.
              </>
            )}
            {other.what === 'discarded' && 'Your discarded draft waits to be put together with what you wrote since.'}
          </p>
          {other.what === 'gone' ? (
            <button type="button" class="button small" onClick={() => show('history')}>
              See its history
            </button>
          ) : (
            <button type="button" class="button small" onClick={showMerge}>
              See both and merge
            </button>
          )}
        </div>
      )}
      <DraftStrips onMerge={showMerge} />
      {!onLine.value && saving.value.is === 'kept' && (
        <div class="article-strip" role="status">
          <Offline size={16} />
          <p>The server cannot be reached. Go on writing: what you type is kept in this browser and saved later.</p>
        </div>
      )}
      {errors.length > 0 && (
        <div class="article-strip bad">
          <Warning size={16} />
          <p>{errors[0]?.message} Until this is mended, the article is left out of every answer.</p>
        </div>
      )}
    </div>
  )
}

/** Publishes; where somebody did meanwhile, the dialog gives way to both texts side by side. */
export async function orMerge(onClose: () => void, publish: () => Promise<void>): Promise<void> {
  try {
    await publish()
  } catch (error) {
    if (!meetConflict(error)) throw error
    onClose()
    showMerge()
  }
}

/** Puts the newer text beside one's own. */
function showMerge(): void {
  show('merge')
}

function show(part: 'merge' | 'history'): void {
  const { page, path, query } = place.value
  go({ page, path, query: { ...query, show: part } })
}
