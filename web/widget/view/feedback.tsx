/** Whether an answer helped, and what was missing where it did not. */
import { useEffect, useState } from 'preact/hooks'
import { ThumbDown, ThumbUp } from '../../shared/icons.tsx'
import { openOffer } from '../talk.ts'
import type { Desk } from './desk.ts'

export function Feedback({ desk: { client, say }, messageId }: { desk: Desk; messageId: string }) {
  const [asking, setAsking] = useState(false)
  const [thanked, setThanked] = useState(false)
  const [why, setWhy] = useState('')
  const talk = client.talk.value
  const verdict = talk?.thumbs[messageId]
  const offered = asking && talk !== null && openOffer(talk) !== undefined
  useEffect(() => {
    if (offered) intoView(document.querySelector('.offer'))
  }, [offered])
  const judge = async (helpful: boolean) => {
    setAsking(!helpful)
    setThanked(false)
    if (verdict !== helpful) await client.rateAnswer(messageId, { helpful })
  }
  const tell = async (event: Event) => {
    event.preventDefault()
    const text = why.trim()
    if (text && !(await client.rateAnswer(messageId, { helpful: false, why: text }))) return
    setAsking(false)
    setThanked(text !== '')
  }
  return (
    <div class="feedback">
      <div class="thumbs">
        <Thumb label={say('helpful')} pressed={verdict === true} onClick={() => void judge(true)} up />
        <Thumb label={say('notHelpful')} pressed={verdict === false} onClick={() => void judge(false)} />
      </div>
      {asking && (
        <form ref={intoView} class="why" onSubmit={(event) => void tell(event)}>
          <label>
            {say('whatWasMissing')} <span class="hint">({say('optional')})</span>
            <textarea
              rows={2}
              maxLength={2_000}
              value={why}
              dir="auto"
              onInput={(e) => setWhy(e.currentTarget.value)}
            />
          </label>
          <div class="actions">
            <button type="submit" class="primary small">
              {say('send')}
            </button>
            <button type="button" class="plain small" onClick={() => setAsking(false)}>
              {say('skip')}
            </button>
          </div>
        </form>
      )}
      {thanked && (
        <p class="hint" role="status">
          {say('thanksForWord')}
        </p>
      )}
    </div>
  )
}

/** What a press brought is seen, also below the edge. */
function intoView(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function Thumb({ label, pressed, onClick, up }: { label: string; pressed: boolean; onClick(): void; up?: boolean }) {
  return (
    <button type="button" class="thumb" aria-pressed={pressed} aria-label={label} title={label} onClick={onClick}>
      {up ? <ThumbUp size={16} /> : <ThumbDown size={16} />}
    </button>
  )
}
