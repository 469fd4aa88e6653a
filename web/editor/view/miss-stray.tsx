/** What to do about a question that does not belong where it is. */
import { useState } from 'preact/hooks'
import type { MissExample } from '../../../src/protocol/misses.ts'
import { wordsOf } from '../../console/live/session.ts'
import { act, askCluster } from '../live/misses.ts'
import { toast } from '../live/toast.ts'
import { counted } from '../pure/misses.ts'

export function Stray({ clusterId, example: { missId, times } }: { clusterId: string; example: MissExample }) {
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const takeOut = async (reason?: string) => {
    setBusy(true)
    try {
      await act.takeOut(clusterId, missId, reason)
      toast(reason ? 'It is dismissed.' : 'It is a subject of its own now.')
      await askCluster(clusterId)
    } catch (error) {
      toast(wordsOf(error))
    }
    setBusy(false)
  }
  return (
    <div class="miss-stray">
      <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Does not belong here
      </button>
      {open && (
        <form
          class="miss-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (why.trim()) void takeOut(why.trim())
          }}
        >
          {times > 1 && <p class="faint">It was asked {counted(times, 'time')} in these words; all of them go.</p>}
          <button type="button" class="button" disabled={busy} onClick={() => void takeOut()}>
            Make it a subject of its own
          </button>
          <label class="miss-other">
            <span>Or dismiss it: why does it stay without an answer?</span>
            <span class="miss-why">
              <input
                type="text"
                dir="auto"
                maxLength={500}
                value={why}
                placeholder="We do not sell these"
                onInput={({ currentTarget }) => setWhy(currentTarget.value)}
              />
              <button type="submit" class="button" disabled={busy || why.trim() === ''}>
                Dismiss it
              </button>
            </span>
          </label>
        </form>
      )}
    </div>
  )
}
