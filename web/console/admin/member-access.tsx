/** Whether a member comes in: a new password by link, disabling and enabling. */
import { useState } from 'preact/hooks'
import type { Link } from '../../../src/protocol/staff.ts'
import { me, staffCall, wordsOf } from '../live/session.ts'
import type { MemberOf } from '../pure/staff.ts'
import { toast } from '../view/dialogs.tsx'
import { FormError } from '../view/field.tsx'
import { Modal } from '../view/modal.tsx'
import { LinkOnce } from './link-once.tsx'

export function MemberAccess({ member, again }: { member: MemberOf; again: () => Promise<void> }) {
  const { id, name, disabled } = member
  const [asking, setAsking] = useState(false)
  const [link, setLink] = useState<Link>()
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  if (id === me().id) return null

  const doing = async (work: () => Promise<void>) => {
    setBusy(true)
    setWrong('')
    try {
      await work()
    } catch (error) {
      setWrong(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const makeLink = () =>
    doing(async () => setLink(await staffCall<Link>('POST', `/api/staff/${id}/password-link`, { body: {} })))
  const setDisabled = (to: boolean) =>
    doing(async () => {
      await staffCall('PATCH', `/api/staff/${id}`, { body: { disabled: to } })
      setAsking(false)
      setLink(undefined)
      toast(to ? `${name} is out, everywhere.` : `${name} can sign in again.`)
      await again()
    })

  return (
    <section class="group access" aria-labelledby="access">
      <h2 id="access" class="access-title">
        Access
      </h2>
      {!asking && <FormError>{wrong}</FormError>}
      {disabled ? (
        <div class="access-row">
          <p>
            <bdi>{name}</bdi> is disabled and cannot sign in. What they wrote stays.
          </p>
          <button type="button" class="button" disabled={busy} onClick={() => void setDisabled(false)}>
            Enable
          </button>
        </div>
      ) : (
        <>
          <div class="access-row">
            <p>Lost password? Make a link by which they set a new one. Until then the old one works.</p>
            <button type="button" class="button" disabled={busy} onClick={() => void makeLink()}>
              New password link
            </button>
          </div>
          {link && <LinkOnce link={link} whom={name} forWhat="With it they set a new password." />}
          <div class="access-row">
            <p>Somebody who left: disable the account. It can be enabled again.</p>
            <button type="button" class="button danger" disabled={busy} onClick={() => setAsking(true)}>
              Disable
            </button>
          </div>
        </>
      )}
      {asking && (
        <Modal title={`Disable ${name}?`} onClose={() => setAsking(false)}>
          <FormError>{wrong}</FormError>
          <ul class="plain-list">
            <li>They are signed out everywhere within a second, and cannot sign in.</li>
            <li>
              {member.open > 0
                ? `The ${member.open === 1 ? 'conversation' : `${member.open} conversations`} they hold go back to the front of the queue.`
                : 'They hold no conversation.'}
            </li>
            <li>Links that they made, and a link for their password, work no more.</li>
            <li>Their name stays on what they wrote.</li>
          </ul>
          <div class="modal-verbs">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              Cancel
            </button>
            <button type="button" class="button danger-fill" disabled={busy} onClick={() => void setDisabled(true)}>
              {busy ? 'Disabling…' : 'Disable'}
            </button>
          </div>
        </Modal>
      )}
    </section>
  )
}
