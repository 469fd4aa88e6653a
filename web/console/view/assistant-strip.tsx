/** What is said while the assistant does not write its answers. Present from the start, so that a change is read out. */
import { Assistant } from '../../shared/icons.tsx'
import { assistant } from '../live/assistant.ts'
import { now } from '../live/now.ts'
import { assistantWords } from '../pure/assistant.ts'
import { locale } from './times.tsx'

export function AssistantStrip() {
  const words = assistantWords(assistant.value, new Date(now.value), locale)
  return (
    <div role="status">
      {words && (
        <p class="line-strip">
          <Assistant size={16} />
          <span>
            {words.what} <span class="not-small">{words.meanwhile}</span>
          </span>
        </p>
      )}
    </div>
  )
}
