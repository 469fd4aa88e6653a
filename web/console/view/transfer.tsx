/** Handing a conversation on: to whom, and what they need to know. */
import { useEffect, useState } from 'preact/hooks'
import { People } from '../../shared/icons.tsx'
import { askStaff, colleagues, teams } from '../live/desk.ts'
import { me } from '../live/session.ts'
import { busy, transfer } from '../live/verbs.ts'
import { presenceWords } from '../pure/words.ts'
import { Field, FormError } from './field.tsx'
import { Modal } from './modal.tsx'

const rank = { online: 0, assign_only: 1, away: 2, offline: 3 }

export function TransferDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<{ to?: string; note?: string }>({})
  // How many each holds is not told as it changes.
  useEffect(() => void askStaff(), [])
  const others = (colleagues.value ?? [])
    .filter((colleague) => colleague.id !== me().id)
    .sort((a, b) => rank[a.state] - rank[b.state] || a.name.localeCompare(b.name))

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = {
      ...(!to && { to: 'Choose a colleague or a team.' }),
      ...(!note.trim() && { note: 'Write what your colleague needs to know.' }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const [kind, who = ''] = to.split(':')
    onClose()
    void transfer(id, kind === 'team' ? { teamId: who } : { agentId: who }, note.trim())
  }

  return (
    <Modal title="Transfer" onClose={onClose}>
      {others.length === 0 && teams.value.length === 0 ? (
        <p>
          There is nobody to transfer to: you are the only agent, and there are no teams. Release it to the queue
          instead.
        </p>
      ) : (
        <form onSubmit={submit} noValidate>
          <FormError>{wrong.to}</FormError>
          <fieldset class="choices">
            <legend>To whom?</legend>
            {others.map((colleague) => (
              <label key={colleague.id} class="choice">
                <input
                  type="radio"
                  name="to"
                  checked={to === `agent:${colleague.id}`}
                  onChange={() => setTo(`agent:${colleague.id}`)}
                />
                <span class={`dot ${colleague.state}`} aria-hidden="true" />
                <bdi>{colleague.name}</bdi>
                <span class="faint">
                  {presenceWords(colleague.state)} · {colleague.open} of {colleague.capacity}
                </span>
              </label>
            ))}
            {teams.value.map((team) => (
              <label key={team.id} class="choice">
                <input
                  type="radio"
                  name="to"
                  checked={to === `team:${team.id}`}
                  onChange={() => setTo(`team:${team.id}`)}
                />
                <People size={14} />
                <bdi>{team.name}</bdi>
                <span class="faint">Team, front of its queue</span>
              </label>
            ))}
          </fieldset>
          <Field label="Note for them" help="The customer never sees it." error={wrong.note}>
            {(wires) => (
              <textarea
                {...wires}
                rows={3}
                maxLength={2000}
                dir="auto"
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class="modal-verbs">
            <button type="button" class="button" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" class="button primary" disabled={busy.value !== undefined}>
              Transfer
            </button>
          </div>
        </form>
      )}
    </Modal>
  )
}
