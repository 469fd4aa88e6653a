/** Says that what is shown is made up, for as long as it is, and takes it away. */
import { useState } from 'preact/hooks'
import { Info } from '../../shared/icons.tsx'
import { demoConversations, removeDemo } from '../live/demo.ts'
import { me, wordsOf } from '../live/session.ts'
import { Modal } from './modal.tsx'

export function DemoStrip() {
  const [asking, setAsking] = useState(false)
  if (demoConversations.value === 0) return null
  return (
    <div class="line-strip-place demo">
      <p class="line-strip">
        <Info size={16} />
        <span>
          <strong>Demo data.</strong> <span class="not-small">These customers and colleagues are made up.</span>
        </span>
      </p>
      {me().roles.includes('admin') && (
        <span class="line-retry">
          <button type="button" class="link-button" onClick={() => setAsking(true)}>
            Remove the demo data
          </button>
        </span>
      )}
      {asking && <RemoveDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const remove = () => {
    setBusy(true)
    setWrong('')
    removeDemo().catch((error: unknown) => {
      setBusy(false)
      setWrong(wordsOf(error))
    })
  }
  return (
    <Modal title="Remove the demo data?" onClose={onClose}>
      <p>
        All {demoConversations.value} made-up conversations go for good, with their customers and the demo’s staff. What
        real customers wrote stays.
      </p>
      <p>Where you are one of the demo’s staff yourself, you are signed out, and make an account of your own next.</p>
      <p role="alert" class="wrong">
        {wrong}
      </p>
      <div class="modal-verbs">
        <button type="button" class="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" class="button primary" disabled={busy} onClick={remove}>
          {busy ? 'Removing…' : 'Remove it'}
        </button>
      </div>
    </Modal>
  )
}
