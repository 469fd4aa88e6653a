/** What was just done to many conversations, what was not, and the way back. */
import { Close, Undo } from '../../shared/icons.tsx'
import { bulkTold, dismissTold, keepTold, undoLast } from '../live/bulk.ts'

export function BulkTold() {
  const told = bulkTold.value
  return (
    <div role="status" class="toast-place bulk-told-place">
      {told && (
        <div
          class="toast bulk-told"
          onPointerEnter={() => keepTold(true)}
          onPointerLeave={() => keepTold(false)}
          onFocusIn={() => keepTold(true)}
          onFocusOut={() => keepTold(false)}
        >
          <div class="bulk-told-head">
            <span>{told.words}</span>
            {told.undo && (
              <button type="button" class="toast-button" onClick={() => void undoLast()}>
                <Undo size={14} /> Undo
              </button>
            )}
            <button type="button" class="toast-button" aria-label="Dismiss" onClick={dismissTold}>
              <Close size={14} />
            </button>
          </div>
          {told.refused.length > 0 && (
            <ul>
              {told.refused.map((words) => (
                <li key={words}>
                  <bdi>{words}</bdi>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
