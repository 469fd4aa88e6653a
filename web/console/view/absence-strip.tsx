/** What changed while the page was asleep or without a line. Present from the start, so that it is read out. */
import { Close, Moon } from '../../shared/icons.tsx'
import { absence } from '../live/absence.ts'
import { tellOf } from '../pure/absence.ts'
import { hashOf } from '../pure/place.ts'
import { lasting } from '../pure/words.ts'

export function AbsenceStrip() {
  const gone = absence.value
  const told = gone ? tellOf(gone.changes) : []
  const dismiss = () => {
    absence.value = undefined
  }
  return (
    <div class="line-strip-place absence">
      <div role="status">
        {gone && (
          <p class="line-strip">
            <Moon size={16} />
            <span>
              While you were away ({lasting(gone.lasted)}): {told.length === 0 && 'nothing changed.'}
              {told.map(({ words, to }, at) => (
                <span key={words}>
                  {at > 0 && ', '}
                  {to ? (
                    <a href={hashOf(to)} onClick={dismiss}>
                      {words}
                    </a>
                  ) : (
                    words
                  )}
                </span>
              ))}
            </span>
          </p>
        )}
      </div>
      {gone && (
        <span class="line-retry">
          <button type="button" class="icon-button small" aria-label="Dismiss" onClick={dismiss}>
            <Close size={16} />
          </button>
        </span>
      )}
    </div>
  )
}
